"""Rows of statements: labels, units, signs, decimals; sums that cast; what is missing, and what there is none of."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.errors import TemplateError
from generator.finance.direction import Direction
from generator.finance.figures import Figure
from tests.samples import metric, reporting_in, workbook

from .statements import BOOK, PLAIN, column, quarters, statement, summed, texts

LAST = {"periods": {"every": "quarter", "last": "1"}}
TWO = {"periods": {"every": "quarter", "last": "2"}}


def test_groups_blanks_and_indents_order_the_rows() -> None:
    rows = [{"group": "收入"}, {"figure": "services", "indent": "1"}, "", {"figure": "revenue", "total": "true", "label": "合计"}]
    block = statement(rows, **LAST)
    assert column(block, 0) == ["(人民币百万元)", "收入", "services", "", "合计"]
    assert column(block, 1)[1:] == ["", "70.4", "", "99.7"]
    margins = [block.shapes["statement"].table.cell(row, 0).margin_left.pt for row in (1, 2)]
    assert margins == [4.0, 16.0]


def test_subtotals_are_bold_with_a_rule_above() -> None:
    rows = ["revenue", {"figure": "-cost", "label": "成本"}, {"figure": "profit", "subtotal": "true"}]
    table = statement(rows, **LAST).shapes["statement"].table
    runs = [table.cell(row, 1).text_frame.paragraphs[0].runs[0].font.bold for row in (1, 2, 3)]
    assert runs == [False, False, True]
    assert ['lnB w="9525"' in table.cell(row, 0)._tc.xml for row in (1, 2)] == [False, True]


@pytest.mark.parametrize(("negative", "printed"), [("brackets", ["(10.3)", "(10.3%)"]), ("minus", ["−10.3", "−10.3%"])])
def test_what_is_below_zero_stands_in_brackets_or_behind_a_minus(negative: str, printed: list[str]) -> None:
    assert column(statement(["profit", "margin"], negative=negative, **LAST), 1)[1:] == printed


def test_a_row_has_its_own_decimals_sign_and_unit() -> None:
    rows = ["revenue", {"figure": "profit", "places": "2", "negative": "minus"}, {"figure": "cost", "unit": "亿元", "places": "2"}]
    block = statement(rows, **LAST)
    assert texts(block)[1:] == [["revenue", "99.7"], ["profit", "−10.30"], ["cost (人民币亿元)", "1.10"]]
    assert block.found == []


def test_one_unit_is_that_of_the_table_and_others_stand_in_a_column_if_wanted() -> None:
    block = statement(["revenue", "earnings", "margin"], unit="亿元", places="3", units="column", **LAST)
    assert texts(block) == [
        ["", "单位", "2024年第三季度"],
        ["revenue", "亿元", "0.997"],
        ["earnings", "元/股", "(0.054)"],
        ["margin", "", "(10.300%)"],
    ]


def test_words_in_the_corner_that_say_another_unit_are_told() -> None:
    assert statement(["revenue"], corner="(人民币千元)", **LAST).found == ["unit"]
    assert statement([{"figure": "revenue", "unit": "亿元"}], corner="(人民币百万元)", **LAST).found == []


def test_earnings_per_share_have_two_decimals_where_nobody_says_others() -> None:
    assert texts(statement(["earnings", {"figure": "earnings", "places": "3"}], **LAST))[1:] == [
        ["earnings (人民币元/股)", "(0.05)"], ["earnings (人民币元/股)", "(0.054)"],
    ]  # fmt: skip


def test_every_cell_is_a_print_of_its_figure_at_its_row_and_column() -> None:
    block = statement(["revenue", "cost"], **TWO)
    cells = {(one.row, one.column): one.print.figure for one in block.page.lineage.placed if isinstance(one.print.figure, Figure)}
    told = {place: (figure.name, str(figure.period), figure.value) for place, figure in cells.items()}
    assert told == {
        (1, 1): ("revenue", "2024Q2", Decimal(99)), (1, 2): ("revenue", "2024Q3", Decimal("99.7")),
        (2, 1): ("cost", "2024Q2", Decimal(57)), (2, 2): ("cost", "2024Q3", Decimal(110)),
    }  # fmt: skip


def test_a_gap_and_the_current_value_are_waited_for_and_what_never_was_is_a_dash() -> None:
    block = statement(["revenue", "users", "dividend"], periods={"every": "quarter", "last": "5"})
    book = workbook(metric("revenue", quarters("1", "2", "3", "4", "5")), metric("users", {"2023Q4": "1", "2024Q2": "2"}), current="2024Q3")
    gaps = statement(["revenue", "users"], book, periods={"every": "quarter", "last": "5"})
    assert texts(block)[3][1:] == ["–", "–", "–", "0.05", "0.05"]
    assert texts(gaps)[2][1:] == ["–", "1.0", "【待填】", "2.0", "【待填】"]
    assert gaps.found.count("missing") == 4  # each is asked for when columns are chosen, and where it stands


def test_a_row_without_any_value_waits_for_the_current_one() -> None:
    book = workbook(metric("revenue", quarters("1", "2")), metric("new", {}), current="2024Q3")
    assert texts(statement(["revenue", "new"], book, **TWO))[2] == ["new", "–", "【待填】"]


def test_a_row_without_any_value_has_its_unit_all_the_same() -> None:
    book = workbook(metric("revenue", quarters("1", "2")), metric("dividend", {}, "元/股"), current="2024Q3")
    assert texts(statement(["revenue", "dividend"], book, **TWO))[2][0] == "dividend (元/股)"


def test_growth_over_what_there_never_was_is_a_dash() -> None:
    assert texts(statement(["revenue", "dividend"], periods={"every": "quarter", "last": "2"}, computed=["yoy"]))[2] == [
        "dividend (人民币元/股)", "0.05", "0.05", "–",
    ]  # fmt: skip


def test_a_statement_of_which_no_period_has_a_value_keeps_its_place() -> None:
    block = statement(["new"], workbook(metric("new", {}), current="2024Q3"))
    assert block.texts == ["【待填】"]


# Whether it casts


def test_a_bridge_from_a_net_loss_to_the_adjusted_one_casts() -> None:
    book = reporting_in(workbook(
        metric("net_loss", quarters("35.4", "116.0")), metric("payment", quarters("11.9", "56.8")),
        metric("revaluation", quarters("7.7", "-2.6")), metric("adjusted", quarters("15.8", "61.8")), current="2024Q3",
    ), "人民币", "百万元")  # fmt: skip
    rows = [
        {"figure": "net_loss", "label": "净亏损"}, {"figure": "-payment", "label": "加：股份酬金", "indent": "1"},
        {"figure": "-revaluation", "label": "加：公允价值变动", "indent": "1"},
        {"figure": "adjusted", "label": "经调整净亏损", "total": "true", "sum": "net_loss - payment - revaluation"},
    ]  # fmt: skip
    block = statement(rows, book, **TWO)
    assert texts(block)[1:] == [
        ["净亏损", "35.4", "116.0"], ["加：股份酬金", "(11.9)", "(56.8)"], ["加：公允价值变动", "(7.7)", "2.6"],
        ["经调整净亏损", "15.8", "61.8"],
    ]  # fmt: skip
    assert block.found == []


def test_a_sum_that_misses_is_told_with_its_period_and_by_how_much() -> None:
    block = statement(["revenue", {"figure": "-cost", "label": "成本"}, {"figure": "profit", "sum": "revenue - cost", "total": "true"}], **TWO)
    assert block.found == []  # 99.7 − 110 is −10.3
    rows = ["services", "cost", {"figure": "revenue", "sum": "services + cost", "total": "true"}]
    missed = statement(rows, **LAST)
    assert [finding.what for finding in missed.page.findings] == ["the parts of revenue in 2024Q3 miss it by 80.7."]
    assert missed.found == ["reconciliation"]


def test_sums_that_rounding_keeps_from_casting_say_so_under_the_table() -> None:
    # As printed 70 + 29 = 99 beside 100.
    block = statement(["services", "goods", {"figure": "revenue", "total": "true"}], summed(("services + goods", "revenue")), places="0", **LAST)
    assert column(block, 1)[1:] == ["70", "29", "100"]
    assert block.text("rounding") == "因四舍五入，各项之和可能与合计不符"
    assert block.found == ["warning"]


def test_with_as_many_decimals_as_it_needs_it_casts_and_says_nothing() -> None:
    block = statement(["services", "goods", {"figure": "revenue", "total": "true"}], summed(("services + goods", "revenue")), **LAST)
    assert column(block, 1)[1:] == ["70.4", "29.3", "99.7"]
    assert block.found == []
    assert "rounding" not in block.shapes


def test_a_row_that_is_an_expression_of_rows_is_checked_as_their_sum() -> None:
    rows = ["services", "goods", {"figure": "services + goods", "label": "合计", "total": "true"}]
    assert statement(rows, places="0", **LAST).found == ["warning"]


def test_without_a_currency_the_first_money_is_the_table_s_unit() -> None:
    assert texts(statement(["revenue"], replace(PLAIN), **LAST)) == [["(百万元)", "2024年第三季度"], ["revenue", "99.7"]]


def test_a_label_refers_to_a_note() -> None:
    assert texts(statement([{"figure": "revenue", "note": "basis"}], **LAST))[1][0] == "revenuebasis"


def test_a_calculated_row_needs_a_label() -> None:
    with pytest.raises(TemplateError, match="has no name of its own"):
        statement(["services + goods"])


def test_a_row_is_left_out_where_its_condition_does_not_hold() -> None:
    assert column(statement(["revenue", {"figure": "cost", "when": "cost < 0"}], BOOK, **LAST), 0)[1:] == ["revenue"]


def test_an_income_statement_ends_with_earnings_and_dividend_per_share() -> None:
    rows = [
        {"figure": "services", "indent": "1"}, {"figure": "goods", "indent": "1"}, {"figure": "revenue", "subtotal": "true"},
        {"figure": "-cost", "label": "减：成本"}, {"figure": "profit", "total": "true", "sum": "revenue - cost"}, "",
        {"figure": "earnings", "label": "每股收益", "places": "3"}, {"figure": "dividend", "label": "每股股息", "places": "3"},
    ]  # fmt: skip
    block = statement(rows, summed(("services + goods", "revenue")), computed=["yoy"], **TWO)
    assert texts(block)[1:] == [
        ["services", "63.0", "70.4", "16.6%"],
        ["goods", "36.0", "29.3", "(25.4%)"],
        ["revenue", "99.0", "99.7", "0.0%"],
        ["减：成本", "(57.0)", "(110.0)", "83.3%"],
        ["profit", "42.0", "(10.3)", "由盈转亏"],
        ["", "", "", ""],
        ["每股收益 (人民币元/股)", "0.240", "(0.054)", "由正转负"],
        ["每股股息 (人民币元/股)", "0.050", "0.050", "–"],
    ]
    assert block.found == []


def test_a_cash_flow_says_what_became_of_it_and_casts() -> None:
    flows = {"operating": ("-211", "359"), "investing": ("-250", "-309"), "financing": ("824", "997"), "net": ("363", "1047")}
    metrics = [metric(key, {"2023M9": old, "2024M9": new}, direction=Direction.CASH_FLOW) for key, (old, new) in flows.items()]
    book = replace(workbook(*metrics, current="2024M9"), reconciliations=summed(("operating + investing + financing", "net")).reconciliations)
    rows = ["operating", "investing", "financing", {"figure": "net", "total": "true"}]
    block = statement(rows, book, computed=["yoy"], places="0", negative="minus", category="name")
    assert texts(block) == [
        ["(百万元)", "2023M9", "2024M9", "同比"],
        ["operating", "−211", "359", "由净流出转为净流入"],
        ["investing", "−250", "−309", "23.6%"],
        ["financing", "824", "997", "21.0%"],
        ["net", "363", "1,047", "188.4%"],
    ]
    assert block.found == []
