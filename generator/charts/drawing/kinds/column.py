"""Columns of one series, with growth between them and ratios at their feet."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ...data import ChartData, Point
from ..box import Box
from ..canvas import text_box
from ..columns import Columns, columns, draw_column
from ..font import text_width
from ..labels import AIR, BETWEEN, Spot, common_size
from ..sheet import Sheet

_ZERO = Decimal(0)
_INSET_PADDING = 5.0


def draw(data: ChartData, sheet: Sheet) -> None:
    points = data.series[0].points
    ground = columns(data, sheet, [point.value for point in points])
    ground.draw_ground()
    boxes, fills = draw_series(ground, points)
    ground.draw_guides()
    heads = draw_values(ground, points, boxes)
    draw_insets(ground, boxes, fills)
    ground.draw_pills(heads)


def draw_series(ground: Columns, points: Sequence[Point]) -> tuple[list[Box | None], list[str]]:
    """The columns: their boxes, None where there is no value, and their fills."""
    boxes: list[Box | None] = []
    fills = []
    for index, (point, category) in enumerate(zip(points, ground.data.categories, strict=True)):
        box = None if point.value is None else ground.column(index, _ZERO, point.value)
        boxes.append(box)
        fills.append(ground.sheet.palette.series(0, category.role))
        if box is not None and box.height > 0:
            draw_column(box, category, 0, ground.sheet)
            ground.sheet.labels.avoid([box])
    return boxes, fills


def draw_values(ground: Columns, points: Sequence[Point], boxes: Sequence[Box | None]) -> list[float]:
    """The values at the columns' ends, the current one bold; returns the heights beyond which nothing stands."""
    sheet = ground.sheet
    texts = [BETWEEN.join(point.labels) for point in points]
    size = sheet.shared("label", common_size(texts, ground.pitch - AIR, sheet.lettering(bold=True)))
    heads = []
    for index, (text, box) in enumerate(zip(texts, boxes, strict=True)):
        x = ground.centres[index]
        value = points[index].value
        down = ground.hanging or (value is not None and value < 0)
        end = ground.scale.zero if box is None else box.bottom if down else box.top
        bold = ground.data.categories[index].role == "current"
        spots = ground.at_end(x, sheet.beyond(end, size, down), size)
        put = sheet.labels.put(text, sheet.lettering(bold, size), *spots)
        heads.append(head_of(ground, end, put))
    return heads


def head_of(ground: Columns, end: float, label: Box | None) -> float:
    """The outer end of a column with its label: the height from which on its pill may stand."""
    if ground.hanging:
        return min(end, ground.scale.zero, label.bottom if label else end)
    return max(end, ground.scale.zero, label.top if label else end)


def draw_insets(ground: Columns, boxes: Sequence[Box | None], fills: Sequence[str]) -> None:
    """Ratios inside the columns next to the base line; beside a column that is too short."""
    sheet = ground.sheet
    size = sheet.shared("inset", common_size(ground.data.insets, ground.bar - 4, sheet.lettering(size=sheet.size - 1)))
    for text, box, fill in zip(ground.data.insets, boxes, fills, strict=False):
        if box is None or not text:
            continue
        down = box.top <= ground.scale.zero and ground.scale.zero > ground.scale.bottom
        away = _INSET_PADDING + size / 2
        y = ground.scale.zero - away if down else ground.scale.zero + away
        inside = box.height >= size + 1.6 * _INSET_PADDING and box.width >= text_width(text, size) + 2
        if inside and sheet.labels.is_free(text_box(box.centre[0], y, text, size), 0.0):
            sheet.canvas.text(box.centre[0], y, text, size, sheet.palette.on(fill))
            sheet.labels.keep_free(Box(box.left, y - size / 2, box.right, y + size / 2))
        else:
            beside = sheet.lettering(size=size, colour=sheet.palette.grey)
            spots = Spot(box.right + 3, y, "left"), Spot(box.left - 3, y, "right")
            sheet.labels.put(text, beside, *spots, covering=False)
