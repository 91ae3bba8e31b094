"""The demo of the starter `annual`: five years of a company with three segments, its statements and its dividends."""

from __future__ import annotations

from generator.workbook.writing.content import (
    MetricSheet,
    ReconciliationRow,
    TableSheet,
    WorkbookContent,
)

from .guide import CENT, GUIDE, settings
from .rows import calculated, typed

YEARS = tuple(f"{year}FY" for year in range(2020, 2025))
_MONEY, _FLOW, _STOCK = "百万元", "流量", "存量"


def content() -> WorkbookContent:
    """The whole workbook of 2024FY."""
    sheets = (_income(), _position(), _cash(), _shares())
    tables = (_outlook(),)
    return WorkbookContent(GUIDE, settings("annual", "2024FY", "2025-03-26"), sheets, tables, _checks())


def _income() -> MetricSheet:
    y = YEARS
    rows = (
        "分部收入",
        typed("segment_one", "智能设备", _MONEY, _FLOW, y, "1182.4 1305.8 1421.6 1498.3 1612.7"),
        typed("segment_two", "工程服务", _MONEY, _FLOW, y, "486.9 542.1 617.5 701.2 798.4"),
        typed("segment_three", "备件与耗材", _MONEY, _FLOW, y, "203.6 221.7 240.3 268.9 301.5"),
        calculated("revenue", "营业收入", _MONEY, _FLOW, y, "{segment_one@} + {segment_two@} + {segment_three@}"),
        "毛利",
        typed("cost_of_sales", "营业成本", _MONEY, _FLOW, y, "1254.7 1378.2 1512.0 1619.8 1757.6"),
        calculated("gross_profit", "毛利", _MONEY, _FLOW, y, "{revenue@} - {cost_of_sales@}", "收益"),
        calculated("gross_margin", "毛利率", "%", "比率", y, "{gross_profit@} / {revenue@}"),
        "费用",
        typed("selling_expenses", "销售费用", _MONEY, _FLOW, y, "168.5 183.2 199.7 214.6 231.8"),
        typed("admin_expenses", "管理费用", _MONEY, _FLOW, y, "112.3 118.9 127.4 133.0 139.6"),
        typed("rd_expenses", "研发费用", _MONEY, _FLOW, y, "94.8 108.6 124.1 139.7 158.2"),
        calculated("expenses", "期间费用", _MONEY, _FLOW, y, "{selling_expenses@} + {admin_expenses@} + {rd_expenses@}"),
        calculated("expense_ratio", "期间费用率", "%", "比率", y, "{expenses@} / {revenue@}"),
        "利润",
        typed("other_gains", "其他收益净额", _MONEY, _FLOW, y, "12.6 9.8 15.1 11.4 13.7", "收益"),
        typed("finance_costs", "财务费用", _MONEY, _FLOW, y, "21.4 19.7 18.2 17.5 15.9"),
        calculated(
            "profit_before_tax", "税前利润", _MONEY, _FLOW, y,
            "{gross_profit@} - {expenses@} + {other_gains@} - {finance_costs@}", "收益",
        ),
        typed("income_tax", "所得税费用", _MONEY, _FLOW, y, "38.1 44.6 50.3 56.8 66.9"),
        calculated("net_profit", "净利润", _MONEY, _FLOW, y, "{profit_before_tax@} - {income_tax@}", "收益"),
        calculated("net_margin", "净利率", "%", "比率", y, "{net_profit@} / {revenue@}"),
    )  # fmt: skip
    return MetricSheet("利润表", "利润表", y, rows, "蓝字为手工填写，黑字为公式")


