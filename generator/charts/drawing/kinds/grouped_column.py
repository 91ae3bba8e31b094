"""Grouped columns: the series of each category side by side."""

from __future__ import annotations

from decimal import Decimal

from ...data import ChartData, Point
from ..box import Box
from ..columns import Columns, columns, draw_column
from ..labels import AIR, LEAST_SIZE, Spot, common_size, line_pitch, widest
from ..names import draw_series_names, series_margin
from ..sheet import Sheet
from .column import head_of

_ZERO = Decimal(0)
_SHARE_OF_SLOT = 0.78
_SHARE_OF_PLACE = 0.9
_MOST_WIDE = 64.0
_LABEL_GAP = AIR


def draw(data: ChartData, sheet: Sheet) -> None:
    direct = data.naming == "direct"
    margin = series_margin(data.series, sheet) if direct else 0.0
    ground = ground_of(data, sheet, margin)
    ground.draw_ground()
    draw_groups(ground)
    if direct:
        _draw_names(ground, _place(ground))


def draw_groups(ground: Columns) -> None:
    """The columns with their values and pills."""
    place = _place(ground)
    boxes = [
        _draw_one(ground, index, number, place, series.points[index])
        for index in range(len(ground.data.categories))
        for number, series in enumerate(ground.data.series)
    ]
    ground.draw_guides()
    heads = _draw_values(ground, place, boxes)
    ground.draw_pills(heads)


def ground_of(data: ChartData, sheet: Sheet, margin: float, above: float = 0.0) -> Columns:
    """Labels wider than their column may stand higher than their neighbours': then there is room for two lines."""
    values = [point.value for series in data.series for point in series.points]
    ground = columns(data, sheet, values, None, margin, above)
    if widest(_texts(data), LEAST_SIZE, True) > _place(ground) - _LABEL_GAP:
        return columns(data, sheet, values, sheet.head_room + line_pitch(sheet.size), margin, above)
    return ground


def _texts(data: ChartData) -> list[str]:
    return [" ".join(point.labels) for series in data.series for point in series.points]


def _place(ground: Columns) -> float:
    """The width that each column of a group has with its gap."""
    return min(ground.pitch * _SHARE_OF_SLOT / len(ground.data.series), _MOST_WIDE)


def _middle(ground: Columns, index: int, number: int, place: float) -> float:
    return ground.centres[index] + (number - (len(ground.data.series) - 1) / 2) * place


def _draw_one(ground: Columns, index: int, number: int, place: float, point: Point) -> Box | None:
    if point.value is None:
        return None
    x = _middle(ground, index, number, place)
    box = ground.column(index, _ZERO, point.value, place * _SHARE_OF_PLACE, x)
    if box.height > 0:
        draw_column(box, ground.data.categories[index], number, ground.sheet, len(ground.data.series))
        ground.sheet.labels.avoid([box])
    return box


def _draw_values(ground: Columns, place: float, boxes: list[Box | None]) -> list[float]:
    """Values at the columns' ends, a line further out where neighbours are in the way; returns the heads of groups."""
    sheet, count = ground.sheet, len(ground.data.series)
    size = sheet.shared("label", common_size(_texts(ground.data), place - _LABEL_GAP, sheet.lettering(bold=True)))
    heads = []
    for index, category in enumerate(ground.data.categories):
        group = boxes[index * count : (index + 1) * count]
        ends = [box.bottom if ground.hanging else box.top for box in group if box]
        head = (min if ground.hanging else max)([ground.scale.zero, *ends])
        lettering = sheet.lettering(category.role == "current", size)
        for number, box in enumerate(group):
            point = ground.data.series[number].points[index]
            if box is None or point.value is None:
                continue
            down = ground.hanging or point.value < 0
            y = sheet.beyond(box.bottom if down else box.top, size, down)
            step = -line_pitch(size) if down else line_pitch(size)
            spots = [*ground.at_end(box.centre[0], y, size), *(Spot(box.centre[0], y + step * n) for n in (1, 2))]
            put = sheet.labels.put(" ".join(point.labels), lettering, *spots)
            head = head_of(ground, head, put)
        heads.append(head)
    return heads


def _draw_names(ground: Columns, place: float) -> None:
    """Names of series beside the last group, in the order of its columns."""
    sheet, data = ground.sheet, ground.data
    x = _middle(ground, len(data.categories) - 1, len(data.series) - 1, place) + place / 2
    middle = (ground.scale.bottom + ground.scale.top) / 2
    heights = [middle - number * 0.01 for number in range(len(data.series))]
    colours = [sheet.palette.series(number) for number in range(len(data.series))]
    draw_series_names(data.series, heights, colours, x, sheet, ground.names.height)
