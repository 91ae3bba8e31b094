"""A canvas in points, origin at the bottom left, on a bare matplotlib figure; it remembers the texts drawn on it.

No pyplot, no axes, no settings: every property is given, so that a user's own matplotlibrc changes nothing. Text is
drawn as outlines, which look alike in the SVG and in the PNG, and on machines without the font.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from .box import Anchor, Box, placed
from .font import BOLD_STROKE, DESCENT, outlines, text_width
from .png import png

POINTS = 72.0
DPI = 200
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
        # No argument may be left to the user's settings: without a layout engine given, matplotlib asks them for one.
        size = (width / POINTS, height / POINTS)
        # (Its annotations leave out "none", which it documents.)
        self._figure = Figure(
            size, DPI, facecolor="none", edgecolor="none", linewidth=0.0, frameon=False,
            layout="none",  # type: ignore[arg-type]
        )  # fmt: skip
        self._transform = Affine2D().scale(1 / POINTS) + self._figure.dpi_scale_trans

    def path(self, path: Path, fill: str = "none", edge: str = "none", width: float = 0.0, snap: bool = False) -> None:
        patch = PathPatch(
            path, facecolor=fill, edgecolor=edge, linewidth=width, linestyle="solid", antialiased=True, hatch=None,
            capstyle="butt", joinstyle="round", transform=self._transform, clip_on=False, snap=snap, path_effects=[],
            zorder=len(self._figure.patches),
        )  # fmt: skip
        patch.set_sketch_params(None)
        self._figure.add_artist(patch)

    def rectangle(self, box: Box, fill: str = "none", edge: str = "none", width: float = 0.0) -> None:
        corners = [(box.left, box.bottom), (box.right, box.bottom), (box.right, box.top), (box.left, box.top)]
        self.path(Path([*corners, corners[0]], closed=True), fill, edge, width, snap=True)

    def polygon(self, corners: Sequence[Place], fill: str) -> None:
        self.path(Path([*corners, corners[0]], closed=True), fill)

    def line(self, points: Sequence[Place], colour: str, width: float) -> None:
        level = all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))
        codes = [Path.MOVETO, *[Path.LINETO] * (len(points) - 1)]
        self.path(Path(points, codes), edge=colour, width=width, snap=level)

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
        file = io.BytesIO()
        canvas = FigureCanvasSVG(self._figure)
        canvas.print_svg(file, metadata=_NO_METADATA)
        return file.getvalue()

    def png(self) -> bytes:
        canvas = FigureCanvasAgg(self._figure)
        self._figure.set_dpi(DPI)
        canvas.draw()
        return png(np.asarray(canvas.buffer_rgba()), DPI)


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
