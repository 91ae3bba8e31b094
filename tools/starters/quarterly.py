"""The demo of the starter `quarterly`: nine quarters of a company that sells products and services."""

from __future__ import annotations

from generator.workbook.writing.content import (
    MetricSheet,
    ReconciliationRow,
    TableSheet,
    WorkbookContent,
)

from .guide import CENT, GUIDE, settings
from .rows import calculated, typed

QUARTERS = tuple(f"{year}Q{quarter}" for year in (2022, 2023, 2024) for quarter in (1, 2, 3, 4))[2:11]
_MONEY, _FLOW = "百万元", "流量"


def content() -> WorkbookContent:
    """The whole workbook of 2024Q3."""
    tables = (_outlook(),)
    sheets = (_income(), _cash(), _operations())
    return WorkbookContent(GUIDE, settings("quarterly", "2024Q3", "2024-10-30"), sheets, tables, _checks())


def _income() -> MetricSheet:
    q = QUARTERS
    rows = (
        "收入",
        typed("product_revenue", "产品收入", _MONEY, _FLOW, q, "412.6 455.1 388.4 431.7 446.9 498.2 421.5 470.3 503.8"),
        typed("service_revenue", "服务收入", _MONEY, _FLOW, q, "168.2 181.5 176.9 190.4 205.7 221.3 219.8 236.6 254.1"),
        typed("other_revenue", "其他收入", _MONEY, _FLOW, q, "9.4 10.8 8.6 9.9 10.3 11.7 9.1 10.6 11.2"),
        calculated("revenue", "营业收入", _MONEY, _FLOW, q, "{product_revenue@} + {service_revenue@} + {other_revenue@}"),
        "毛利",
        typed("cost_of_sales", "营业成本", _MONEY, _FLOW, q, "361.9 398.2 352.1 387.6 402.5 442.9 393.8 430.7 456.3"),
        calculated("gross_profit", "毛利", _MONEY, _FLOW, q, "{revenue@} - {cost_of_sales@}", "收益"),
        calculated("gross_margin", "毛利率", "%", "比率", q, "{gross_profit@} / {revenue@}"),
        "费用",
        typed("selling_expenses", "销售费用", _MONEY, _FLOW, q, "71.3 80.6 68.9 74.2 77.8 86.4 72.6 79.5 83.9"),
        typed("admin_expenses", "管理费用", _MONEY, _FLOW, q, "38.7 41.2 39.5 40.1 41.8 44.6 42.3 43.2 44.0"),
        typed("rd_expenses", "研发费用", _MONEY, _FLOW, q, "52.4 55.8 54.1 57.3 59.9 63.7 62.2 65.8 68.4"),
        calculated("expenses", "期间费用", _MONEY, _FLOW, q, "{selling_expenses@} + {admin_expenses@} + {rd_expenses@}"),
        calculated("expense_ratio", "期间费用率", "%", "比率", q, "{expenses@} / {revenue@}"),
        "利润",
        typed("other_gains", "其他收益净额", _MONEY, _FLOW, q, "6.8 4.1 7.7 5.2 8.3 6.6 5.9 7.4 6.1", "收益"),
        calculated(
            "operating_profit", "经营利润", _MONEY, _FLOW, q, "{gross_profit@} - {expenses@} + {other_gains@}", "收益"
        ),
        typed("income_tax", "所得税费用", _MONEY, _FLOW, q, "10.4 12.1 8.9 11.2 12.7 14.3 12.0 15.1 17.2"),
        calculated("net_profit", "净利润", _MONEY, _FLOW, q, "{operating_profit@} - {income_tax@}", "收益"),
        calculated("net_margin", "净利率", "%", "比率", q, "{net_profit@} / {revenue@}"),
        typed("share_based", "股份支付", _MONEY, _FLOW, q, "7.2 7.2 6.4 6.4 6.9 6.9 8.1 8.1 8.1"),
        typed("one_off", "一次性项目", _MONEY, _FLOW, q, "0.0 3.5 0.0 0.0 2.4 0.0 0.0 1.8 3.6"),
        calculated(
            "adjusted_net_profit", "经调整净利润", _MONEY, _FLOW, q, "{net_profit@} + {share_based@} + {one_off@}", "收益"
        ),
    )  # fmt: skip
    return MetricSheet("财务", "财务", q, rows, "单位见各行；蓝字为手工填写，黑字为公式")


