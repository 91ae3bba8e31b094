"""Examples of units and currencies that do not go together, and of words that say another unit than the figures have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from generator.workbook.writing.content import Formula, MetricRow, TableSheet, Value, WorkbookContent

from .acts import Example, book, slide


def _rows(*rows: MetricRow) -> Callable[[WorkbookContent], WorkbookContent]:
    """The small workbook with more rows."""

    def change(made: WorkbookContent) -> WorkbookContent:
        sheet = made.metrics[0]
        return replace(made, metrics=(replace(sheet, rows=(*sheet.rows, *rows)),))

    return change


def _row(key: str, unit: str, kind: str = "流量", now: str = "900", before: str = "800") -> MetricRow:
    return MetricRow(key, key, unit, kind, {"2023H1": Value(Decimal(before)), "2024H1": Value(Decimal(now))})


def _said(text: str) -> str:
    return f"layout: chart-and-highlights\ntitle: 甲\n{text}"


def _beside(row: MetricRow, text: str) -> Example:
    """A slide beside a workbook with one row more."""
    return book(change=_rows(row), revenue=_said(text))


def _units(*rows: tuple[str, str, str], headings: tuple[str, ...] = ("名称", "量纲", "折合")) -> Example:
    """The sheet 单位 with these rows."""
    return book(tables=(TableSheet("单位", "单位", headings, rows),))


_CHART = "chart:\n  kind: {}\n  series: {}\n  periods: {{every: same-span, last: 2}}\n"
_SUM = MetricRow("sum", "合计", "百万元", "流量", {"2024H1": Value(Formula("{revenue@2024H1} + {costs@2024H1}"))})
_DOLLARS = _row("us_revenue", "百万美元")

EXAMPLES: dict[str, Example] = {
    "two currencies in a sum": _beside(_DOLLARS, "highlights: '{{ revenue + us_revenue }}'\n"),
    "two currencies on one axis": _beside(_DOLLARS, _CHART.format("grouped-column", "[revenue, us_revenue]")),
    "parts of two dimensions": _beside(_row("stores", "家"), _CHART.format("stacked-column", "[revenue, stores]")),
    "a chart in a unit that its values cannot have": slide(_CHART.format("column", "[revenue]") + "  unit: 人\n"),
    "a column in a unit that its figures cannot have": slide(
        "highlights: {table: row in 产品, columns: [{heading: 甲, figure: revenue, unit: 人}]}\n"
    ),
    "a unit that there is not, of a slide": slide("highlights: {text: '{{ revenue | amount }}', unit: 百万圆}\n"),
    "a unit that there is not, asked for its words": slide("highlights: '{{ \"百万圆\" | unit }}'\n"),
    "a form that units have not": slide("highlights: '{{ revenue | unit(\"subtitel\") }}'\n"),
    "a formula that moves the decimal point": slide(_CHART.format("column", "['revenue / 100']")),
    "a text that moves the decimal point": slide("highlights: '{{ (revenue / 100) | amount }}'\n"),
    "words over a chart in another unit": slide(_CHART.format("column", "[revenue]") + "  title: (人民币千元)\n"),
    "words over a slide in another unit": slide(f"subtitle: 单位：千元人民币\n{_CHART.format('column', '[revenue]')}"),
    "words over a column in another unit": slide(
        "highlights: {table: row in 产品, columns: [{heading: 收入(人民币千元), figure: revenue}]}\n"
    ),
    "a unit typed behind a number": slide("highlights: '{{ revenue | amount }}亿元'\n"),
    "no currency": book(settings={"currency": None}, revenue=_said("highlights: {text: \"{{ unit | unit('subtitle') }}\", unit: 百万元}\n")),
    "a currency that there is not": book(settings={"currency": "人民幣圆"}),
    "a unit of presentation that there is not": book(settings={"presentation_unit": "百万圆"}),
    "a unit of presentation that is none of money": book(settings={"presentation_unit": "万人"}),
    "a sheet of units without headings": _units(("万箱", "箱", "10000箱"), headings=("甲", "乙", "丙")),
    "a unit without a name": _units(("", "箱", "10000箱")),
    "a unit of a name that is none": _units(("10箱", "箱", "10箱")),
    "a unit that is known as another": _units(("百万元", "元", "1000元")),
    "a unit without a size": _units(("万箱", "箱", "")),
    "a size that is none": _units(("万箱", "箱", "许多")),
    "a size of a unit that there is not": _units(("万箱", "箱", "10000盒")),
    "a size of another dimension": _units(("万箱", "箱", "10000人")),
    "a formula over two units": book(change=_rows(_row("costs", "千元"), _SUM)),
}
