"""Columns of the first series, and over them the other series as lines in a band and on a scale of their own."""

from __future__ import annotations

from ...data import ChartData
from ..columns import columns
from ..labels import AIR, common_size
from ..names import draw_series_names, series_margin
from ..scale import around
from ..sheet import Sheet
from .column import draw_insets, draw_series, draw_values
from .line import dots, draw_dots, draw_labels, draw_line

_SHARE_OF_HEIGHT = 0.14
_MOST = 40.0


def draw(data: ChartData, sheet: Sheet) -> None:
    direct = data.naming == "direct"
    band = min(sheet.height * _SHARE_OF_HEIGHT, _MOST)
    # A band holds its line, the labels over the line's dots, and some air to the columns' labels.
    above = band + sheet.head_room + 14 if len(data.series) > 1 else 0.0
    points = data.series[0].points
    margin = series_margin(data.series, sheet) if direct else 0.0
    ground = columns(data, sheet, [point.value for point in points], None, margin, above)
    ground.draw_ground()
    boxes, fills = draw_series(ground, points)
    ground.draw_guides()
    heads = draw_values(ground, points, boxes)
    draw_insets(ground, boxes, fills)
    ground.draw_pills(heads)
    top = band + 5 if ground.hanging else sheet.height - sheet.head_room - 5
    values = [point.value for series in data.series[1:] for point in series.points]
    lines = [dots(ground, series, around(values, top - band, top)) for series in data.series[1:]]
    for number, line in enumerate(lines, start=1):
        draw_line(line, sheet.palette.series(number), sheet)
        draw_dots(line, sheet.palette.series(number), sheet)
    size = common_size([dot.text for line in lines for dot in line], ground.pitch - AIR, sheet.lettering(True))
    draw_labels(lines, size, sheet, below=len(lines) > 1)
    if direct:
        heights = [ground.scale(points[-1].value) / 2 if points[-1].value is not None else ground.scale.zero]
        heights += [line[-1].y if line else top for line in lines]
        colours = [sheet.palette.series(number) for number in range(len(data.series))]
        x = ground.centres[-1] + ground.bar / 2
        draw_series_names(data.series, heights, colours, x, sheet, ground.names.height)
