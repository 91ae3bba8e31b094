"""A sparkline: a thin line with a dot on its last value, and where some are below zero the line of zero."""

from __future__ import annotations

from decimal import Decimal

from ...data import ChartData
from ..scale import Scale
from ..sheet import Sheet

_STROKE = 1.5
_DOT = 2.6
_BASE = 0.7


def draw(data: ChartData, sheet: Sheet) -> None:
    points = data.series[0].points
    known = [(index, point.value) for index, point in enumerate(points) if point.value is not None]
    if not known:
        return
    values = [value for _, value in known]
    edge = _DOT + 0.5
    low, high = min(values), max(values)
    scale = Scale(low, high, edge, max(sheet.height - edge, edge)) if low != high else None
    step = (sheet.width - 2 * edge) / max(len(points) - 1, 1)

    def at(index: int, value: Decimal) -> tuple[float, float]:
        return edge + index * step, scale(value) if scale is not None else sheet.height / 2

    if scale is not None and low < 0 < high:
        y = scale(Decimal(0))
        sheet.canvas.line([(edge, y), (sheet.width - edge, y)], sheet.palette.slate, _BASE)
    if len(known) > 1:
        sheet.canvas.line([at(*one) for one in known], sheet.palette.slate, _STROKE)
    sheet.canvas.dot(*at(*known[-1]), _DOT, sheet.palette.accent)
