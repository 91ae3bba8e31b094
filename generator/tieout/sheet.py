"""The reviewer's sheet: one row a number, slide by slide, with links to the workbook's cells and room for initials."""

from __future__ import annotations

import io
import itertools
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast
from urllib.parse import quote

from ..files.leftovers import swept
from ..files.lock import writing
from ..files.refused import check_name, refused
from ..files.system import make_folder
from ..files.write import write_beside
from ..language.columns import display_width
from ..lineage.exact import exact_text
from ..lineage.format import FigureRecord
from ..lineage.reading import Record
from ..workbook import schema
from ..workbook.editing.edit import PackageEdit
from ..workbook.writing.finishing import finished
from .review_notes import COVER, HEADINGS, NUMBERS, OWN, PLACE, SIGNED, Row, Value, review_notes
from .seal import is_sealed, sealed
from .sheet_again import NumberRow, edited
from .tieout import TieOut
from .traced import CHANGED, DELETED, MOVED, NEW, REWORDED, TIED, TYPED, Traced

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = (4, 23, 11, 6, 15, 8, 13, 24, 22, 13, 17, 6, 8, 9, 13, 14)
_STATES = {
    TIED: "一致", MOVED: "移动", REWORDED: "改句", CHANGED: "手改", DELETED: "删去", NEW: "新增", TYPED: "模板",
}  # fmt: skip
_EDITED, _MILD = "F8CBAD", "FFF2CC"
_COLOURS = {
    **schema.UNSETTLED, "推算": "EEEBFC", "手改": _EDITED, "新增": _EDITED, "删去": _EDITED,
    "移动": _MILD, "改句": _MILD,
}  # fmt: skip
_FONT = "微软雅黑"
_LINE = 13
_FORMULA = ("=", "+", "-", "@")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


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
    _cover(book.create_sheet(COVER), found)
    _numbers(book.create_sheet(NUMBERS), found, workbook)
    stored = io.BytesIO()
    book.save(stored)
    return finished(stored, book.sheetnames, {}, ())


def _rows(found: TieOut) -> Iterator[NumberRow]:
    for one in found.numbers:
        values: Row = {**dict(zip(HEADINGS, _row(one), strict=False)), PLACE: _source_of(one, found.record)}
        yield NumberRow(values, _location(one.cells[0]) if one.cells else "")


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


def _cover(sheet: Worksheet, found: TieOut) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    for number, (name, value) in enumerate(_cover_lines(found), 1):
        _cover_line(sheet, number, name, value)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 42
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = 9, 1
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.9


def _cover_line(sheet: Worksheet, number: int, name: str, value: Value) -> None:
    """A line of the cover: a quiet rule under it, room to sign where there is no value."""
    from openpyxl.styles import Alignment, Border, Font, Side

    left, right = _cell(sheet, number, 1), _cell(sheet, number, 2)
    left.value = name
    _write(right, value)
    title, sign = number == 1, name in SIGNED
    left.font = Font(_FONT, bold=title, size=18 if title else 11, color="241A63" if title else "4A4C60")
    sheet.row_dimensions[number].height = 36 if title or sign else 20
    rule = Side("medium" if title else "thin", color="241A63" if title else "D9DAE6")
    for cell in (left, right):
        cell.alignment = Alignment(horizontal="left", vertical="bottom" if sign else "center")
        cell.border = Border(bottom=rule)
    if isinstance(value, float):
        right.number_format = "0.0%"


def _of_status(found: TieOut, word: str) -> int:
    return sum(one.status == word for one in found.numbers)


def _numbers(sheet: Worksheet, found: TieOut, workbook: str) -> None:
    """One row a number."""
    _headings(sheet)
    for row, one in enumerate(found.numbers, 2):
        values = _row(one)
        _number_row(sheet, row, [*values, *(None for _ in OWN), _source_of(one, found.record)])
        _link(_cell(sheet, row, 7), one, workbook)
        sheet.row_dimensions[row].height = _LINE * max(map(_lines, values, _WIDTHS))
    _finish(sheet, len(found.numbers) + 1)


def _headings(sheet: Worksheet) -> None:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    for column, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True), 1):
        cell = _cell(sheet, 1, column)
        cell.value = heading
        cell.font, cell.fill = Font(_FONT, 9, bold=True, color="FFFFFF"), PatternFill("solid", fgColor="241A63")
        sheet.column_dimensions[get_column_letter(column)].width = width


