"""Workbooks calculated by LibreOffice, to compare with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
from openpyxl.workbook.defined_name import DefinedName

from generator.workbook.calculation.of_grid import verification
from generator.workbook.calculation.package import package_settings
from generator.workbook.calculation.verify import Verification
from generator.workbook.reading.grid import RawCell, read_grid
from generator.workbook.reading.recalculate import recalculated

from .random_formulas import CELLS, NAMES, OTHER_CELLS, OTHER_SHEET

SHEET = "财务"
_FIRST_ROW, _COLUMN = 21, 10



def with_formulas(path: Path, formulas: Sequence[str]) -> Path:
    """A workbook with the table of random formulas, and the formulas in column J from row 1."""
    return with_cells(path, CELLS, {OTHER_SHEET: OTHER_CELLS}, formulas)


def with_cells(
    path: Path, cells: Mapping[str, object], others: Mapping[str, Mapping[str, object]], formulas: Sequence[str]
) -> Path:
    """A workbook with these cells on a first sheet and others, and the formulas below row 20 in column J."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    for target, held in ((sheet, cells), *((book.create_sheet(name), held) for name, held in others.items())):
        for address, value in held.items():
            target[address] = value
    for row, formula in enumerate(formulas, _FIRST_ROW):
        # A format of its own: LibreOffice makes dates of what is calculated with dates, and some lie beyond the calendar.
        sheet.cell(row, _COLUMN, formula).number_format = "0.00"
    for name, area in NAMES.items():
        book.defined_names[name] = DefinedName(name, attr_text=area)
    book.save(path)
    return path


def calculated_by_libreoffice(path: Path) -> tuple[Verification, dict[int, RawCell]]:
    """What LibreOffice's results are beside ours, and its cells of column J by row."""
    with recalculated(path) as copy:
        grid = read_grid(copy)
        found = verification(grid, package_settings(copy))
    cells = grid.sheets[SHEET].cells
    return found, {row: cell for (row, column), cell in cells.items() if column == _COLUMN}
