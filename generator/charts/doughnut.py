"""A doughnut: slices as tints, the marked one in the accent, each label led to its slice."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .box import placed
from .data import ChartData
from .labels import Lettering, Spot, line_pitch, spread, widest
from .palette import blend
from .registry import draws
from .sheet import Sheet

_ZERO = Decimal(0)
_HOLE = 0.6
_MARKED_OUT = 0.05
_LEADER = 15.0
_ELBOW = 7.0
_GAP = 4.0
_LEAST_SHARE = 0.3
_MOST_SHARE = 0.44
_SEAM = 1.6


@dataclass(frozen=True)
class _Slice:
    """A slice: from and to in degrees, clockwise from the top."""

    start: float
    end: float
    fill: str
    marked: bool
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        return math.radians(90 - (self.start + self.end) / 2)

    @property
    def on_the_right(self) -> bool:
        return (self.start + self.end) / 2 <= 180


@draws("doughnut")
def draw(data: ChartData, sheet: Sheet) -> None:
    slices = _slices(data, sheet)
    one_line = ["  ".join(each.lines) for each in slices]
    lines = [(text,) for text in one_line]
    radius = _radius(one_line, sheet)
    if radius < _LEAST_SHARE * sheet.height:
        lines = [each.lines for each in slices]  # type: ignore[misc]
        radius = _radius([text for each in slices for text in each.lines], sheet)
    radius = max(radius, min(sheet.height, sheet.width) * 0.16)
    centre = (sheet.width / 2, sheet.height / 2)
    for each in slices:
        _draw_slice(each, centre, radius, sheet)
    sheet.labels.keep_free(placed(*centre, 1.7 * radius, 1.7 * radius))
    for right in (True, False):
        side = [(each, texts) for each, texts in zip(slices, lines, strict=True) if each.on_the_right == right]
        _draw_side(side, centre, radius, right, sheet)


def _radius(texts: Sequence[str], sheet: Sheet) -> float:
    """The ring's radius when the widest label stands on either side."""
    beside = widest(texts, sheet.size, True) + _LEADER + _GAP + 1
    return min((sheet.width / 2 - beside) / (1 + _MARKED_OUT), sheet.height * _MOST_SHARE)


def _slices(data: ChartData, sheet: Sheet) -> list[_Slice]:
    points = data.series[0].points
    values = [max(point.value or _ZERO, _ZERO) for point in points]
    whole = sum(values, _ZERO)
    found, at, others = [], _ZERO, 0
    for category, point, value in zip(data.categories, points, values, strict=True):
        marked = category.role == "current"
        fill = sheet.palette.accent if marked else _tint(others, sheet)
        others += not marked
        if point.value is not None:
            turn = [float(edge / whole) * 360 if whole else 0.0 for edge in (at, at + value)]
            lines = tuple(text for text in (category.name, " ".join(point.labels)) if text)
            found.append(_Slice(turn[0], turn[1], fill, marked, lines))
        at += value
    return found


def _tint(index: int, sheet: Sheet) -> str:
    """Quiet tints, neighbours unlike each other, paler from round to round."""
    tints = (sheet.palette.slate, sheet.palette.tint, sheet.palette.hairline)
    again, place = divmod(index, len(tints))
    return blend(tints[place], sheet.palette.white, min(0.3 * again, 0.6))


def _draw_slice(each: _Slice, centre: tuple[float, float], radius: float, sheet: Sheet) -> None:
    if each.end <= each.start:
        return
    outer = radius * (1 + _MARKED_OUT) if each.marked else radius
    inner = radius * (_HOLE - _MARKED_OUT) if each.marked else radius * _HOLE
    sheet.canvas.wedge(centre, inner, outer, 90 - each.end, 90 - each.start, each.fill)
    if each.end - each.start < 360:
        for edge in (each.start, each.end):
            angle = math.radians(90 - edge)
            ends = [_at(centre, distance, angle) for distance in (inner - 1, outer + 1)]
            sheet.canvas.line(ends, sheet.palette.white, _SEAM)


def _at(centre: tuple[float, float], distance: float, angle: float) -> tuple[float, float]:
    return centre[0] + distance * math.cos(angle), centre[1] + distance * math.sin(angle)


def _draw_side(
    side: Sequence[tuple[_Slice, Sequence[str]]], centre: tuple[float, float], radius: float, right: bool, sheet: Sheet
) -> None:
    """The labels of one side from the bottom up, each with its leader."""
    if not side:
        return
    side = sorted(side, key=lambda pair: math.sin(pair[0].middle))
    size = sheet.size
    rows = max(len(texts) for _, texts in side)
    while size > 9 and len(side) * (size + (rows - 1) * line_pitch(size) + 3) > sheet.height:
        size -= 0.5
    block = size + (rows - 1) * line_pitch(size)
    wanted = [centre[1] + radius * 1.12 * math.sin(each.middle) for each, _ in side]
    places = spread(wanted, block + 3, block / 2, sheet.height - block / 2)
    x = centre[0] + (1 if right else -1) * (radius * (1 + _MARKED_OUT) + _LEADER)
    for (each, texts), y in zip(side, places, strict=True):
        _draw_label(each, texts, Spot(x, y, "left" if right else "right"), size, centre, radius, sheet)


def _draw_label(
    each: _Slice, texts: Sequence[str], spot: Spot, size: float, centre: tuple[float, float], radius: float, sheet: Sheet
) -> None:
    colour = sheet.palette.legible(sheet.palette.accent) if each.marked else sheet.palette.ink
    away = _GAP if spot.anchor == "left" else -_GAP
    there = Spot(spot.x + away, spot.y, spot.anchor)
    while size > 9 and not _on_canvas(texts, size, each.marked, there, sheet):
        size -= 0.5
    if not sheet.labels.put_lines(texts, Lettering(size, colour, each.marked, least=size), there):
        sheet.canvas.omitted.append(" ".join(texts))
        return
    outer = radius * (1 + _MARKED_OUT) if each.marked else radius
    edge = _at(centre, outer + 2, each.middle)
    elbow = (spot.x - math.copysign(_ELBOW, away), spot.y)
    sheet.canvas.line([edge, elbow, (spot.x, spot.y)], sheet.palette.slate, 0.8)


def _on_canvas(texts: Sequence[str], size: float, bold: bool, spot: Spot, sheet: Sheet) -> bool:
    width = widest(texts, size, bold)
    return width <= (sheet.width - spot.x if spot.anchor == "left" else spot.x)
