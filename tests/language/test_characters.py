"""Characters that nobody sees: found, named and left out."""

from __future__ import annotations

import pytest

from generator.language.characters import named, seen, unseen


@pytest.mark.parametrize(
    ("text", "left"),
    [("收\x00入", "收入"), ("\x1b[31m红", "[31m红"), ("增长\u202e12%", "增长12%"), ("甲\ufffe\ud800", "甲"), ("a\r\nb", "a\nb"), ("甲\t乙\n丙　💡", "甲\t乙\n丙　💡")],
)
def test_a_text_is_left_without_what_nobody_sees(text: str, left: str) -> None:
    assert seen(text) == left


def test_the_first_of_them_is_found_and_named() -> None:
    text = "增长\u202e12%\x1b"
    assert unseen(text) == 2
    assert named(text[2]) == "U+202E"
    assert unseen("增长12%\r\n") is None
