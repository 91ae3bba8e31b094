"""Columns of which the later ones are forecasts, with an arrow that rises over them from the first to the last."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ...data import ChartData
from ..box import placed
from ..columns import Columns, columns
from ..labels import widest
from ..pills import draw_pill
from ..sheet import Sheet
from .column import draw_insets, draw_series, draw_values

_OVER_LABELS = 6.0
_HEAD = 4.0
_STROKE = 1.6
_STEPS = 24


def draw(data: ChartData, sheet: Sheet) -> None:
    ground = _ground(data, sheet) if data.arrow else columns(data, sheet, _values(data))
    ground.draw_ground()
    boxes, fills = draw_series(ground, data.series[0].points)
    ground.draw_guides()
    heads = draw_values(ground, data.series[0].points, boxes)
    draw_insets(ground, boxes, fills)
    if data.arrow and not ground.hanging and len(heads) > 1:
        _draw_arrow(ground, heads)
    else:
        ground.draw_pills(heads)


def _values(data: ChartData) -> list[Decimal | None]:
    return [point.value for point in data.series[0].points]


def _ground(data: ChartData, sheet: Sheet) -> Columns:
    """The tallest columns over which the arrow still stands on the sheet."""
    ground = columns(data, sheet, _values(data))
    for step in range(_STEPS):
        above = sheet.height * 0.5 * step / _STEPS
        ground = columns(data, sheet, _values(data), above=above)
        heads = [_head(ground, index) for index in range(len(data.categories))]
        if _ends(ground, heads)[1] + _HEAD <= sheet.height:
            break
    return ground


def _head(ground: Columns, index: int) -> float:
    value = ground.data.series[0].points[index].value
    end = ground.scale.zero if value is None else max(ground.scale(value), ground.scale.zero)
    return end + ground.sheet.head_room


def _ends(ground: Columns, heads: Sequence[float]) -> tuple[float, float]:
    """The heights at which the arrow starts and ends: a straight line clear of all labels."""
    first, last = heads[0], heads[-1]
    half = max(widest(p.labels, ground.sheet.size, True) for p in ground.data.series[0].points) / 2
    start, end = ground.centres[0], ground.centres[-1]
    slope = (last - first) / (end - start)
    lift = max(
        head - (first + slope * (min(max(x + side, start), end) - start))
        for x, head in zip(ground.centres, heads, strict=True)
        for side in (-half, half)
    )
    return first + lift + _OVER_LABELS, last + lift + _OVER_LABELS


def _draw_arrow(ground: Columns, heads: Sequence[float]) -> None:
    sheet = ground.sheet
    first, last = _ends(ground, heads)
    start, end = ground.centres[0], ground.centres[-1]
    sheet.canvas.arrow([(start, first), (end, min(last, sheet.height - _HEAD))], sheet.palette.accent, _STROKE)
    for pill, box in ground.pills.pills:
        x = (ground.centres[pill.start] + ground.centres[pill.end]) / 2
        y = first + (last - first) * (x - start) / (end - start)
        y = min(y, sheet.height - box.height / 2)
        draw_pill(pill, placed(x, y, box.width, box.height), ground.pills.size, sheet)
