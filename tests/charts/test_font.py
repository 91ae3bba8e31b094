"""The fonts of charts: what the first lacks the second draws, and what neither can is told, never drawn in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.charts.draw import draw
from generator.charts.drawing.font import family_of, outlines, text_width, unknown_in
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


def test_digits_and_latin_letters_are_of_the_face_that_is_as_wide_as_arial() -> None:
    """Arial's digits are 0.556 em wide, its full stop 0.278: the text beside a chart has the same."""
    assert {family_of(character) for character in "0123456789.,%()+–ABCabcé€"} == {"Arimo"}
    assert {family_of(character) for character in "年上半收入（）、·"} == {"Noto Sans SC"}
    assert text_width("0", 1000) == pytest.approx(556, abs=0.5)
    assert text_width("1,740.5%", 1000) == pytest.approx(5 * 556 + 2 * 278 + 889, abs=4)


def test_bold_digits_are_drawn_bold_and_only_chinese_is_stroked() -> None:
    assert [piece.stroked for piece in outlines("1,740", 0, 0, 12, bold=True)] == [False]
    assert [piece.stroked for piece in outlines("毛利 1,740", 0, 0, 12, bold=True)] == [False, True]
    thin, bold = (next(outlines("1", 0, 0, 12, weight)).outline.get_extents().width for weight in (False, True))
    assert bold > thin


@pytest.mark.parametrize("character", "aé年¥✔")
def test_bold_is_at_least_as_wide_as_regular(character: str) -> None:
    assert text_width(character, 12, bold=True) >= text_width(character, 12)


def test_a_thin_space_stands_between_chinese_and_latin_once_typed_or_not() -> None:
    """An eighth of an em at each of the two places where they meet; none beside a mark, which has air of its own."""
    apart = sum(text_width(piece, 80) for piece in ("生成式", "AI", "收入"))
    assert text_width("生成式AI收入", 80) == pytest.approx(apart + 2 * 10)
    assert text_width("生成式 AI 收入", 80) == text_width("生成式AI收入", 80)
    assert text_width("收入，AI", 80) == pytest.approx(text_width("收入，", 80) + text_width("AI", 80))
