"""Short ways to write rows of the example: disclosed, derived and illustrative values, and formulas."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from generator.workbook.writing.content import Formula, MetricRow, Value

RESULTS = "公司业绩公告及公开报告"
REPORTS = {
    "idc_platform": "中国大模型平台市场份额，2023：大模型元年——初局",
    "idc_ic_services": "中国智算服务市场（2023下半年）跟踪",
    "idc_outlook": "中国智算服务市场洞察，2023H2",
}
"""Reports of third parties, by the keys under which notes cite them."""
PRESENTATION = "公司2024年中期业绩简报"


def found(number: str, source: str = "") -> Value:
    """A disclosed value, in the row's unit (percents as ratios)."""
    return Value(Decimal(number), source)


def derived(number: str, how: str) -> Value:
    """A value derived by hand from disclosed ones."""
    return Value(Decimal(number), f"推算：{how}")


def invented(number: str, how: str) -> Value:
    """An illustrative value, and which printed figure it obeys."""
    return Value(Decimal(number), f"示例：{how}")


def unconfirmed(number: str, why: str) -> Value:
    return Value(Decimal(number), f"待核：{why}")


def formula(text: str, comment: str = "") -> Value:
    return Value(Formula(text), comment)


def last_twelve_months(key: str, period: str) -> str:
    """The last twelve months to a period's end, as a formula: the year less the half before plus this half."""
    if period.endswith("FY"):
        return f"{{{key}@{period}}}"
    before = int(period[:4]) - 1
    return f"({{{key}@{before}FY}} - {{{key}@{before}H1}} + {{{key}@{period}}})"


def row(
    key: str, label: str, unit: str, kind: str, values: dict[str, Value], *, direction: str = "", status: str = "",
    source: str = RESULTS,
) -> MetricRow:  # fmt: skip
    """A row; its status is disclosed, unless all its values say that they have another one."""
    if not status:
        said = {value.comment.partition("：")[0] for value in values.values()}
        status = next(iter(said)) if said in ({"推算"}, {"示例"}, {"待核"}) else "披露"
        source = "示例" if status == "示例" else source
    return MetricRow(key, label, unit, kind, values, direction, status, source)


def flow(key: str, label: str, values: dict[str, Value], **words: str) -> MetricRow:
    """A flow in RMB million, with its second halves as formulas where year and first half stand."""
    for year in ("2022", "2023"):
        if f"{year}H1" in values and f"{year}FY" in values and f"{year}H2" not in values:
            values[f"{year}H2"] = formula(f"{{{key}@{year}FY}} - {{{key}@{year}H1}}")
    return row(key, label, "百万元", "流量", values, **words)


def computed(
    key: str, label: str, unit: str, kind: str, text: str, periods: tuple[str, ...],
    comments: Mapping[str, str] = MappingProxyType({}), **words: str,
) -> MetricRow:  # fmt: skip
    """A row of one formula; `@` in it stands for the period of each column. `comments` are those of some periods."""
    values = {period: formula(text.replace("@}", f"@{period}}}"), comments.get(period, "")) for period in periods}
    return row(key, label, unit, kind, values, **{"source": "公式", "status": "推算", **words})
