"""One formula's result over a few typed cells, and the verification of small sheets."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.utils.cell import coordinate_to_tuple

from generator.workbook.calculation.book import MOST_READ, Book, Cell, Names, Place
from generator.workbook.calculation.evaluate import Evaluation
from generator.workbook.calculation.syntax import parsed
from generator.workbook.calculation.values import ExcelError, Value
from generator.workbook.calculation.verify import Verification, verify

from .random_formulas import OTHER_CELLS
from .random_formulas import OTHER_SHEET as OTHER

SHEET = "财务"


def cell(value: object) -> Cell:
    """A typed value, a formula that begins with =, or a stored result and its formula."""
    if isinstance(value, tuple):
        return Cell(cell(value[0]).value, str(value[1]))
    if isinstance(value, str) and value.startswith("="):
        return Cell(None, value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Cell(float(value))
    assert value is None or isinstance(value, (str, bool, ExcelError))
    return Cell(value)


def sheet(cells: Mapping[str, object]) -> dict[tuple[int, int], Cell]:
    return {coordinate_to_tuple(address): cell(value) for address, value in cells.items()}


def verified(cells: Mapping[str, object], names: Names | None = None, **more: Mapping[str, object]) -> Verification:
    """The verification of a sheet 财务 with these cells, and of others by their names."""
    return verify({SHEET: sheet(cells), **{name: sheet(held) for name, held in more.items()}}, names or {})


def result(
    formula: str, cells: Mapping[str, object] | None = None, *, names: Names | None = None, date1904: bool = False, row: int = 40
) -> Value:
    """What a formula in column J gives over typed cells."""
    sheets = {SHEET: sheet(cells or {}), OTHER: sheet({**OTHER_CELLS, "A1": 7, "B2": 8})}
    book = Book(sheets, names or {}, date1904, MOST_READ)
    return Evaluation(book, Place(SHEET, row, 10)).result(parsed(formula))