def _cash() -> MetricSheet:
    q = QUARTERS
    rows = (
        "现金流",
        typed("operating_cash", "经营活动现金流净额", _MONEY, _FLOW, q, "58.1 96.4 -12.7 41.5 66.2 118.9 -6.3 57.8 82.4", "现金流"),
        typed("investing_cash", "投资活动现金流净额", _MONEY, _FLOW, q, "-35.2 -41.8 -28.4 -33.6 -39.1 -47.5 -30.2 -36.9 -44.6", "现金流"),
        typed("financing_cash", "筹资活动现金流净额", _MONEY, _FLOW, q, "-8.0 -22.5 15.0 -6.4 -9.2 -30.8 12.5 -7.1 -10.3", "现金流"),
        typed("capex", "资本支出", _MONEY, _FLOW, q, "31.4 36.9 25.8 30.2 34.7 41.3 27.6 33.1 39.8"),
        calculated("free_cash_flow", "自由现金流", _MONEY, _FLOW, q, "{operating_cash@} - {capex@}", "现金流"),
        typed("cash", "期末现金及等价物", _MONEY, "存量", q, "612.5 644.6 618.5 620.0 637.9 678.5 654.5 668.3 695.8"),
    )  # fmt: skip
    return MetricSheet("现金", "现金", q, rows)


def _operations() -> MetricSheet:
    q = QUARTERS
    # Numbers of people are counted in ones, revenue in millions: a hundred times their ratio is in ten thousands.
    per_head = "{revenue@} * 100 / {employees@}"
    rows = (
        "客户",
        typed("customers", "活跃客户数", "家", "存量", q, "8260 8515 8702 8984 9310 9655 9882 10240 10615"),
        typed("new_customers", "新增客户数", "家", _FLOW, q, "402 438 371 455 498 531 419 540 587"),
        typed("retention", "续约率", "%", "比率", q, "0.884 0.889 0.887 0.892 0.896 0.901 0.899 0.905 0.908"),
        "规模",
        typed("orders", "订单数", "万", _FLOW, q, "42.6 47.3 39.8 45.1 47.9 53.2 44.7 50.8 55.4"),
        typed("employees", "员工人数", "人", "存量", q, "1924 1951 1968 1990 2013 2046 2052 2078 2101"),
        calculated("revenue_per_head", "人均收入", "万元", _FLOW, q, per_head),
    )  # fmt: skip
    return MetricSheet("运营", "运营", q, rows)


def _outlook() -> TableSheet:
    rows = (
        ("产品", "新一代产品线于四季度批量交付，首批订单已经签署。\n扩大两个区域仓库，交付周期由十天缩短到七天。\n老产品线按计划逐步停产。", "rocket"),
        ("服务", "续约率保持在90%左右，年度服务合同占比继续提高。\n新开三个服务网点，覆盖中西部客户。\n上线自助服务平台，减少重复的人工支持。", "users"),
        ("效率", "全年期间费用增速低于收入增速。\n研发投入向新产品线集中。\n资本支出控制在年度预算之内，主要用于产线改造。", "gear"),
    )
    return TableSheet("展望", "展望", ("主题", "内容", "图标"), rows, remark="展望页的卡片；图标名用 jianbao explain 查")


def _checks() -> tuple[ReconciliationRow, ...]:
    return (
        ReconciliationRow("分部收入与营业收入", "product_revenue + service_revenue + other_revenue", "=", "revenue", CENT),
        ReconciliationRow("毛利不多于营业收入", "gross_profit", "<=", "revenue"),
        ReconciliationRow("三项费用与期间费用", "selling_expenses + admin_expenses + rd_expenses", "=", "expenses", CENT),
    )  # fmt: skip