def _number_row(sheet: Worksheet, row: int, values: Sequence[Value]) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    rule = Border(bottom=Side("hair", color="9DA3C8"))
    for column, value in enumerate(values, 1):
        cell = _cell(sheet, row, column)
        _write(cell, value)
        cell.alignment = Alignment("center" if column == 1 else None, "top", wrap_text=True)
        cell.font = Font(_FONT, 9) if column < len(HEADINGS) else Font(_FONT, 7, color="8A8CA0")
        cell.border = rule


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell; none of the sheet's is merged."""
    return cast("Cell", sheet.cell(row, column))


def _lines(value: Value, width: float) -> int:
    """How many lines a text takes in a column: programs other than Excel do not fit rows by themselves."""
    return sum(max(1, -(-int(display_width(line) * 1.15) // int(width))) for line in str(value or "").split("\n"))


def _row(one: Traced) -> tuple[Value, ...]:
    text = f"{one.text or '—'}（原{one.was}）" if one.was else one.text
    about = (None, None, "", "", "", "", None, None) if one.figure is None else _about(one.figure)
    return one.slide, _place(one), text, _STATES[one.state], *about


def _about(figure: FigureRecord) -> tuple[Value, ...]:
    worked_out = [figure.calculation, _expression(figure)] if figure.unit is not None else []
    return (
        figure.label or figure.name, figure.period, "、\n".join(figure.cells),
        "\n".join(dict.fromkeys(filter(None, worked_out))), "\n".join(figure.formulas), exact_text(figure),
        figure.source, figure.status,
    )  # fmt: skip


def _expression(figure: FigureRecord) -> str:
    """How it is worked out of cells, where it is more than one cell's value."""
    _, _, expression = figure.derivation.partition(" = ")
    return expression if expression and expression not in figure.cells else ""


def _source_of(one: Traced, record: Record) -> str:
    """Where the number is set: the slide's file, the shape, the paragraph or cell in it."""
    printed = one.printed
    if printed is None:
        return f"{record.slide_names.get(one.slide, one.slide)} {one.shape} {one.where}".strip()
    slide = record.slide_names.get(printed.slide, str(printed.slide))
    parts = (printed.row, printed.column, printed.paragraph, printed.run, printed.series, printed.category)
    return " ".join([slide, printed.shape, *(str(part) for part in parts if part not in (None, ""))])


_LONGEST = 48


def _place(one: Traced) -> str:
    """The words that a number stands in; of a chart its series and category, of a table its row and column."""
    drawn = one.printed is not None and one.printed.drawn
    words = f"图表 {one.where}".strip() if drawn else " ".join(one.context.split()) or one.where or one.shape
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _write(cell: Cell, value: Value) -> None:
    """A value as it is; a text that a spreadsheet would take for a formula, as text."""
    if isinstance(value, str):
        value = _CONTROL.sub("", value)
        cell.value = value
        if value.startswith(_FORMULA):
            cell.data_type = "s"
            cell.quotePrefix = True
    else:
        cell.value = value


def _location(cell: str) -> str:
    """A cell of the workbook as a link leads to it."""
    sheet, _, ref = cell.partition("!")
    return f"'{sheet.replace(chr(39), chr(39) * 2)}'!{ref}"


def _link(cell: Cell, one: Traced, workbook: str) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    if not one.cells or not workbook:
        return
    cell.hyperlink = Hyperlink(ref=cell.coordinate, target=workbook, location=_location(one.cells[0]))
    cell.font = Font(_FONT, 9, color="5B35E0", underline="single")


def _finish(sheet: Worksheet, last: int) -> None:
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import PatternFill
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    end = f"P{max(last, 2)}"
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{end}"
    for word, colour in _COLOURS.items():
        fill = PatternFill("solid", bgColor=colour)
        for letter in ("D", "L"):
            rule = Rule(type="expression", formula=[f'${letter}2="{word}"'], dxf=DifferentialStyle(fill=fill))
            sheet.conditional_formatting.add(f"{letter}2:{letter}{max(last, 2)}", rule)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(0.3, 0.3, 0.4, 0.4, 0.2, 0.2)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"A1:O{max(last, 2)}"  # where it is set, the last column, is for making the sheet anew
    assert sheet.oddFooter is not None
    sheet.oddFooter.center.text = "&P / &N"
