"""Drawn charts compared by the words that describe them."""

from __future__ import annotations

import pytest

from generator.differ.compare_drawn_chart import compare_drawn, is_drawn_chart
from generator.differ.compare_text import TextChange
from generator.pptx_deck.model import Shape


def drawn(alt: str) -> Shape:
    return Shape("chart 收入", "picture", None, alt=alt)


def test_a_drawn_chart_is_told_by_its_points() -> None:
    old, new = drawn("2023：生成式AI 384.2 22%；2024：生成式AI 1,051.2 60.4%。"), drawn("2023：生成式AI 384.2 22%；2024：生成式AI 1,060 61%。")
    assert is_drawn_chart(old)
    assert list(compare_drawn(old, new)) == [TextChange("chart", "point 生成式AI 2024", "1,051.2 60.4%", "1,060 61%")]
    assert [one.where for one in compare_drawn(old, old)] == ["drawing"]


@pytest.mark.parametrize("shape", [Shape("chart 1", "picture", None), Shape("chart 1", "text", None, alt="a：1"), Shape("图", "picture", None, alt="a：1")])
def test_a_picture_is_a_drawn_chart_only_by_its_name_and_its_words(shape: Shape) -> None:
    assert not is_drawn_chart(shape)
