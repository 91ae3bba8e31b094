"""What readers' fonts hold."""

from __future__ import annotations

import pytest

from generator.language.measure import advance
from generator.language.repertoire import not_held


@pytest.mark.parametrize("text", ["智能汽车，17.4亿元（同比+21%）", "Škoda Łódź café", "¥€£ ①② ↑↓ ≥ ☆★", "a\u200b\ufeffb\n"])
def test_what_a_chinese_deck_is_written_in_is_held(text: str) -> None:
    assert not_held(text) == ""


def test_emoji_and_rare_scripts_are_not_and_each_is_told_once() -> None:
    assert not_held("🚗智能🚗✔") == "🚗✔"
    assert not_held("กข") == "กข"


def test_an_accented_letter_is_as_wide_as_its_plain_one() -> None:
    assert advance("é") == advance("e")
    assert advance("Š") == advance("S")
    assert advance("智") == 1.0
