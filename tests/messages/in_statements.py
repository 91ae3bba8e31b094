"""Examples of what is wrong in statements, and in table sheets whose columns are periods."""

from __future__ import annotations

from decimal import Decimal

from generator.workbook.writing.content import TableSheet

from .acts import Example, book, slide


def _statement(rows: str, more: str = "") -> Example:
    return slide(f"chart:\n  statement: {rows}\n{more}")


def _kpis(unit: str, second: str) -> tuple[TableSheet, ...]:
    row = ("用户", unit, Decimal(1), Decimal(2), Decimal(3))
    return (TableSheet("指标", "指标", ("名称", "单位", "2023H1", "2023H2", "2024H1"), (row, (second, *row[1:]))),)


_BY_HAND = (
    "layout: chart-and-highlights\ntitle: 甲\nchart:\n  table: row in 指标\n"
    "  columns: [{heading: 甲, figure: \"row['2023H1']\"}, {heading: 乙, figure: \"row['2023H2']\"}]\n"
)
_MANY = ", ".join("{figure: revenue, label: 一个相当长的名称}" for _ in range(3))

EXAMPLES: dict[str, Example] = {
    "a row that is two things": _statement("[{figure: revenue, group: 甲}]"),
    "a row that is a subtotal and a total": _statement("[{figure: revenue, subtotal: true, total: true}]"),
    "a statement without rows": _statement("[]"),
    "a computed column that is two things": _statement("[revenue]", "  computed: [{show: yoy, share_of: revenue}]\n"),
    "a computed column without a heading": _statement("[revenue]", "  computed: [{figure: row / 2}]\n"),
    "columns said twice": _statement("[revenue]", "  columns: [{heading: 甲}]\n  computed: [yoy]\n"),
    "each in groups": _statement("[revenue]", "  columns: [{heading: 甲, computed: [{show: yoy, each: true}]}]\n"),
    "a statement of a sheet that there is not": _statement("指标"),
    "a metric in place of a list of rows": _statement("revenue"),
    "a statement of a sheet without periods": _statement("产品"),
    "rows of metrics that there are not": _statement("[revenu, {figure: gross_profitt}]"),
    "a row that is calculated and has no name": _statement("[{figure: revenue - gross_profit}]"),
    "a sum that misses": _statement("[revenue, {figure: gross_profit, sum: revenue + revenue}]"),
    "a sum that rounding keeps from casting": _statement("[revenue, gross_profit, {figure: revenue - gross_profit, label: 成本}]", "  unit: 十亿元\n  places: 0\n"),
    "columns that are wider than their place": slide(
        f"layout: three-columns\ntitle: 甲\nleft:\n  statement: [{_MANY}]\n  places: 6\n  periods: {{every: same-span, last: 2}}\n"
        "  computed: [yoy, qoq, {figure: row / 3, heading: 很长很长的一个标题}]\n"
    ),
    "a unit that is none in a table of periods": book(tables=_kpis("万个人", "收入")),
    "a slide that a newer column is missing on": book(tables=_kpis("万人", "付费用户"), revenue=_BY_HAND),
}