def _position() -> MetricSheet:
    y = YEARS
    rows = (
        "资产",
        typed("cash", "现金及等价物", _MONEY, _STOCK, y, "402.8 447.3 498.6 561.2 632.9"),
        typed("receivables", "应收账款", _MONEY, _STOCK, y, "386.2 412.9 447.7 471.5 502.6"),
        typed("inventories", "存货", _MONEY, _STOCK, y, "318.4 342.6 361.9 374.8 390.1"),
        typed("fixed_assets", "固定资产", _MONEY, _STOCK, y, "842.0 871.5 905.2 948.7 986.3"),
        typed("other_assets", "其他资产", _MONEY, _STOCK, y, "120.6 128.1 134.9 139.3 147.5"),
        calculated(
            "total_assets", "资产总额", _MONEY, _STOCK, y,
            "{cash@} + {receivables@} + {inventories@} + {fixed_assets@} + {other_assets@}",
        ),
        "负债与权益",
        typed("borrowings", "有息借款", _MONEY, _STOCK, y, "460.0 430.0 410.0 385.0 350.0"),
        typed("other_liabilities", "其他负债", _MONEY, _STOCK, y, "498.3 521.4 540.6 558.9 581.2"),
        calculated("total_liabilities", "负债总额", _MONEY, _STOCK, y, "{borrowings@} + {other_liabilities@}"),
        calculated("equity", "权益总额", _MONEY, _STOCK, y, "{total_assets@} - {total_liabilities@}"),
        calculated("gearing", "资产负债率", "%", _STOCK, y, "{total_liabilities@} / {total_assets@}"),
    )  # fmt: skip
    return MetricSheet("财务状况", "财务状况", y, rows)


def _cash() -> MetricSheet:
    y = YEARS
    rows = (
        typed("operating_cash", "经营活动现金流净额", _MONEY, _FLOW, y, "231.5 262.4 288.7 319.0 352.8", "现金流"),
        typed("investing_cash", "投资活动现金流净额", _MONEY, _FLOW, y, "-118.2 -124.6 -131.9 -142.5 -138.4", "现金流"),
        typed("financing_cash", "筹资活动现金流净额", _MONEY, _FLOW, y, "-88.1 -93.3 -105.5 -113.9 -142.7", "现金流"),
        calculated(
            "cash_change", "现金净增加额", _MONEY, _FLOW, y,
            "{operating_cash@} + {investing_cash@} + {financing_cash@}", "现金流",
        ),
        typed("capex", "资本支出", _MONEY, _FLOW, y, "104.7 112.0 120.8 129.6 125.3"),
        calculated("free_cash_flow", "自由现金流", _MONEY, _FLOW, y, "{operating_cash@} - {capex@}", "现金流"),
    )  # fmt: skip
    return MetricSheet("现金流", "现金流", y, rows)


def _shares() -> MetricSheet:
    y = YEARS
    rows = (
        typed("eps", "每股收益", "元/股", _FLOW, y, "0.31 0.36 0.42 0.48 0.57"),
        typed("dps", "每股股息", "元/股", _FLOW, y, "0.10 0.12 0.15 0.18 0.22"),
        typed("dividends", "派息总额", _MONEY, _FLOW, y, "62.4 74.9 93.6 112.3 137.3"),
        calculated("payout", "派息率", "%", "比率", y, "{dividends@} / {net_profit@}"),
        typed("employees", "员工人数", "人", _STOCK, y, "3412 3568 3701 3835 3960"),
    )  # fmt: skip
    return MetricSheet("股东回报", "股东回报", y, rows)


def _outlook() -> TableSheet:
    rows = (
        ("市场", "巩固既有行业的份额，拓展两个新行业。\n海外业务在三个国家设立服务中心。", "globe-language"),
        ("产品", "三款新设备年内投产，研发投入占收入的比重保持稳定。\n老型号按计划升级。", "rocket"),
        ("效率", "备件网络升级，交付周期缩短。\n全年期间费用增速低于收入增速。", "gear"),
        ("回报", "保持稳定的派息政策，派息率不低于上年。\n有息借款继续下降。", "finance"),
    )
    return TableSheet("展望", "展望", ("主题", "内容", "图标"), rows, remark="展望页的卡片；图标名用 jianbao explain 查")


def _checks() -> tuple[ReconciliationRow, ...]:
    return (
        ReconciliationRow("分部收入与营业收入", "segment_one + segment_two + segment_three", "=", "revenue", CENT),
        ReconciliationRow("三类现金流与净增加额", "operating_cash + investing_cash + financing_cash", "=", "cash_change", CENT),
        ReconciliationRow("现金的变动", "cash - cash.comparative", "=", "cash_change", CENT),
        ReconciliationRow("资产与负债、权益", "total_liabilities + equity", "=", "total_assets", CENT),
    )  # fmt: skip
