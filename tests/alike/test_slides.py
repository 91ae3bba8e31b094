"""Slides of two decks: by their files' names where lineage has them, then by what they say."""

from __future__ import annotations

from generator.alike.slides import aligned_slides, words_of_slide
from generator.pptx_deck.model import Paragraph, Run, Shape, Slide


def slide(number: int, *lines: str, title: str = "") -> Slide:
    texts = tuple(Paragraph((Run(line),)) for line in lines)
    return Slide((Shape("", "text", None, texts),), title, number=number)


def test_a_slide_whose_numbers_changed_is_the_same_slide() -> None:
    old = [slide(1, "收入17.4亿元"), slide(2, "毛利7.7亿元")]
    new = [slide(1, "毛利8.8亿元"), slide(2, "收入23.6亿元")]
    assert aligned_slides(old, new).pairs() == [(1, 0), (0, 1)]


def test_a_title_names_a_slide_only_where_no_other_has_it() -> None:
    old = [slide(1, "甲", title="展望"), slide(2, "乙", title="目录")]
    new = [slide(1, "丙", title="目录"), slide(2, "丁", title="目录")]
    assert aligned_slides(old, new).pairs() == []
    assert aligned_slides(old, [slide(1, "丙", title="目录")]).pairs() == [(1, 0)]


def test_a_slide_with_most_of_its_lines_is_the_same_and_one_with_none_is_another() -> None:
    old = [slide(1, "一", "二", "三")]
    assert aligned_slides(old, [slide(1, "四", "五"), slide(2, "一", "二", "六")]).pairs() == [(0, 1)]
    assert aligned_slides(old, [slide(1, "四", "五")]).pairs() == []


def test_names_decide_before_content_and_a_file_of_two_slides_names_each_by_its_turn() -> None:
    old = [slide(1, "甲"), slide(2, "乙"), slide(3, "丙")]
    new = [slide(1, "丙"), slide(2, "甲"), slide(3, "乙")]
    names = {1: "05-revenue", 2: "table", 3: "table"}
    assert aligned_slides(old, new, names, {1: "table", 2: "table", 3: "05-revenue"}).pairs() == [(1, 0), (2, 1), (0, 2)]
    assert aligned_slides(old, new, names, None).pairs() == [(2, 0), (0, 1), (1, 2)]


def test_what_a_slide_says_is_its_lines_without_numbers_and_empty_ones() -> None:
    assert words_of_slide(slide(1, "收入17.4亿元", "收入23.6亿元", "", "展望")) == {"收入\ue000亿元": 2, "展望": 1}
