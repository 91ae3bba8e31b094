"""The demo of the starter `one-page`: one half-year beside its comparative, on a single slide."""

from __future__ import annotations

from generator.workbook.writing.content import MetricSheet, ReconciliationRow, WorkbookContent

from .guide import CENT, GUIDE, settings
from .rows import calculated, typed

SPANS = ("2022H1", "2023H1", "2024H1")
_MONEY, _FLOW = "百万元", "流量"


def content() -> WorkbookContent:
    """The whole workbook of 2024H1."""
    s = SPANS
    rows = (
        typed("revenue", "营业收入", _MONEY, _FLOW, s, "826.4 903.7 1018.5"),
        typed("cost_of_sales", "营业成本", _MONEY, _FLOW, s, "531.2 572.9 636.8"),
        calculated("gross_profit", "毛利", _MONEY, _FLOW, s, "{revenue@} - {cost_of_sales@}", "收益"),
        calculated("gross_margin", "毛利率", "%", "比率", s, "{gross_profit@} / {revenue@}"),
        typed("expenses", "期间费用", _MONEY, _FLOW, s, "201.6 214.3 231.9"),
        typed("income_tax", "所得税费用", _MONEY, _FLOW, s, "15.7 19.2 25.4"),
        calculated("net_profit", "净利润", _MONEY, _FLOW, s, "{gross_profit@} - {expenses@} - {income_tax@}", "收益"),
        calculated("net_margin", "净利率", "%", "比率", s, "{net_profit@} / {revenue@}"),
        typed("operating_cash", "经营活动现金流净额", _MONEY, _FLOW, s, "92.3 104.8 127.6", "现金流"),
        typed("cash", "期末现金及等价物", _MONEY, "存量", s, "388.1 421.6 476.9"),
    )  # fmt: skip
    sheet = MetricSheet("财务", "财务", s, rows, "蓝字为手工填写，黑字为公式")
    checks = (ReconciliationRow("毛利", "revenue - cost_of_sales", "=", "gross_profit", CENT),)
    return WorkbookContent(GUIDE, settings("one-page", "2024H1", "2024-08-28"), (sheet,), (), checks)
