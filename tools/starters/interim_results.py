"""The demo of the starter `interim-results`: a half-year of a technology company with three segments."""

from __future__ import annotations

from decimal import Decimal

from generator.workbook.writing.content import (
    Formula,
    MetricRow,
    MetricSheet,
    ReconciliationRow,
    SettingRow,
    Value,
    WorkbookContent,
)
from tools.example.rows import last_twelve_months

from .guide import CENT, GUIDE, settings
from .interim_business import BUSINESS, MARKET, SHARES
from .interim_tables import TABLES
from .rows import calculated, typed

HALVES = ("2022H1", "2023H1", "2024H1")
SPANS = ("2022H1", "2022FY", "2023H1", "2023FY", "2024H1")
ALL = ("2022H1", "2022H2", "2022FY", "2023H1", "2023H2", "2023FY", "2024H1")
ENDS = ("2022FY", "2023H1", "2023FY", "2024H1")
_MONEY, _FLOW, _STOCK, _RATIO = "百万元", "流量", "存量", "比率"
_SEGMENTS = (("segment_one", "云服务"), ("segment_two", "行业软件"), ("segment_three", "智能终端"))
_EXPENSES = (("rd", "研发费用"), ("admin", "管理费用"), ("selling", "销售费用"))
_GAIN = "收益"


def content() -> WorkbookContent:
    """The whole workbook of 2024H1."""
    own = (
        SettingRow("days_in_year", "周转天数所用天数", Decimal(365)),
        SettingRow("ltm_months", "过去期间的月数", Decimal(12)),
    )
    stands = (*settings("interim-results", "2024H1", "2024-08-28"), *own)
    return WorkbookContent(GUIDE, stands, (_financials(), BUSINESS, MARKET), TABLES, _checks())


def _financials() -> MetricSheet:
    rows = (*_income(), *_expenses(), *_profit(), *_working_capital(), *_cash())
    remark = "人民币百万元；蓝字为手工填写，黑字为公式；存量填在期末所在的列。"
    return MetricSheet("财务", "财务数据", ("2021FY", *ALL), rows, remark)


def _flow(key: str, label: str, numbers: str, direction: str = "", before: str = "") -> MetricRow:
    """First halves and years, and a year before them; second halves are what a first half leaves of its year."""
    headings = ("2021FY", *SPANS) if before else SPANS
    row = typed(key, label, _MONEY, _FLOW, headings, f"{before} {numbers}", direction)
    rest = {
        f"{year}H2": Value(Formula(f"{{{key}@{year}FY}} - {{{key}@{year}H1}}")) for year in ("2022", "2023")
    }
    return MetricRow(key, label, _MONEY, _FLOW, {**row.values, **rest}, direction, row.status, row.source)


def _income() -> list[MetricRow | str]:
    return [
        "收入",
        _flow("segment_one", "云服务", "402.6 905.4 518.3 1216.7 702.5"),
        _flow("segment_two", "行业软件", "361.2 768.9 342.7 731.5 331.8"),
        _flow("segment_three", "智能终端", "128.4 297.6 151.9 368.2 203.1", before="241.3"),
        calculated("revenue", "营业收入", _MONEY, _FLOW, ALL, "{segment_one@} + {segment_two@} + {segment_three@}"),
        typed("overseas_revenue", "海外收入", _MONEY, _FLOW, HALVES, "118.6 146.2 189.7"),
        "毛利",
        _flow("gross_profit", "毛利", "374.7 843.6 440.6 1030.8 564.3", _GAIN),
        calculated("cost_of_sales", "营业成本", _MONEY, _FLOW, ALL, "{revenue@} - {gross_profit@}"),
        calculated("gross_margin", "毛利率", "%", _RATIO, ALL, "{gross_profit@} / {revenue@}"),
    ]


def _expense(key: str, label: str, numbers: str, share_based: str) -> list[MetricRow | str]:
    """An expense, and what of it is share-based compensation."""
    left = f"{{{key}_expenses@}} - {{{key}_sbc@}}"
    return [
        _flow(f"{key}_expenses", label, numbers),
        typed(f"{key}_sbc", f"{label}中的SBC", _MONEY, _FLOW, HALVES, share_based),
        calculated(f"{key}_ex_sbc", f"{label}（扣除SBC）", _MONEY, _FLOW, HALVES, left),
    ]


def _expenses() -> list[MetricRow | str]:
    def total(part: str) -> str:
        return " + ".join(f"{{{key}_{part}@}}" for key, _ in _EXPENSES)

    return [
        "运营支出",
        *_expense("rd", "研发费用", "168.4 351.7 182.6 384.5 203.9", "12.6 13.8 14.2"),
        *_expense("admin", "管理费用", "82.7 169.3 86.1 178.2 89.5", "6.3 6.5 6.1"),
        *_expense("selling", "销售费用", "74.9 160.8 80.3 174.6 87.6", "3.1 3.4 3.6"),
        calculated("operating_expenses", "总运营支出", _MONEY, _FLOW, ALL, total("expenses")),
        calculated("operating_sbc", "总运营支出中的SBC", _MONEY, _FLOW, HALVES, total("sbc")),
        calculated("operating_ex_sbc", "总运营支出（扣除SBC）", _MONEY, _FLOW, HALVES, total("ex_sbc")),
    ]


