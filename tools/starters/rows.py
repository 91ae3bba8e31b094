"""Short ways to write rows of a demo: lists of invented values over its periods, and formulas over all of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.workbook.writing.content import Formula, MetricRow, Value

_INVENTED = "示例"


def over(headings: Sequence[str], numbers: str) -> dict[str, Value]:
    """Numbers in a text, one for each heading; the last ones where there are fewer."""
    listed = numbers.split()
    return {name: Value(Decimal(number)) for name, number in zip(headings[-len(listed) :], listed, strict=True)}


def typed(
    key: str, label: str, unit: str, kind: str, headings: Sequence[str], numbers: str, direction: str = ""
) -> MetricRow:  # fmt: skip
    """A row of invented values."""
    return MetricRow(key, label, unit, kind, over(headings, numbers), direction, _INVENTED, "示例数据")


def calculated(
    key: str, label: str, unit: str, kind: str, headings: Sequence[str], text: str, direction: str = ""
) -> MetricRow:  # fmt: skip
    """A row of one formula over other rows; `@` in it stands for each column's period."""
    values = {name: Value(Formula(text.replace("@}", f"@{name}}}"))) for name in headings}
    return MetricRow(key, label, unit, kind, values, direction, _INVENTED, "公式")
