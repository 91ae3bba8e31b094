"""Metrics: a figure of a period, as it stands in the row or as the row allows to derive it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.finance.figures import Cell
from generator.finance.metrics import Kind
from generator.finance.period import period_named
from tests.samples import metric


@pytest.mark.parametrize(
    ("typed", "wanted", "value"),
    [
        ({"2023H1": "10", "2023FY": "25"}, "2023H2", "15"),
        ({"2023H1": "10", "2023H2": "15"}, "2023FY", "25"),
        ({"2023H1": "10", "2023M9": "18"}, "2023Q3", "8"),
        ({"2023H1": "10", "2023FY": "25"}, "2023Q3", None),
        ({"2023H1": "10", "2023FY": "25"}, "2022FY", None),
    ],
)
def test_a_flow_comes_from_two_spans_that_make_it_up(typed: dict[str, str], wanted: str, value: str | None) -> None:
    found = metric("x", typed).find(period_named(wanted))
    assert (None if found is None else found.value) == (None if value is None else Decimal(value))


def test_a_ratio_of_a_span_is_never_derived_from_others() -> None:
    margin = metric("margin", {"2023H1": "0.4", "2023FY": "0.5"}, "%", Kind.RATIO)
    assert margin.find(period_named("2023H2")) is None


def test_the_last_twelve_months_need_all_three_of_their_spans() -> None:
    full = metric("x", {"2023H1": "10", "2023FY": "25", "2024H1": "12"})
    found = full.last_twelve_months(period_named("2024H1"))
    assert found is not None
    assert found.value == 27
    assert found.formula == "{0} − {1} + {2}"
    assert metric("x", {"2023H1": "10", "2024H1": "12"}).last_twelve_months(period_named("2024H1")) is None


def test_the_latest_is_no_forecast_and_all_stand_in_the_order_of_their_ends() -> None:
    row = metric("x", {"2024H1": "3", "2023FY": "2", "2025E": "9"})
    assert [figure.value for figure in row.filled()] == [2, 3, 9]
    latest = row.latest()
    assert latest is not None
    assert latest.value == 3
    assert metric("x", {}).latest() is None


def test_what_is_missing_belongs_under_the_heading_of_the_year_before() -> None:
    """A stock of 2024H2 was typed as 2023FY: its empty cell stands under 2024FY."""
    cash = metric("cash", {"2023FY": "70"}, kind=Kind.STOCK)
    waiting = replace(cash, empty={period_named("2024FY"): (Cell("财务", "P5"),)})
    assert waiting.typed_as(period_named("2024H2")) == period_named("2024FY")
    assert cash.typed_as(period_named("2024H2")) == period_named("2024H2")
