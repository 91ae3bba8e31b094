"""Lines of one or several series, with a dot and a label for each point and names at the lines' ends."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...data import ChartData, Role, Series
from ..box import Box
from ..columns import Columns, columns
from ..labels import AIR, BETWEEN, Lettering, Spot, common_size, line_pitch
from ..names import draw_series_names, series_margin
from ..scale import Scale
from ..sheet import Sheet

_WIDTH = 2.0
_DOT, _CURRENT_DOT = 3.0, 4.2
_CLEAR = 3.5
_SAMPLE = 5.0


class Dot(NamedTuple):
    """A point of a line on the sheet, in a category whose middle is at `centre`."""

    x: float
    y: float
    text: str
    role: Role
    centre: float
    series: str


def draw(data: ChartData, sheet: Sheet) -> None:
    direct = data.naming == "direct"
    values = [point.value for series in data.series for point in series.points]
    margin = series_margin(data.series, sheet) if direct else 0.0
    foot = line_pitch(sheet.size) if len(data.series) > 1 else 0.0
    ground = columns(data, sheet, values, sheet.head_room + _CURRENT_DOT + foot, margin, lines=True)
    ground.draw_ground()
    ground.draw_guides()
    lines = [dots(ground, series, ground.scale) for series in data.series]
    highest = [max((dot.y for line in lines for dot in line if dot.centre == x), default=0.0) for x in ground.centres]
    ground.draw_pills([y + _CURRENT_DOT + sheet.head_room for y in highest])
    texts = [dot.text for line in lines for dot in line]
    size = sheet.shared("label", common_size(texts, ground.pitch - AIR, sheet.lettering(True)))
    for number, line in reversed(list(enumerate(lines))):
        draw_line(line, sheet.palette.series(number), sheet)
    for number, line in reversed(list(enumerate(lines))):
        draw_dots(line, sheet.palette.series(number), sheet)
    if direct:
        _draw_names(ground, lines)
    draw_labels(lines, size, sheet)


def dots(ground: Columns, series: Series, scale: Scale) -> list[Dot]:
    """The points of a series that have a value."""
    return [
        Dot(x, scale(point.value), BETWEEN.join(point.labels), category.role, x, series.name)
        for x, point, category in zip(ground.centres, series.points, ground.data.categories, strict=True)
        if point.value is not None
    ]


def draw_line(line: Sequence[Dot], colour: str, sheet: Sheet) -> None:
    """A line; labels will keep off it."""
    if len(line) > 1:
        sheet.canvas.line([(dot.x, dot.y) for dot in line], colour, _WIDTH)
    sheet.labels.avoid(_samples(line))


def draw_dots(line: Sequence[Dot], colour: str, sheet: Sheet) -> None:
    """The dots of a line over all lines, filled for the current period, hollow for others."""
    for dot in line:
        current = dot.role == "current"
        radius = _CURRENT_DOT if current else _DOT
        sheet.canvas.dot(dot.x, dot.y, radius, colour if current else sheet.palette.white, colour, 1.4)
        sheet.labels.avoid([Box(dot.x - radius, dot.y - radius, dot.x + radius, dot.y + radius)])


def _samples(line: Sequence[Dot]) -> Iterator[Box]:
    """Small boxes along the line."""
    for a, b in pairwise(line):
        count = max(round(math.dist((a.x, a.y), (b.x, b.y)) / _SAMPLE), 1)
        for step in range(count + 1):
            x, y = a.x + (b.x - a.x) * step / count, a.y + (b.y - a.y) * step / count
            yield Box(x - 1, y - 1, x + 1, y + 1)


def draw_labels(
    lines: Sequence[Sequence[Dot]], size: float, sheet: Sheet, below: bool = True, first: int = 0
) -> None:  # fmt: skip
    """Labels over (or under) their dots; of two dots close together the lower's under it, the upper's over it.

    `first` is the number of the first line's series, where columns stand before it.
    """
    close = 2 * line_pitch(size)
    for number, line in enumerate(lines):
        own = sheet.palette.legible(sheet.palette.series(number + first))
        colour = own if len(lines) > 1 else sheet.palette.ink
        for place, dot in enumerate(line):
            lettering = sheet.lettering(dot.role == "current", size, colour)
            others = [other.y - dot.y for each in lines for other in each if other.centre == dot.centre]
            over, under = any(0 < gap < close for gap in others), any(-close < gap < 0 for gap in others)
            sign = (-1 if over else 1) if over != under else -1 if _is_valley(line, place) else 1
            sheet.labels.put(dot.text, lettering, *_spots(dot, lettering, sign if below else 1, below))


def _is_valley(line: Sequence[Dot], place: int) -> bool:
    neighbours = [line[index].y for index in (place - 1, place + 1) if 0 <= index < len(line)]
    return len(neighbours) == 2 and all(y > line[place].y for y in neighbours)


def _spots(dot: Dot, lettering: Lettering, sign: int, both: bool) -> list[Spot]:
    """Over the dot (`sign` 1) or under it, straight or aside; then beside it, then on its other side."""
    away = _CURRENT_DOT + _CLEAR + lettering.size / 2
    beside = [Spot(dot.x + away - 4, dot.y, "left"), Spot(dot.x - away + 4, dot.y, "right")]
    other = _spots_on(dot, lettering, away, -sign) if both else []
    return [*_spots_on(dot, lettering, away, sign), *beside, *other]


def _spots_on(dot: Dot, lettering: Lettering, away: float, sign: int) -> list[Spot]:
    """One side's places, the nearest first."""
    further = away + line_pitch(lettering.size) * 0.6
    aside = lettering.size * 0.7
    found: list[Spot] = []
    for height in (away, further):
        y = dot.y + sign * height
        found += [Spot(dot.x, y), Spot(dot.x + aside, y, "left"), Spot(dot.x - aside, y, "right")]
        found += [Spot(dot.x + aside / 2, y), Spot(dot.x - aside / 2, y)]
    return found


def _draw_names(ground: Columns, lines: Sequence[Sequence[Dot]]) -> None:
    sheet = ground.sheet
    shown = [(number, line) for number, line in enumerate(lines) if line]
    series = [ground.data.series[number] for number, _ in shown]
    heights = [line[-1].y for _, line in shown]
    colours = [sheet.palette.series(number) for number, _ in shown]
    x = max((line[-1].x for _, line in shown), default=ground.centres[-1]) + ground.pitch * 0.18
    draw_series_names(series, heights, colours, x, sheet, ground.names.height)
