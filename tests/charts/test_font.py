"""The fonts of charts: what the first lacks the second draws, and what neither can is told, never drawn in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.charts.draw import draw
from generator.charts.drawing.font import outlines, text_width, unknown_in
from tests.charts.examples import COLUMN, THEME


@pytest.mark.parametrize("text", ["智能汽车", "17.4亿元", "Škoda", "Łódź", "Győr", "İstanbul", "✔", "café", "①½㎡"])
def test_letters_of_chinese_and_european_names_are_all_drawn(text: str) -> None:
    assert unknown_in(text) == ""
    assert list(outlines(text, 0, 0, 12))


@pytest.mark.parametrize(
    ("text", "lacking"),
    [("智能汽车🚗", "🚗"), ("กรุงเทพ", "กรุงเทพ"), ("شركة", "شركة"), ("a🚗b🚗", "🚗"), ("👍🏻", "👍🏻")],
)
def test_emoji_and_scripts_that_are_not_set_letter_by_letter_are_told_each_once(text: str, lacking: str) -> None:
    assert unknown_in(text) == lacking


def test_marks_that_only_say_how_others_are_set_take_no_room() -> None:
    assert text_width("A\u200b\ufe0f", 10) == text_width("A", 10)
    assert unknown_in("A\u200b\ufe0f") == ""


def test_a_drawing_says_which_of_its_texts_have_boxes() -> None:
    category = replace(COLUMN.categories[0], name="甲🚗")
    drawing = draw(replace(COLUMN, categories=(category, *COLUMN.categories[1:])), THEME, 400, 300)
    assert drawing.unknown == (("甲🚗", "🚗"),)
    assert draw(COLUMN, THEME, 400, 300).unknown == ()
