"""Columns of statements: periods by the words of charts, what is calculated beside them, heads over heads."""

from __future__ import annotations

from typing import Any

import pytest

from generator.errors import TemplateError
from generator.finance.direction import Direction
from generator.finance.figures import Figure
from tests.blocks.setting import Set
from tests.samples import metric, workbook

from .statements import column, quarters, statement, texts


def test_the_last_five_quarters_stand_side_by_side_under_their_names() -> None:
    block = statement(["revenue"], periods={"every": "quarter", "last": "5"})
    assert texts(block) == [
        ["(人民币百万元)", "2023年第三季度", "2023年第四季度", "2024年第一季度", "2024年第二季度", "2024年第三季度"],
        ["revenue", "99.7", "99.0", "99.0", "99.0", "99.7"],
    ]


def test_without_a_word_of_periods_the_current_one_stands_beside_its_comparative() -> None:
    assert texts(statement(["revenue"], category="name"))[0] == ["(人民币百万元)", "2023Q3", "2024Q3"]


def test_the_latest_period_may_stand_first() -> None:
    assert texts(statement(["revenue"], category="name", newest="first"))[0][1:] == ["2024Q3", "2023Q3"]


def test_growth_over_the_year_and_over_the_quarter_before_stand_behind_the_periods() -> None:
    block = statement(["services", "margin"], periods={"every": "quarter", "last": "2"}, computed=["yoy", "qoq"])
    # 70.4 / 60.4 − 1 = 16.56%, 70.4 / 63 − 1 = 11.75%; −10.3% less 39.8%, and less 42.4%.
    assert texts(block)[0][3:] == ["同比", "环比"]
    assert texts(block)[1][3:] == ["16.6%", "11.7%"]
    assert texts(block)[2][3:] == ["(50.1个百分点)", "(52.7个百分点)"]


def test_where_there_is_no_rate_words_say_what_became_of_it() -> None:
    block = statement(["profit"], computed=["yoy"])
    assert texts(block)[1] == ["profit", "39.7", "(10.3)", "由盈转亏"]


def test_points_are_said_of_ratios_only() -> None:
    block = statement(["revenue", "margin"], computed=["pp"])
    assert column(block, 3) == ["百分点变动", "", "(50.1个百分点)"]


def test_growth_of_an_expression_is_that_of_its_values() -> None:
    block = statement([{"figure": "services + goods", "label": "两项"}], computed=["yoy"])
    assert texts(block)[1] == ["两项", "99.7", "99.7", "0.0%"]


def test_shares_stand_beside_each_period_under_a_head_of_its_own() -> None:
    rows = ["services", "goods", {"figure": "revenue", "total": "true"}, "earnings"]
    block = statement(rows, computed=[{"share_of": "revenue", "each": "true"}], category="name")
    assert texts(block) == [
        ["(人民币百万元)", "2023Q3", "", "2024Q3", ""],
        ["", "金额", "占比", "金额", "占比"],
        ["services", "60.4", "60.6%", "70.4", "70.6%"],
        ["goods", "39.3", "39.4%", "29.3", "29.4%"],
        ["revenue", "99.7", "100.0%", "99.7", "100.0%"],
        ["earnings (人民币元/股)", "0.21", "", "(0.05)", ""],
    ]


def test_groups_of_columns_have_heads_over_heads_that_cover_them() -> None:
    groups = [
        {"heading": "第三季度", "periods": {"last": "2"}, "computed": ["yoy"]},
        {"heading": "前三季度", "periods": {"every": "year-to-date", "last": "2"}},
    ]
    block = statement(["revenue"], columns=groups, newest="first", category="name")
    assert texts(block) == [
        ["(人民币百万元)", "第三季度", "", "", "前三季度", ""],
        ["", "2024Q3", "2023Q3", "同比", "2024M9", "2023M9"],
        ["revenue", "99.7", "99.7", "0.0%", "297.7", "290.0"],
    ]
    cells = block.shapes["statement"].table.rows[0].cells
    assert [(cell.is_merge_origin, cell.span_width, cell.span_height) for cell in cells if cell.is_merge_origin] == [
        (True, 1, 2), (True, 3, 1), (True, 2, 1),
    ]  # fmt: skip


def test_a_column_of_ones_own_is_calculated_of_each_row() -> None:
    own = {"figure": "row / 2", "heading": "一半"}
    assert texts(statement(["revenue"], computed=[own]))[1][3] == "49.9"  # 49.85, half up


def test_a_row_may_leave_the_computed_columns_empty() -> None:
    assert texts(statement([{"figure": "revenue", "computed": "false"}], computed=["yoy"]))[1][3] == ""


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"computed": [{"show": "yoy", "share_of": "revenue"}]}, "one of show, share_of and figure"),
        ({"computed": [{"figure": "row / 2"}]}, "needs a heading"),
        ({"columns": [{"heading": "季度"}], "computed": ["yoy"]}, "write these there"),
        ({"columns": [{"heading": "季度", "computed": [{"show": "yoy", "each": "true"}]}]}, "each makes groups"),
    ],
)
def test_columns_that_contradict_each_other_are_refused(more: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        statement(["revenue"], **more)


def test_current_columns_are_tinted_and_computed_ones_are_not() -> None:
    block = statement(["revenue"], computed=["yoy"])
    assert [filled(block, place) for place in range(4)] == [False, False, True, False]
    assert not filled(statement(["revenue"], highlight="false"), 2)


def filled(block: Set, place: int) -> bool:
    return "accent5" in block.shapes["statement"].table.cell(1, place)._tc.xml


def test_the_growth_of_a_loss_refers_to_a_note() -> None:
    book = workbook(metric("loss", quarters("-10", "-9", "-8", "-7", "-5"), direction=Direction.PROFIT), current="2024Q3")
    block = statement(["loss"], book, computed=[{"show": "yoy", "growth_mark": "narrowing"}])
    assert texts(block)[1][3] == "(50.0%)narrowing"


def test_a_slip_in_several_rows_is_told_for_each_of_them() -> None:
    with pytest.raises(TemplateError) as told:
        statement(["revenu", "costs"])
    assert [problem.what for problem in told.value.problems] == [
        'no metric, setting or table "revenu".', 'no metric, setting or table "costs".',
    ]  # fmt: skip


def test_what_stands_in_place_of_a_rate_leads_to_its_cells() -> None:
    block = statement(["profit"], computed=["qoq"])
    (printed,) = [one.print for one in block.page.lineage.placed if one.text == "由盈转亏"]
    assert isinstance(printed.figure, Figure)
    assert [str(one.period) for one in printed.figure.parents] == ["2024Q3", "2024Q2"]


def test_shares_that_do_not_make_a_hundred_as_printed_say_so() -> None:
    # 70.4 and 29.3 of 99.7 are 70.61% and 29.39%; without decimals 71 and 29. A third each is 33 three times.
    assert statement(["services", "goods"], computed=[{"share_of": "revenue"}]).found == []
    thirds = workbook(*(metric(key, quarters(value)) for key, value in (("a", "1"), ("b", "1"), ("c", "1"), ("whole", "3"))), current="2024Q3")
    block = statement(["a", "b", "c", {"figure": "whole", "total": "true"}], thirds, computed=[{"share_of": "whole"}])
    assert column(block, -1) == ["占比", "33.3%", "33.3%", "33.3%", "100.0%"]
    assert block.text("rounding").startswith("因四舍五入")
    assert [finding.what.split(" as ")[0] for finding in block.page.findings] == ["the shares of 2024Q3 add up to 99.9%"]
