"""The gallery's statements: one page for each form of a table of metrics by period, over figures of its own."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.finance.direction import Direction
from generator.workbook.writing.content import Formula, MetricRow, MetricSheet, TableSheet, Value

_QUARTERS = ("2023Q2", "2023Q3", "2023Q4", "2024Q1", "2024Q2")
_HALVES = ("2023H1", "2024H1")
_YEARS = ("2019FY", "2020FY", "2021FY", "2022FY", "2023FY")
_SCALES = (*(Decimal(n) for n in ("1", "1.04", "1.13", "0.98", "1.21")), Decimal("1.97"), Decimal("2.19"),
           *(Decimal(n) for n in ("2.6", "2.9", "3.3", "3.7", "4.1")))  # fmt: skip
HEADINGS = (*_QUARTERS, *_HALVES, *_YEARS)


def _typed(
    key: str, label: str, first: str, unit: str = "百万元", last: int = 12, direction: Direction = Direction.NEITHER,
    turn: str = "1",
) -> MetricRow:  # fmt: skip
    """Values that grow from the first, every other one by `turn` besides; only so many headings have one."""
    places = Decimal("0.001") if unit == "元/股" else Decimal("0.1")
    scales = [scale * (Decimal(turn) if number % 2 else 1) for number, scale in enumerate(_SCALES)]
    values = {heading: Value((Decimal(first) * scale).quantize(places))
              for heading, scale in list(zip(HEADINGS, scales, strict=True))[-last:]}  # fmt: skip
    return MetricRow(key, label, unit, "流量", values, direction=direction)


def _summed(key: str, label: str, *parts: str, direction: Direction = Direction.NEITHER, unit: str = "百万元") -> MetricRow:
    def formula(heading: str) -> Value:
        terms = "".join(f" {part[0]} {{{part[1:]}@{heading}}}" for part in parts).removeprefix(" + ")
        return Value(Formula(terms))

    return MetricRow(key, label, unit, "流量", {heading: formula(heading) for heading in HEADINGS}, direction=direction)


def sheet() -> MetricSheet:
    """An income statement, a bridge and a cash flow."""
    margin = {heading: Value(Formula(f"{{st_gross@{heading}}} / {{st_revenue@{heading}}}")) for heading in HEADINGS}
    rows = (
        _typed("st_cloud", "云服务", "812.3"), _typed("st_licence", "软件授权", "301.7"),
        _typed("st_hardware", "硬件销售", "96.4"), _summed("st_revenue", "营业收入", "+st_cloud", "+st_licence", "+st_hardware"),
        _typed("st_cost", "营业成本", "640.2", turn="1.04"), _summed("st_gross", "毛利总额", "+st_revenue", "-st_cost", direction=Direction.PROFIT),
        MetricRow("st_margin", "综合毛利率", "%", "比率", margin),
        _typed("st_rnd", "研发费用", "410.9"), _typed("st_selling", "销售费用", "150.3"), _typed("st_admin", "管理费用", "88.8"),
        _summed("st_loss", "经营亏损", "+st_gross", "-st_rnd", "-st_selling", "-st_admin", direction=Direction.PROFIT),
        _typed("st_payment", "股份酬金", "45.2"), _typed("st_revaluation", "公允价值变动", "12.4"),
        _summed("st_adjusted", "经调整亏损", "+st_loss", "+st_payment", "+st_revaluation", direction=Direction.PROFIT),
        _typed("st_earnings", "每股收益", "-0.213", "元/股", direction=Direction.PROFIT), _typed("st_dividend", "每股股息", "0.05", "元/股", last=6),
        _typed("st_operating", "经营活动现金流量净额", "-120", direction=Direction.CASH_FLOW), _typed("st_investing", "投资活动现金流量净额", "-80.7", direction=Direction.CASH_FLOW),
        _typed("st_financing", "融资活动现金流量净额", "260.4", direction=Direction.CASH_FLOW),
        _summed("st_cash", "现金净增加额", "+st_operating", "+st_investing", "+st_financing", direction=Direction.CASH_FLOW),
    )  # fmt: skip
    return MetricSheet("报表", "样张报表", HEADINGS, rows)


def kpis() -> TableSheet:
    """A table sheet whose columns are periods."""
    n = Decimal
    rows = (
        ("用户", None, None, None, None, None, None, None, None),
        ("日活跃用户", "万人", n(1012), n(1133), n(1250), n(1301), n(1422), "缩进", None),
        ("付费用户", "万人", n(101), n(113), n(125), None, n("142.5"), "缩进", n(1)),
        ("变现", None, None, None, None, None, None, None, None),
        ("客单价（元）", None, n("21.5"), "不适用", n("22.1"), n(23), n("24.8"), "缩进", n(1)),
        ("单用户成本（元）", None, n("-1.5"), n("-1.4"), n("-12.1"), n("-9"), n("-0.8"), "缩进", n(2)),
    )
    return TableSheet("季度指标", "季度指标", ("指标", "单位", *_QUARTERS, "样式", "小数位"), rows)


_INCOME = """    - {figure: st_cloud, indent: 1}
    - {figure: st_licence, indent: 1}
    - {figure: st_hardware, indent: 1}
    - {figure: st_revenue, subtotal: true}
    - {figure: -st_cost, label: 减：营业成本}
    - {figure: st_gross, subtotal: true, sum: st_revenue - st_cost}
    - {figure: st_margin, indent: 1}
    - {figure: -st_rnd, label: 研发费用}
    - {figure: -st_selling, label: 销售费用}
    - {figure: -st_admin, label: 管理费用}
    - {figure: st_loss, total: true, sum: st_gross - st_rnd - st_selling - st_admin}
    - ""
    - {figure: st_earnings, places: 3}
    - {figure: st_dividend, places: 3}
