"""Labels of parts that are too small for them: tight inside, else aside of their column, led to it by a line."""

from __future__ import annotations

from collections.abc import Iterator

from .box import Box
from .font import text_width
from .labels import LEAST_SIZE, Lettering, Spot
from .sheet import Sheet

_TIGHT = 1.0
_AWAY = 11.0
_STEP = 5.0
_STEPS = 14
_STROKE = 0.6
_TOUCH = 1.5


def put_inside_tight(text: str, box: Box, colour: str, sheet: Sheet) -> bool:
    """A label in the least size inside its part, where it has room with hardly any air."""
    fits = box.height >= LEAST_SIZE + _TIGHT and box.width >= text_width(text, LEAST_SIZE) + 2 * _TIGHT
    return fits and sheet.labels.put_lines([text], Lettering(LEAST_SIZE, colour, least=LEAST_SIZE), Spot(*box.centre))


def put_with_leader(text: str, box: Box, left_first: bool, sheet: Sheet) -> bool:
    """A label beside its column as near to its part as there is room, and a line from one to the other."""
    look = Lettering(LEAST_SIZE, sheet.palette.grey, least=LEAST_SIZE)
    for spot in _spots(box, left_first):
        put = sheet.labels.try_put(text, look, spot, covering=False)
        if put is not None:
            right = spot.anchor == "left"
            start = (box.right if right else box.left, box.centre[1])
            end = (put.left - _TOUCH if right else put.right + _TOUCH, put.centre[1])
            sheet.canvas.line([start, end], sheet.palette.slate, _STROKE)
            return True
    return False


def _spots(box: Box, left_first: bool) -> Iterator[Spot]:
    """Ever further up and down on either side."""
    y = box.centre[1]
    sides = (Spot(box.right + _AWAY, y, "left"), Spot(box.left - _AWAY, y, "right"))
    for step in range(_STEPS):
        for sign in (1, -1) if step else (1,):
            for side in reversed(sides) if left_first else sides:
                yield side._replace(y=y + sign * step * _STEP)
