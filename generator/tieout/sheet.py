"""The reviewer's sheet: one row a number, slide by slide, with links to the workbook's cells and room for initials."""

from __future__ import annotations

import io
import itertools
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from ..alike.shapes import leaves
from ..files.leftovers import swept
from ..files.lock import writing
from ..files.refused import check_name, refused
from ..files.system import make_folder
from ..files.write import write_beside
from ..lineage.format import FigureRecord
from ..lineage.reading import Record
from ..workbook.editing.edit import PackageEdit
from ..workbook.writing.finishing import finished
from .in_unit import exact_in_unit
from .review_notes import COVER, HEADINGS, NUMBERS, PLACE, SIGNED, Row, Value, cells_told, review_notes
from .seal import is_sealed, sealed
from .sheet_again import NumberRow, edited
from .sheet_look import draw_cover, draw_numbers
from .tieout import TieOut
from .traced import CHANGED, DELETED, MOVED, NEW, REWORDED, TIED, TYPED, Traced
from .words_around import words_around

_STATES = {
    TIED: "一致", MOVED: "移动", REWORDED: "改句", CHANGED: "手改", DELETED: "删去", NEW: "新增", TYPED: "模板",
}  # fmt: skip

class Written(NamedTuple):
    """What became of reviewers' words: of how many numbers they stand, of how many that are gone, the sheet before."""

    carried: int = 0
    lost: int = 0
    earlier: Path | None = None
    mended: tuple[str, ...] = ()
    """What was put right that a command which was stopped had left behind."""


def write_tie_out(found: TieOut, target: Path, workbook: Path | None) -> Written:
    """Write the sheet; links lead to `workbook` as seen from the sheet's folder.

    Whatever reviewers put into a sheet that is there already stays where it is, and their words with their number,
    wherever that stands now; of a number that changed, only as a remark. The sheet before is kept beside.

    Raises:
        OutputError: the file is something else than a tie-out sheet, or cannot be written.
    """
    check_name(target, len(".earlier-99.xlsx"))
    mended = swept(target.parent)
    try:
        make_folder(target.parent)
        with writing(target):
            return _written(found, target, workbook)._replace(mended=mended)
    except OSError as error:
        stands = "The sheet that was there is as it was." if target.exists() else "None was there, and none is now."
        raise refused(error, target, stands) from error


def _written(found: TieOut, target: Path, workbook: Path | None) -> Written:
    """The sheet anew; where people worked on the one that is there, as an edit of that, with a copy of it beside."""
    address = _address(workbook, target)
    if not target.exists() or is_sealed(target):
        write_beside(target, sealed(_fresh(found, address)))
        return Written()
    notes = review_notes(target)
    package = PackageEdit(target)
    carried = edited(package, list(_rows(found)), _cover_lines(found), address, notes)
    content = package.content()
    if content == target.read_bytes():
        return Written(carried, notes.left)
    earlier = _kept(target)
    write_beside(target, content)
    return Written(carried, notes.left, earlier)


def _fresh(found: TieOut, workbook: str) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    draw_cover(book.create_sheet(COVER), _cover_lines(found))
    draw_numbers(book.create_sheet(NUMBERS), list(_rows(found)), workbook)
    stored = io.BytesIO()
    book.save(stored)
    return finished(stored, book.sheetnames, {}, ())


def _rows(found: TieOut) -> Iterator[NumberRow]:
    shapes = {page.number: leaves(page.shapes) for page in found.pages}
    for one in found.numbers:
        text = f"{one.text or '—'}（原{one.was}）" if one.was else one.text
        told: Row = {
            "页": one.slide, "所在文字": words_around(one, shapes.get(one.slide, ())), "印出": text,
            "状况": _STATES[one.state], PLACE: _source_of(one, found.record),
        }  # fmt: skip
        yield NumberRow({**dict.fromkeys(HEADINGS), **told, **_about(one)}, _location(one.cells))


def _kept(target: Path) -> Path:
    """A copy of the sheet that is there: what it said of numbers that changed stands in it only."""
    content = target.read_bytes()
    for number in itertools.count(1):
        kept = target.with_name(f"{target.stem}.earlier{f'-{number}' if number > 1 else ''}.xlsx")
        if not kept.exists():
            write_beside(kept, content, target)
            break
        if kept.read_bytes() == content:  # a command that was stopped has copied it already
            break
    return kept


def _address(workbook: Path | None, target: Path) -> str:
    """The workbook as a link from the sheet's folder; what would end an address early is escaped."""
    if workbook is None:
        return ""
    path = Path(os.path.relpath(workbook.resolve(), target.resolve().parent)).as_posix()
    return quote(path, safe="/.:~!$&'()*+,;=@-_" + "".join(char for char in path if not char.isascii()))


def _cover_lines(found: TieOut) -> list[tuple[str, Value]]:
    states = [(word, found.count(state)) for state, word in _STATES.items()]
    statuses = sorted({one.status for one in found.numbers if one.status})
    return [
        ("逐数核对", None), ("简报", found.deck.name), ("工作簿", found.record.head.workbook),
        ("报告期", found.record.head.period), ("编号", found.record.build),
        ("数字", len(found.numbers)), *states, ("其他手改", len(found.edits)),
        ("可追溯至单元格的比例", found.share_tied), *((f"其中{word}", _of_status(found, word)) for word in statuses),
        *((name, None) for name in SIGNED),
    ]  # fmt: skip


def _of_status(found: TieOut, word: str) -> int:
    return sum(one.status == word for one in found.numbers)


def _about(one: Traced) -> Row:
    """What is known of a number's figure."""
    figure = one.figure
    if figure is None:
        return {"指标": None, "期间": None}
    worked_out = [figure.calculation, _expression(figure)] if figure.unit is not None else []
    return {
        "指标": figure.label or figure.name, "期间": figure.period, "单元格": cells_told(figure.cells),
        "计算": "\n".join(dict.fromkeys(filter(None, worked_out))), "经由公式": "；".join(figure.formulas),
        "准确值": exact_in_unit(one.text or one.was, figure), "来源": figure.source, "状态": figure.status,
    }  # fmt: skip


def _expression(figure: FigureRecord) -> str:
    """How it is worked out of cells, where it is more than one cell's value; a sheet that all are of is not told."""
    _, _, expression = figure.derivation.partition(" = ")
    if not expression or expression in figure.cells:
        return ""
    sheets = {cell.rpartition("!")[0] for cell in figure.cells}
    return expression.replace(f"{next(iter(sheets))}!", "") if len(sheets) == 1 else expression


def _source_of(one: Traced, record: Record) -> str:
    """Where the number is set: the slide's file, the shape, the paragraph or cell in it."""
    printed = one.printed
    if printed is None:
        return f"{record.slide_names.get(one.slide, one.slide)} {one.shape} {one.where}".strip()
    slide = record.slide_names.get(printed.slide, str(printed.slide))
    parts = (printed.row, printed.column, printed.paragraph, printed.run, printed.series, printed.category)
    return " ".join([slide, printed.shape, *(str(part) for part in parts if part not in (None, ""))])


def _location(cells: Sequence[str]) -> str:
    """A number's first cell of the workbook as a link leads to it; empty where it has none."""
    if not cells:
        return ""
    sheet, _, ref = cells[0].partition("!")
    return f"'{sheet.replace(chr(39), chr(39) * 2)}'!{ref}"
