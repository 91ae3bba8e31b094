"""The exact value beside a print: in its unit, and never rounded."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.lineage.format import FigureRecord
from generator.tieout.in_unit import exact_in_unit


def figure(value: str | None, unit: str | None) -> FigureRecord:
    return FigureRecord("revenue", "营业收入", "2024H1", value, unit, ("财务!N5",), "", "", (), "披露", "")


@pytest.mark.parametrize(
    ("printed", "value", "unit", "told"),
    [
        ("17.4亿元", "1739.7", "百万元", "17.397亿元"),
        ("1,740", "1739.7", "百万元", "1,739.7百万元"),
        ("17.4", "1739.7", "百万元", "17.397亿元"),  # no unit is printed: the one in which it is 17.4
        ("21%", "0.21394180448", "", "21.39…%"),
        ("+21%", "0.214996", "", "21.49…%"),  # not 21.50, which would not be 21
        ("(51%)", "-0.506121286894", "", "−50.61…%"),
        ("15.4%", "0.154", "", "15.4%"),
        ("2.3个百分点", "0.0234", "个百分点", "2.34个百分点"),
        ("突破5万", "54000", "块", "5.4万块"),
        ("3,000多", "3036", "家", "3,036家"),
        ("20,000", "20000", "P", "20,000P"),
        ("365", "365", "", "365"),
        ("5,000箱", "5000", "我的箱", "5,000我的箱"),  # a unit of the workbook's own
        ("首个集群", None, None, ""),
    ],
)
def test_a_value_stands_in_the_unit_of_its_print(printed: str, value: str | None, unit: str | None, told: str) -> None:
    assert exact_in_unit(printed, figure(value, unit)) == told


@given(st.decimals(0, 10, places=9), st.integers(0, 2))
@settings(deadline=None)
def test_what_is_told_rounds_to_what_is_printed(ratio: Decimal, decimals: int) -> None:
    step = Decimal(1).scaleb(-decimals)
    printed = (ratio * 100).quantize(step, ROUND_HALF_UP)
    told = exact_in_unit(f"{printed}%", figure(str(ratio), ""))
    assert Decimal(told.strip("%…").replace(",", "")).quantize(step, ROUND_HALF_UP) == printed
