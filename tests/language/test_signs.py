"""Signs as people type them: full-width, of mathematics, with turned quotes; texts in quotes stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.language.signs import plain_signs, plain_signs_in_braces


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("ｒｅｖｅｎｕｅ．ｙｏｙ ≥ １５％", "revenue.yoy >= 0.15"),
        ("revenue＋gross_profit－１", "revenue+gross_profit-1"),
        ("（a × ２）÷ b ＝ c", "(a * 2)/ b = c"),
        ("a ＜ 1.5%", "a < 0.015"),
        ("a ＞ 120％", "a > 1.20"),
        ("营业收入 ≠ 0", "营业收入 != 0"),
        ("where（“名称”，‘甲，乙’）", "where('名称','甲，乙')"),
        ("a.at(”2023FY“)", "a.at('2023FY')"),
        ("default(“it's”)", 'default("it\'s")'),
        ("'（甲）' ~ a", "'（甲）' ~ a"),
        ("7 % 3", "7 % 3"),
    ],
)
def test_an_expression_is_read_in_plain_signs(typed: str, plain: str) -> None:
    assert plain_signs(typed) == plain


def test_only_what_stands_within_braces_is_made_plain() -> None:
    text = "增长（{{ revenue｜change（１） }}），{% if a ＞ 1 %}＋{% endif %}"
    assert plain_signs_in_braces(text) == "增长（{{ revenue|change(1) }}），{% if a > 1 %}＋{% endif %}"


@settings(deadline=None)
@given(st.text(st.characters(min_codepoint=32, max_codepoint=126, exclude_characters="%")))
def test_plain_signs_stay_as_they_are(text: str) -> None:
    assert plain_signs(text) == text
