"""A canvas in points, origin at the bottom left, that writes SVG; it remembers the texts drawn on it.

Text is drawn as outlines, which look alike in the SVG and in the PNG made of it, and on machines without the font.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .box import Anchor, Box, placed
from .font import DESCENT, Outline, outlines, text_width

DPI = 200
_DASH, _GAP = 3.0, 2.4

Place = tuple[float, float]


class PlacedText(NamedTuple):
    """A text on the canvas, and the box that it takes up."""

    text: str
    box: Box
    size: float
    bold: bool


class Canvas:
    """A drawing of one size, as SVG and as PNG."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.texts: list[PlacedText] = []
        self.omitted: list[str] = []
        self._drawn: list[str] = []

    def _path(self, path: str, fill: str = "none", edge: str = "none", width: float = 0.0) -> None:
        stroke = "" if edge == "none" or not width else f' stroke="{edge}" stroke-width="{_number(width)}"'
        self._drawn.append(f'<path d="{path}" fill="{fill}"{stroke}/>')

    def _at(self, place: Place) -> str:
        """A place as SVG counts it, from the top."""
        return f"{_number(place[0])} {_number(self.height - place[1])}"

    def _through(self, places: Sequence[Place]) -> str:
        return f"M{'L'.join(map(self._at, places))}"

    def rectangle(self, box: Box, fill: str = "none", edge: str = "none", width: float = 0.0) -> None:
        corners = [(box.left, box.bottom), (box.right, box.bottom), (box.right, box.top), (box.left, box.top)]
        self._path(f"{self._through(corners)}Z", fill, edge, width)

    def polygon(self, corners: Sequence[Place], fill: str) -> None:
        self._path(f"{self._through(corners)}Z", fill)

    def line(self, points: Sequence[Place], colour: str, width: float) -> None:
        self._path(self._through(points), edge=colour, width=width)

    def dashed_rectangle(self, box: Box, fill: str, edge: str, width: float) -> None:
        """A rectangle with a dashed edge; the dashes are strokes of their own, the same in every renderer."""
        self.rectangle(box, fill)
        inner = box.grown(-width / 2)
        left, bottom, right, top = inner
        corners = [(left, bottom), (left, top), (right, top), (right, bottom), (left, bottom)]
        ends = [end for start, stop in pairwise(corners) for end in _dashes(start, stop)]
        strokes = zip(ends[::2], ends[1::2], strict=True)
        self._path("".join(map(self._through, strokes)), edge=edge, width=width)

    def dashed_line(self, start: Place, end: Place, colour: str, width: float) -> None:
        """A line of dashes that are strokes of their own, the same in every renderer."""
        dashes = _dashes(start, end)
        self.path(Path(dashes, [Path.MOVETO, Path.LINETO] * (len(dashes) // 2)), edge=colour, width=width)

    def arrow(self, points: Sequence[Place], colour: str, width: float) -> None:
        """A line with a filled head at its end."""
        (x0, y0), (x, y) = points[-2:]
        angle = math.atan2(y - y0, x - x0)
        length, half = 3.2 * width + 3, 1.6 * width + 1.4
        back_x, back_y = x - length * math.cos(angle), y - length * math.sin(angle)
        aside_x, aside_y = -half * math.sin(angle), half * math.cos(angle)
        self.line([*points[:-1], (back_x, back_y)], colour, width)
        sides = [(back_x + aside_x, back_y + aside_y), (back_x - aside_x, back_y - aside_y)]
        self.polygon([(x, y), *sides], colour)

    def dot(self, x: float, y: float, radius: float, fill: str, edge: str = "none", width: float = 0.0) -> None:
        self._path(self._circle((x, y), radius), fill, edge, width)

    def pill(self, box: Box, fill: str) -> None:
        """A rectangle with half-round ends."""
        radius = min(box.height, box.width) / 2
        lower, upper = box.bottom, box.top
        right, left = box.right - radius, box.left + radius
        end = f"A{_number(radius)} {_number(radius)} 0 0 0 "
        round_right = f"{self._at((right, lower))}{end}{self._at((right, upper))}"
        round_left = f"{self._at((left, upper))}{end}{self._at((left, lower))}"
        self._path(f"M{round_right}L{round_left}Z", fill)

    def wedge(self, centre: Place, inner: float, outer: float, start: float, end: float, fill: str) -> None:
        """A piece of a ring, from `start` to `end` degrees, counter-clockwise from the right."""
        if end - start >= 360:
            whole = self._circle(centre, outer) + self._circle(centre, inner, back=True)
            self._path(whole, fill)
            return
        outside = self._at(_on_circle(centre, outer, start)) + self._arc(centre, outer, start, end)
        inside = self._at(_on_circle(centre, inner, end)) + self._arc(centre, inner, end, start)
        self._path(f"M{outside}L{inside}Z", fill)

    def _arc(self, centre: Place, radius: float, start: float, end: float) -> str:
        """On from where one angle is to another, the way round that is told by which is larger; no whole turn."""
        large, clockwise = int(abs(end - start) > 180), int(end < start)
        shape = f"A{_number(radius)} {_number(radius)} 0 {large} {clockwise} "
        return shape + self._at(_on_circle(centre, radius, end))

    def _circle(self, centre: Place, radius: float, back: bool = False) -> str:
        """Two halves, for an arc cannot end where it begins; one that goes `back` is a hole in another."""
        halves = (360, 180, 0) if back else (0, 180, 360)
        arcs = "".join(self._arc(centre, radius, start, end) for start, end in pairwise(halves))
        return f"M{self._at(_on_circle(centre, radius, halves[0]))}{arcs}Z"

    def text(
        self, x: float, y: float, text: str, size: float, colour: str, bold: bool = False, anchor: Anchor = "centre"
    ) -> Box:
        """One line of text whose middle is at height y; returns its box."""
        box = text_box(x, y, text, size, bold, anchor)
        baseline = _number(self.height - box.bottom - DESCENT * size)
        drawn = list(outlines(text, box.left, size, bold))
        self._drawn += (_letter(outline, baseline, colour) for outline in drawn)
        if drawn:
            self.texts.append(PlacedText(text, box, size, bold))
        return box

    def svg(self) -> bytes:
        width, height = _number(self.width), _number(self.height)
        head = f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}" stroke-linejoin="round"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {head}>{"".join(self._drawn)}</svg>'.encode()

    def png(self) -> bytes:
        import resvg_py

        return bytes(resvg_py.svg_to_bytes(svg_string=self.svg().decode(), dpi=DPI, skip_system_fonts=True))


def _number(number: float) -> str:
    """To a thousandth of a point, as short as it can be."""
    return f"{number:.3f}".rstrip("0").rstrip(".")


def _letter(outline: Outline, baseline: str, colour: str) -> str:
    """One character, scaled and turned upright: fonts count upwards."""
    scale = f"{outline.scale:.6f}"
    stroke = f' stroke="{colour}" stroke-width="{_number(outline.stroke)}"' if outline.stroke else ""
    place = f"matrix({scale} 0 0 -{scale} {_number(outline.x)} {baseline})"
    return f'<path transform="{place}" d="{outline.path}" fill="{colour}"{stroke}/>'


def _on_circle(centre: Place, radius: float, angle: float) -> Place:
    turn = math.radians(angle)
    return centre[0] + radius * math.cos(turn), centre[1] + radius * math.sin(turn)


def text_box(x: float, y: float, text: str, size: float, bold: bool = False, anchor: Anchor = "centre") -> Box:
    """The box that a line of text would take up."""
    return placed(x, y, text_width(text, size, bold), size, anchor)


def _dashes(start: Place, end: Place) -> list[Place]:
    length = math.dist(start, end)
    count = max(round((length + _GAP) / (_DASH + _GAP)), 1)
    step = (length + _GAP) / count
    dash = max(step - _GAP, 0.0) / length if length else 0.0
    along = [index * step / length if length else 0.0 for index in range(count)]
    ends = [share for at in along for share in (at, min(at + dash, 1.0))]
    return [(start[0] + (end[0] - start[0]) * at, start[1] + (end[1] - start[1]) * at) for at in ends]
