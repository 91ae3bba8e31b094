"""The reviewer's sheet on paper: landscape, nine points or more, room for what is written and for a hand to sign."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from generator.commands.build import build
from generator.commands.tie_out import tie_out
from generator.language.measure import width
from tests.small_project import BOOK, make_small_project

UNIT = 5.25
"""Points that a unit of a column's width takes."""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    project = make_small_project(tmp_path_factory.mktemp("small"))
    deck = build(project / "inputs" / BOOK, project=project).deck
    assert deck is not None
    return load_workbook(tie_out(deck, project=project).path)


def test_cover_and_numbers_are_landscape_and_print_at_nine_points_or_more(book: Workbook) -> None:
    for sheet in book.worksheets:
        smallest = min(cell.font.sz for row in sheet.iter_rows() for cell in row if cell.value is not None)
        assert sheet.page_setup.orientation == "landscape"
        assert smallest * sheet.page_setup.scale / 100 >= 9


def test_what_is_printed_is_one_page_across_with_its_headings_on_every_page(book: Workbook) -> None:
    sheet = book["逐数核对"]
    across = sum(sheet.column_dimensions[letter].width * UNIT for letter in "ABCDEFGHIJKLMN")
    assert across * sheet.page_setup.scale / 100 <= 842 - 2 * 72 * sheet.page_margins.left
    assert sheet.print_title_rows == "$1:$1" and sheet.print_area.startswith("'逐数核对'!$A$1:$N$")
    assert [sheet[f"{letter}1"].value for letter in "LMN"] == ["复核人", "日期", "备注"]


def test_columns_and_rows_hold_what_is_written_in_them(book: Workbook) -> None:
    sheet = book["逐数核对"]
    for row in sheet.iter_rows(max_col=14):
        for cell in row:
            room = sheet.column_dimensions[cell.column_letter].width * UNIT
            needed = sum(-(-width(line, 10) // room) for line in str(cell.value or "").split("\n"))
            assert sheet.row_dimensions[cell.row].height >= 14 * needed, cell.coordinate


def test_each_row_has_room_to_sign(book: Workbook) -> None:
    sheet = book["逐数核对"]
    assert all(sheet.row_dimensions[row].height >= 26 for row in range(2, sheet.max_row + 1))
    assert all(sheet.column_dimensions[letter].width * UNIT >= 42 for letter in "LMN")
    signed = [row[0].row for row in book["封面"].iter_rows() if row[0].value in ("编制", "复核")]
    assert all(book["封面"].row_dimensions[row].height >= 36 for row in signed)


def test_beside_a_print_stand_its_label_and_its_exact_value(book: Workbook) -> None:
    rows = {row[2]: row for row in book["逐数核对"].iter_rows(min_row=2, values_only=True)}
    assert rows["1,200"][1] == "营业收入＿＿，同比增长20.0%" and rows["1,200"][3] == "1,200百万元"
    assert rows["50.0%"][1] == "毛利率＿＿" and rows["50.0%"][3] == "50%"
