"""Bars from left to right, one a row, each with its value at its end."""

from __future__ import annotations

from decimal import Decimal

from ...data import ChartData
from ..columns import draw_column
from ..labels import BETWEEN, common_size
from ..rows import rows
from ..sheet import Sheet

_ZERO = Decimal(0)


def draw(data: ChartData, sheet: Sheet) -> None:
    points = data.series[0].points
    texts = [BETWEEN.join(point.labels) for point in points]
    ground = rows(data, sheet, [point.value for point in points], texts)
    ground.draw_ground()
    boxes = [None if one.value is None else ground.box(row, _ZERO, one.value) for row, one in enumerate(points)]
    for box, category in zip(boxes, data.categories, strict=True):
        if box is not None and box.width > 0:
            draw_column(box, category, 0, sheet)
            sheet.labels.avoid([box])
    ground.draw_guides()
    size = sheet.shared("label", common_size(texts, sheet.width / 3, sheet.lettering(True)))
    for row, (text, box, point) in enumerate(zip(texts, boxes, points, strict=True)):
        if box is not None and point.value is not None:
            bold = data.categories[row].role == "current" and len({one.role for one in data.categories}) > 1
            ground.put_at_end(text, row, box, point.value < 0, sheet.lettering(bold, size))
