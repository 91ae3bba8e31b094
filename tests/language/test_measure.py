"""How much room text takes, and where Chinese lets a line end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.measure import LINE_PITCH, advance, awkward, height, line_height, width, wrap

texts = st.text(st.sampled_from("收入增长了，。（）%ab 17.4"), max_size=60)


def test_a_han_character_is_one_em_and_an_arial_digit_0_556() -> None:
    assert width("收入", 10) == 20
    assert width("17", 10) == pytest.approx(11.12)
    assert advance("a", bold=True) > advance("a")
    assert advance("\u0301") == 0  # an accent over the letter before


def test_a_line_is_as_high_as_its_pitch() -> None:
    assert line_height(10) == 10 * LINE_PITCH
    assert height(["收" * 10, "入"], 10, 1000, spacing=5) == 2 * 14 + 5


def test_a_line_begins_with_no_comma_and_ends_with_no_open_bracket() -> None:
    assert wrap("收入增长，很好", 10, 45) == ["收入增", "长，很好"]
    assert wrap("收入增（长）", 10, 45) == ["收入增", "（长）"]


def test_a_latin_word_or_a_number_is_broken_only_where_it_is_longer_than_a_line() -> None:
    assert wrap("收入1,739.7", 10, 45) == ["收入", "1,739.7"]
    assert len(wrap("a" * 30, 10, 45)) > 1


@given(texts, st.integers(15, 200))
def test_breaking_lines_loses_nothing(text: str, room: int) -> None:
    assert "".join(wrap(text, 10, room)) == text


def test_a_last_line_of_one_or_two_characters_is_told() -> None:
    assert awkward("收入增长", 10, 31) > 0
    assert awkward("收入增长", 10, 60) == 0
    assert awkward("收入增长了", 10, 31) > 0  # two
    assert awkward("收入增长了吗", 10, 31) == 0
