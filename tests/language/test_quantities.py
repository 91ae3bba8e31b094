"""Quantities are told from names, dates and notes' marks; what makes a number one is a unit behind it."""

from __future__ import annotations

import pytest

from generator.language.quantities import is_name, quantities, with_unit

# What stood in the pattern before it was built from the list of units.
WRITTEN = [
    "%", "％", "‰", "百分点", "个百分点", "万亿", "亿", "万", "千", "百", "元", "美元", "港元", "欧元", "日元", "倍", "成", "个",
    "家", "人", "名", "位", "次", "天", "台", "辆", "张", "块", "款", "项", "种", "条", "座", "小时", "分钟", "秒", "x", "X",
    "bp", "bps", "pct", "pp", "m", "mn", "bn", "ms", "s", "h", "B", "P", "GW", "MW", "kW", "KB", "MB", "GB", "TB", "PB",
    "EB", "TOPS", "Token", "Tokens", "FLOPS", "GFLOPS", "TFLOPS", "PFLOPS",
]  # fmt: skip


@pytest.mark.parametrize("unit", WRITTEN)
def test_a_number_with_a_unit_behind_it_is_no_name_and_is_told_with_it(unit: str) -> None:
    """After Claude a bare 3.5 is a version; with a unit behind it, a quantity."""
    text = f"Claude 3.5{unit}"
    assert not is_name(text, 7, 10)
    assert with_unit(text, (7, 10)) == f"3.5{unit}"


@pytest.mark.parametrize("text", ["GPT-4o 发布", "SU7 上市", "Claude 3.5", "日日新5.5", "2024年8月", "2023-2028", "(1) 口径", "1. 口径", "1H2024"])
def test_names_dates_and_marks_are_no_quantities(text: str) -> None:
    assert list(quantities(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收入17.4亿元，同比增长21%", ["17.4亿元", "21%"]),
        ("三家客户、两款车型", ["三家", "两款"]),
        ("成本下降五成", ["五成"]),
        ("突破五万卡", ["五万卡"]),
        ("1,740百万元", ["1,740百万元"]),
        ("一大批客户", []),
        ("前三", ["前三"]),
    ],
)
def test_quantities_are_found_in_digits_and_in_words(text: str, found: list[str]) -> None:
    assert [with_unit(text, span) for span in quantities(text)] == found
