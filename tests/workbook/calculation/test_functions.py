"""Operators and functions give what Excel gives, by hand-checked cases, and what LibreOffice gives, over many formulas."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.office.libreoffice import find_office
from generator.workbook.calculation.functions import FUNCTIONS
from generator.workbook.calculation.syntax import Call, parsed, parts
from generator.workbook.calculation.values import Value

from .calculating import OTHER, result
from .cases import EXCEL_ONLY, OPERATORS, TABLE
from .cases import FUNCTIONS as FUNCTION_CASES
from .oracle import calculated_by_libreoffice, with_cells, with_formulas
from .random_formulas import Formulas

needs_office = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")

ALL = [*OPERATORS, *FUNCTION_CASES, *EXCEL_ONLY.items()]


@pytest.mark.parametrize(("formula", "value"), ALL, ids=[formula for formula, _ in ALL])
def test_a_formula_gives_what_excel_gives(formula: str, value: Value):
    found = result(formula.strip(), TABLE)
    assert type(found) is type(value)
    assert found == (pytest.approx(value, rel=1e-14, abs=0) if isinstance(value, float) else value)


def test_each_function_has_a_case():
    tried = {part.name for formula, _ in ALL for part in parts(parsed(formula.strip())) if isinstance(part, Call)}
    assert set(FUNCTIONS) - tried == set()


@needs_office
def test_the_cases_give_the_same_in_libreoffice_but_where_it_differs_by_its_own_words(tmp_path: Path):
    formulas = [formula.strip() for formula, _ in (*OPERATORS, *FUNCTION_CASES)]
    path = with_cells(tmp_path / "cases.xlsx", TABLE, {OTHER: {"A1": 7, "B2": 8}}, formulas)
    found, cells = calculated_by_libreoffice(path)
    assert found.checked == len(cells) == len(formulas)
    assert [(one.formula, one.stored, one.calculated) for one in found.differences] == []


@needs_office
@pytest.mark.parametrize("seed", [1, 2])
def test_formulas_made_by_chance_give_the_same_in_libreoffice(tmp_path: Path, seed: int):
    source = Formulas(seed)
    formulas = [source.formula() for _ in range(800)]
    found, cells = calculated_by_libreoffice(with_formulas(tmp_path / "chance.xlsx", formulas))
    assert sum(cell.value is not None for cell in cells.values()) > 700
    assert found.checked == 800
    assert [(one.formula, one.stored, one.calculated) for one in found.differences] == []
