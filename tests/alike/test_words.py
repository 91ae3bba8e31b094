"""Numbers and words of a sentence, as a diff tells them apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.alike.words import difference, number_changes, numbers, redline


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收入17.4亿元，同比增长21.4%", ["17.4亿元", "21.4%"]),
        ("净亏损 (2,477) 百万元", ["(2,477) 百万元"]),
        ("搭载GPT-4o与SU7的2024年8月版本", []),
        ("2023-2028年的CAGR 57.3%", ["57.3%"]),
        ("算力20,000P", ["20,000P"]),
        ("提升2.1个百分点", ["2.1个百分点"]),
        ("第1季度", []),
    ],
)
def test_quantities_are_told_from_names_and_dates(text: str, found: list[str]) -> None:
    assert [number.text for number in numbers(text)] == found


def test_only_figures_that_differ_are_changes() -> None:
    assert number_changes("收入17.4亿元，占比60%", "收入23.6亿元，占比60%") == [("17.4亿元", "23.6亿元")]


def test_other_words_are_no_change_of_numbers() -> None:
    assert number_changes("收入17.4亿元", "营收17.4亿元") is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("17.4亿元", "23.6亿元", "+35.6%"),  # 23.6 / 17.4 = 1.3563
        ("21.4%", "19.0%", "-2.4个百分点"),
        ("100", "-20", ""),  # across a change of sign
        ("0", "5", ""),
        ("17.4亿元", "1,740百万元", ""),  # units differ
        ("(51%)", "(49%)", "+2个百分点"),
        ("2024.08", "2025.03", ""),
        ("2024", "2025", ""),
        ("2,024", "2,226.4", "+10.0%"),
    ],
)
def test_a_change_of_a_number_is_told_where_it_has_a_meaning(old: str, new: str, told: str) -> None:
    assert difference(old, new) == told


@settings(deadline=None)  # the first one imports the word list
@given(st.text(max_size=60), st.text(max_size=60))
def test_a_redline_holds_both_texts(old: str, new: str) -> None:
    pieces = redline(old, new)
    assert "".join(piece.old for piece in pieces) == old
    assert "".join(piece.new for piece in pieces) == new


@given(st.text(max_size=40))
def test_a_text_differs_from_itself_in_no_number(text: str) -> None:
    assert number_changes(text, text) == []
