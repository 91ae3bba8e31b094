"""A doughnut: slices as tints, the marked one in the accent, each label led to its slice."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ....page.spread import spread
from ...data import ChartData
from ..box import placed
from ..font import text_width
from ..labels import LEAST_SIZE, Lettering, Spot, common_size, line_pitch, widest
from ..palette import blend
from ..sheet import Sheet
from .doughnut_list import Entry, Plan, draw_list, plan

_ZERO = Decimal(0)
_HOLE = 0.6
_MARKED_OUT = 0.05
_LEADER = 15.0
_ELBOW = 7.0
_GAP = 4.0
_LINE_GAP = 3.0
_LEAST_SHARE = 0.25
_MOST_SHARE = 0.44
_LEAST_RADIUS = 55.0
_SEAM = 1.6
_MUCH_LARGER = 1.35
"""By how much a ring is larger over a list than among its labels, for the list to be taken; any if they are broken."""

_SHARE_OF_HOLE = 0.72
_FIRST, _SECOND = 0.5, 0.55


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


@dataclass(frozen=True)
class _Ring:
    """Where the ring stands, how large its labels are, and whether a label is on one line."""

    centre: tuple[float, float]
    radius: float
    size: float
    one_line: bool

    def edge(self, marked: bool) -> float:
        return self.radius * (1 + _MARKED_OUT) if marked else self.radius

    def at(self, distance: float, angle: float) -> tuple[float, float]:
        return self.centre[0] + distance * math.cos(angle), self.centre[1] + distance * math.sin(angle)


def draw(data: ChartData, sheet: Sheet) -> None:
    slices = _slices(data, sheet)
    ring = _ring(slices, sheet)
    listed = plan(_entries(slices), sheet)
    if ring is None or listed.radius > ring.radius * (_MUCH_LARGER if ring.one_line else 1.0):
        _draw_with_list(slices, listed, data.centre, sheet)
        return
    if len(data.centre) > 1:  # the marked value is said there
        slices = [replace(each, lines=each.lines[:1]) if each.marked else each for each in slices]
    _draw_centre(data.centre, ring, sheet)
    for each in slices:
        _draw_slice(each, ring, sheet)
    sheet.labels.keep_free(placed(*ring.centre, 1.7 * ring.radius, 1.7 * ring.radius))
    for right in (True, False):
        _draw_side([each for each in slices if each.on_the_right == right], ring, right, sheet)


def _entries(slices: Sequence[_Slice]) -> list[Entry]:
    return [Entry(each.fill, "".join(each.lines[:1]), " ".join(each.lines[1:]), each.marked) for each in slices]


def _draw_with_list(slices: Sequence[_Slice], planned: Plan, centre: Sequence[str], sheet: Sheet) -> None:
    ring = _Ring(planned.centre, planned.radius / (1 + _MARKED_OUT), planned.size, True)
    for each in slices:
        _draw_slice(each, ring, sheet)
    _draw_centre(centre, ring, sheet)
    draw_list(_entries(slices), planned, sheet)


def _draw_centre(lines: Sequence[str], ring: _Ring, sheet: Sheet) -> None:
    """The chart's message in its hole: the first line large, what it rests on under it."""
    if not lines:
        return
    colour = sheet.palette.legible(sheet.palette.accent)
    room = 2 * ring.radius * (_HOLE - _MARKED_OUT) * _SHARE_OF_HOLE
    first = min(room / max(text_width(lines[0], 1, True), 1.0), room * _FIRST)
    more = min(first * _SECOND, *(room / text_width(line, 1, True) for line in lines[1:] if line.strip()), first)
    sizes = [first] + [more] * (len(lines) - 1)
    x, y = ring.centre
    y += (sum(sizes) + _LINE_GAP * (len(lines) - 1)) / 2
    for line, size in zip(lines, sizes, strict=True):
        sheet.canvas.text(x, y - size / 2, line, size, colour, bold=True)
        y -= size + _LINE_GAP


