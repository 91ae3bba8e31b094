"""A bridge: totals on the base line, rises and falls between them where the bar before ended, joined by lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ...data import ChartData
from ...levels import Level, levels
from ..box import Box
from ..columns import Columns, columns
from ..labels import AIR, Spot, common_size
from ..sheet import Sheet

_CONNECTOR = 0.9
_EDGE = 1.0


def draw(data: ChartData, sheet: Sheet) -> None:
    points = data.series[0].points
    bars = levels(data.categories, points)
    ground = columns(data, sheet, [end for bar in bars if bar is not None for end in bar])
    ground.draw_ground()
    boxes = [None if bar is None else ground.column(index, *bar) for index, bar in enumerate(bars)]
    for index, (bar, box) in enumerate(zip(bars, boxes, strict=True)):
        if bar is not None and box is not None:
            _draw_bar(ground, index, bar, box)
    _draw_connectors(ground, bars, boxes)
    ground.draw_guides()
    _draw_values(ground, bars, boxes)


def _draw_bar(ground: Columns, index: int, bar: Level, box: Box) -> None:
    """Totals in the colour of their period, rises dark, falls pale; what is not explained is a dashed frame."""
    palette, category = ground.sheet.palette, ground.data.categories[index]
    ground.sheet.labels.avoid([box])
    if category.step == "gap":
        ground.sheet.canvas.dashed_rectangle(box, palette.white, palette.accent, _EDGE)
    elif bar.start != bar.end:
        change = palette.brand if bar.rises else palette.slate
        fill = palette.series(0, category.role) if category.step == "total" else change
        ground.sheet.canvas.rectangle(box, fill)


def _draw_connectors(ground: Columns, bars: Sequence[Level | None], boxes: Sequence[Box | None]) -> None:
    """From where a bar ends to the next one, over the place of one that waits for its value."""
    there = [(bar, box) for bar, box in zip(bars, boxes, strict=True) if bar is not None and box is not None]
    for (bar, box), (_, after) in pairwise(there):
        y = ground.scale(bar.end)
        ground.sheet.canvas.line([(box.right, y), (after.left, y)], ground.sheet.palette.slate, _CONNECTOR)


def _draw_values(ground: Columns, bars: Sequence[Level | None], boxes: Sequence[Box | None]) -> None:
    """Over a bar; under one that lies below the base line altogether."""
    sheet = ground.sheet
    texts = ["".join(point.labels) for point in ground.data.series[0].points]
    size = sheet.shared("label", common_size(texts, ground.pitch - AIR, sheet.lettering(bold=True)))
    for index, (text, bar, box) in enumerate(zip(texts, bars, boxes, strict=True)):
        if bar is None or box is None:
            continue
        down = ground.hanging or (max(bar) <= 0 and min(bar) < 0)
        bold = ground.data.categories[index].step == "total"
        ends = (box.bottom, box.top) if down else (box.top, box.bottom)
        near, far = (sheet.beyond(end, size, down != bool(number)) for number, end in enumerate(ends))
        spots = [*ground.at_end(box.centre[0], near, size), Spot(box.centre[0], far)]
        sheet.labels.put(text, sheet.lettering(bold, size), *spots)
