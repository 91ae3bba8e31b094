"""The stored results of whole workbooks: the examples are right, and each result that is disturbed is told."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.packaging.relationship import Relationship
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.external_link.external import ExternalBook, ExternalLink
from openpyxl.worksheet.formula import ArrayFormula

from generator.finance.findings import STORED, WARNING, Finding
from generator.office.libreoffice import convert, find_office
from generator.workbook.calculation.of_grid import external_links, formula_findings, verification
from generator.workbook.calculation.package import package_settings
from generator.workbook.reading.grid import Grid, RawCell, read_grid
from generator.workbook.reading.recalculate import recalculated

INPUTS = Path(__file__).resolve().parents[3] / "inputs"
EXAMPLES = ("2024H1.xlsx", "2024FY.xlsx")
needs_office = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")


def told(findings: list[Finding]) -> dict[str, str]:
    return {str(finding.cells[0]): finding.kind for finding in findings}


def with_cell(grid: Grid, sheet: str, at: tuple[int, int], cell: RawCell) -> Grid:
    changed = replace(grid.sheets[sheet], cells={**grid.sheets[sheet].cells, at: cell})
    return replace(grid, sheets={**grid.sheets, sheet: changed})


def disturbed(grid: Grid) -> Iterator[tuple[str, tuple[int, int], Grid]]:
    """The grid with the stored result of one formula off in its ninth digit, each in turn."""
    for name, sheet in grid.sheets.items():
        for at, cell in sheet.cells.items():
            if cell.formula:
                wrong = cell.value * (1 + 1e-9) if cell.value else 0.01
                yield name, at, with_cell(grid, name, at, cell._replace(value=wrong))


def check_each_disturbed_is_told(path: Path) -> int:
    grid, settings = read_grid(path), package_settings(path)
    assert formula_findings(grid, path.name) == []
    count = 0
    for sheet, (row, column), wrong in disturbed(grid):
        found = verification(wrong, settings)
        assert [one.place for one in found.differences] == [(sheet, row, column)]
        assert found.unchecked == ()
        count += 1
    return count


@pytest.mark.parametrize(("name", "formulas"), [("2024H1.xlsx", 100), ("2024FY.xlsx", 147)])
def test_each_disturbed_result_of_an_example_is_told_and_none_undisturbed(name: str, formulas: int):
    assert check_each_disturbed_is_told(INPUTS / name) == formulas


@needs_office
@pytest.mark.parametrize("name", EXAMPLES)
def test_so_it_is_after_a_save_by_libreoffice(tmp_path: Path, name: str):
    saved = convert(INPUTS / name, "xlsx:Calc MS Excel 2007 XML", tmp_path)
    assert check_each_disturbed_is_told(saved) >= 100


@needs_office
def test_what_libreoffice_calculates_of_an_example_is_right():
    with recalculated(INPUTS / "2024H1.xlsx") as copy:
        assert formula_findings(read_grid(copy), "2024H1.xlsx") == []


def test_an_input_changed_under_manual_calculation_is_told_at_each_result_that_kept(tmp_path: Path):
    path = tmp_path / "2024H1.xlsx"
    shutil.copy(INPUTS / "2024H1.xlsx", path)
    grid = read_grid(path)
    changed = with_cell(grid, "财务", (36, 14), RawCell(3600))
    found = formula_findings(changed, "inputs/2024H1.xlsx")
    assert told(found) == {f"财务!N{row}": STORED for row in (38, 39, 42, 45)}
    assert found[0].stops_final
    assert str(found[0]) == (
        "inputs/2024H1.xlsx 财务!N38: 5580 is stored, but its cells give 6180 (=N36+N37: N36 3600, N37 2580). "
        "Set calculation to automatic in Excel, press F9 and save."
    )
    assert [str(cell) for cell in found[0].cells] == ["财务!N38", "财务!N36", "财务!N37"]


def written(path: Path, cells: dict[str, object], *, linked: str = "", iterates: bool = False, exact: bool = True) -> Grid:
    """A workbook with one sheet 财务, and the grid that is read from it; formulas have no stored results."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "财务"
    for address, value in cells.items():
        sheet[address] = value
    if linked:
        link = ExternalLink(externalBook=ExternalBook(id="rId1"))
        link.file_link = Relationship(type="externalLinkPath", Target=linked, TargetMode="External")
        book._external_links.append(link)
    book.calculation.iterate, book.calculation.fullPrecision = iterates, exact
    book.save(path)
    return read_grid(path)


