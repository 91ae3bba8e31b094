"""Wording: signs, rounding, and round numbers that are said of figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.finance.figures import Figure, share
from generator.finance.growth import growth, points
from generator.finance.units import unit_named
from generator.language import wording
from generator.language.changes import change_points
from tests.samples import money, ratio


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (lambda: wording.yi(money("1739.7"), 1), "17.4亿元"),
        (lambda: wording.amount(money("1739.7"), 1), "1,739.7"),
        (lambda: wording.amount(money("-2477.2"), 0), "−2,477"),
        (lambda: wording.paren(money("-2477.2"), 0), "(2,477)"),
        (lambda: wording.paren(ratio("-0.124"), 1), "(12.4%)"),
        (lambda: wording.paren(ratio("0.061"), 1), "6.1%"),
        (lambda: wording.signed(ratio("2.557"), 0), "+256%"),
        (lambda: wording.signed(ratio("-0.506"), 0), "(51%)"),
        (lambda: wording.signed(ratio("0"), 0), "0%"),
        (lambda: wording.wan(Figure(Decimal(54000), unit_named("块"), "gpus"), 1), "5.4万"),
        (lambda: wording.pp(points(ratio("0.441"), ratio("0.453")), 1), "−1.2个百分点"),
        (lambda: change_points(points(ratio("0.441"), ratio("0.453")), 1), "下降1.2个百分点"),
        (lambda: change_points(points(ratio("0.45"), ratio("0.45")), 1), "持平"),
        (lambda: wording.times(ratio("2.14"), 1), "2.1倍"),
    ],
)
def test_figures_are_printed_as_the_field_prints_them(words, expected: str) -> None:  # type: ignore[no-untyped-def]
    assert words() == expected


def test_an_undefined_growth_prints_words_and_never_a_number() -> None:
    rate = growth(money("100"), money("-50", "2023H1"))
    assert wording.pct(rate, 1) == "不适用"


def test_a_share_is_rounded_once_from_the_exact_value() -> None:
    """321.2 of 1,739.7 is 18.46%: 18.5% at one place, 18% at none; rounding twice would print 19%."""
    part = share(money("321.2"), money("1739.7"))
    assert wording.pct(part, 1) == "18.5%"
    assert wording.pct(part, 0) == "18%"


@given(st.decimals("-99999", "99999", places=3, allow_nan=False), st.integers(0, 2))
def test_rounding_is_half_away_from_zero_and_once(value: Decimal, places: int) -> None:
    step = Decimal(1).scaleb(-places)
    result = wording.rounded(value, places)
    assert abs(result - value) <= step / 2
    if abs(value) % step == step / 2:
        assert abs(result) > abs(value)
    assert wording.rounded(-value, places) == -result or result == 0


@pytest.mark.parametrize(
    ("holds", "value", "milestone", "expected"),
    [
        (wording.surpasses, 54_000, 50_000, True),
        (wording.surpasses, 49_000, 50_000, False),
        (wording.surpasses, 50_000, 50_000, True),
        (wording.is_near, 2_900_000, 3_000_000, True),
        (wording.is_near, 3_100_000, 3_000_000, False),
        (wording.is_near, 3_000_000, 3_000_000, False),
        (wording.is_near, 2_600_000, 3_000_000, False),
        (wording.is_just_over, 3_012, 3_000, True),
        (wording.is_just_over, 3_099, 3_000, True),
        (wording.is_just_over, 3_100, 3_000, False),
        (wording.is_just_over, 2_999, 3_000, False),
        (wording.is_just_over, 23_600_000, 23_000_000, True),
        (wording.is_just_over, 24_000_000, 23_000_000, False),
    ],
)
def test_a_round_number_is_said_only_where_it_is_true(holds, value: int, milestone: int, expected: bool) -> None:  # type: ignore[no-untyped-def]
    assert holds(Decimal(value), Decimal(milestone)) is expected