def _ring(slices: Sequence[_Slice], sheet: Sheet) -> _Ring | None:
    """The largest ring beside which the widest label stands; rather than a small ring, broken or smaller labels.

    None where even the smallest labels leave too little for a ring.
    """
    centre = (sheet.width / 2, sheet.height / 2)
    most = sheet.height * _MOST_SHARE
    for size, one_line in ((sheet.size, True), (sheet.size, False), (sheet.size - 1.5, False), (9.0, False)):
        texts = [text for each in slices for text in _texts(each, one_line)]
        beside = widest(texts, size, True) + _LEADER + _GAP + 1
        radius = min((sheet.width / 2 - beside) / (1 + _MARKED_OUT), most)
        if radius >= min(_LEAST_SHARE * sheet.height, _LEAST_RADIUS):
            return _Ring(centre, radius, size, one_line)
    return None


def _texts(each: _Slice, one_line: bool) -> tuple[str, ...]:
    return ("  ".join(each.lines),) if one_line else each.lines


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


def _draw_slice(each: _Slice, ring: _Ring, sheet: Sheet) -> None:
    if each.end <= each.start:
        return
    outer = ring.edge(each.marked)
    inner = ring.radius * (_HOLE - _MARKED_OUT if each.marked else _HOLE)
    sheet.canvas.wedge(ring.centre, inner, outer, 90 - each.end, 90 - each.start, each.fill)
    if each.end - each.start < 360:
        for edge in (each.start, each.end):
            angle = math.radians(90 - edge)
            sheet.canvas.line([ring.at(inner - 1, angle), ring.at(outer + 1, angle)], sheet.palette.white, _SEAM)


def _draw_side(slices: Sequence[_Slice], ring: _Ring, right: bool, sheet: Sheet) -> None:
    """The labels of one side from the bottom up, each with its leader."""
    if not slices:
        return
    slices = sorted(slices, key=lambda each: math.sin(each.middle))
    rows = max(len(_texts(each, ring.one_line)) for each in slices)
    size = ring.size
    while size > LEAST_SIZE and len(slices) * (_block(rows, size) + _LINE_GAP) > sheet.height:
        size -= 0.5
    block = _block(rows, size)
    wanted = [ring.centre[1] + ring.radius * 1.12 * math.sin(each.middle) for each in slices]
    places = spread(wanted, block + _LINE_GAP, block / 2, sheet.height - block / 2)
    away = ring.radius * (1 + _MARKED_OUT) + _LEADER
    x = ring.centre[0] + (away if right else -away)
    for each, y in zip(slices, places, strict=True):
        _draw_label(each, Spot(x, y, "left" if right else "right"), size, ring, sheet)


def _block(rows: int, size: float) -> float:
    return size + (rows - 1) * line_pitch(size)


def _draw_label(each: _Slice, end: Spot, size: float, ring: _Ring, sheet: Sheet) -> None:
    """A label where its leader ends, and the leader to the slice."""
    colour = sheet.palette.legible(sheet.palette.accent) if each.marked else sheet.palette.ink
    texts = _texts(each, ring.one_line)
    outwards = 1 if end.anchor == "left" else -1
    room = (sheet.width - end.x if end.anchor == "left" else end.x) - _GAP
    size = min(size, common_size(texts, room, Lettering(size, colour, each.marked)))
    there = Spot(end.x + outwards * _GAP, end.y, end.anchor)
    if not sheet.labels.put_lines(texts, Lettering(size, colour, each.marked, least=size), there):
        sheet.canvas.omitted.append(" ".join(texts))
        return
    elbow = (end.x - outwards * _ELBOW, end.y)
    start = ring.at(ring.edge(each.marked) + 2, each.middle)
    sheet.canvas.line([start, elbow, (end.x, end.y)], sheet.palette.slate, 0.8)
