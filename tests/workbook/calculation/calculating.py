"""One formula's result over a few cells, by the same function that a build calls."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.utils.cell import coordinate_to_tuple

from generator.workbook.calculation.book import Cell
from generator.workbook.calculation.values import Value
from generator.workbook.calculation.verify import Verification, verify

SHEET = "财务"
OTHER = "往年 '23"
_FORMULA_AT = (40, 10)


def cell(value: object) -> Cell:
    """A typed value, a formula that begins with =, or a stored result and its formula."""
    if isinstance(value, tuple):
        return Cell(cell(value[0]).value, str(value[1]))
    if isinstance(value, str) and value.startswith("="):
        return Cell(None, value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Cell(float(value))
    assert value is None or isinstance(value, (str, bool)) or hasattr(value, "value")
    return Cell(value)  # type: ignore[arg-type]


def sheet(cells: Mapping[str, object]) -> dict[tuple[int, int], Cell]:
    return {coordinate_to_tuple(address): cell(value) for address, value in cells.items()}


def verified(cells: Mapping[str, object], names: Mapping[tuple[str, str], str] | None = None, **more: Mapping[str, object]) -> Verification:
    """The verification of a sheet 财务 with these cells, and of others by their names."""
    return verify({SHEET: sheet(cells), **{name: sheet(held) for name, held in more.items()}}, names or {})


def result(formula: str, cells: Mapping[str, object] | None = None, *, names: Mapping[tuple[str, str], str] | None = None, date1904: bool = False) -> Value:
    """What a formula in J40 gives; its stored result is a text that no formula gives, so that it is told."""
    held = {**sheet(cells or {}), _FORMULA_AT: Cell("(旧)", formula)}
    others = {OTHER: sheet({"A1": 7, "B2": 8})}
    found = verify({SHEET: held, **others}, names or {}, date1904=date1904)
    assert not found.unchecked, found.unchecked[0].reason
    return next(one.calculated for one in found.differences if (one.place.row, one.place.column) == _FORMULA_AT)
