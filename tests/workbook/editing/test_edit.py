"""Workbooks edited as packages: the cells that are to change, and nothing else."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.workbook.editing.edit import PackageEdit, _reached
from generator.workbook.editing.sheet_edit import M, SheetEdit
from generator.workbook.writing.write import write_workbook
from tests.small_project import content


def sheet(rows: str, before: str = "") -> SheetEdit:
    return SheetEdit(etree.fromstring(f'<worksheet xmlns="{M[1:-1]}">{before}<sheetData>{rows}</sheetData></worksheet>'))


def refs(edited: SheetEdit) -> list[str]:
    return [str(cell.get("r")) for cell in edited.root.iter(f"{M}c")]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "a.xlsx"
    write_workbook(content(), path)
    return path


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_only_the_sheet_that_was_changed_differs(book: Path, tmp_path: Path) -> None:
    package = PackageEdit(book)
    package.sheet("财务").set_number(4, 8, "1300")
    package.save(tmp_path / "b.xlsx")
    before, after = members(book), members(tmp_path / "b.xlsx")
    assert list(before) == list(after)
    changed = [name for name in before if before[name] != after[name]]
    assert changed == ["xl/worksheets/sheet3.xml"]
    assert openpyxl.load_workbook(tmp_path / "b.xlsx")["财务"]["H4"].value == 1300


def test_a_package_that_was_not_edited_has_its_parts_byte_for_byte(book: Path, tmp_path: Path) -> None:
    PackageEdit(book).save(tmp_path / "b.xlsx")
    assert members(book) == members(tmp_path / "b.xlsx")


def test_texts_numbers_and_formulas_are_read_back_by_openpyxl(book: Path) -> None:
    package = PackageEdit(book)
    edit = package.sheet("财务")
    edit.set_text(20, 2, "  两行\n文字 ")
    edit.set_number(20, 1, "-3.5")
    edit.set_formula(20, 3, "A20*2", "-7")
    package.save(book)
    formulas, values = (openpyxl.load_workbook(book, data_only=flag)["财务"] for flag in (False, True))
    assert (values["A20"].value, values["B20"].value, values["C20"].value) == (-3.5, "  两行\n文字 ", -7)
    assert formulas["C20"].value == "=A20*2"


def test_a_new_sheet_stands_last_and_opens(book: Path) -> None:
    package = PackageEdit(book)
    package.add_sheet("文案").set_text(1, 1, "幻灯片")
    package.save(book)
    opened = openpyxl.load_workbook(book)
    assert opened.sheetnames[-1] == "文案"
    assert opened["文案"]["A1"].value == "幻灯片"


def test_the_ground_of_cells_to_fill_is_made_once(book: Path) -> None:
    package = PackageEdit(book)
    style = package.sheet("财务").style(4, 8)
    filled = package.filled(style)
    assert package.filled(style) == filled != style
    assert package.is_to_fill(filled)
    assert not package.is_to_fill(style)


def test_cells_and_rows_that_leave_their_place_to_their_order_are_numbered() -> None:
    edited = sheet('<row><c/><c/></row><row r="5"><c r="C5"/><c/></row><row><c/></row>')
    assert refs(edited) == ["A1", "B1", "C5", "D5", "A6"]
    assert (edited.rows, edited.columns) == (6, 4)


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(1, 40)), max_size=25))
def test_cells_stand_in_order_however_they_were_set(places: list[tuple[int, int]]) -> None:
    edited = sheet("")
    for row, column in places:
        edited.set_number(row, column, f"{row * 100 + column}")
    found = [openpyxl.utils.cell.coordinate_to_tuple(ref) for ref in refs(edited)]
    assert found == sorted(set(places))
    assert all(edited.find(*place)[0].text == str(place[0] * 100 + place[1]) for place in places)  # type: ignore[index]


def test_a_formula_that_is_overwritten_is_remembered_for_the_calculation_chain() -> None:
    edited = sheet('<row r="1"><c r="A1"><f>B1</f><v>2</v></c></row>')
    assert edited.formula(1, 1) == "B1"
    assert not edited.is_array(1, 1)
    edited.set_number(1, 1, "3")
    assert edited.formulas_gone == {"A1"}
    edited.set_formula(1, 1, "B1*2", "6")
    assert edited.formulas_gone == set()


def test_a_new_column_is_as_wide_as_the_one_before_and_the_range_it_lay_in_is_cut() -> None:
    edited = sheet("", '<cols><col min="1" max="3" width="9"/><col min="4" max="9" width="20" hidden="1"/></cols>')
    edited.add_columns(3, 2)
    found = [(one.get("min"), one.get("max"), one.get("width"), one.get("hidden")) for one in edited.root.iter(f"{M}col")]
    assert found == [("1", "3", "9", None), ("4", "4", "9", None), ("5", "5", "9", None), ("6", "9", "20", "1")]


def test_validation_and_formats_reach_a_column_as_they_do_its_model() -> None:
    edited = sheet("", '<dataValidation sqref="C4:C9 E1 #REF!"/><conditionalFormatting sqref="A1:B9"/>')
    edited.cover_like(3, 7)
    found = [str(one.get("sqref")) for one in edited.root if one.get("sqref")]
    assert found == ["C4:C9 E1 #REF! G4:G9", "A1:B9"]


@pytest.mark.parametrize(
    ("area", "reached"),
    [
        ("财务!$A$1:$H$40", "财务!$A$1:$K$40"),
        ("A1:H40", "A1:K40"),
        ("A1:F40", "A1:F40"),  # does not have the model's column in it
        ("A1:M40", "A1:M40"),  # goes further already
        ("财务!$A:$H", "财务!$A:$H"),
    ],
)
def test_print_areas_go_on_to_the_new_last_column(area: str, reached: str) -> None:
    assert _reached(area, model=8, last=11) == reached
