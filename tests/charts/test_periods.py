"""Which periods a chart's categories are: spans counted back from the current one, and which of them grow."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts.periods import Reading, are_comparable, counted_back
from generator.errors import TemplateError
from generator.finance.period import period_named
from generator.text.render import Renderer
from tests.samples import metric, workbook


def names(every: str, last: int, current: str, to_current_year: bool = False) -> list[str]:
    return [period.name for period in counted_back(every, last, period_named(current), to_current_year)]


@pytest.mark.parametrize(
    ("every", "last", "current", "found"),
    [
        ("same-span", 3, "2024H1", ["2022H1", "2023H1", "2024H1"]),
        ("same-span", 2, "2024M9", ["2023M9", "2024M9"]),
        ("half", 3, "2024H1", ["2023H1", "2023H2", "2024H1"]),
        ("quarter", 2, "2024H1", ["2024Q1", "2024Q2"]),
        ("year", 2, "2024H1", ["2022FY", "2023FY"]),
        ("year", 2, "2024FY", ["2023FY", "2024FY"]),
    ],
)
def test_spans_are_counted_back_to_the_last_complete_one(every: str, last: int, current: str, found: list[str]) -> None:
    assert names(every, last, current) == found


def test_a_year_under_way_is_counted_where_it_is_asked_for() -> None:
    assert names("year", 2, "2024H1", to_current_year=True) == ["2023FY", "2024FY"]


def test_nine_months_stand_after_the_halves_before_them() -> None:
    assert names("half", 3, "2024M9") == ["2023H2", "2024H1", "2024M9"]


@given(
    st.sampled_from(["same-span", "half", "quarter", "year"]), st.integers(1, 12),
    st.sampled_from(["2024H1", "2024H2", "2024FY", "2024Q3", "2024M7", "2024M9"]),
)  # fmt: skip
def test_counted_spans_are_as_many_as_asked_for_and_rise(every: str, last: int, current: str) -> None:
    spans = list(counted_back(every, last, period_named(current), False))
    assert len(spans) in (last, max(last, 2))  # a span under way stands beside a complete one
    assert all(a.end < b.end for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("before", "current", "comparable"),
    [
        ("2023H1", "2024H1", True),
        ("2022H1", "2024H1", True),
        ("2023FY", "2024FY", True),
        ("2023H2", "2024H1", False),
        ("2023FY", "2024H1", False),
        ("2024H1", "2023H1", False),
    ],
)
def test_growth_is_between_one_span_in_two_years(before: str, current: str, comparable: bool) -> None:
    assert are_comparable(period_named(before), period_named(current)) is comparable


BOOK = workbook(metric("revenue", {"2023H1": "50", "2024H1": "65"}))


def test_an_expression_is_read_in_the_period_asked_for() -> None:
    reading = Reading(Renderer(BOOK), {})
    then = reading.figure("revenue", period_named("2023H1"))
    assert then is not None
    assert str(then.value) == "50"
    assert reading.figure("revenue", period_named("2021H1")) is None


def test_an_expression_that_is_no_figure_is_refused() -> None:
    with pytest.raises(TemplateError, match='"company" is no figure'):
        Reading(Renderer(BOOK), {}).figure("company", period_named("2024H1"))
