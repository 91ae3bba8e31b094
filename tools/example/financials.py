"""财务: the income statement, expenses, balances and cash of the example."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.workbook.writing.content import MetricRow, MetricSheet, Value

from .rows import PRESENTATION, computed, derived, flow, formula, found, invented, last_twelve_months, row, unconfirmed

HALVES = ("2022H1", "2023H1", "2024H1")
SPANS = ("2022H1", "2022FY", "2023H1", "2023FY", "2024H1")
BALANCES = ("2022FY", "2023H1", "2023FY", "2024H1")
_NOTHING: Mapping[str, str] = MappingProxyType({})
_ALL = ("2022H1", "2022H2", "2022FY", "2023H1", "2023H2", "2023FY", "2024H1")


def _found(*numbers: str) -> dict[str, Value]:
    """Values of 2022H1, 2022FY, 2023H1, 2023FY, 2024H1; an empty text where there is none."""
    return {period: found(number) for period, number in zip(SPANS, numbers, strict=True) if number}


def _income() -> list[MetricRow | str]:
    genai = _found("", "394.7", "", "1183.7", "1051.2")
    genai["2022H1"] = derived("37.8", "由首次披露的2023年上半年290.9及其增长670.4%倒算")
    genai["2023H1"] = derived("295.5", "由2024年上半年1,051.2及其增长255.7%倒算；首次披露为290.9，后经重列")
    auto = _found("120.8", "292.7", "", "383.7", "168.1")
    auto["2021FY"] = derived("184.2", "由2022年292.7及其增长58.9%倒算")
    auto["2023H1"] = derived("83.9", "由2024年上半年168.1及其增长100.4%倒算")
    traditional = _found("", "3121.1", "1053.7", "1838.4", "520.4")
    traditional["2022H1"] = derived("1256.7", "营业收入减其他两个分部")
    overseas = {
        "2023H1": derived("229.3", "由321.2及其增长40.1%倒算"),
        "2024H1": derived("321.2", "营业收入的18.46%；披露为增长40.1%、占比18.5%"),
    }
    gross = {
        "2022H1": found("934.0"),
        "2022FY": found("2542.3"),
        "2023H1": derived("648.7", "由766.8及其增长18.2%倒算；与披露的毛利率45.3%相符"),
        "2023FY": found("1500.8"),
        "2024H1": found("766.8"),
    }
    return [
        "收入",
        flow("revenue", "营业收入", _found("1415.3", "3808.5", "1433.1", "3405.8", "1739.7")),
        flow("genai_revenue", "生成式AI", genai),
        flow("auto_revenue", "智能汽车", auto),
        flow("traditional_ai_revenue", "传统AI", traditional),
        row("overseas_revenue", "海外收入", "百万元", "流量", overseas, status="推算"),
        "毛利",
        flow("gross_profit", "毛利", gross, direction="收益"),
        computed("cost_of_sales", "销售成本", "百万元", "流量", "{revenue@} - {gross_profit@}", _ALL),
        computed("gross_margin", "毛利率", "%", "比率", "{gross_profit@} / {revenue@}", _ALL),
    ]


def _expense(
    prefix: str, label: str, total: dict[str, Value], sbc: dict[str, Value], known: Mapping[str, str] = _NOTHING
) -> list[MetricRow]:
    """An expense with and without share-based compensation; `known` says of what is left without it is known."""
    return [
        flow(f"{prefix}_expenses", label, total),
        row(f"{prefix}_sbc", f"{label}中的SBC", "百万元", "流量", sbc, status="示例", source="示例"),
        computed(
            f"{prefix}_ex_sbc",
            f"{label}（扣除SBC）",
            "百万元",
            "流量",
            f"{{{prefix}_expenses@}} - {{{prefix}_sbc@}}",
            HALVES,
            known,
            status="示例",
        ),
    ]


def _sbc(*numbers: str) -> dict[str, Value]:
    how = "只作图示；与总额及扣除SBC后的数相加一致"
    return {period: invented(number, how) for period, number in zip(HALVES, numbers, strict=True)}


def _expenses() -> list[MetricRow | str]:
    research = {
        "2022H1": derived("2035.6", "由1,783.2及其下降12.4%倒算"),
        "2022FY": found("4014"),
        "2023H1": derived("1783.2", "营业收入的124.43%（108.77%加15.66个百分点）；与增长6.1%相符"),
        "2023FY": found("3466"),
        "2024H1": found("1892.2"),
    }
    research_sbc = _sbc("151.8", "118.6", "96.4")
    research_sbc["2022H1"] = derived("151.8", "2,035.6减去披露的扣除SBC后1,883.8")
    admin = _found("768.6", "1570", "796.5", "1510", "734.9")
    selling = _found("402.2", "900.8", "418.0", "818.7", "329.2")
    sums = "{{rd_{0}@}} + {{admin_{0}@}} + {{selling_{0}@}}"
    return [
        "运营支出",
        *_expense("rd", "研发费用", research, research_sbc, {"2022H1": "推算：与披露的1,883.8（收入的133.1%）一致"}),
        *_expense("admin", "管理费用", admin, _sbc("92.5", "78.3", "61.2")),
        *_expense("selling", "销售费用", selling, _sbc("38.7", "31.4", "22.6")),
        computed("operating_expenses", "总运营支出", "百万元", "流量", sums.format("expenses"), _ALL),
        computed("operating_sbc", "总运营支出中的SBC", "百万元", "流量", sums.format("sbc"), HALVES, status="示例"),
        computed(
            "operating_ex_sbc", "总运营支出（扣除SBC）", "百万元", "流量", sums.format("ex_sbc"), HALVES, status="示例"
        ),
    ]


def _results() -> list[MetricRow | str]:
    press = "媒体称为经调整，与经调整数不符，应为未经调整"
    rate = "与简报所载亏损收窄26%一致，且小于同期净亏损"
    ebitda = {
        "2022H1": invented("-2790.0", rate),
        "2022FY": unconfirmed("-5573", press),
        "2023H1": invented("-2640.0", rate),
        "2023FY": unconfirmed("-5450", press),
        "2024H1": invented("-1953.6", rate),
    }
    profit = _found("-3208.0", "-6093.0", "-3142.6", "-6494.7", "-2477.2")
    loss = _found("3208.0", "6093.0", "3142.6", "6494.7", "2477.2")
    operating = {"2023H1": found("3347.3"), "2024H1": found("2721.5")}
    return [
        "利润与亏损",
        row("operating_loss", "经营亏损", "百万元", "流量", operating, direction="亏损额"),
        flow("ebitda", "EBITDA", ebitda, direction="收益", status="示例", source="未经调整口径"),
        computed(
            "ebitda_loss", "EBITDA亏损", "百万元", "流量", "-{ebitda@}", _ALL, dict.fromkeys(("2022FY", "2023FY"), f"待核：{press}"),
            direction="亏损额", status="示例",
        ),
        flow(
            "adjusted_ebitda_loss", "经调整EBITDA亏损", _found("2322.5", "4213.4", "2025.9", "4369.0", "1889.6"),
            direction="亏损额",
        ),
        flow("net_profit", "净利润", profit, direction="收益"),
        flow("net_loss", "净亏损", loss, direction="亏损额"),
        flow(
            "adjusted_net_loss", "经调整净亏损", _found("2564.2", "4736.2", "2393.4", "5410", "2326.2"), direction="亏损额"
        ),
    ]  # fmt: skip


def _stock(key: str, label: str, how: str, *numbers: str) -> MetricRow:
    """An illustrative balance at the ends of 2022, June 2023, 2023 and June 2024."""
    values = {period: invented(number, how) for period, number in zip(BALANCES, numbers, strict=True)}
    return row(key, label, "百万元", "存量", values, status="示例", source="示例")


def _days(key: str, label: str, balance: str, base: str) -> MetricRow:
    values = {
        period: formula(f"{{{balance}@{period}}} / {last_twelve_months(base, period)} * {{days_in_year}}")
        for period in BALANCES
    }
    return row(key, label, "天", "存量", values, status="示例", source="公式：期末值 ÷ 过去12个月收入或成本 × 365天")


def _balances() -> list[MetricRow | str]:
    how = "只作图示；无公开数据"
    cycle = "{receivable_days@} + {inventory_days@} - {payable_days@}"
    collected = {
        "2022H1": invented("1480", how),
        "2023H1": invented("1560", how),
        "2023FY": derived("3885", "由2024年4,623及其增长19.0%倒算"),
        "2024H1": derived("1616", "由其后披露的同比增长倒算"),
    }
    return [
        "营运资本",
        _stock("trade_receivables", "贸易应收款净额", how, "3820", "3010", "3480", "3000"),
        _stock("impairment_allowance", "减值拨备", how, "1650", "1850", "2460", "2580"),
        computed(
            "receivables_gross", "贸易应收款总额", "百万元", "存量", "{trade_receivables@} + {impairment_allowance@}", BALANCES,
            status="示例",
        ),
        computed(
            "impairment_ratio", "减值拨备占贸易应收款比率", "%", "存量", "{impairment_allowance@} / {receivables_gross@}",
            BALANCES, status="示例",
        ),
        _stock("inventories", "存货", how, "520", "560", "610", "540"),
        _stock("trade_payables", "贸易应付款", how, "900", "880", "1010", "1000"),
        _days("receivable_days", "应收账款周转天数", "trade_receivables", "revenue"),
        _days("inventory_days", "存货周转天数", "inventories", "cost_of_sales"),
        _days("payable_days", "应付账款周转天数", "trade_payables", "cost_of_sales"),
        computed("cash_conversion_cycle", "现金循环周期", "天", "存量", cycle, BALANCES, status="示例"),
        row("receivables_collected", "贸易应收款回款额", "百万元", "流量", collected, status="推算"),
    ]  # fmt: skip


def _cash() -> list[MetricRow | str]:
    how = "只作图示；2022年末与披露的现金、存款、结构性存款及债券投资合计16,602.7一致"
    total = "{cash_and_equivalents@} + {time_deposits@} + {structured_deposits@} + {restricted_cash@}"
    capex = {
        "2022H1": derived("726.0", "营业收入的51.3%"),
        "2023H1": derived("568.9", "营业收入的39.7%"),
        "2024H1": derived("699.4", "营业收入的40.2%"),
    }
    return [
        "资本支出与现金",
        row("capex", "资本支出", "百万元", "流量", capex, status="推算", source=PRESENTATION),
        computed("capex_ratio", "资本支出占收入比率", "%", "比率", "{capex@} / {revenue@}", HALVES),
        _stock("cash_and_equivalents", "现金和现金等价物", how, "8462.7", "6480.0", "5410.0", "4320.0"),
        _stock("time_deposits", "定期存款", how, "4870.0", "4360.0", "4120.0", "3980.0"),
        _stock("structured_deposits", "结构性存款", how, "1890.0", "1640.0", "1480.0", "1390.0"),
        _stock("restricted_cash", "受限制现金", "只作图示；无公开数据", "640.0", "610.0", "580.0", "560.0"),
        computed("total_cash", "总现金储备", "百万元", "存量", total, BALANCES, status="示例"),
        _stock("equity_investments", "股权投资余额", "只作图示；无公开数据", "6240.0", "6110.0", "5930.0", "5760.0"),
        _stock("debt_investments", "债券投资余额", how, "1380.0", "1260.0", "1120.0", "1040.0"),
    ]


SHEET = MetricSheet(
    "财务",
    "财务数据",
    ("2021FY", *_ALL),
    (*_income(), *_expenses(), *_results(), *_balances(), *_cash()),
    "人民币百万元；存量填在期末所在的列；净利润带符号，净亏损为正数。",
)