@pytest.mark.parametrize("target", ["%E6%B5%B7%E5%A4%96.xlsx", "file:///C:\\账\\海外.xlsx", "../账/海外.xlsx"])
def test_a_link_names_the_workbook_that_it_goes_to(tmp_path: Path, target: str):
    grid = written(tmp_path / "links.xlsx", {"N9": "=[1]海外!$B$5", "N8": 1}, linked=target)
    (found,) = formula_findings(grid, "links.xlsx")
    assert found.kind == WARNING
    assert str(found) == (
        "links.xlsx 财务!N9: takes its value from another workbook, 海外.xlsx ([1]海外!$B$5), stored nothing: not checked. "
        "See that it is up to date there."
    )
    assert external_links(grid) == [("财务", "N9", "海外.xlsx", "[1]海外!$B$5")]


def test_a_link_whose_file_is_not_named_is_told_all_the_same(tmp_path: Path):
    grid = written(tmp_path / "links.xlsx", {"N9": "=[1]海外!$B$5"})
    assert external_links(grid) == [("财务", "N9", "", "[1]海外!$B$5")]


def test_what_is_not_calculated_is_told_once_by_function_with_cells(tmp_path: Path):
    cells = {**{f"A{row}": f'=INDIRECT("B{row}")' for row in range(1, 6)}, "C1": "=RAND()"}
    (found,) = formula_findings(written(tmp_path / "book.xlsx", cells), "book.xlsx")
    assert not found.stops_final
    assert str(found) == (
        "book.xlsx: 6 formulas not checked: INDIRECT in 财务!A1, 财务!A2, 财务!A3 and 2 more; RAND in 财务!C1. "
        "Their stored results are taken as they are."
    )


@pytest.mark.parametrize(("iterates", "kind"), [(False, STORED), (True, WARNING)])
def test_a_circle_stops_a_final_deck_unless_the_workbook_iterates(tmp_path: Path, iterates: bool, kind: str):
    (found,) = formula_findings(written(tmp_path / "book.xlsx", {"A1": "=B1", "B1": "=A1"}, iterates=iterates), "book.xlsx")
    assert found.kind == kind
    assert "财务!A1 → 财务!B1 → 财务!A1" in found.what


def test_a_number_typed_as_text_is_named_where_a_sum_leaves_it_out(tmp_path: Path):
    grid = written(tmp_path / "book.xlsx", {"A1": "1,740", "A2": 200, "A3": "=SUM(A1:A2)"})
    grid = with_cell(grid, "财务", (3, 1), RawCell(200, formula="=SUM(A1:A2)"))
    (found,) = formula_findings(grid, "book.xlsx")
    assert found.stops_final
    assert str(found) == (
        'book.xlsx 财务!A3: =SUM(A1:A2) leaves out a number. 财务!A1 "1,740" is text, which a sum passes over. Type it as a number.'
    )


