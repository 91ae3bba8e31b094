"""Growth and what a figure below zero is: points of ratios, multiples, and the 方向 of what is made of others."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import UnitMismatch
from generator.finance.direction import DIRECTIONS, Direction, joint
from generator.finance.figures import POINTS, RATIO, Figure, added, constant, magnitude, multiplied, negated, subtracted
from generator.finance.growth import growth, is_growth, multiple
from generator.finance.units import unit_named
from tests.samples import loss, money, ratio

amounts = st.decimals("-99999", "99999", places=1, allow_nan=False)


def test_growth_of_a_ratio_is_its_difference_in_points() -> None:
    """45.3% to 44.1% is 1.2 points less, where its rate is 2.6% less."""
    found = growth(ratio("0.441"), ratio("0.453", "2023H1"), "margin.yoy")
    assert (found.value, found.unit, found.name) == (Decimal("-0.012"), POINTS, "margin.yoy")
    assert found.calculation == "44.1% − 45.3%"


def test_growth_of_a_ratio_has_a_value_from_zero_and_across_it() -> None:
    assert growth(ratio("0.1"), ratio("0", "2023H1")).value == Decimal("0.1")
    assert growth(ratio("-0.05"), ratio("0.1", "2023H1")).value == Decimal("-0.15")


def test_growth_of_points_is_in_points() -> None:
    spread, before = (Figure(Decimal(value), POINTS, "spread") for value in ("0.019", "0.021"))
    assert growth(spread, before).value == Decimal("-0.002")


def test_a_ratio_and_an_amount_have_no_growth() -> None:
    with pytest.raises(UnitMismatch):
        growth(ratio("0.1"), money("5"))


def test_growth_is_told_from_what_is_made_otherwise() -> None:
    assert is_growth(growth(money("2"), money("1")))
    assert is_growth(growth(ratio("0.2"), ratio("0.1")))
    assert not is_growth(subtracted(ratio("0.2"), ratio("0.1")))
    assert not is_growth(multiple(money("2"), money("1")))


@settings(deadline=None)
@given(amounts, amounts)
def test_a_multiple_is_one_more_than_growth_and_undefined_with_it(now: Decimal, before: Decimal) -> None:
    times, rate = (one(money(str(now)), money(str(before), "2023H1")).value for one in (multiple, growth))
    assert (times is None) is (rate is None)
    assert times is None or rate is None or abs(times - 1 - rate) < Decimal("1e-20")


def test_the_words_of_the_column_are_those_of_the_directions() -> None:
    assert DIRECTIONS == ("收益", "亏损额", "现金流", "无")


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ((Direction.PROFIT, Direction.PROFIT), Direction.PROFIT),
        ((Direction.PROFIT, Direction.UNSAID), Direction.PROFIT),
        ((Direction.CASH_FLOW, Direction.UNSAID), Direction.CASH_FLOW),
        ((Direction.CASH_FLOW, Direction.NEITHER), Direction.CASH_FLOW),
        ((Direction.LOSS, Direction.LOSS), Direction.LOSS),
        ((Direction.LOSS, Direction.UNSAID), Direction.UNSAID),
        ((Direction.LOSS, Direction.NEITHER), Direction.NEITHER),
        ((Direction.PROFIT, Direction.CASH_FLOW), Direction.NEITHER),
        ((Direction.UNSAID, Direction.NEITHER), Direction.UNSAID),
    ],
)
def test_what_is_made_of_others_is_what_they_are(parts: tuple[Direction, Direction], whole: Direction) -> None:
    assert joint(parts) is whole
    assert added(*(money("-1", direction=one) for one in parts)).direction is whole


def test_a_number_makes_no_other_thing_of_a_cash_flow() -> None:
    assert multiplied(money("-1", direction=Direction.CASH_FLOW), constant(Decimal(2))).direction is Direction.CASH_FLOW


def test_a_loss_with_its_sign_turned_is_a_profit_and_without_its_sign_a_plain_number() -> None:
    turned = negated(loss("5"))
    assert (turned.value, turned.profit, turned.is_loss) == (-5, -5, True)
    assert not magnitude(money("-5", direction=Direction.CASH_FLOW)).is_below_zero


@pytest.mark.parametrize(
    ("direction", "is_loss"),
    [(Direction.PROFIT, True), (Direction.UNSAID, True), (Direction.CASH_FLOW, False), (Direction.NEITHER, False)],
)
def test_an_outflow_is_no_loss(direction: Direction, is_loss: bool) -> None:
    figure = money("-5", direction=direction)
    assert (figure.is_below_zero, figure.is_loss) == (True, is_loss)


def test_a_multiple_of_something_grows_by_a_rate() -> None:
    assert growth(Figure(Decimal(5), unit_named("倍"), "x"), Figure(Decimal(4), unit_named("倍"), "x")).unit == RATIO
