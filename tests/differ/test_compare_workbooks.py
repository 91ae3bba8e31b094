"""Two workbooks compared by what they hold, never by address."""

from __future__ import annotations

from generator.differ.compare_workbooks import compare_workbooks
from tests.samples import metric, workbook

EVENTS = {"事件": [{"名称": "日日新", "日期": "2月"}, {"名称": "小浣熊", "日期": "4月"}]}


def test_a_figure_is_told_by_its_metric_and_its_period() -> None:
    old, new = (workbook(metric("revenue", {"2024H1": value})) for value in ("1739.7", "1740"))
    (change,) = compare_workbooks(old, new).changes
    assert (change.kind, change.shape, change.where) == ("number", "revenue", "2024H1")
    assert (change.old, change.new) == ("1739.7 百万元", "1740 百万元")


def test_a_percentage_is_told_as_people_type_it() -> None:
    old, new = (workbook(metric("margin", {"2024H1": value}, "%")) for value in ("0.441", "0.45"))
    assert [(one.old, one.new) for one in compare_workbooks(old, new).changes] == [("44.1%", "45%")]


def test_a_row_put_in_above_is_one_change_and_no_other_row_differs() -> None:
    new = {"事件": [{"名称": "商量", "日期": "1月"}, *EVENTS["事件"]]}
    (change,) = compare_workbooks(workbook(tables=EVENTS), workbook(tables=new)).changes
    assert (change.shape, change.where, change.new) == ("事件", "row 商量", "商量 | 1月")


def test_equal_workbooks_do_not_differ() -> None:
    assert not compare_workbooks(workbook(tables=EVENTS), workbook(tables=EVENTS)).differs
