"""Table sheets whose columns are periods: which they are, what their rows say, and how they roll forward."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from generator.finance.period import period_named
from generator.workbook.model import PeriodRow, Workbook
from generator.workbook.reading.read import read_workbook
from generator.workbook.rolling.roll import roll
from generator.workbook.writing.content import Scalar, SettingRow, TableSheet
from generator.workbook.writing.write import write_workbook
from tests.small_project import content

QUARTERS = ("2023Q4", "2024Q1", "2024Q2")
HALVES = ("2023H1", "2023H2", "2024H1")


def book(folder: Path, headings: tuple[str, ...], *rows: tuple[Scalar, ...], current: str = "2024H1") -> Workbook:
    """The small workbook with a table sheet 指标."""
    made = content()
    settings = tuple(SettingRow(one.key, one.label, current if one.key == "current_period" else one.value) for one in made.settings)
    path = folder / "book.xlsx"
    path.unlink(missing_ok=True)
    write_workbook(replace(made, settings=settings, tables=(TableSheet("指标", "指标", headings, rows),)), path)
    return read_workbook(path, "book.xlsx")


def only(made: Workbook) -> PeriodRow:
    (row,) = made.tables["指标"].by_period
    return row


def values(row: PeriodRow) -> dict[str, Decimal | None]:
    return {str(period): figure.value for period, figure in row.metric.figures.items()}


def test_a_row_is_a_metric_of_its_sheet_with_its_unit_and_its_periods(tmp_path: Path) -> None:
    row = only(book(tmp_path, ("指标", "单位", *QUARTERS), ("用户", "万人", Decimal(1), Decimal(2), Decimal(3))))
    assert (row.metric.key, row.metric.unit.name, row.metric.where) == ("指标.用户", "万人", "book.xlsx 指标!A4")
    assert values(row) == {"2023Q4": 1, "2024Q1": 2, "2024Q2": 3}


@pytest.mark.parametrize("label", ["指标", "名称", "项目"])
def test_its_name_stands_under_any_of_three_headings(tmp_path: Path, label: str) -> None:
    assert only(book(tmp_path, ("备注", label, *QUARTERS), ("甲", "用户", Decimal(1), None, None))).metric.label == "用户"


def test_a_sheet_of_ones_own_that_says_nothing_of_its_rows_is_left_alone(tmp_path: Path) -> None:
    made = book(tmp_path, ("底稿", *QUARTERS), ("甲", Decimal(1), Decimal(2), Decimal(3)))
    assert made.tables["指标"].by_period == ()
    assert set(made.every_metric) == set(made.metrics)


def test_a_single_period_makes_no_table_of_periods(tmp_path: Path) -> None:
    assert book(tmp_path, ("名称", "单位", "2024H1"), ("甲", "家", Decimal(1))).tables["指标"].by_period == ()


def test_the_unit_may_stand_in_brackets_behind_the_name(tmp_path: Path) -> None:
    row = only(book(tmp_path, ("指标", *QUARTERS), ("客单价（元）", Decimal(1), Decimal(2), Decimal(3))))
    assert row.metric.unit.name == "元"


def test_words_in_place_of_a_number_are_kept_and_numbers_typed_as_text_are_read(tmp_path: Path) -> None:
    row = only(book(tmp_path, ("指标", "单位", *QUARTERS), ("用户", "家", "不适用", "1,740", None)))
    assert values(row) == {"2024Q1": 1740}
    assert [(str(period), entry.text, str(entry.cell)) for period, entry in row.words.items()] == [("2023Q4", "不适用", "指标!C4")]
    assert [(str(period), str(cells[0])) for period, cells in row.metric.empty.items()] == [("2024Q2", "指标!E4")]


def test_a_row_with_its_name_alone_heads_others_and_is_no_metric(tmp_path: Path) -> None:
    made = book(tmp_path, ("指标", "单位", *QUARTERS), ("用户", None, None, None, None), ("日活", "人", Decimal(1), None, None))
    assert [(row.metric.label, row.heads) for row in made.tables["指标"].by_period] == [("用户", True), ("日活", False)]
    assert "指标.日活" in made.every_metric
    assert "指标.用户" not in made.every_metric


def test_of_two_columns_of_a_period_the_restated_one_counts(tmp_path: Path) -> None:
    headings = ("指标", "单位", "2023H1", "2023H1（经重列）", "2024H1")
    row = only(book(tmp_path, headings, ("用户", "人", Decimal(10), Decimal(11), Decimal(12))))
    assert values(row) == {"2023H1": 11, "2024H1": 12}
    assert [figure.value for figure in row.metric.published.values()] == [10]


def test_nothing_is_derived_of_a_row_that_does_not_say_what_it_is(tmp_path: Path) -> None:
    numbers = (Decimal(1), Decimal(2), Decimal(3))
    year = period_named("2023FY")
    assert only(book(tmp_path, ("指标", *HALVES), ("用户", *numbers))).metric.find(year) is None
    found = only(book(tmp_path, ("指标", "类型", *HALVES), ("新增", "流量", *numbers))).metric.find(year)
    assert found is not None
    assert found.value == 3


def test_a_unit_that_is_none_is_worth_a_look_and_refuses_nothing(tmp_path: Path) -> None:
    made = book(tmp_path, ("指标", "单位", *QUARTERS), ("用户", "万个人", Decimal(1), None, None))
    assert [str(one) for one in made.warnings if "万个人" in one.what]
    assert values(only(made)) == {"2023Q4": 1}


@pytest.mark.parametrize(
    ("headings", "current", "to", "added"),
    [
        (("2023Q4", "2024Q1", "2024Q2"), "2024Q2", "2024Q3", ("2024Q3",)),
        (("2023Q4", "2024Q1", "2024Q2"), "2024H1", "2024FY", ("2024Q3", "2024Q4")),
        (("2021FY", "2022FY", "2023FY"), "2024H1", "2024FY", ("2024FY",)),
        (("2021FY", "2022FY", "2023FY"), "2024H1", "2024Q3", ()),
        (("2023H1", "2023H2", "2024H1"), "2024H1", "2025H1", ("2024H2", "2025H1")),
        (("2021H1", "2022H1", "2023H1"), "2024H1", "2025H1", ()),
    ],
)
def test_a_table_that_is_up_to_date_gets_the_columns_of_its_kind(
    tmp_path: Path, headings: tuple[str, ...], current: str, to: str, added: tuple[str, ...]
) -> None:
    book(tmp_path, ("指标", *headings), ("用户", Decimal(1), Decimal(2), Decimal(3)), current=current)
    made = roll(tmp_path / "book.xlsx", period_named(to), tmp_path / "next.xlsx")
    assert made.columns.get("指标", ()) == added
    row = only(read_workbook(made.path))
    assert tuple(str(period) for period in row.metric.empty) == added
