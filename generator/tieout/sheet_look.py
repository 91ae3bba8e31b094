"""How the reviewer's sheet looks: a cover to sign, and rows that are read and signed on landscape pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from ..workbook import schema
from ..workbook.writing.printing import across, lines, narrowed, print_on_a4, row_height, units
from .review_notes import HEADINGS, OWN, PLACE, PRINTED_LAST, SIGNED, Row, Value
from .sheet_again import NumberRow

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_EDITED, _MILD = "F8CBAD", "FFF2CC"
_COLOURS = {
    **schema.UNSETTLED, "推算": "EEEBFC", "手改": _EDITED, "新增": _EDITED, "删去": _EDITED,
    "移动": _MILD, "改句": _MILD,
}  # fmt: skip
_FONT, _SIZE, _LEAST_PRINTED = "微软雅黑", 10, 9
_MOST = {
    "页": 5.0, "所在文字": 32.0, "印出": 10.0, "准确值": 15.5, "状况": 6.5, "指标": 16.0, "期间": 8.4, "单元格": 12.8,
    "计算": 22.0, "来源": 30.0, "状态": 6.5, "复核人": 8.5, "日期": 8.5, "备注": 14.5, "经由公式": 44.0, "出处": 24.0,
}  # fmt: skip
_LEAST = {"所在文字": 19.0, "指标": 11.5, "单元格": 10.5, "计算": 14.0, "来源": 17.0}
"""Columns that give way to make a page across, and how far."""
_SIDES = {"页": "center", "印出": "right", "准确值": "right", "状况": "center", "状态": "center"}
_INDENT = 2.0
"""What an indent takes of a column."""
_TO_SIGN = 26
"""Points: the least height of a row, which a hand can write into."""
_FORMULA = ("=", "+", "-", "@")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def draw_cover(sheet: Worksheet, told: Iterable[tuple[str, Value]]) -> None:
    for number, (name, value) in enumerate(told, 1):
        _cover_line(sheet, number, name, value)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 104
    sheet.sheet_view.showGridLines = False
    print_on_a4(sheet, _SIZE, _LEAST_PRINTED)


def _cover_line(sheet: Worksheet, number: int, name: str, value: Value) -> None:
    """A line of the cover: a quiet rule under it, room to sign where there is no value."""
    from openpyxl.styles import Alignment, Border, Font, Side

    left, right = _cell(sheet, number, 1), _cell(sheet, number, 2)
    left.value = name
    _write(right, value)
    title, sign = number == 1, name in SIGNED
    left.font = Font(_FONT, bold=title or sign, size=18 if title else 11, color="241A63" if title else "4A4C60")
    right.font = Font(_FONT, size=11)
    sheet.row_dimensions[number].height = 40 if title or sign else 19
    rule = Side("medium", color="241A63") if title else Side("thin", color="6B6E80" if sign else "D9DAE6")
    for cell in (left, right):
        cell.alignment = Alignment(horizontal="left", vertical="bottom" if sign else "center")
        cell.border = Border(bottom=rule)
    if isinstance(value, float):
        right.number_format = "0.0%"


def draw_numbers(sheet: Worksheet, rows: Sequence[NumberRow], workbook: str) -> None:
    """One row a number; links lead to the workbook."""
    widths = _widths([row.values for row in rows])
    _headings(sheet, widths)
    for number, row in enumerate(rows, 2):
        _number_row(sheet, number, row.values)
        _link(_cell(sheet, number, 1 + HEADINGS.index("单元格")), row.location, workbook)
        sheet.row_dimensions[number].height = _height(row.values, widths)
    _finish(sheet, len(rows) + 1)


def _widths(rows: Sequence[Row]) -> dict[str, float]:
    """As wide as what is written in them; those that are printed within a page."""
    needed = {
        heading: max([units(heading, _SIZE, bold=True), *(_needed(row.get(heading)) for row in rows)])
        + _INDENT * (_SIDES.get(heading) == "right")
        for heading in HEADINGS
    }
    own = {heading: min(needed[heading], most) for heading, most in _MOST.items()}
    own |= {heading: _MOST[heading] for heading in OWN}
    printed = {number: own[heading] for number, heading in enumerate(HEADINGS) if number <= PRINTED_LAST}
    least = {HEADINGS.index(heading): least for heading, least in _LEAST.items()}
    within = narrowed(printed, least, across(_SIZE, _LEAST_PRINTED))
    return own | {HEADINGS[number]: width for number, width in within.items()}


def _needed(value: Value) -> float:
    return max(units(line, _SIZE) for line in str(value or "").split("\n"))


def _height(row: Row, widths: Mapping[str, float]) -> float:
    """By its longest cell; what is only for the screen makes no row higher on paper."""
    printed = HEADINGS[: PRINTED_LAST + 1]
    count = max(lines(str(row.get(heading) or ""), _room(heading, widths), _SIZE) for heading in printed)
    return max(_TO_SIGN, row_height(count, _SIZE))


def _room(heading: str, widths: Mapping[str, float]) -> float:
    return widths[heading] - _INDENT * (_SIDES.get(heading) == "right")


def _headings(sheet: Worksheet, widths: Mapping[str, float]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for column, heading in enumerate(HEADINGS, 1):
        cell = _cell(sheet, 1, column)
        cell.value = heading
        cell.font, cell.fill = Font(_FONT, _SIZE, bold=True, color="FFFFFF"), PatternFill("solid", fgColor="241A63")
        side = _SIDES.get(heading, "left")
        cell.alignment = Alignment(side, "center", indent=int(side == "right"))
        sheet.column_dimensions[get_column_letter(column)].width = round(widths[heading], 1)
    sheet.row_dimensions[1].height = 22


def _number_row(sheet: Worksheet, row: int, values: Row) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    thin = Side("hair", color="9DA3C8")
    rule, to_sign = Border(bottom=thin), Border(bottom=thin, left=thin)
    for column, heading in enumerate(HEADINGS, 1):
        cell = _cell(sheet, row, column)
        _write(cell, values.get(heading))
        side = _SIDES.get(heading, "left")
        wrapped = heading not in (PLACE, "经由公式")
        cell.alignment = Alignment(side, "center", wrap_text=wrapped, indent=int(side == "right"))
        grey = heading in (PLACE, "经由公式", "来源", "计算")
        cell.font = Font(_FONT, _SIZE, bold=heading == "印出", color="6B6E80" if grey else "1B1B2F")
        cell.border = to_sign if heading in OWN else rule


def _finish(sheet: Worksheet, last: int) -> None:
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import PatternFill
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.utils import get_column_letter

    end = max(last, 2)
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(HEADINGS))}{end}"
    for word, colour in _COLOURS.items():
        fill = PatternFill("solid", bgColor=colour)
        for letter in (get_column_letter(1 + HEADINGS.index(heading)) for heading in ("状况", "状态")):
            rule = Rule(type="expression", formula=[f'${letter}2="{word}"'], dxf=DifferentialStyle(fill=fill))
            sheet.conditional_formatting.add(f"{letter}2:{letter}{end}", rule)
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"A1:{get_column_letter(PRINTED_LAST + 1)}{end}"
    print_on_a4(sheet, _SIZE, _LEAST_PRINTED)
    sheet.page_setup.scale = 100 * _LEAST_PRINTED // _SIZE
    assert sheet.oddFooter is not None
    sheet.oddFooter.center.text = "&P / &N"


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell; none of the sheet's is merged."""
    return cast("Cell", sheet.cell(row, column))


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


def _link(cell: Cell, location: str, workbook: str) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    if not location or not workbook:
        return
    cell.hyperlink = Hyperlink(ref=cell.coordinate, target=workbook, location=location)
    cell.font = Font(_FONT, _SIZE, color="5B35E0", underline="single")
