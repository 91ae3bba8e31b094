"""A workbook on paper: type that can be read, columns that hold their texts, and headings on every page."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator.language.measure import width
from generator.workbook.writing.printing import ends_well, lines, narrowed, row_height, units

INPUTS = Path(__file__).resolve().parents[3] / "inputs"
BOOKS = [openpyxl.load_workbook(INPUTS / name, data_only=True) for name in ("2024H1.xlsx",)]
SHEETS = [pytest.param(sheet, id=sheet.title) for book in BOOKS for sheet in book.worksheets]
HEADER = 3


def room_of(sheet: Worksheet, column: int) -> float:
    """The points that a text has in a column, at 5.25 points a unit."""
    return sheet.column_dimensions[get_column_letter(column)].width * 5.25


def shown(value: object, number_format: str) -> str:
    if not isinstance(value, (int, float)):
        return str(value or "")
    if number_format.endswith("%"):
        return f"{value:.1%}"
    return f"{value:,.1f}" if ".0" in number_format else f"{value:,.0f}" if "#" in number_format else f"{value:g}"


@pytest.mark.parametrize("sheet", SHEETS)
def test_all_type_prints_at_eight_points_or_more(sheet: Worksheet) -> None:
    sizes = {cell.font.sz for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert not sheet.sheet_properties.pageSetUpPr or not sheet.sheet_properties.pageSetUpPr.fitToPage
    assert min(sizes) * sheet.page_setup.scale / 100 >= 8


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_shipped_sheet_is_one_landscape_page_across(sheet: Worksheet) -> None:
    across = sum(room_of(sheet, column) for column in range(1, sheet.max_column + 1))
    assert sheet.page_setup.orientation == "landscape"
    assert across * sheet.page_setup.scale / 100 <= 842 - 2 * 72 * sheet.page_margins.left


@pytest.mark.parametrize("sheet", SHEETS)
def test_columns_hold_what_is_written_in_them(sheet: Worksheet) -> None:
    for row in sheet.iter_rows(min_row=HEADER):
        for cell in row:
            if not cell.alignment.wrap_text and sheet.cell(cell.row, 1).style != "简报 分组":
                assert width(shown(cell.value, cell.number_format), cell.font.sz, cell.font.b) <= room_of(sheet, cell.column), cell.coordinate


@pytest.mark.parametrize("sheet", SHEETS)
def test_rows_are_as_high_as_their_texts(sheet: Worksheet) -> None:
    for row in sheet.iter_rows(min_row=HEADER + 1):
        for cell in row:
            if cell.value is not None and cell.alignment.wrap_text:
                needed = lines(str(cell.value), sheet.column_dimensions[cell.column_letter].width, 10)
                assert sheet.row_dimensions[cell.row].height >= 14 * needed, cell.coordinate


def test_no_line_of_the_guide_is_a_mark_alone() -> None:
    guide = BOOKS[0]["说明"]
    room = guide.column_dimensions["B"].width - 2
    texts = [str(guide.cell(row, 2).value or "") for row in range(3, guide.max_row + 1)]
    assert all(ends_well(text, room, 10) for text in texts)


def test_a_page_does_not_end_with_the_heading_of_a_group() -> None:
    breaks = {each.id + 1 for each in BOOKS[0]["财务"].row_breaks.brk}
    assert breaks and all(BOOKS[0]["财务"].cell(row, 1).style == "简报 分组" for row in breaks)


def test_the_widest_column_of_texts_gives_way_first_and_not_below_its_least() -> None:
    assert narrowed({1: 10, 2: 40, 3: 30}, {2: 20, 3: 20}, 70) == {1: 10, 2: 30, 3: 30}
    assert narrowed({1: 10, 2: 40}, {2: 20}, 10) == {1: 10, 2: 20}


@given(st.text("甲乙丙，。abcXYZ 0123", max_size=60), st.integers(8, 12))
@settings(deadline=None)
def test_a_text_is_one_line_in_the_column_that_it_asks_for(text: str, size: int) -> None:
    assert lines(text, units(text, size), size) == 1


def test_a_row_of_two_lines_is_two_lines_and_a_little_high() -> None:
    assert row_height(2, 10) == 32
