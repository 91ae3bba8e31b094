"""Units in words: of one unit and what the workbook calls its currency, the two forms that slides have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.finance.currencies import currency_named
from generator.finance.units import UNITS, units_of
from generator.language.unit_words import unit_behind, unit_words, units_said


@pytest.mark.parametrize(
    ("unit", "currency", "subtitle", "heading", "behind"),
    [
        ("百万元", "人民币", "单位：百万元人民币", "(人民币百万元)", "百万元"),
        ("亿元", "CNY", "单位：亿元人民币", "(人民币亿元)", "亿元"),
        ("百万元", "港币", "单位：百万元港币", "(港币百万元)", "百万港元"),
        ("百万元", "港元", "单位：百万港元", "(百万港元)", "百万港元"),
        ("千元", "HKD", "单位：千港元", "(千港元)", "千港元"),
        ("百万元", "美元", "单位：百万美元", "(百万美元)", "百万美元"),
        ("百万美元", "人民币", "单位：百万美元", "(百万美元)", "百万美元"),
        ("人民币百万元", "人民币", "单位：百万元人民币", "(人民币百万元)", "百万元"),
        ("人民币百万元", "港币", "单位：百万元人民币", "(人民币百万元)", "百万元人民币"),
        ("元/股", "人民币", "单位：人民币元/股", "(人民币元/股)", "元/股"),
        ("元/股", "港元", "单位：港元/股", "(港元/股)", "港元/股"),
        ("港仙", "港币", "单位：港仙", "(港仙)", "港仙"),
        ("天", "人民币", "单位：天", "(天)", "天"),
        ("万吨", "港币", "单位：万吨", "(万吨)", "万吨"),
    ],
)
def test_the_words_are_made_of_the_unit_and_the_currency(unit: str, currency: str, subtitle: str, heading: str, behind: str) -> None:
    known = currency_named(currency)
    found = units_of(known.dimension)[unit]
    assert unit_words(found, "subtitle", known) == subtitle
    assert unit_words(found, "heading", known) == heading
    assert unit_words(found, "plain", known) == behind


def test_without_a_currency_nothing_is_said_of_one() -> None:
    assert unit_words(UNITS["百万元"], "subtitle") == "单位：百万元"
    assert unit_words(UNITS["百万元"], "heading") == "(百万元)"


MONEY_UNITS = ["元", "千元", "万元", "百万元", "亿元", "十亿元", "百万美元", "千港元", "亿欧元", "百万英镑", "亿日元"]


@given(name=st.sampled_from([*MONEY_UNITS, "天", "家", "万吨", "兆瓦"]), word=st.sampled_from(["人民币", "港币", "港元", "美元", "欧元"]))
def test_what_is_said_in_words_is_read_back_as_the_same_unit(name: str, word: str) -> None:
    currency = currency_named(word)
    units = units_of(currency.dimension)
    for form in ("subtitle", "heading"):
        text = unit_words(units[name], form, currency)  # type: ignore[arg-type]
        (said,) = units_said(f"收入{text}", units)
        assert (said[1].dimension, said[1].size) == (units[name].dimension, units[name].size)


@pytest.mark.parametrize("text", ["费用 (扣除SBC)", "减值拨备占贸易应收额比率 (资产负债表)", "(2024年)", "事业单位：三家", "单位：万科", "(1)"])
def test_brackets_that_hold_no_unit_say_none(text: str) -> None:
    assert list(units_said(text, UNITS)) == []


def test_other_words_may_stand_beside_a_unit() -> None:
    assert list(units_said("(人民币，百万元)", UNITS)) == [("(人民币，百万元)", UNITS["百万元"])]
    assert list(units_said("（单位：亿元）", UNITS)) == [("单位：亿元", UNITS["亿元"])]
    assert list(units_said("金额单位: 港币 百万元，除另有说明", UNITS)) == [("单位: 港币 百万元，除另有说明", UNITS["百万港元"])]


def test_the_longest_unit_that_a_text_begins_with_is_meant() -> None:
    assert unit_behind("百万元人民币的收入", UNITS) == ("百万元人民币", UNITS["百万元"])
    assert unit_behind(" 亿元", UNITS) == ("亿元", UNITS["亿元"])
    assert unit_behind("的收入", UNITS) is None
