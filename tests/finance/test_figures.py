"""Figures: exact values, lineage through arithmetic, growth of profits and losses."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import FigureError, UnitMismatch
from generator.finance import figures
from generator.finance.figures import Figure
from generator.finance.growth import cagr, growth, points
from generator.finance.period import period_named
from generator.finance.status import Status, least_sure
from generator.finance.units import conversion, unit_named
from tests.samples import loss, metric, money, ratio

amounts = st.decimals("-100000", "100000", places=1, allow_nan=False)


def test_growth_of_revenue_is_the_ratio_less_one() -> None:
    rate = growth(money("1739.7"), money("1433.1", "2023H1", ref="F5"), "revenue.yoy")
    assert rate.value is not None
    assert round(rate.value, 4) == Decimal("0.2139")
    assert rate.derivation == "revenue.yoy = 财务!H5 / 财务!F5 − 1"
    assert [str(cell) for cell in rate.typed_cells] == ["财务!H5", "财务!F5"]


def test_growth_of_two_losses_is_that_of_their_magnitude_however_they_are_typed() -> None:
    typed = growth(loss("2477.2"), loss("3142.6", "2023H1"))
    signed = growth(money("-2477.2"), money("-3142.6", "2023H1"))
    assert typed.value == signed.value
    assert typed.value is not None and round(typed.value, 3) == Decimal("-0.212")


@pytest.mark.parametrize(("now", "before"), [("100", "-50"), ("-100", "50"), ("100", "0"), ("-100", "0"), ("0", "0")])
def test_there_is_no_growth_rate_across_a_change_of_sign_or_from_zero(now: str, before: str) -> None:
    assert growth(money(now), money(before, "2023H1")).value is None


@given(amounts, amounts)
def test_a_growth_rate_applied_to_its_base_gives_the_figure(now: Decimal, before: Decimal) -> None:
    rate = growth(money(str(now)), money(str(before), "2023H1"))
    if rate.value is not None:
        assert abs((rate.value + 1) * before - now) < Decimal("1e-20")


@given(amounts, amounts)
def test_a_sum_keeps_both_cells_and_is_exact(a: Decimal, b: Decimal) -> None:
    total = figures.added(money(str(a), ref="H5"), money(str(b), ref="H6"))
    assert total.value == a + b
    assert [str(cell) for cell in total.typed_cells] == ["财务!H5", "财务!H6"]


def test_a_tenth_and_two_tenths_are_three_tenths() -> None:
    assert figures.added(money("0.1"), money("0.2")).value == Decimal("0.3")


def test_units_convert_within_a_dimension_and_refuse_beyond_it() -> None:
    assert money("1739.7").converted(unit_named("亿元")).value == Decimal("17.397")
    assert conversion(unit_named("百万元"), unit_named("元")) == 1_000_000
    with pytest.raises(UnitMismatch, match="not of one dimension"):
        money("1").converted(unit_named("家"))
    with pytest.raises(UnitMismatch):
        figures.added(money("1"), Figure(Decimal(1), unit_named("人"), "staff"))
    with pytest.raises(UnitMismatch):
        figures.multiplied(money("1"), money("2"))


def test_amounts_in_two_units_add_in_the_unit_of_the_first() -> None:
    billion = Figure(Decimal(1), unit_named("亿元"), "x")
    assert figures.added(money("50"), billion).value == 150


def test_points_are_of_ratios_only() -> None:
    assert points(ratio("0.441"), ratio("0.453")).value == Decimal("-0.012")
    with pytest.raises(UnitMismatch):
        points(money("1"), money("2"))


def test_a_derived_figure_is_as_sure_as_its_least_sure_parent() -> None:
    from dataclasses import replace

    unsure = replace(money("5"), status=Status.ILLUSTRATIVE)
    assert figures.added(money("1"), unsure).status is Status.ILLUSTRATIVE
    assert least_sure([]) is Status.DISCLOSED


def test_the_growth_over_five_years_is_their_compound_rate() -> None:
    first, last = money("19420", "2023FY"), money("187022", "2028FY")
    rate = cagr(first, last)
    assert rate.value is not None
    assert round(rate.value, 3) == Decimal("0.573")


def test_a_share_of_nothing_is_undefined_and_says_so() -> None:
    part = figures.share(money("1"), money("0"))
    assert part.value is None
    with pytest.raises(FigureError, match="not defined"):
        part.defined()


@pytest.mark.parametrize(
    ("wanted", "value", "cells"),
    [
        ("2023H2", "1972.7", 2),
        ("2023FY", "3405.8", 1),
        ("2024H1", "1739.7", 1),
    ],
)
def test_a_second_half_comes_from_the_year_and_the_first(wanted: str, value: str, cells: int) -> None:
    revenue = metric("revenue", {"2023H1": "1433.1", "2023FY": "3405.8", "2024H1": "1739.7"})
    found = revenue.find(period_named(wanted))
    assert found is not None
    assert found.value == Decimal(value)
    assert len(found.typed_cells) == cells
    assert found.period == period_named(wanted)


def test_a_year_comes_from_its_halves_and_a_third_quarter_from_nine_months() -> None:
    halves = metric("revenue", {"2023H1": "10", "2023H2": "15"})
    assert halves.find(period_named("2023FY")).value == 25  # type: ignore[union-attr]
    nine = metric("revenue", {"2023H1": "10", "2023M9": "18"})
    assert nine.find(period_named("2023Q3")).value == 8  # type: ignore[union-attr]
    assert nine.find(period_named("2022Q3")) is None


def test_the_last_twelve_months_are_the_year_less_the_half_before_plus_this_half() -> None:
    revenue = metric("revenue", {"2023H1": "1433.1", "2023FY": "3405.8", "2024H1": "1739.7"})
    found = revenue.last_twelve_months(period_named("2024H1"))
    assert found is not None
    assert found.value == Decimal("3712.4")
    assert len(found.typed_cells) == 3


def test_a_stock_of_a_half_is_that_of_its_last_day() -> None:
    from generator.finance.metrics import Kind

    cash = metric("cash", {"2024-06": "70"}, kind=Kind.STOCK)
    assert cash.find(period_named("2024H1")).value == 70  # type: ignore[union-attr]
    assert cash.find(period_named("2024FY")) is None


def test_the_way_of_sixty_formulas_over_each_other_is_walked_once() -> None:
    """Each formula adds the one below it to itself: 2 to the 60th ways lead to the one typed cell."""
    from dataclasses import replace

    from generator.finance.figures import Cell

    figure = money("1", ref="H1")
    for row in range(2, 62):
        figure = replace(figures.added(figure, figure, f"x{row}"), cell=Cell("财务", f"H{row}"))
    assert figure.value == 2**60
    assert [str(one.cell) for one in figure.ancestry()] == [f"财务!H{row}" for row in range(61, 0, -1)]
    assert [str(cell) for cell in figure.typed_cells] == ["财务!H1"]


def test_what_a_figure_comes_from_is_told_outermost_first_and_in_the_order_of_its_formula() -> None:
    a, b, c = (money("1", name=name, ref=f"H{row}") for row, name in enumerate("abc", 1))
    both = figures.added(a, b)
    whole = figures.added(both, figures.added(c, a))
    assert [one.name for one in whole.ancestry()] == ["a + b + c + a", "a + b", "a", "b", "c + a", "c"]
