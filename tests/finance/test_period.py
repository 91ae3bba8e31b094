"""Reporting periods: names, comparatives, Chinese forms."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import FigureError
from generator.finance.period import FORMS, Period, find_period, period_named

NAMES = ["2024H1", "2024H2", "2024FY", "2024Q1", "2024Q3", "2024M7", "2024M9", "2024-08", "2028E", "2024-2028E"]
names = st.builds(
    "{}{}".format,
    st.integers(1990, 2090),
    st.sampled_from(["H1", "H2", "FY", "Q1", "Q2", "Q3", "Q4", "M1", "M5", "M7", "M9", "M11", "-01", "-08", "-12", "E"]),
)


@pytest.mark.parametrize("name", NAMES)
def test_a_period_is_named_as_its_heading(name: str) -> None:
    assert period_named(name).name == name


@given(names)
def test_a_name_read_and_written_is_the_same_period(name: str) -> None:
    assert period_named(period_named(name).name) == period_named(name)


@given(names, st.integers(-20, 20))
def test_the_comparative_of_a_shifted_period_is_the_shifted_comparative(name: str, years: int) -> None:
    period = period_named(name)
    assert period.shifted(years).comparative == period.comparative.shifted(years)
    assert period.start - period.comparative.start == 12
    assert period.months == period.comparative.months


@given(names)
def test_a_period_before_ends_where_the_next_begins(name: str) -> None:
    period = period_named(name)
    assert period.previous.end + 1 == period.start


def test_a_half_of_six_months_and_three_months_of_a_quarter_are_one_span() -> None:
    assert period_named("2024M6") == period_named("2024H1")
    assert period_named("2024M3") == period_named("2024Q1")
    assert period_named("2024M12") == period_named("2024FY")


def test_full_width_and_small_letters_are_read() -> None:
    assert period_named(" ２０２４ｈ１ ").name == "2024H1"


def test_excels_dates_are_months() -> None:
    assert find_period(datetime(2024, 8, 1)) == find_period(date(2024, 8, 31)) == period_named("2024-08")


@pytest.mark.parametrize("text", ["2024H3", "2024Q5", "2024M13", "2024-13", "24H1", "上半年", "", "2024", "2028-2024E"])
def test_what_is_no_period_is_refused(text: str) -> None:
    assert find_period(text) is None
    with pytest.raises(FigureError, match="no period"):
        period_named(text)


@pytest.mark.parametrize(
    ("name", "form", "words"),
    [
        ("2024H1", "long", "2024年上半年"),
        ("2024H1", "short", "24年上半年"),
        ("2024H1", "code", "1H2024"),
        ("2024H1", "report", "2024中期"),
        ("2024H1", "part", "上半年"),
        ("2024H2", "long", "2024年下半年"),
        ("2024FY", "long", "2024年"),
        ("2024FY", "title", "2024年全年"),
        ("2024FY", "report", "2024年度"),
        ("2024FY", "code", "FY2024"),
        ("2024Q3", "long", "2024年第三季度"),
        ("2024M9", "long", "2024年前三季度"),
        ("2024M7", "part", "1-7月"),
        ("2024-08", "long", "2024年8月"),
        ("2024-08", "dotted", "2024.08"),
        ("2024H1", "dotted", "2024.06"),
        ("2024-2028E", "years", "2024-2028"),
        ("2028E", "year", "2028"),
    ],
)
def test_chinese_writes_a_period_so(name: str, form: str, words: str) -> None:
    assert FORMS[form](period_named(name)) == words


def test_a_forecast_is_the_same_span() -> None:
    assert period_named("2028E") == period_named("2028FY")
    assert period_named("2028E").forecast
    assert not period_named("2028FY").forecast


def test_the_last_twelve_months_of_a_first_half_begin_in_july() -> None:
    months = period_named("2024H1").last_twelve_months
    assert (months.start, months.months) == (2023 * 12 + 6, 12)
    assert Period(months.end, 0) == period_named("2024-06")
