"""Headings break at their phrases: after marks, evenly, and never inside a term where there is another way."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.language.measure import width
from generator.language.phrases import phrase_breaks


def lines(text: str, room: float, *unbroken: str) -> list[str]:
    """Set in 10 points: a Han character is 10 wide, and 10.4 in the widest renderer."""
    ends = (0, *phrase_breaks(text, 10, room, False, unbroken), len(text))
    return [text[start:end] for start, end in pairwise(ends)]


@pytest.mark.parametrize(
    ("text", "room", "unbroken", "expected"),
    [
        ("收入增长", 45, (), ["收入增长"]),  # 41.6 wide
        ("收入重返增长", 45, (), ["收入重", "返增长"]),
        ("大模型与大装置协同", 55, (), ["大模型与", "大装置协同"]),  # five characters are 52 wide
        ("大模型与大装置协同", 55, ("与大",), ["大模型与大", "装置协同"]),
        ("收入增长，亏损收窄", 60, (), ["收入增长，", "亏损收窄"]),
    ],
)
def test_a_heading_breaks_where_it_reads_best(text: str, room: float, unbroken: tuple[str, ...], expected: list[str]) -> None:
    assert lines(text, room, *unbroken) == expected


@given(st.text("收入增长，大装置AI +21%", min_size=1, max_size=30), st.integers(30, 200))
@settings(deadline=None)
def test_nothing_is_lost_and_a_line_that_is_broken_off_has_room(text: str, room: int) -> None:
    found = lines(text, room, "大装置")
    assert "".join(found) == text
    if len(found) > 1:
        assert all(width(line.strip(), 10) <= room for line in found)
