"""Columns of the first series, and over them the other series as lines in a band and on a scale of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...data import ChartData
from ..columns import Columns, columns
from ..labels import AIR, common_size
from ..names import draw_series_names, series_margin
from ..scale import around
from ..sheet import Sheet
from . import grouped_column, stacked_column
from .column import draw_insets, draw_series, draw_values
from .line import Dot, dots, draw_dots, draw_labels, draw_line

_SHARE_OF_HEIGHT = 0.14
_MOST = 40.0
_GROUP = 0.8


def draw(data: ChartData, sheet: Sheet) -> None:
    direct = data.naming == "direct"
    band = min(sheet.height * _SHARE_OF_HEIGHT, _MOST)
    count = max(data.columns, 1)
    # A band holds its line, the labels over the line's dots, and some air to the columns' labels.
    above = band + sheet.head_room + 14 if len(data.series) > count else 0.0
    margin = series_margin(data.series, sheet) if direct else 0.0
    ground = _draw_columns(data, sheet, count, margin, above)
    top = band + 5 if ground.hanging else sheet.height - sheet.head_room - 5
    values = [point.value for series in data.series[count:] for point in series.points]
    lines = [dots(ground, series, around(values, top - band, top)) for series in data.series[count:]]
    for number, line in enumerate(lines, start=count):
        draw_line(line, sheet.palette.series(number), sheet)
        draw_dots(line, sheet.palette.series(number), sheet)
    if direct:
        _draw_names(data, ground, lines, top)
    size = common_size([dot.text for line in lines for dot in line], ground.pitch - AIR, sheet.lettering(True))
    draw_labels(lines, size, sheet, below=len(lines) > 1, first=count)


def _draw_columns(data: ChartData, sheet: Sheet, count: int, margin: float, above: float) -> Columns:
    """The columns in the way of their own kind; returns the ground on which they stand."""
    if count > 1:
        some = replace(data, series=data.series[:count], naming=data.naming if data.stacked else "none")
        of_kind = stacked_column.ground_of if data.stacked else grouped_column.ground_of
        ground = of_kind(some, sheet, margin, above)
        ground.draw_ground()
        (stacked_column.draw_stacks if data.stacked else grouped_column.draw_groups)(ground)
        return ground
    points = data.series[0].points
    ground = columns(data, sheet, [point.value for point in points], None, margin, above)
    ground.draw_ground()
    boxes, fills = draw_series(ground, points)
    ground.draw_guides()
    heads = draw_values(ground, points, boxes)
    draw_insets(ground, boxes, fills)
    ground.draw_pills(heads)
    return ground


def _draw_names(data: ChartData, ground: Columns, lines: Sequence[Sequence[Dot]], top: float) -> None:
    """Names of columns at the middles of what they stand beside, those of lines at their ends; stacks have theirs."""
    count = max(data.columns, 1)
    first = count if count > 1 and data.stacked else 0
    last = [series.points[-1].value for series in data.series[first:count]]
    heights = [ground.scale(value) / 2 if value is not None else ground.scale.zero for value in last]
    heights += [line[-1].y if line else top for line in lines]
    colours = [ground.sheet.palette.series(number) for number in range(first, len(data.series))]
    x = ground.centres[-1] + (ground.bar if count == 1 or data.stacked else ground.pitch * _GROUP) / 2
    low = ground.names.height if first == 0 else top - _MOST
    draw_series_names(data.series[first:], heights, colours, x, ground.sheet, low)
