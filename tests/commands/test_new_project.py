"""A project of one's own: made of a starter, for a period and a company."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from generator import new_project
from generator.commands.schema import slide_schema, write_schemas
from generator.errors import OutputError, UsageError
from generator.finance.period import period_named
from generator.workbook.reading.grid import read_grid
from generator.workbook.reading.read import read_workbook

QUARTER = "2025Q1"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A project made of the quarterly starter; its workbook."""
    return new_project(tmp_path / "own", QUARTER, "甲公司")


def test_a_project_has_templates_a_workbook_without_values_and_a_readme(own: Path) -> None:
    folder = own.parents[1]
    assert own == folder / "inputs" / "2025Q1.xlsx"
    read = read_workbook(own)
    assert {"revenue", "gross_margin", "cash", "customers"} <= set(read.metrics)
    assert not [one for one in read.metrics.values() if one.figures]
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert "`templates/quarterly/slides/`" in readme
    assert "jianbao build inputs/2025Q1.xlsx" in readme
    assert (folder / "templates" / "quarterly" / "master.pptx").is_file()
    assert (folder / "templates" / "schema" / "slide.json").is_file()


def test_it_is_of_the_period_and_the_company_that_were_named(own: Path) -> None:
    settings = read_workbook(own).settings
    assert settings["company"].text == "甲公司"  # type: ignore[union-attr]
    assert settings["current_period"].text == QUARTER  # type: ignore[union-attr]
    assert settings["slogan"] is None


def test_the_columns_are_those_up_to_the_period(own: Path) -> None:
    """The demo ends with 2024Q3 and begins eight quarters before."""
    read = read_workbook(own)
    assert [str(period) for period in sorted(read.metrics["revenue"].empty)][-2:] == ["2024Q4", "2025Q1"]
    assert str(min(read.metrics["product_revenue"].empty)) == "2023Q1"


def test_formulas_stay_and_show_nothing_until_their_cells_are_filled(own: Path) -> None:
    """营业收入 of 2023Q1 is the sum of the three above it, once all three are typed."""
    cell = read_grid(own).sheets["财务"].cells[8, 7]
    assert cell.formula == '=IF(COUNT(G5,G6,G7)=3,G5+G6+G7,"")'
    assert not cell.value


def test_a_table_sheet_keeps_its_headings_only(own: Path) -> None:
    assert read_workbook(own).tables["展望"].columns == ("主题", "内容", "图标")
    assert read_workbook(own).tables["展望"].rows == ()


def test_a_demo_has_its_figures_under_the_period_that_was_named(tmp_path: Path) -> None:
    """产品收入 of the demo's last quarter is 503.8; it was announced on 2024-10-30, a month after the quarter."""
    read = read_workbook(new_project(tmp_path / "own", QUARTER, "甲公司", demo=True))
    figure = read.metrics["product_revenue"].figures[period_named(QUARTER)]
    assert (figure.value, read.setting("company")) == (Decimal("503.8"), "甲公司")
    assert str(read.setting("announcement_date")) == "2025-04-30"


@pytest.mark.parametrize(
    ("period", "starter", "name"),
    [
        ("2025FY", None, "annual"), ("2025Q2", None, "quarterly"), ("2025H1", None, "interim-results"),
        ("2025M9", "one-page", "one-page"),
    ],
)  # fmt: skip
def test_the_starter_follows_the_period_where_none_is_named(period: str, starter: str | None, name: str, tmp_path: Path) -> None:
    workbook = new_project(tmp_path / "own", period, "甲公司", starter)
    assert read_workbook(workbook).setting("template") == name
    assert workbook.name == f"{period}.xlsx"


def headings(workbook: Path, sheet: str) -> list[str]:
    """The periods that head the columns of a metric sheet."""
    grid = read_grid(workbook).sheets[sheet]
    header = next(row for row in grid.rows_below(0) if any(cell.value == "键" for _, cell in grid.row(row)))
    return [str(cell.value) for _, cell in grid.row(header) if str(cell.value)[:2] == "20"]


def test_a_half_years_dates_forecasts_and_spans_of_years_move_with_it(tmp_path: Path) -> None:
    """The demo has 2024-08, 2028E and 2024-2028E, three years before 2027H1."""
    workbook = new_project(tmp_path / "own", "2027H1", "甲公司", "interim-results")
    assert headings(workbook, "业务") == ["2026-02", "2026-08", "2027-02", "2027-08", "2026H1", "2027H1", "2027M7"]
    forecast = ["2027E", "2028E", "2029E", "2030E", "2031E"]
    assert headings(workbook, "市场") == ["2026FY", "2026H2", *forecast, "2027-2031E"]


@pytest.mark.parametrize("period", ["2025FY", "2025H2"])
def test_a_year_or_second_half_is_the_first_half_rolled_on(period: str, tmp_path: Path) -> None:
    workbook = new_project(tmp_path / "own", period, "甲公司", "interim-results")
    read = read_workbook(workbook)
    assert (read.current.name, read.setting("company")) == (period, "甲公司")
    assert headings(workbook, "财务")[-3:] == ["2025H1", "2025H2", "2025FY"]
    assert "previous_workbook" not in read.settings
    assert [path.name for path in workbook.parent.glob("*.xlsx")] == [f"{period}.xlsx"]


def test_a_demo_of_a_first_half_year_is_refused_for_other_periods(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="of a first half-year, and 2025FY is none") as refused:
        new_project(tmp_path / "own", "2025FY", "甲公司", "interim-results", demo=True)
    assert "Take --period 2025H1" in str(refused.value)
    assert not (tmp_path / "own").exists()


@pytest.mark.parametrize(
    ("period", "starter"),
    [("2025Q1", "annual"), ("2025FY", "quarterly"), ("2025H1", "quarterly"), ("2025Q2", "interim-results")],
)  # fmt: skip
def test_a_starter_for_other_periods_is_refused_and_nothing_is_made(period: str, starter: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=f'the starter "{starter}" is not for {period}'):
        new_project(tmp_path / "own", period, "甲公司", starter)
    assert not (tmp_path / "own").exists()


def test_a_starter_that_there_is_not_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match='no starter "quaterly". Did you mean "quarterly"'):  # noqa: RUF043
        new_project(tmp_path / "own", QUARTER, "甲公司", "quaterly")


def test_a_folder_with_something_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "letter.txt").write_text("x")
    with pytest.raises(OutputError, match=r"is not empty\. Name a new folder\."):
        new_project(tmp_path / "own", QUARTER, "甲公司")
    assert [path.name for path in (tmp_path / "own").iterdir()] == ["letter.txt"]


def test_schemas_are_written_as_json_and_know_every_block(tmp_path: Path) -> None:
    files = list(write_schemas(tmp_path / "schema"))
    assert [file.name for file in files] == ["deck.json", "slide.json"]
    slide = json.loads(files[1].read_text(encoding="utf-8"))
    assert slide == slide_schema()
    assert slide["required"] == ["layout", "title"]
    assert slide["additionalProperties"] == {"$ref": "#/$defs/AnyBlock"}