def _profit() -> list[MetricRow | str]:
    return [
        "利润",
        _flow("ebitda", "EBITDA", "118.9 305.8 167.8 451.3 266.1", _GAIN),
        _flow("net_profit", "净利润", "38.4 131.2 74.3 241.6 150.9", _GAIN),
    ]


def _stock(key: str, label: str, numbers: str) -> MetricRow:
    return typed(key, label, _MONEY, _STOCK, ENDS, numbers)


def _days(key: str, label: str, balance: str, base: str) -> MetricRow:
    """Days of turnover: the balance over twelve months' revenue or cost."""
    values = {
        period: Value(Formula(f"{{{balance}@{period}}} / {last_twelve_months(base, period)} * {{days_in_year}}"))
        for period in ENDS
    }
    return MetricRow(key, label, "天", _STOCK, values, "", "示例", "公式：期末值 ÷ 过去12个月收入或成本 × 365天")


def _working_capital() -> list[MetricRow | str]:
    cycle = "{receivable_days@} + {inventory_days@} - {payable_days@}"
    gross, collected = "{trade_receivables@} + {impairment_allowance@}", "835.0 1842.7 968.4 2150.3 1196.5"
    return [
        "营运资本",
        _stock("trade_receivables", "贸易应收款净额", "520.4 486.3 561.7 538.9"),
        _stock("impairment_allowance", "减值拨备", "48.6 51.2 56.8 58.3"),
        calculated("receivables_gross", "贸易应收款总额", _MONEY, _STOCK, ENDS, gross),
        calculated(
            "impairment_ratio", "减值拨备占贸易应收款比率", "%", _STOCK, ENDS, "{impairment_allowance@} / {receivables_gross@}"
        ),
        _stock("inventories", "存货", "168.2 159.4 180.5 173.0"),
        _stock("trade_payables", "贸易应付款", "236.1 221.7 254.3 243.8"),
        _days("receivable_days", "应收账款周转天数", "trade_receivables", "revenue"),
        _days("inventory_days", "存货周转天数", "inventories", "cost_of_sales"),
        _days("payable_days", "应付账款周转天数", "trade_payables", "cost_of_sales"),
        calculated("cash_conversion_cycle", "现金循环周期", "天", _STOCK, ENDS, cycle),
        typed("receivables_collected", "贸易应收款回款额", _MONEY, _FLOW, SPANS, collected),
    ]  # fmt: skip


def _cash() -> list[MetricRow | str]:
    total = "{cash_and_equivalents@} + {time_deposits@} + {structured_deposits@} + {restricted_cash@}"
    return [
        "资本支出与现金",
        typed("capex", "资本支出", _MONEY, _FLOW, SPANS, "96.4 205.3 104.8 221.6 118.2"),
        calculated("capex_ratio", "资本支出占收入比率", "%", _RATIO, SPANS, "{capex@} / {revenue@}"),
        _stock("cash_and_equivalents", "现金和现金等价物", "612.4 588.9 701.3 743.6"),
        _stock("time_deposits", "定期存款", "240.0 255.0 270.0 290.0"),
        _stock("structured_deposits", "结构性存款", "120.0 110.0 105.0 98.0"),
        _stock("restricted_cash", "受限制现金", "36.2 34.8 33.5 31.9"),
        calculated("total_cash", "总现金储备", _MONEY, _STOCK, ENDS, total),
        _stock("equity_investments", "股权投资余额", "318.5 326.4 331.2 340.7"),
        _stock("debt_investments", "债券投资余额", "142.6 138.9 131.4 127.5"),
    ]


def _checks() -> tuple[ReconciliationRow, ...]:
    row, rounding = ReconciliationRow, Decimal("0.0005")

    def halves(key: str, label: str) -> ReconciliationRow:
        return row(f"{label}：上下半年与全年", f"{key}.first_half + {key}.second_half", "=", f"{key}.full_year", CENT)

    def without_sbc(key: str, label: str) -> ReconciliationRow:
        return row(f"{label}：含与不含SBC", f"{key}_ex_sbc + {key}_sbc", "=", f"{key}_expenses", CENT)

    all_expenses = (*_EXPENSES, ("operating", "总运营支出"))
    return (
        row("分部收入与营业收入", " + ".join(key for key, _ in _SEGMENTS), "=", "revenue", CENT),
        row("三项费用与总运营支出", " + ".join(f"{key}_expenses" for key, _ in _EXPENSES), "=", "operating_expenses", CENT),
        halves("revenue", "营业收入"),
        *(halves(key, f"{label}收入") for key, label in _SEGMENTS),
        halves("gross_profit", "毛利"),
        *(halves(f"{key}_expenses", label) for key, label in all_expenses),
        halves("net_profit", "净利润"),
        *(without_sbc(key, label) for key, label in all_expenses),
        row("市场份额与100%", " + ".join(SHARES), "=", "1", Decimal("0.001"), "含其他"),
        row("毛利率", "gross_margin", "=", "gross_profit / revenue", rounding),
        row("资本支出占收入比率", "capex_ratio", "=", "capex / revenue", rounding),
        row("现金循环周期", "cash_conversion_cycle", "=", "receivable_days + inventory_days - payable_days", CENT),
        row("净利润不高于EBITDA", "net_profit", "<=", "ebitda"),
        row("海外收入小于营业收入", "overseas_revenue", "<", "revenue"),
    )  # fmt: skip
