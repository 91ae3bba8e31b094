"""The gallery's pages of bridges, bars, shares and the like, each under hard data, with the rows that they show.

Each page is a name, a title and up to four charts, as they stand in a slide file.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.finance.direction import Direction
from generator.workbook.writing.content import MetricRow, Value

QUARTERS = ("2022Q3", "2022Q4", "2023Q1", "2023Q2", "2023Q3", "2023Q4", "2024Q1", "2024Q2")

# A row's label and its values of 2023H1 and 2024H1; None is still to be filled in.
STEPS: dict[str, tuple[str, str | None, str | None]] = {
    "sales": ("营业收入", "1433.1", "1739.7"),
    "costs": ("营业成本", "784.1", "972.6"),
    "gross": ("毛利", "649.0", "767.1"),
    "research": ("研发开支", "1778.0", "1892.0"),
    "selling": ("销售开支", "350.0", "310.0"),
    "administration": ("行政开支", "620.0", "700.0"),
    "others": ("其他收入净额", "20.0", "15.0"),
    "operating": ("经营亏损", "-2079.0", "-2119.9"),
    "typed_wrong": ("误录的经营亏损", "-2079.0", "-2049.9"),
    "tax": ("所得税", None, None),
    "waiting": ("等待的合计", None, None),
    "opening": ("期初现金", "-120", "-120"),
    "inflow": ("经营流入", "300", "300"),
    "outflow": ("投资流出", "-420", "-420"),
    "loan": ("新增借款", "500", "500"),
    "closing": ("期末现金", "260", "260"),
    "nothing": ("零", "0", "0"),
    "cloud": ("云服务", "520.4", "1051.2"),
    "licences": ("软件许可", "820.3", "515.3"),
    "devices": ("终端设备", "83.9", "158.8"),
    "misc": ("其他", "8.5", "14.4"),
    "rounded": ("四舍五入", "1433.06", "1739.68"),
    "third_a": ("甲", "33.333", "33.333"),
    "third_b": ("乙", "33.333", "33.333"),
    "third_c": ("丙", "33.333", "33.333"),
    "hundred": ("合计", "100", "100"),
    "goal": ("全年目标", "1500", "1800"),
    "goal_zero": ("零目标", "0", "0"),
    "goal_loss": ("亏损目标", "-2000", "-2000"),
}
QUARTERLY: dict[str, tuple[str, tuple[str | None, ...]]] = {
    "quarterly": ("季度收入", ("612", "655", "590", "640", "702", "731", "655", "720")),
    "quarterly_profit": ("季度利润", ("-40", "-12", "-55", "-20", "10", "35", "-15", "42")),
    "quarterly_gap": ("有缺口的季度收入", ("612", None, "590", "640", None, "731", None, None)),
    "q_cloud": ("云服务", ("200", "230", "210", "250", "300", "330", "320", "380")),
    "q_licences": ("软件许可", ("300", "310", "280", "290", "290", "285", "235", "240")),
    "q_devices": ("终端设备", ("105", "108", "94", "94", "104", "108", "94", "92")),
    "q_misc": ("其他", ("7", "7", "6", "6", "8", "8", "6", "8")),
}
_PARTS = "cloud, licences, devices, misc"
_Q_PARTS = "q_cloud, q_licences, q_devices, q_misc"
_MANY = "series1, series2, series3, series4, series5, series6, series7, series8"
_FOUR = "periods: {every: same-span, last: 4}"
_TEN = "periods: {every: same-span, last: 10}"
_FIVE_QUARTERS = "periods: {every: quarter, last: 5}"
_EIGHT_QUARTERS = "periods: {every: quarter, last: 8}"


def step_rows() -> Iterator[MetricRow]:
    yield MetricRow("aim_margin", "毛利率目标", "%", "比率", {"2024H1": Value(Decimal("0.42"))})
    for key, (label, before, now) in STEPS.items():
        known = {"2023H1": before, "2024H1": now}
        values = {heading: Value(Decimal(text)) for heading, text in known.items() if text is not None}
        yield MetricRow(key, label, "百万元", "流量", values, direction=Direction.PROFIT)


def quarterly_rows() -> Iterator[MetricRow]:
    for key, (label, numbers) in QUARTERLY.items():
        known = zip(QUARTERS, numbers, strict=True)
        values = {heading: Value(Decimal(text)) for heading, text in known if text is not None}
        yield MetricRow(key, label, "百万元", "流量", values, direction=Direction.PROFIT)
    rates = zip(QUARTERS, ("0.31", "0.33", "0.28", "0.30", "0.35", "0.36", "0.34", "0.38"), strict=True)
    yield MetricRow("q_margin", "毛利率", "%", "比率", {heading: Value(Decimal(text)) for heading, text in rates})


def _less(key: str) -> str:
    return f"{{figure: {key}, less: true}}"


def _subtotal(key: str) -> str:
    return f"{{figure: {key}, total: true}}"


def _bridge(*middle: str, last: str = "operating") -> str:
    return ", ".join(("sales", _less("costs"), _subtotal("gross"), *middle, last))


_EXPENSES = (_less("research"), _less("selling"), _less("administration"))

def _aimed(key: str, target: str) -> str:
    return f"{{figure: {key}, target: {target}}}"


Chart = tuple[str, str, tuple[str, ...]]
"""A kind, its series, and what more is said of it, a line each."""

PAGES: dict[str, tuple[str, tuple[Chart, ...]]] = {
    "waterfall": (
        "桥图：指标与期间",
        (
            ("waterfall", _bridge(*_EXPENSES, "others"), ()),
            ("waterfall", _PARTS, ("total: sales",)),
            ("waterfall", "quarterly", (_EIGHT_QUARTERS,)),
            ("waterfall", "opening, inflow, outflow, loan, closing", ()),
        ),
    ),
    "waterfall-hard": (
        "桥图：不平、待填、零与舍入",
        (
            ("waterfall", _bridge(*_EXPENSES, "others", last="typed_wrong"), ()),
            ("waterfall", _bridge(*_EXPENSES, "tax"), ()),
            ("waterfall", "nothing, nothing, {figure: nothing, less: true}, nothing", ()),
            ("waterfall", "{figure: third_a, total: true}, third_b, third_c, hundred", ()),
        ),
    ),
    "bar": (
        "条形图：排序、标记与平均",
        (
            ("bar", "cloud, licences, devices, misc, operating, nothing", ("sort: descending", "mark: licences")),
            ("bar", "research, selling, administration, costs", ("line: {at: average, label: 平均}",)),
            ("bar", f"sales, {_MANY}, tax", ("sort: ascending",)),
            ("bar", "ten", (_TEN,)),
        ),
    ),
    "hundred-percent": (
        "百分比图：柱与条",
        (
            ("hundred-percent", _PARTS, ("naming: direct", "total: sum")),
            ("hundred-percent", _PARTS, ("naming: direct", "direction: row")),
            ("hundred-percent", _MANY, (_FOUR, "naming: legend")),
            ("hundred-percent", "series1, series2, series3, series4, series5", (_FOUR, "naming: legend", "direction: row")),
        ),
    ),
    "hundred-percent-hard": (
        "百分比图：负值、零与缺口",
        (
            ("hundred-percent", "cloud, operating", ("naming: direct",)),
            ("hundred-percent", "nothing, tax", ("naming: legend", "direction: row")),
            ("hundred-percent", "giant, plain", (_FOUR, "naming: legend")),
            ("hundred-percent", "missing, plain", (_TEN, "naming: legend", "direction: row")),
        ),
    ),
    "area": (
        "面积图",
        (
            ("area", _Q_PARTS, (_EIGHT_QUARTERS, "category: code", "total: sum", "naming: direct")),
            ("area", "quarterly_profit", (_EIGHT_QUARTERS, "category: code", "line: {at: average, label: 平均}")),
            ("area", "quarterly_gap, q_devices", (_EIGHT_QUARTERS, "category: code", "naming: legend")),
            ("area", _MANY, (_FOUR, "total: sum", "naming: direct")),
        ),
    ),
    "area-hard": (
        "面积图：亏损、零、巨值与单期",
        (
            ("area", "losses", (_TEN,)),
            ("area", "zeros", (_TEN,)),
            ("area", "giant", (_TEN,)),
            ("area", "ten", (_TEN, "growth: latest")),
        ),
    ),
    "bullet": (
        "子弹图：目标与实际",
        (
            ("bullet", f"{_aimed('sales', 'goal')}, {_aimed('margin', 'aim_margin')}", ()),
            ("bullet", f"{_aimed('plain', 'tiny')}, {_aimed('sales', 'goal')}", ("target_label: 预算",)),
            (
                "bullet",
                f"{_aimed('operating', 'goal_loss')}, {_aimed('nothing', 'goal')}, {_aimed('sales', 'goal_zero')}, "
                f"{_aimed('operating', 'goal')}, {_aimed('tax', 'goal')}",
                (),
            ),
            ("bullet", ", ".join(_aimed(f"series{n}", "plain") for n in range(1, 9)), ()),
        ),
    ),
    "growth-quarters": (
        "增长：环比、同比弧线与同比一行",
        (
            ("column", "quarterly", (_FIVE_QUARTERS, "growth: true")),
            ("column", "quarterly", (_FIVE_QUARTERS, "growth: year")),
            ("stacked-column", _Q_PARTS, (_EIGHT_QUARTERS, "category: code", "total: sum", "growth: year")),
            ("column", "quarterly_profit", (_EIGHT_QUARTERS, "category: code", "growth: true")),
        ),
    ),
    "lines": (
        "目标线与平均线",
        (
            ("column", "plain", (_FOUR, "line: {at: goal, label: 目标}", "growth: true")),
            ("stacked-column", _PARTS, ("total: sum", "naming: direct", "line: {at: goal, label: 目标}")),
            ("grouped-column", "sales, costs", ("naming: direct", "line: [{at: goal, label: 目标}, average]")),
            ("line", "mixed", (_FOUR, "line: average")),
        ),
    ),
    "combination": (
        "组合图：堆积柱、并列柱与折线",
        (
            ("combination", f"{_Q_PARTS}, q_margin", (_EIGHT_QUARTERS, "category: code", "columns: 4", "stacked: true", "naming: direct")),
            ("combination", "q_cloud, q_licences, q_margin", (_FIVE_QUARTERS, "category: code", "columns: 2", "naming: legend")),
            ("combination", "quarterly_profit, q_margin", (_EIGHT_QUARTERS, "category: code", "naming: direct", "line: average")),
            ("combination", "quarterly_gap, q_cloud, q_margin", (_EIGHT_QUARTERS, "category: code", "columns: 2", "naming: legend")),
        ),
    ),
    "small-parts": (
        "小项：引线、图下表格",
        (
            ("stacked-column", _Q_PARTS, (_EIGHT_QUARTERS, "category: code", "total: sum", "values_below: true")),
            ("hundred-percent", _Q_PARTS, (_EIGHT_QUARTERS, "category: code", "naming: direct")),
            ("stacked-column", "series1, series2, series3, series4", (_FOUR, "total: sum", "values_below: true")),
            ("stacked-column", f"{_PARTS}, tiny", ("total: sum", "naming: direct")),
        ),
    ),
    "stacked-bar": (
        "堆积条形图",
        (
            ("stacked-bar", _PARTS, ("total: sum", "naming: direct")),
            ("stacked-bar", "cloud, operating, licences", ("total: sum", "naming: legend")),
            ("stacked-bar", _MANY, (_FOUR, "total: sum", "naming: legend")),
            ("stacked-bar", "missing, giant", (_TEN, "total: sum", "naming: legend")),
        ),
    ),
}


_KPIS = "".join(
    f"    - {{value: '{{{{ {key} | yi }}}}', label: {label}, sparkline: {{figure: {key}, {periods}}}}}\n"
    for key, label, periods in (
        ("plain", "收入", _TEN), ("losses", "亏损", _TEN), ("missing", "有缺口", _TEN),
    )
)  # fmt: skip
_CARDS = "".join(
    f"    - {{value: '{{{{ {key} | yi }}}}', title: {key}, sparkline: {{figure: {key}, {_TEN}}}}}\n"
    for key in ("giant", "mixed", "zeros")
)
_QUADRANTS = (
    ("重点投入", "增长快、份额高的业务，优先配置资源", True), ("培育", "增长快、份额尚低", False),
    ("现金来源", "增长放缓、份额稳固，提供现金流", False), ("收缩", "增长慢、份额低，逐步退出", False),
)  # fmt: skip
BLOCKS: dict[str, tuple[str, str]] = {
    "sparklines": (
        "迷你图：指标、卡片与表格",
        f"layout: three-columns\nleft:\n  direction: column\n  align: l\n  kpis:\n{_KPIS}"
        f"middle:\n  columns: 1\n  cards:\n{_CARDS}"
        "right:\n  table: row in 产品5\n  columns:\n    - {heading: 名称, text: '{{ row.名称 }}'}\n"
        f"    - {{heading: 走势, sparkline: {{figure: ten, {_TEN}}}}}\n",
    ),
    "steps-across": (
        "步骤：横排箭头",
        "layout: one-body\nbody:\n  steps: row in 产品5\n  direction: across\n"
        "  date: '{{ row.名称 }}'\n  step: '{{ row.说明 }}'\n",
    ),
    "matrix": (
        "二乘二矩阵",
        "layout: one-body\nbody:\n  up: ↑ 市场增长\n  across: 市场份额 →\n  matrix:\n"
        + "".join(f"    - {{title: {title}, text: {text}{', mark: true' if mark else ''}}}\n" for title, text, mark in _QUADRANTS),
    ),
    "map": (
        "地图：图片上的标记",
        "layout: one-body\nbody:\n  map: regions\n  marks:\n    - {x: 20%, y: 30%, label: 西部, value: '{{ cloud | yi }}'}\n"
        "    - {x: 72%, y: 40%, label: 华东总部, value: '{{ licences | yi }}'}\n"
        "    - {x: 76%, y: 46%, label: 苏州}\n    - {x: 97%, y: 80%, label: 海外（最右）}\n    - {x: 45%, y: 97%, label: 华南}\n",
    ),
}


def block_pages() -> Iterator[tuple[str, str, str]]:
    """Name, title and the regions of each page of blocks."""
    for name, (title, body) in BLOCKS.items():
        yield name, title, body


def _chart(kind: str, series: str, more: tuple[str, ...]) -> str:
    lines = (f"kind: {kind}", f"title: {kind}", "unit: 百万元", f"series: [{series}]", *more, "panel: true")
    return "".join(f"  {line}\n" for line in lines)


def _case_pages(cases: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, tuple[Chart, ...]]]]:
    """Every hard case as bars, four on a page."""
    for start in range(0, len(cases), 4):
        some = cases[start : start + 4]
        yield f"bar-cases-{start // 4 + 1}", (f"条形图：{'、'.join(some)}", tuple(("bar", key, (_TEN,)) for key in some))


def chart_pages(cases: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Name, title and the regions of each page."""
    places = ("top_left", "top_right", "bottom_left", "bottom_right")
    for name, (title, charts) in [*PAGES.items(), *_case_pages(cases)]:
        drawn = zip(places, charts, strict=False)
        body = "".join(f"{place}:\n{_chart(*chart)}" for place, chart in drawn)
        yield name, title, f"layout: four-charts\n{body}"
