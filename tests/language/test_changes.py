"""What became of a figure, in words: profits, flows, stocks, ratios and cash flows, each 同比 and 环比."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.finance.direction import Direction
from generator.finance.figures import Figure, added, subtracted
from generator.finance.period import period_named
from generator.language.changes import change, turn
from tests.samples import loss, money, ratio

YEAR_BEFORE, SPAN_BEFORE = "2023H1", "2023H2"


def of(direction: Direction, value: str, period: str = "2024H1") -> Figure:
    return money(value, period, direction=direction)


PROFITS = [
    ("120", "100", "同比增长 20.0%", "环比增长 20.0%"),
    ("80", "100", "同比下降 20.0%", "环比下降 20.0%"),
    ("-60", "-100", "亏损收窄 40.0%", "亏损环比收窄 40.0%"),
    ("-150", "-100", "亏损扩大 50.0%", "亏损环比扩大 50.0%"),
    ("50", "-100", "扭亏为盈", "环比扭亏为盈"),
    ("-50", "100", "由盈转亏", "环比由盈转亏"),
    ("0", "-100", "亏损收窄 100.0%", "亏损环比收窄 100.0%"),
    ("0", "100", "同比下降 100.0%", "环比下降 100.0%"),
    ("50", "0", "不适用", "不适用"),
    ("-50", "0", "不适用", "不适用"),
    ("0", "0", "持平", "环比持平"),
    ("100", "100", "持平", "环比持平"),
    ("100.01", "100", "持平", "环比持平"),
    ("-100.01", "-100", "持平", "环比持平"),
]
CASH_FLOWS = [
    ("120", "100", "净流入增加 20.0%", "净流入环比增加 20.0%"),
    ("80", "100", "净流入减少 20.0%", "净流入环比减少 20.0%"),
    ("-300", "-500", "净流出收窄 40.0%", "净流出环比收窄 40.0%"),
    ("-600", "-500", "净流出扩大 20.0%", "净流出环比扩大 20.0%"),
    ("50", "-100", "由净流出转为净流入", "环比由净流出转为净流入"),
    ("-50", "100", "由净流入转为净流出", "环比由净流入转为净流出"),
    ("0", "-100", "净流出收窄 100.0%", "净流出环比收窄 100.0%"),
    ("0", "100", "净流入减少 100.0%", "净流入环比减少 100.0%"),
    ("-50", "0", "不适用", "不适用"),
    ("-500", "-500", "持平", "环比持平"),
    ("-500.1", "-500", "持平", "环比持平"),
]
NUMBERS = [
    ("120", "100", "同比增长 20.0%", "环比增长 20.0%"),
    ("80", "100", "同比下降 20.0%", "环比下降 20.0%"),
    ("-60", "-100", "负值收窄 40.0%", "负值环比收窄 40.0%"),
    ("-150", "-100", "负值扩大 50.0%", "负值环比扩大 50.0%"),
    ("50", "-100", "由负转正", "环比由负转正"),
    ("-50", "100", "由正转负", "环比由正转负"),
    ("50", "0", "不适用", "不适用"),
    ("100", "100", "持平", "环比持平"),
]
RATIOS = [
    ("0.441", "0.453", "同比下降1.2个百分点", "环比下降1.2个百分点"),
    ("0.453", "0.441", "同比上升1.2个百分点", "环比上升1.2个百分点"),
    ("-0.10", "-0.15", "同比上升5.0个百分点", "环比上升5.0个百分点"),
    ("-0.05", "0.10", "同比下降15.0个百分点", "环比下降15.0个百分点"),
    ("0.10", "0", "同比上升10.0个百分点", "环比上升10.0个百分点"),
    ("0.45", "0.45", "持平", "环比持平"),
    ("0.4501", "0.45", "持平", "环比持平"),
]


@pytest.mark.parametrize(("now", "before", "over_year", "over_period"), PROFITS)
def test_a_profit_is_worded_by_its_signs(now: str, before: str, over_year: str, over_period: str) -> None:
    current = of(Direction.PROFIT, now)
    assert change(current, of(Direction.PROFIT, before, YEAR_BEFORE), 1) == over_year
    assert change(current, of(Direction.PROFIT, before, SPAN_BEFORE), 1) == over_period


@pytest.mark.parametrize(("now", "before", "over_year", "over_period"), CASH_FLOWS)
def test_a_cash_flow_below_zero_is_an_outflow_and_no_loss(now: str, before: str, over_year: str, over_period: str) -> None:
    current = of(Direction.CASH_FLOW, now)
    assert change(current, of(Direction.CASH_FLOW, before, YEAR_BEFORE), 1) == over_year
    assert change(current, of(Direction.CASH_FLOW, before, SPAN_BEFORE), 1) == over_period


@pytest.mark.parametrize("direction", [Direction.UNSAID, Direction.NEITHER])
@pytest.mark.parametrize(("now", "before", "over_year", "over_period"), NUMBERS)
def test_a_number_of_which_nobody_says_what_it_is_below_zero_is_called_neither(
    now: str, before: str, over_year: str, over_period: str, direction: Direction
) -> None:
    current = of(direction, now)
    assert change(current, of(direction, before, YEAR_BEFORE), 1) == over_year
    assert change(current, of(direction, before, SPAN_BEFORE), 1) == over_period


@pytest.mark.parametrize(("now", "before", "over_year", "over_period"), NUMBERS)
def test_a_stock_of_a_date_is_worded_like_a_flow(now: str, before: str, over_year: str, over_period: str) -> None:
    current = of(Direction.NEITHER, now, "2024-06")
    assert change(current, of(Direction.NEITHER, before, "2023-06"), 1) == over_year
    assert change(current, of(Direction.NEITHER, before, "2024-05"), 1) == over_period


@pytest.mark.parametrize(("now", "before", "over_year", "over_period"), RATIOS)
def test_a_ratio_grows_by_percentage_points(now: str, before: str, over_year: str, over_period: str) -> None:
    assert change(ratio(now), ratio(before, YEAR_BEFORE), 1) == over_year
    assert change(ratio(now), ratio(before, SPAN_BEFORE), 1) == over_period


@pytest.mark.parametrize(
    ("current", "comparative", "over_year", "over_period"),
    [
        (of(Direction.PROFIT, "-60"), of(Direction.PROFIT, "-100"), "同比收窄", "环比收窄"),
        (of(Direction.PROFIT, "-150"), of(Direction.PROFIT, "-100"), "同比扩大", "环比扩大"),
        (of(Direction.PROFIT, "50"), of(Direction.PROFIT, "-100"), "扭亏为盈", "环比扭亏为盈"),
        (of(Direction.PROFIT, "120"), of(Direction.PROFIT, "100"), "同比增长", "环比增长"),
        (of(Direction.PROFIT, "100.01"), of(Direction.PROFIT, "100"), "持平", "环比持平"),
        (of(Direction.CASH_FLOW, "-300"), of(Direction.CASH_FLOW, "-500"), "净流出同比收窄", "净流出环比收窄"),
        (of(Direction.CASH_FLOW, "120"), of(Direction.CASH_FLOW, "100"), "净流入同比增加", "净流入环比增加"),
        (of(Direction.UNSAID, "-60"), of(Direction.UNSAID, "-100"), "负值同比收窄", "负值环比收窄"),
        (ratio("0.441"), ratio("0.453"), "同比下降", "环比下降"),
    ],
)  # fmt: skip
def test_a_label_says_what_its_number_is_of(current: Figure, comparative: Figure, over_year: str, over_period: str) -> None:
    """That of a loss says 亏损 itself, beside the words; that of a cash flow cannot know."""
    year_before, span_before = (
        replace(comparative, period=period_named(one)) for one in (YEAR_BEFORE, SPAN_BEFORE)
    )
    assert turn(current, year_before, 1) == over_year
    assert turn(current, span_before, 1) == over_period


def test_a_loss_typed_as_a_magnitude_words_like_one_typed_with_its_sign() -> None:
    assert change(loss("2477.2"), loss("3142.6", YEAR_BEFORE), 1) == "亏损收窄 21.2%"
    assert change(loss("3500"), loss("3142.6", YEAR_BEFORE), 1) == "亏损扩大 11.4%"
    assert change(money("10"), loss("5", YEAR_BEFORE), 0) == "扭亏为盈"


def test_what_is_neither_a_year_nor_a_span_apart_is_said_without_either() -> None:
    assert change(money("110"), money("100", "2021H1"), 0) == "增长 10%"


def test_a_free_cash_flow_is_worded_as_a_cash_flow() -> None:
    """Operating cash −100 less 200 of capital expenditure, after −100 less 300: an outflow of 300 after one of 400."""
    free = [subtracted(of(Direction.CASH_FLOW, "-100", p), money(capex, p)) for p, capex in (("2024H1", "200"), (YEAR_BEFORE, "300"))]
    assert change(free[0], free[1], 0) == "净流出收窄 25%"


def test_a_sum_of_a_profit_and_a_cash_flow_is_neither() -> None:
    mixed = [added(of(Direction.PROFIT, value, p), of(Direction.CASH_FLOW, value, p)) for p, value in (("2024H1", "-30"), (YEAR_BEFORE, "-40"))]
    assert change(mixed[0], mixed[1], 0) == "负值收窄 25%"


amounts = st.decimals("-9999", "9999", places=1, allow_nan=False)


@settings(deadline=None)
@given(amounts, amounts, st.sampled_from([one for one in Direction if one not in (Direction.PROFIT, Direction.LOSS)]))
def test_only_what_is_said_to_be_a_profit_is_ever_called_a_loss(now: Decimal, before: Decimal, direction: Direction) -> None:
    words = change(of(direction, str(now)), of(direction, str(before), YEAR_BEFORE), 1)
    assert "亏" not in words and "盈" not in words
    assert direction is Direction.CASH_FLOW or "净流" not in words
