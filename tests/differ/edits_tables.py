"""A workbook with a table and a conversation about a cell, as Excel writes them, and edits of each."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table, TableStyleInfo

from tests.office.hostile import Members, members, packed

from .edits_workbooks import make_workbook

SHEET, BOOK, TABLE = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/tables/table1.xml"
OLD_COMMENTS = "xl/comments/comment1.xml"
THREADS, PEOPLE = "xl/threadedComments/threadedComment1.xml", "xl/persons/person1.xml"
_MS = "http://schemas.microsoft.com/office"
_NAME = f'xmlns="{_MS}/spreadsheetml/2018/threadedcomments"'
_PEOPLE = f"""<personList {_NAME}><person displayName="王芳" id="{{P1}}" userId="a" providerId="None"/>
<person displayName="李四" id="{{P2}}" userId="b" providerId="None"/></personList>"""
_THREADS = f"""<ThreadedComments {_NAME}>
<threadedComment ref="C3" dT="2024-08-01T09:00:00.00" personId="{{P1}}" id="{{T1}}"><text>成本口径？</text></threadedComment>
<threadedComment ref="C3" dT="2024-08-01T10:00:00.00" personId="{{P2}}" id="{{T2}}" parentId="{{T1}}"><text>含折旧</text></threadedComment>
</ThreadedComments>"""


def make_talked_over(path: Path) -> Path:
    """The workbook of `make_workbook` with 利润表!A1:E10 as a table and a thread of two on C3."""
    book = load_workbook(make_workbook(path))
    table = Table(displayName="利润", ref="A1:E10", totalsRowCount=1)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
    book["利润表"].add_table(table)
    # Excel says it once more for programs that know no threads.
    book["利润表"]["C3"].comment = Comment("[Threaded comment] Comment: 成本口径？", "tc={T1}")
    book.save(path)
    parts = members(path.read_bytes())
    parts = _with(parts, SHEET, "threadedComment", "../threadedComments/threadedComment1.xml")
    parts = _with(parts, BOOK, "person", "persons/person1.xml")
    path.write_bytes(packed({**parts, THREADS: _THREADS.encode(), PEOPLE: _PEOPLE.encode()}))
    return path


def _with(parts: Members, part: str, kind: str, target: str) -> Members:
    """The same with one more relation of a part."""
    folder, _, name = part.rpartition("/")
    holder = f"{folder}/_rels/{name}.rels"
    relation = f'<Relationship Id="rId{kind}" Type="{_MS}/2017/10/relationships/{kind}" Target="{target}"/></Relationships>'
    return {**parts, holder: parts[holder].replace(b"</Relationships>", relation.encode())}


class Edit(NamedTuple):
    """What is written otherwise, part by part, and the one change that it is."""

    written: tuple[tuple[str, str, str], ...]
    kind: str
    shape: str
    where: str


_ANSWER = '<threadedComment ref="C3" personId="{P1}" id="{T3}" parentId="{T1}"><text>好的</text></threadedComment></ThreadedComments>'
_NEW = '<threadedComment ref="B5" personId="{P1}" id="{T4}"><text>核对</text></threadedComment></ThreadedComments>'


def _thread(old: str, new: str, shape: str = "利润表!C3", where: str = "comment") -> Edit:
    return Edit(((THREADS, old, new),), "notes", shape, where)


def _table(old: str, new: str) -> Edit:
    return Edit(((TABLE, old, new),), "table", "利润表!A1:E10", "table")


EDITS: dict[str, Edit] = {
    "words of a comment": _thread("成本口径？", "成本的口径？"),
    "words of an answer": _thread("含折旧", "不含折旧"),
    "an answer more": _thread("</ThreadedComments>", _ANSWER),
    "a thread more": _thread("</ThreadedComments>", _NEW, "利润表!B5"),
    "a thread resolved": _thread('id="{T1}"', 'id="{T1}" done="1"'),
    "a thread on another cell": Edit(
        ((THREADS, 'ref="C3"', 'ref="C4"'), (OLD_COMMENTS, 'ref="C3"', 'ref="C4"')), "notes", "利润表!C4", "comment"
    ),
    "another writer": _thread('personId="{P2}"', 'personId="{P1}"'),
    "a writer's name": Edit(((PEOPLE, "李四", "李思"),), "notes", "利润表!C3", "comment"),
    "a table's name": _table('displayName="利润"', 'displayName="利润二"'),
    "a table's style": _table("TableStyleMedium2", "TableStyleLight1"),
    "no stripes": _table('showRowStripes="1"', 'showRowStripes="0"'),
    "first column": _table("<tableStyleInfo ", '<tableStyleInfo showFirstColumn="1" '),
    "no totals": _table('totalsRowCount="1"', 'totalsRowCount="0"'),
    "a total": _table('name="合计"', 'name="合计" totalsRowFunction="max"'),
    "a filter": _table("<tableColumns", '<autoFilter ref="A1:E9"><filterColumn colId="0"><filters><filter val="营业收入"/></filters></filterColumn></autoFilter><tableColumns'),
    "a formula of a column": _table('name="合计"/>', 'name="合计"><calculatedColumnFormula>1+1</calculatedColumnFormula></tableColumn>'),
    "a column's name in the table only": _table('name="2023H1"', 'name="2023"'),
    "a smaller table": Edit(((TABLE, 'ref="A1:E10"', 'ref="A1:E9"'),), "table", "利润表!A1:E9", "table"),
    "a heading, as Excel writes it": Edit(
        ((TABLE, 'name="2023H1"', 'name="2023上半年"'), (SHEET, "2023H1", "2023上半年")),
        "text", "利润表!C1", "项目",
    ),
    "a comment, as Excel writes it": Edit(
        ((THREADS, "成本口径？", "口径？"), (OLD_COMMENTS, "成本口径？", "口径？")), "notes", "利润表!C3", "comment"
    ),
}  # fmt: skip


def edited_parts(path: Path, edit: Edit, folder: Path) -> Path:
    parts = members(path.read_bytes())
    for part, old, new in edit.written:
        text = parts[part].decode()
        assert old in text, f"{old} is not in {part}: {text}"
        parts = {**parts, part: text.replace(old, new).encode()}
    made = folder / "new.xlsx"
    made.write_bytes(packed(parts))
    return made
