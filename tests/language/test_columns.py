"""How wide a text is where all columns are alike."""

from __future__ import annotations

from generator.language.columns import display_width


def test_chinese_takes_two_columns_and_a_combining_mark_none() -> None:
    assert (display_width("收入 17.4亿元"), display_width("e\u0301"), display_width("")) == (13, 1, 0)
