"""Chinese beside Latin: typed spaces go, wherever two runs meet; other spaces stay."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.language.beside import closed_up, closed_up_runs, set_apart


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("让 AI 引领", "让AI引领"),
        ("自23年上半年 21% 跃升至 60%", "自23年上半年21%跃升至60%"),
        ("SenseCore AI 大装置", "SenseCore AI大装置"),
        ("收入\u2009AI", "收入AI"),
        ("（2023 下半年）", "（2023下半年）"),
        ("商汤 日日新", "商汤 日日新"),
        ("Claude 3.5 Sonnet", "Claude 3.5 Sonnet"),
        ("매출 21% 성장", "매출 21% 성장"),
        ("同比 +21%", "同比 +21%"),
        ("公司　|　2024", "公司　|　2024"),
        ("两个  空格 a", "两个  空格a"),
    ],
)
def test_a_single_typed_space_between_chinese_and_latin_is_none(typed: str, set_as: str) -> None:
    assert closed_up(typed) == set_as


def test_a_space_goes_also_where_two_runs_meet() -> None:
    assert closed_up_runs(["占比 ", "21%", " 跃升至", " 60%", "，EBITDA"]) == ["占比", "21%", "跃升至", "60%", "，EBITDA"]
    assert closed_up_runs(["EBITDA", "", " 亏损"]) == ["EBITDA", "", "亏损"]


@settings(deadline=None)
@given(st.lists(st.text("中a 1%。(", max_size=6), max_size=5))
def test_runs_closed_up_are_their_line_closed_up_and_lose_nothing_but_spaces(texts: list[str]) -> None:
    closed = closed_up_runs(texts)
    line = "".join(texts)
    assert "".join(closed) == closed_up(line)
    assert "".join(closed).replace(" ", "") == line.replace(" ", "")
    assert closed_up("".join(closed)) == "".join(closed)


@pytest.mark.parametrize(("pair", "apart"), [("年2", True), ("2年", True), ("%增", True), ("。A", False), ("年，", False), ("ab", False), ("한a", False)])
def test_a_gap_belongs_between_letters_of_both_and_not_beside_a_mark(pair: str, apart: bool) -> None:
    assert set_apart(*pair) is apart
