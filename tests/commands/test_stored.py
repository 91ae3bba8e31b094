"""Stored results that their cells do not give: told by build and check, with what changed since the last build."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import build, check
from generator.finance.findings import STORED, WARNING
from generator.finance.period import period_named
from generator.workbook.editing.edit import PackageEdit
from generator.workbook.reading.read import read_workbook
from tests.small_project import BOOK, make_small_project


@pytest.fixture
def stale(tmp_path: Path) -> Path:
    """Built once; then 营业收入 2024H1 is typed over, 1,200 to 1,500, and nobody calculates the margin 600/1,200."""
    project = make_small_project(tmp_path / "p")
    book = project / "inputs" / BOOK
    build(book, project=project)
    cell = read_workbook(book).metrics["revenue"].figures[period_named("2024H1")].cell
    assert cell is not None
    type_over(book, cell.sheet, cell.ref, "1500")
    return project


def type_over(book: Path, sheet: str, ref: str, value: str) -> None:
    from openpyxl.utils.cell import coordinate_to_tuple

    package = PackageEdit(book)
    package.sheet(sheet).set_number(*coordinate_to_tuple(ref), value)
    package.save(book)


def test_a_stale_result_is_told_with_both_values_and_what_changed(stale: Path) -> None:
    told = [one for one in check(stale / "inputs" / BOOK, project=stale).findings if one.kind == STORED]
    assert len(told) == 1
    assert "0.5 is stored, but its cells give 0.4" in told[0].what
    assert "Changed since the last build" in told[0].what
    assert "1200 → 1500" in told[0].what


def test_a_stale_result_stops_a_final_deck_and_not_a_draft(stale: Path) -> None:
    book = stale / "inputs" / BOOK
    assert build(book, project=stale, final=True).refused
    assert not build(book, project=stale).refused


def test_a_workbook_that_is_calculated_says_nothing(tmp_path: Path) -> None:
    project = make_small_project(tmp_path / "p")
    assert [one for one in check(project / "inputs" / BOOK, project=project).findings if one.kind in (STORED, WARNING)] == []
