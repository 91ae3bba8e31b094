"""Which columns a workbook has, and which a roll-forward adds; on a workbook of three rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import OutputError, UsageError
from generator.finance.period import period_named
from generator.workbook.editing.edit import PackageEdit
from generator.workbook.reading.grid import read_grid
from generator.workbook.rolling.metric_columns import metric_columns
from generator.workbook.rolling.roll import roll
from generator.workbook.rolling.roll_columns import ColumnRoll
from generator.workbook.writing.write import write_workbook
from tests.small_project import content


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "2024H1.xlsx"
    write_workbook(content(), path)
    return path


def test_the_periods_and_kinds_of_a_sheet_are_found(book: Path) -> None:
    columns = metric_columns(read_grid(book).sheets["财务"])
    assert {str(period): column for period, column in columns.old.items()} == {"2023H1": 7, "2024H1": 8}
    assert columns.header == 3
    assert columns.formula(6, period_named("2024H1")) == "=H5/H4"
    assert columns.formula(6, period_named("2025H1")) == ""
    known = columns.periods()
    assert known.kinds == {4: "流量", 5: "流量", 6: "比率"}
    assert known.of(period_named("2023H1")) == 7
    assert known.period_at(8) == period_named("2024H1")
    assert known.period_at(2) is None


@pytest.mark.parametrize("period", ["2024FY", "2025H1", "2024Q3"])
def test_the_new_period_has_a_column_after_those_there_are(book: Path, period: str) -> None:
    rolled = roll(book, period_named(period))
    assert rolled.path == book.with_name(f"{period}.xlsx")
    assert period in rolled.columns["财务"]
    columns = metric_columns(read_grid(rolled.path).sheets["财务"])
    assert columns.old[period_named("2023H1")] == 7
    assert columns.old[period_named(period)] > 8


def test_adding_columns_leaves_the_old_cells(book: Path) -> None:
    package, grid = PackageEdit(book), read_grid(book)
    ColumnRoll(grid, package, period_named("2024H1"), period_named("2025H1")).add()
    package.save(book.with_name("b.xlsx"))
    before, after = (read_grid(path).sheets["财务"].cells for path in (book, book.with_name("b.xlsx")))
    assert all(after[place] == cell for place, cell in before.items() if cell.is_filled)


def test_a_period_that_is_not_later_and_a_file_that_is_there_are_refused(book: Path) -> None:
    with pytest.raises(UsageError, match="is no reporting period after 2024H1"):
        roll(book, period_named("2023FY"))
    with pytest.raises(UsageError, match="Roll to a period within 5 years"):
        roll(book, period_named("2034H1"))
    roll(book, period_named("2024FY"))
    with pytest.raises(OutputError, match="exists already"):
        roll(book, period_named("2024FY"))
