"""Lines of two texts: numbers and wording may change, empty lines are nobody's."""

from __future__ import annotations

from generator.alike.lines import aligned_lines


def test_a_line_whose_number_changed_is_the_same_line() -> None:
    assert aligned_lines(["收入17.4亿元", "毛利7.7亿元"], ["毛利8.1亿元", "收入17.4亿元"]).pairs() == [(1, 0), (0, 1)]


def test_a_line_put_in_shifts_no_other() -> None:
    found = aligned_lines(["收入增长", "毛利率提升"], ["经营摘要", "收入增长", "毛利率提升"])
    assert found.pairs() == [(0, 1), (1, 2)] and found.left_new == [0] and not found.moved()


def test_a_single_line_is_the_single_line_of_the_other_text_whatever_it_says() -> None:
    assert aligned_lines(["收入"], ["展望"]).pairs() == [(0, 0)]


def test_an_empty_line_is_not_what_a_full_one_became() -> None:
    assert aligned_lines(["收入"], [""]).pairs() == []
    assert aligned_lines(["甲", "收入", "乙"], ["甲", " ", "乙"]).pairs() == [(0, 0), (2, 2)]
