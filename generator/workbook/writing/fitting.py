"""Columns as wide, and rows as high, as what is written in them; as far as it can be, within one page across."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from ...finance.figures import Cell
from .printing import A4_DOWN, across, ends_well, lines, narrowed, print_on_a4, row_height, units
from .styles import GROUP

SIZE, LEAST_PRINTED = 10, 8
"""The size of type in all cells below the title, and on paper."""

_NARROWEST, _WIDEST = 6.5, 46.0
_LEAST_OF_TEXTS = 20.0
_INDENT = 2.0
"""What an indent takes."""

Computed = Mapping[Cell, Decimal]
NOTHING_COMPUTED: Computed = MappingProxyType({})


def fit(
    sheet: Worksheet, header: int, computed: Computed = NOTHING_COMPUTED, *, repeated: str = "",
    least: Mapping[int, float] = MappingProxyType({}), most: Mapping[int, float] = MappingProxyType({}),
) -> None:  # fmt: skip
    """Columns, rows and pages of a sheet whose headings stand in a row; `repeated` columns are on every page.

    `least` and `most` are widths of single columns: texts that are longer go on in the next line.
    """
    columns = {
        column: max(_column(sheet, header, column, computed, most.get(column, _WIDEST)), least.get(column, _NARROWEST))
        for column in range(1, sheet.max_column + 1)
    }
    wrapping = {column: _LEAST_OF_TEXTS for column in columns if _wraps(sheet, header, column)}
    for column, width in narrowed(columns, wrapping, across(SIZE, LEAST_PRINTED)).items():
        sheet.column_dimensions[get_column_letter(column)].width = round(width, 1)
    width = sheet.max_column  # openpyxl looks at all cells for it
    for row in range(header + 1, sheet.max_row + 1):
        sheet.row_dimensions[row].height = row_height(max(_lines(sheet, row, width), default=1), SIZE)
    print_on_a4(sheet, SIZE, LEAST_PRINTED, repeated)
    _keep_headings(sheet, header)


def _keep_headings(sheet: Worksheet, header: int) -> None:
    """A page ends before the heading of a group that would be its last row, or all but its last."""
    room = (A4_DOWN - 80) * 100 / (sheet.page_setup.scale or 100)
    heights = {row: float(sheet.row_dimensions[row].height or 15) for row in range(1, sheet.max_row + 1)}
    used = sum(heights[row] for row in range(1, header + 1))
    for row in range(header + 1, sheet.max_row + 1):
        following = sum(heights.get(row + step, 0) for step in (0, 1, 2))
        is_heading = sheet.cell(row, 1).style == GROUP
        if used + (following if is_heading else heights[row]) > room:
            used = heights[header]
            if is_heading:
                sheet.row_breaks.append(Break(id=row - 1))
        used += heights[row]


def _column(sheet: Worksheet, header: int, column: int, computed: Computed, most: float) -> float:
    """As wide as its longest line; texts that may wrap no wider than a page likes."""
    head = units(str(sheet.cell(header, column).value or ""), SIZE, bold=True)
    needed = _needed(sheet, header, column, computed)
    return max(head, min(needed, most) if _wraps(sheet, header, column) else needed)


def _needed(sheet: Worksheet, header: int, column: int, computed: Computed) -> float:
    """What the longest line below the heading takes."""
    cells = [sheet.cell(row, column) for row in range(header + 1, sheet.max_row + 1)]
    texts = (line for cell in cells for line in _shown(cell, sheet.title, computed).split("\n"))
    needed = max((units(line, SIZE) for line in texts), default=0)
    return needed + _INDENT * any(cell.alignment.indent for cell in cells)


def _wraps(sheet: Worksheet, header: int, column: int) -> bool:
    return any(sheet.cell(row, column).alignment.wrap_text for row in range(header + 1, sheet.max_row + 1))


def _shown(cell: SheetCell | MergedCell, sheet: str, computed: Computed) -> str:
    """What is read in a cell: a number in its format, of a formula what it comes to."""
    value = computed.get(Cell(sheet, cell.coordinate), cell.value)
    if not isinstance(value, Decimal):
        return str(value or "")
    if cell.number_format.endswith("%"):
        return f"{value:.1%}"
    places = len(cell.number_format.split(";")[0].partition(".")[2])
    return f"{value:,.{places}f}" if cell.number_format != "General" else f"{value.normalize():f}"


def _lines(sheet: Worksheet, row: int, width: int) -> Iterator[int]:
    """How many lines each text of a row takes in its column."""
    (cells,) = sheet.iter_rows(row, row, 1, width)
    for column, cell in enumerate(cells, 1):
        if cell.alignment.wrap_text:
            room = sheet.column_dimensions[get_column_letter(column)].width - _INDENT * bool(cell.alignment.indent)
            yield lines(str(cell.value or ""), room, SIZE)


def fit_guide(sheet: Worksheet, rows: range) -> None:
    """The guide's two columns: as wide as lets its texts end well, on one page."""
    heads, texts = ([str(sheet.cell(row, column).value or "") for row in rows] for column in (1, 2))
    first = max((units(text, SIZE, bold=True) for text in heads), default=0) + 3
    room = across(SIZE, SIZE) - first
    widths = [room - step for step in range(24)]
    second = min(widths, key=lambda width: sum(not ends_well(text, width - _INDENT, SIZE) for text in texts))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = round(first, 1), round(second, 1)
    for row, text in zip(rows, texts, strict=True):
        sheet.row_dimensions[row].height = row_height(lines(text, second - _INDENT, SIZE), SIZE) + 4
    print_on_a4(sheet, SIZE, LEAST_PRINTED)
