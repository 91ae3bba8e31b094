"""Bullets: each figure as a bar on the scale of its target, all targets on one line, what is reached at the right."""

from __future__ import annotations

from decimal import Decimal

from ...data import ChartData, Point
from ..box import Box
from ..labels import LEAST_SIZE, Lettering, Spot, widest
from ..rows import Rows, rows
from ..sheet import Sheet

_ZERO = Decimal(0)
_TRACK = 0.7
_BAR = 0.42
_GAP = 6.0
_TICK = 2.2
_RATE_GAP = 12.0
_LEAST_ROW = 36.0


def draw(data: ChartData, sheet: Sheet) -> None:
    """With words under each bar; where rows are too narrow for them, between the bars and what is reached."""
    actual, aims = data.series
    reached = [point.value for point in (*actual.points, *aims.points)]
    beside = sheet.height / max(len(data.categories), 1) < _LEAST_ROW
    rates = widest(data.totals, sheet.size + 2, True) + _RATE_GAP if any(data.totals) else 0.0
    words = widest(map(_said_of, actual.points, aims.points), sheet.small) + _RATE_GAP if beside else 0.0
    ground = rows(data, sheet, reached, (), right=rates + words)
    ground.draw_ground()
    for row, (one, aim) in enumerate(zip(actual.points, aims.points, strict=True)):
        _draw_row(ground, row)
        if beside:
            spot = Spot(sheet.width - rates, ground.middles[row], "right")
            sheet.labels.put(_said_of(one, aim), Lettering(sheet.small, sheet.palette.grey), spot)
        else:
            _draw_words(ground, row)
    size = min(sheet.size + 2, max(ground.bar, LEAST_SIZE))
    look = sheet.lettering(True, size, sheet.palette.legible(sheet.palette.accent))
    for rate, y in zip(data.totals, ground.middles, strict=True):
        sheet.labels.put(rate, look, Spot(sheet.width - 1, y, "right"))


def _said_of(one: Point, aim: Point) -> str:
    return " / ".join(text for text in ("".join(one.labels), "".join(aim.labels)) if text)


def _draw_row(ground: Rows, row: int) -> None:
    """The pale track up to the target, the bar over it, the target as a line; values under the bar."""
    sheet, (actual, aims) = ground.sheet, ground.data.series
    palette, one, aim = sheet.palette, actual.points[row], aims.points[row]
    thick = ground.bar
    if aim.value is not None:
        sheet.canvas.rectangle(ground.box(row, _ZERO, aim.value, thick * _TRACK), palette.hairline)
    if one.value is not None and one.value > 0:
        sheet.canvas.rectangle(ground.box(row, _ZERO, one.value, thick * _BAR), palette.accent)
    if aim.value is not None:
        x, y = ground.scale(aim.value), ground.middles[row]
        sheet.canvas.rectangle(Box(x - _TICK / 2, y - thick / 2, x + _TICK / 2, y + thick / 2), palette.brand)


def _draw_words(ground: Rows, row: int) -> None:
    sheet, (actual, aims) = ground.sheet, ground.data.series
    one, aim = actual.points[row], aims.points[row]
    y = ground.middles[row] - ground.bar / 2 - sheet.small / 2 - 1
    start = ground.scale.zero + 1
    value = sheet.labels.put("".join(one.labels), sheet.lettering(True, sheet.small + 1), Spot(start, y, "left"))
    quiet = Lettering(sheet.small, sheet.palette.grey)
    x = ground.scale(aim.value) if aim.value is not None else start
    spots = [Spot(x, y, "right")] if value is None or x - value.right > _GAP * 8 else []
    after = value.right + _GAP if value is not None else start
    sheet.labels.put("".join(aim.labels), quiet, *spots, Spot(after, y, "left"))