def test_shared_formulas_are_checked_cell_by_cell(tmp_path: Path):
    path = tmp_path / "shared.xlsx"
    written(path, {"A1": 1, "A2": 2, "A3": 3, "B1": 0, "B2": 0, "B3": 0})
    shared = {1: '<f t="shared" ref="B1:B3" si="0">A1*$A$3</f>', 2: '<f t="shared" si="0"/>', 3: '<f t="shared" si="0"/>'}
    content = {name: zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()}
    sheet = content["xl/worksheets/sheet1.xml"].decode()
    for row, stored in ((1, 3), (2, 6), (3, 8)):
        old = f'<c r="B{row}" t="n"><v>0</v>'
        assert old in sheet
        sheet = sheet.replace(old, f'<c r="B{row}">{shared[row]}<v>{stored}</v>')
    with zipfile.ZipFile(path, "w") as package:
        for name, part in {**content, "xl/worksheets/sheet1.xml": sheet.encode()}.items():
            package.writestr(name, part)
    found = verification(read_grid(path), package_settings(path))
    assert [(str(one.place), one.stored, one.calculated) for one in found.differences] == [("财务!B3", 8, 9)]


def test_names_of_a_sheet_and_dates_from_1904_are_read_from_the_package(tmp_path: Path):
    path = tmp_path / "book.xlsx"
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "财务"
    sheet["A1"], sheet["A2"], sheet["A3"] = datetime(2024, 6, 30), "=YEAR(A1)*税率", time(12, 0)
    sheet.defined_names["税率"] = DefinedName("税率", attr_text="0.5")
    book.defined_names["税率"] = DefinedName("税率", attr_text="0.25")
    book.save(path)
    settings = package_settings(path)
    assert settings.names == {("财务", "税率"): "0.5", ("", "税率"): "0.25"} and settings.date1904
    grid = with_cell(read_grid(path), "财务", (2, 1), RawCell(1012, formula="=YEAR(A1)*税率"))
    assert formula_findings(grid, "book.xlsx") == []


def test_a_workbook_that_counts_with_what_is_shown_is_told_as_not_checked(tmp_path: Path):
    path = tmp_path / "book.xlsx"
    written(path, {"A1": "=1/3"}, exact=False)
    (found,) = formula_findings(read_grid(path), "book.xlsx")
    assert found.kind == WARNING and "precision that is shown" in found.what


def test_an_array_formula_of_one_cell_or_many_is_right(tmp_path: Path):
    path = tmp_path / "arrays.xlsx"
    cells = {"A1": 1, "A2": 2, "A3": 3, "C9": ArrayFormula("C9", "=SUM(A1:A3*A1:A3)"), "D7": ArrayFormula("D7:D9", "=A1:A3*2")}
    grid = written(path, cells)
    for at, stored in (((9, 3), 14), ((7, 4), 2)):
        grid = with_cell(grid, "财务", at, grid.sheets["财务"].cells[at]._replace(value=stored))
    found = verification(grid, package_settings(path))
    assert found.checked == 2 and found.differences == ()


@needs_office
def test_array_formulas_are_right_after_a_save_by_libreoffice(tmp_path: Path):
    path = tmp_path / "arrays.xlsx"
    written(path, {"A1": 1, "A2": 2, "A3": 3, "C2": ArrayFormula("C2", "=SUM(A1:A3*A1:A3)"), "D2": "=A1:A3*2"})
    with recalculated(path) as copy:
        grid = read_grid(copy)
        assert [grid.sheets["财务"].cells[at].value for at in ((2, 3), (2, 4))] == [14, 4]
        found = verification(grid, package_settings(copy))
    assert found.checked == 2 and found.differences == ()


def test_times_of_day_are_compared_by_the_milliseconds_that_are_read():
    cells = {(1, 1): RawCell(datetime(2024, 6, 30, 9, 30)), (2, 1): RawCell(time(8, 20, 15)), (3, 1): RawCell(14.0, formula="=(A1-INT(A1)-A2)*1440+A4"), (4, 1): RawCell(-55.75 + 0.00000001)}
    grid = replace(read_grid(INPUTS / "2024H1.xlsx"))
    sheet = replace(grid.sheets["财务"], cells=cells)
    found = verification(replace(grid, sheets={"财务": sheet}), package_settings(grid.path))
    assert found.differences == ()
