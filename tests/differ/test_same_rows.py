"""Rows of two workbooks that are written alike are read once, and come to what they would have come to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.differ.workbooks.read import read_book, read_books
from generator.differ.workbooks.same_rows import without, written_rows

EDITS: dict[str, Callable[[Worksheet], object]] = {
    "nothing": lambda sheet: None,
    "a number": lambda sheet: sheet.__setitem__("B3", 777),
    "a text, which numbers all later texts anew": lambda sheet: sheet.__setitem__("A2", "新项目"),
    "a row put in": lambda sheet: sheet.insert_rows(3),
    "a row taken out": lambda sheet: sheet.delete_rows(4),
    "a row's height": lambda sheet: setattr(sheet.row_dimensions[5], "height", 40),
}


@pytest.mark.parametrize("name", EDITS)
def test_two_workbooks_read_together_are_what_each_is_alone(name: str, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(1, 9):
        sheet.append([f"项目{row}", row * 10, f"=B{row}*2"])
    book.save(tmp_path / "old.xlsx")
    changed = load_workbook(tmp_path / "old.xlsx")
    EDITS[name](changed.worksheets[0])
    changed.save(tmp_path / "new.xlsx")
    alone = tuple(read_book(tmp_path / file) for file in ("old.xlsx", "new.xlsx"))
    assert read_books(tmp_path / "old.xlsx", tmp_path / "new.xlsx") == alone


def test_rows_are_cut_out_by_their_number_and_what_needs_another_row_is_left():
    sheet = b'<sheetData><row r="1"/><row r="2"><c r="A2"/></row><row r="3"><c/></row><row r="4"><f t="shared"/></row></sheetData>'
    rows = written_rows(sheet)
    assert set(rows) == {3}
    assert without(sheet, rows, [3]) == sheet.replace(b'<row r="3"><c/></row>', b"")


def test_a_sheet_with_comments_is_read_whole():
    assert written_rows(b'<sheetData><!-- </row> --><row r="1"></row><row r="2"></row></sheetData>') == {}
