"""Tables and conversations in workbooks, and the other formats of workbooks: each edit told once and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.commands.text import outline
from generator.differ.run import WORKBOOKS, diff
from tests.office.hostile import members, packed

from . import edits_workbooks
from .edits_tables import EDITS, THREADS, edited_parts, make_talked_over
from .test_workbooks import said

_MAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_TYPES = {
    ".xlsm": b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    ".xltx": b"application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
    ".xltm": b"application/vnd.ms-excel.template.macroEnabled.main+xml",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_talked_over(tmp_path_factory.mktemp("tables") / "old.xlsx")


@pytest.mark.parametrize("name", EDITS)
def test_each_edit_is_told_once_and_nothing_else(name: str, made: Path, tmp_path: Path) -> None:
    edit = EDITS[name]
    found = diff(made, edited_parts(made, edit, tmp_path))
    assert (said(found), found.not_compared) == ([(edit.kind, edit.shape, edit.where)], ())


def test_the_time_of_a_comment_and_ids_are_no_difference(made: Path, tmp_path: Path) -> None:
    parts = members(made.read_bytes())
    other = parts[THREADS].replace(b"2024-08-01T10", b"2025-01-01T11").replace(b"{T1}", b"{X1}").replace(b"{T2}", b"{X2}")
    (tmp_path / "new.xlsx").write_bytes(packed({**parts, THREADS: other}))
    assert not diff(made, tmp_path / "new.xlsx").differs


def test_a_row_put_into_a_table_is_the_row_and_not_the_tables_place(made: Path, tmp_path: Path) -> None:
    edit = edits_workbooks.EDITS["a row taken out"]
    old, new = load_workbook(made), load_workbook(made)
    edit.do(new)
    new["利润表"].tables["利润"].ref = "A1:E9"
    new["利润表"].tables["利润"].autoFilter = None
    for book, name in ((old, "a.xlsx"), (new, "b.xlsx")):
        book.save(tmp_path / name)
    assert said(diff(tmp_path / "a.xlsx", tmp_path / "b.xlsx")) == [(edit.kind, edit.shape, edit.where)]


@pytest.mark.parametrize("suffix", _TYPES)
@pytest.mark.parametrize("name", ["a number", "a formula", "a fill", "a comment's words", "a validation"])
def test_an_edit_is_told_once_in_each_format_of_workbooks(suffix: str, name: str, tmp_path: Path) -> None:
    edit = edits_workbooks.EDITS[name]
    plain = edits_workbooks.make_workbook(tmp_path / "old.xlsx")
    old, new = (_saved_as(each, suffix) for each in (plain, edits_workbooks.edited(plain, edit)))
    assert suffix in WORKBOOKS
    found = diff(old, new)
    assert (said(found), found.not_compared) == ([(edit.kind, edit.shape, edit.where)], ())
    assert not diff(plain, old).differs
    assert outline(old) == outline(plain)


def _saved_as(book: Path, suffix: str) -> Path:
    parts = members(book.read_bytes())
    types = parts["[Content_Types].xml"].replace(_MAIN, _TYPES[suffix])
    made = book.with_suffix(suffix)
    made.write_bytes(packed({**parts, "[Content_Types].xml": types}))
    return made