"""
_PART = "    - {{group: 第{0}部分}}\n    - {{figure: st_cloud, indent: 1}}\n    - {{figure: st_licence, indent: 1}}\n    - {{figure: st_revenue, subtotal: true}}\n    - \"\"\n"
_SIDE = "    - {{heading: \"{{{{ period | period('part') }}}}\", periods: {{every: {0}, last: 2}}, computed: [{1}]}}\n"


def pages() -> Iterator[tuple[str, str, str]]:
    """Name, title and regions of each page."""
    body = "layout: one-body\nbody:\n  statement:\n"
    yield "statement-quarters", "报表：五个季度", f"{body}{_INCOME}  periods: {{every: quarter, last: 5}}\n  computed: [yoy, qoq]\n"
    years = "  periods: {every: year, last: 5}\n  computed: [yoy]\n  category: \"{{ period | period('year') }}年\"\n"
    eight = "    [st_revenue, st_gross, st_margin, st_loss, st_adjusted, st_earnings, st_dividend, st_cash]\n"
    yield "statement-years", "报表：五年", f"{body}{eight}{years}"
    heads = "  newest: first\n  columns:\n" + _SIDE.format("quarter", "qoq") + _SIDE.format("year-to-date", "yoy")
    yield "statement-heads", "报表：两级表头", f"{body}{_INCOME}{heads}"
    shares = "  computed: [{share_of: st_revenue, each: true}, yoy]\n"
    yield "statement-shares", "报表：占比", f"{body}    [st_cloud, st_licence, st_hardware, {{figure: st_revenue, total: true}}]\n{shares}"
    bridge = (
        "    - {figure: st_loss, subtotal: true}\n    - {figure: st_payment, label: 加：股份酬金, indent: 1}\n"
        "    - {figure: st_revaluation, label: 加：公允价值变动, indent: 1}\n"
        "    - {figure: st_adjusted, total: true, sum: st_loss + st_payment + st_revaluation}\n"
    )
    cash = "    [st_operating, st_investing, st_financing, {figure: st_operating + st_investing + st_financing, label: 现金净增加额, total: true}]\n"
    yield (
        "statement-bridge", "报表：调节表与现金流量，四舍五入",
        f"layout: charts-and-lists\nchart_left:\n  statement:\n{bridge}  computed: [yoy]\n  category: code\n"
        f"chart_right:\n  statement:\n{cash}  places: 0\n  negative: minus\n  computed: [yoy]\n  category: code\n",
    )  # fmt: skip
    yield "statement-kpis", "报表：季度指标", "layout: one-body\nbody:\n  statement: 季度指标\n  computed: [yoy, qoq]\n"
    parts = "".join(_PART.format(number) for number in range(1, 7))
    yield "statement-long", "报表：转下页", f"{body}{parts}  periods: {{every: quarter, last: 4}}\n  units: column\n"
