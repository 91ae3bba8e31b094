"""Exact values as text, never longer than a person could have typed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.lineage.exact import decimal_text, exact_text, plain_number

from .examples import FIGURE


def test_a_decimal_is_written_in_plain_digits() -> None:
    assert [decimal_text(Decimal(value)) for value in ("1E+3", "0.1540", "-2477.2")] == ["1000", "0.154", "-2477.2"]
    assert decimal_text(Decimal(1) / Decimal(3)) == "0." + "3" * 28


@pytest.mark.parametrize("text", [None, "", "好于预期", "NaN", "Infinity", "1E+999999999", "1E-400"])
def test_what_no_figure_is_like_is_no_number(text: str | None) -> None:
    assert plain_number(text) is None
    assert exact_text(FIGURE._replace(value=text)) == ""


def test_a_figure_is_told_to_twelve_digits_with_its_unit_and_words_are_not() -> None:
    assert exact_text(FIGURE) == "1739.7 百万元"
    assert exact_text(FIGURE._replace(value="0.33333333333333333", unit="%")) == "0.333333333333 %"
    assert exact_text(FIGURE._replace(unit=None)) == ""
