"""Charts to ask questions of: one of each kind, and a theme to draw them in."""

from decimal import Decimal

from generator.charts.data import Category, ChartData, Pill, Point, Role, Series
from generator.page.theme import TextStyle, Theme

COLOURS = {
    "dk1": "1B1B2F", "lt1": "FFFFFF", "dk2": "241A63", "lt2": "F6F5FC", "accent1": "5B35E0", "accent2": "C9C1F2",
    "accent3": "9DA3C8", "accent4": "DADCE8", "accent5": "EEEBFC", "accent6": "5A5D70",
}  # fmt: skip
SIZES = {"title": 29, "kpi": 39, "heading": 16, "body": 13, "label": 12, "note": 9}
THEME = Theme(COLOURS, "Arial", "微软雅黑", {name: TextStyle(size) for name, size in SIZES.items()})


def number(label: str) -> Decimal:
    """The value that a label prints."""
    sign = "-" if label.startswith("(") else ""
    return Decimal(sign + label.strip("()%").replace(",", ""))


def points(*labels: str | None) -> tuple[Point, ...]:
    return tuple(Point(None) if label is None else Point(number(label), (label,)) for label in labels)


def shares(*labels: tuple[str, str]) -> tuple[Point, ...]:
    """Points with a value and its share of a total."""
    return tuple(Point(number(value), (value, share)) for value, share in labels)


def categories(*names: str, last: Role = "current") -> tuple[Category, ...]:
    return (*(Category(name) for name in names[:-1]), Category(names[-1], last))


HALVES = categories("22年上半年", "23年上半年", "24年上半年")

COLUMN = ChartData(
    "column", HALVES, (Series("毛利", points("934", "649", "767")),), insets=("66.0%", "45.3%", "44.1%"),
    pills=(Pill(0, 1, "(30.5%)"), Pill(1, 2, "18.2%")),
)  # fmt: skip
LOSS = ChartData(
    "column", HALVES, (Series("EBITDA", points("(2,790)", "(2,640)", "(1,954)")),),
    pills=(Pill(0, 1, "(5.4%)", "1"), Pill(1, 2, "(26.0%)", "1")),
)  # fmt: skip
MIXED = ChartData(
    "column", categories("2020", "2021", "2022", "2023", "2024H1"),
    (Series("利润", points("(300)", "120", "0", None, "450")),), pills=(Pill(0, 1, "扭亏为盈"),),
)  # fmt: skip
STACKED = ChartData(
    "stacked-column", categories("2023年上半年", "2024年上半年"),
    (
        Series("生成式AI", shares(("295.5", "20.6%"), ("1,051.2", "60.4%")), "同比 +256%"),
        Series("传统AI", shares(("1,053.7", "73.5%"), ("520.4", "29.9%")), "同比 (51%)"),
        Series("智能汽车", shares(("83.9", "5.9%"), ("168.1", "9.7%")), "同比 +100%"),
    ),
    totals=("1,433.1", "1,739.7"), pills=(Pill(0, 1, "+21%"),), naming="direct", bracket=True,
)  # fmt: skip
YEARS_IN_HALVES = ChartData(
    "stacked-column", categories("2022年", "2023年", "2024年上半年"),
    (Series("上半年", points("37.8", "295.5", "1,051.2")), Series("下半年", points("356.9", "888.2", None))),
    totals=("394.7", "1,183.7", "1,051.2"), naming="direct",
)  # fmt: skip
GROUPED = ChartData(
    "grouped-column", HALVES,
    (Series("应收账款", points("267", "254", "231")), Series("存货", points("112", "98", "76")),
     Series("应付账款", points("143", "150", "165"))),
)  # fmt: skip
LINE = ChartData(
    "line", categories("21年", "22年", "23年", "24年"),
    (Series("应收账款", points("267", "254", "231", "260")), Series("存货", points("112", "98", "76", "90"))),
    naming="direct",
)  # fmt: skip
COMBINATION = ChartData(
    "combination", HALVES,
    (Series("资本支出", points("726", "569", "699")), Series("占收入比", points("51.3%", "39.7%", "40.2%"))),
)  # fmt: skip
DOUGHNUT = ChartData(
    "doughnut",
    (*categories("火山引擎", "阿里巴巴", "商汤科技"), Category("百度智能云"), Category("其他")),
    (Series("", points("21.0%", "18.4%", "15.4%", "15.3%", "29.9%")),),
)  # fmt: skip
FORECAST = ChartData(
    "forecast-column",
    (Category("2023", "current"), *(Category(f"{year}E", "forecast") for year in range(2024, 2029))),
    (Series("市场", points("194", "306", "481", "756", "1,189", "1,870")),), arrow=True,
    pills=(Pill(0, 5, "CAGR 57.3%"),),
)  # fmt: skip

EXAMPLES = {
    "column": (COLUMN, 420, 150), "loss": (LOSS, 436, 190), "mixed": (MIXED, 436, 190), "stacked": (STACKED, 560, 350),
    "years": (YEARS_IN_HALVES, 560, 330), "grouped": (GROUPED, 420, 200), "line": (LINE, 480, 220),
    "combination": (COMBINATION, 280, 250), "doughnut": (DOUGHNUT, 420, 220), "forecast": (FORECAST, 560, 230),
}  # fmt: skip
