"""Numbers as Excel's formats show them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pptx_deck.shown_numbers import shown_number


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("0.2139", "0%", "21%"), ("0.2139", "0.0%", "21.4%"), ("0.25", "+0%", "+25%"),
        ("1739.7", "#,##0", "1,740"), ("1739700", "#,##0.0,", "1,739.7"), ("0.5", "#.#", ".5"), ("3", "0.##", "3"),
        ("-5", "0.0", "-5.0"), ("-5", "0;(0)", "(5)"), ("-0.2", "0%;[Red]-0%", "-20%"), ("-0.4", "0", "0"),
        ("5", "#,##0_);(#,##0)", "5"), ("0", "0;-0;;@", ""), ("17.4", '0.0"亿元"', "17.4亿元"),
        ("1234.5", "[$¥-804]#,##0.00", "¥1,234.50"), ("1.005", "0.00", "1.01"),
    ],
)  # fmt: skip
def test_a_number_reads_as_its_format_says(value: str, code: str, shown: str) -> None:
    assert shown_number(value, code) == shown


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("110", "General"), ("45000", "yyyy-mm-dd"), ("12", '0!.0,"万"'), ("5", "[>=10]0;0.0"), ("增加", "0%"),
        ("NaN", "0"), ("1e999", "0"), ("5", "# ?/?"), ("1234", "0.0E+00"), ("5", ""),
    ],
)  # fmt: skip
def test_a_format_of_another_kind_leaves_a_number_as_it_is(value: str, code: str) -> None:
    assert shown_number(value, code) == value


@settings(deadline=None)
@given(st.text(max_size=12), st.text(alphabet='0#?,.%;"\\[]_*()-+ y$E/年x', max_size=24))
def test_any_format_of_any_value_is_a_text(value: str, code: str) -> None:
    assert isinstance(shown_number(value, code), str)
    assert isinstance(shown_number("-1739.75", code), str)
