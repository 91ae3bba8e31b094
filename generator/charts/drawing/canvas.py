"""A canvas in points, origin at the bottom left, drawn by matplotlib's own writer of SVG; it remembers its texts.

No pyplot, no figure, no axes: each outline goes to the renderer with every property given, so that a user's own
matplotlibrc changes nothing. Text is drawn as outlines, which look alike in the SVG and in the PNG made of it, and on
machines without the font.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.colors import to_rgb
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from .box import Anchor, Box, placed
from .font import BOLD_STROKE, DESCENT, outlines, text_width

DPI = 200
_POINTS = 72
_AS_IT_IS = Affine2D()
_DASH, _GAP = 3.0, 2.4
_NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))

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
        self._file = io.StringIO()
        self._renderer = RendererSVG(width, height, self._file, image_dpi=_POINTS, metadata=_NO_METADATA)
        self._svg = b""

    def path(self, path: Path, fill: str = "none", edge: str = "none", width: float = 0.0) -> None:
        style = self._renderer.new_gc()
        style.set_joinstyle("round")
        style.set_linewidth(0.0 if edge == "none" else width)
        if edge != "none":
            style.set_foreground(edge)
        self._renderer.draw_path(style, path, _AS_IT_IS, None if fill == "none" else to_rgb(fill))

    def rectangle(self, box: Box, fill: str = "none", edge: str = "none", width: float = 0.0) -> None:
        corners = [(box.left, box.bottom), (box.right, box.bottom), (box.right, box.top), (box.left, box.top)]
        self.path(Path([*corners, corners[0]], closed=True), fill, edge, width)

    def polygon(self, corners: Sequence[Place], fill: str) -> None:
        self.path(Path([*corners, corners[0]], closed=True), fill)

    def line(self, points: Sequence[Place], colour: str, width: float) -> None:
        codes = [Path.MOVETO, *[Path.LINETO] * (len(points) - 1)]
        self.path(Path(points, codes), edge=colour, width=width)

    def dashed_rectangle(self, box: Box, fill: str, edge: str, width: float) -> None:
        """A rectangle with a dashed edge; the dashes are strokes of their own, the same in every renderer."""
        self.rectangle(box, fill)
        inner = box.grown(-width / 2)
        left, bottom, right, top = inner
        corners = [(left, bottom), (left, top), (right, top), (right, bottom), (left, bottom)]
        vertices = [vertex for start, end in pairwise(corners) for vertex in _dashes(start, end)]
        self.path(Path(vertices, [Path.MOVETO, Path.LINETO] * (len(vertices) // 2)), edge=edge, width=width)

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
        self.path(Path.circle((x, y), radius), fill, edge, width)

    def pill(self, box: Box, fill: str) -> None:
        """A rectangle with half-round ends."""
        radius = min(box.height, box.width) / 2
        middle = (box.bottom + box.top) / 2
        right = _arc(box.right - radius, middle, radius, -90, 90)
        left = _arc(box.left + radius, middle, radius, 90, 270)
        self.path(_joined(right, left), fill)

    def wedge(self, centre: Place, inner: float, outer: float, start: float, end: float, fill: str) -> None:
        """A piece of a ring, from `start` to `end` degrees, counter-clockwise from the right."""
        outside = _arc(*centre, outer, start, end)
        inside = _arc(*centre, inner, start, end)
        backwards = Path(_vertices(inside)[::-1], inside.codes)
        self.path(_joined(outside, backwards), fill)

    def text(
        self, x: float, y: float, text: str, size: float, colour: str, bold: bool = False, anchor: Anchor = "centre"
    ) -> Box:
        """One line of text whose middle is at height y; returns its box."""
        box = text_box(x, y, text, size, bold, anchor)
        pieces = list(outlines(text, box.left, box.bottom + DESCENT * size, size, bold))
        for outline, stroked in pieces:
            self.path(outline, colour, colour if stroked else "none", size * BOLD_STROKE if stroked else 0.0)
        if pieces:
            self.texts.append(PlacedText(text, box, size, bold))
        return box

    def svg(self) -> bytes:
        """The drawing; nothing is drawn on it any more."""
        if not self._svg:
            self._renderer.finalize()
            self._svg = self._file.getvalue().encode()
        return self._svg

    def png(self) -> bytes:
        """The SVG's pixels: one drawing, so that both show the same."""
        import resvg_py

        return bytes(resvg_py.svg_to_bytes(svg_string=self.svg().decode(), dpi=DPI, skip_system_fonts=True))


def text_box(x: float, y: float, text: str, size: float, bold: bool = False, anchor: Anchor = "centre") -> Box:
    """The box that a line of text would take up."""
    return placed(x, y, text_width(text, size, bold), size, anchor)


def _arc(x: float, y: float, radius: float, start: float, end: float) -> Path:
    # Path.arc wraps a whole turn to nothing; a ring of one slice is a turn.
    whole = end - start >= 360
    unit = Path.arc(0, 360) if whole else Path.arc(start, end)
    vertices = Affine2D().rotate_deg(start).transform(_vertices(unit)) if whole else _vertices(unit)
    return Path(vertices * radius + (x, y), unit.codes)


def _vertices(path: Path) -> NDArray[np.float64]:
    return np.asarray(path.vertices, dtype=float)


def _joined(first: Path, second: Path) -> Path:
    """One closed outline of two open ones: the second goes on where the first ends."""
    start, then = _vertices(first), _vertices(second)
    codes = [*_codes(first), Path.LINETO, *_codes(second)[1:], Path.CLOSEPOLY]
    return Path([*start, *then, start[0]], codes)


def _codes(path: Path) -> NDArray[np.uint8]:
    return np.asarray(path.codes, dtype=Path.code_type)


def _dashes(start: Place, end: Place) -> list[Place]:
    length = math.dist(start, end)
    count = max(round((length + _GAP) / (_DASH + _GAP)), 1)
    step = (length + _GAP) / count
    dash = max(step - _GAP, 0.0) / length if length else 0.0
    along = [index * step / length if length else 0.0 for index in range(count)]
    ends = [share for at in along for share in (at, min(at + dash, 1.0))]
    return [(start[0] + (end[0] - start[0]) * at, start[1] + (end[1] - start[1]) * at) for at in ends]
