"""What a print says of its figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.finance.figures import Cell
from generator.lineage.printed import printed_number
from generator.text.marks import Print
from generator.workbook.model import Entry
from tests.samples import money, ratio

MILLION, HUNDRED_MILLION = Decimal(10) ** 6, Decimal(10) ** 8


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("17.4亿元", (Decimal("17.4"), 1, HUNDRED_MILLION)),
        ("1,739.70", (Decimal("1739.70"), 2, MILLION)),
        ("(1,740)", (Decimal(1740), 0, MILLION)),
        ("1.2万亿元", (Decimal("1.2"), 1, Decimal(10) ** 12)),
    ],
)
def test_a_number_is_told_with_its_decimals_and_its_unit(text: str, number: object) -> None:
    """Without a word of its own it is in the figure's unit, here 百万元."""
    assert printed_number(Print(text, money("1739.7"))) == number


@pytest.mark.parametrize("text", ["21.4%", "21.4", "21.4个百分点"])
def test_a_percentage_is_hundredths_with_its_sign_or_without(text: str) -> None:
    assert printed_number(Print(text, ratio("0.214"))) == (Decimal("21.4"), 1, Decimal("0.01"))


@pytest.mark.parametrize("text", ["突破5万", "近18亿元", "上百万", "2024年上半年", "不适用"])
def test_round_words_dates_and_words_say_no_plain_number(text: str) -> None:
    assert printed_number(Print(text, money("1739.7"))) is None


def test_words_of_a_cell_are_no_number_of_a_figure() -> None:
    assert printed_number(Print("30款", Entry("30款", Cell("事件", "B3")))) is None
