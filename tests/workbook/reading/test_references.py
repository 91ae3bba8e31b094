"""What a formula refers to: its cells in order, and whether it reaches others in ways that cannot be followed."""

from __future__ import annotations

import pytest

from generator.workbook.reading.formulas import references

NAMES = {"revenue": "财务!$A$1:$A$2"}


@pytest.mark.parametrize(
    ("formula", "cells"),
    [
        ("=A1+B2*2", ["S!A1", "S!B2"]),
        ("=SUM(财务!H5:I5)-A1", ["财务!H5", "财务!I5", "S!A1"]),
        ("='a b'!$C$3/A1%", ["a b!C3", "S!A1"]),
        ("=IF(TRUE,revenue,\"A9\")", ["财务!A1", "财务!A2"]),
    ],
)
def test_the_cells_are_those_of_ranges_other_sheets_and_names(formula: str, cells: list[str]) -> None:
    found = references(formula, "S", NAMES)
    assert ([str(cell) for cell in found.cells], found.untraceable) == (cells, False)


@pytest.mark.parametrize("formula", ["=INDIRECT(\"A1\")", "=OFFSET(A1,1,1)", "=A1:INDEX(B1:B3,2)", "=SUM(A:A)", "=S!#REF!", "=A1#"])
def test_what_is_chosen_when_it_is_calculated_cannot_be_followed(formula: str) -> None:
    assert references(formula, "S", NAMES).untraceable
