"""Labels of parts that are too small for them: tight inside, else aside of their column, led to it by a line."""

from __future__ import annotations

import math
from collections.abc import Iterator

from .box import Box
from .canvas import Place, text_box
from .font import text_width
from .labels import LEAST_SIZE, Lettering, Spot
from .sheet import Sheet

_TIGHT = 1.0
_AWAY = 11.0
_STEP, _NEAR = 5.0, 2.5
_STEPS = 9
_SAMPLE = 3.0
_STROKE = 0.6
_TOUCH = 1.5


def put_inside_tight(text: str, box: Box, colour: str, sheet: Sheet) -> bool:
    """A label in the least size inside its part, where it has room with hardly any air."""
    fits = box.height >= LEAST_SIZE + _TIGHT and box.width >= text_width(text, LEAST_SIZE) + 2 * _TIGHT
    return fits and sheet.labels.put_lines([text], Lettering(LEAST_SIZE, colour, least=LEAST_SIZE), Spot(*box.centre))


def put_with_leader(text: str, box: Box, left_first: bool, sheet: Sheet) -> bool:
    """A label beside its column near to its part, and a line from one to the other.

    The line crosses no other label where there is any such way; rather than nowhere it stands behind one that does.
    """
    look = Lettering(LEAST_SIZE, sheet.palette.grey, least=LEAST_SIZE)
    spots = list(_spots(box, left_first))
    over = [Spot(box.centre[0], box.top + LEAST_SIZE / 2 + away) for away in (_NEAR, _STEP, 2 * _STEP)]
    clear = [spot for spot in (*over, *spots) if _is_clear(text, spot, box, sheet)]
    for spot in (*clear, *spots):
        put = sheet.labels.try_put(text, look, spot, covering=False)
        if put is not None:
            sheet.canvas.line(_leader(put, spot, box), sheet.palette.slate, _STROKE)
            return True
    return False


def _leader(label: Box, spot: Spot, box: Box) -> tuple[Place, Place]:
    """From the edge of a part to its label."""
    if spot.anchor == "centre":
        return (box.centre[0], box.top), (box.centre[0], label.bottom)
    if spot.anchor == "left":
        return (box.right, box.centre[1]), (label.left - _TOUCH, label.centre[1])
    return (box.left, box.centre[1]), (label.right + _TOUCH, label.centre[1])


def _is_clear(text: str, spot: Spot, box: Box, sheet: Sheet) -> bool:
    label = text_box(spot.x, spot.y, text, LEAST_SIZE, False, spot.anchor)
    way = Box(spot.x - 0.5, box.top + 0.5, spot.x + 0.5, label.top)
    if spot.anchor == "centre" and (sheet.labels.is_over_mark(way) or sheet.labels.is_over_mark(label)):
        return False  # only the outermost part of a column has its label over it
    return all(sheet.labels.is_free(sample, 0.0) for sample in _along(*_leader(label, spot, box)))


def _along(start: Place, end: Place) -> Iterator[Box]:
    """Small boxes along a line."""
    count = max(round(math.dist(start, end) / _SAMPLE), 1)
    for step in range(1, count):
        x, y = (a + (b - a) * step / count for a, b in zip(start, end, strict=True))
        yield Box(x - 0.5, y - 0.5, x + 0.5, y + 0.5)


def _spots(box: Box, left_first: bool) -> Iterator[Spot]:
    """Ever further up and down on either side."""
    y = box.centre[1]
    sides = (Spot(box.right + _AWAY, y, "left"), Spot(box.left - _AWAY, y, "right"))
    for step in range(_STEPS):
        for sign in (1, -1) if step else (1,):
            for side in reversed(sides) if left_first else sides:
                yield side._replace(y=y + sign * step * _STEP)
