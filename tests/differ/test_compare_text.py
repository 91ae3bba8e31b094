"""Texts compared: figures in unchanged sentences, reworded sentences, looks."""

from __future__ import annotations

from generator.alike.words import units_with
from generator.differ.compare_text import TextChange, compare_paragraphs, text_changes
from generator.pptx_deck.model import Paragraph, Run, Style


def lines(*texts: str, style: Style | None = None) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Run(text, style or Style()),)) for text in texts)


def test_each_figure_in_unchanged_words_is_a_change_of_its_own() -> None:
    assert list(text_changes("收入17.4亿元，占比60%", "收入23.6亿元，占比63%", "")) == [
        TextChange("number", "", "17.4亿元", "23.6亿元"),
        TextChange("number", "", "60%", "63%"),
    ]


def test_a_figure_is_told_with_a_unit_that_the_workbook_added() -> None:
    old, new = lines("上半年吞吐12集装箱"), lines("上半年吞吐15集装箱")
    assert [(one.old, one.new) for one in compare_paragraphs(old, new)] == [("12", "15")]
    told = compare_paragraphs(old, new, units_with(["集装箱"]))
    assert [(one.old, one.new) for one in told] == [("12集装箱", "15集装箱")]


def test_reworded_is_one_change_of_the_text_and_a_space_at_its_end_is_none() -> None:
    assert list(compare_paragraphs(lines("收入增长"), lines("收入大幅增长"))) == [TextChange("text", "", "收入增长", "收入大幅增长", 0)]
    assert list(compare_paragraphs(lines("收入增长"), lines("收入增长 "))) == []


def test_a_line_that_came_one_that_went_and_one_that_moved_are_told_once_each() -> None:
    old, new = lines("收入保持增长", "毛利率提升", "现金充裕"), lines("毛利率提升", "收入保持增长", "派息不变")
    told = [(one.old, one.new) for one in compare_paragraphs(old, new)]
    assert told in (
        [("毛利率提升", "毛利率提升"), ("现金充裕", None), (None, "派息不变")],
        [("收入保持增长", "收入保持增长"), ("现金充裕", None), (None, "派息不变")],
    )


def test_a_look_that_changed_is_one_change_of_style_with_what_it_was() -> None:
    old, new = lines("收入", style=Style(size=18)), lines("收入", style=Style(size=20, bold=True))
    assert list(compare_paragraphs(old, new)) == [TextChange("style", "text: size, bold", "18 pt, not bold", "20 pt, bold")]


def test_the_look_of_a_space_is_not_seen() -> None:
    bold = Style(bold=True)
    split = (Paragraph((Run("收入"), Run(" ", bold), Run("增长"))),)
    assert list(compare_paragraphs(split, lines("收入 增长"))) == []
