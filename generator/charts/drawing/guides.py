"""Lines through a chart at one value, with what they say: at the right where room is kept, else over the line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..data import Guide
from .box import Box
from .canvas import text_box
from .labels import Lettering, Spot
from .sheet import Sheet

_STROKE = 1.1
_BESIDE = 5.0
_CLEAR = 3.0


def draw_level_guides(
    guides: Sequence[Guide], heights: Sequence[float], ends: tuple[float, float], rooms: tuple[float, float],
    gaps: Sequence[float], sheet: Sheet,
) -> None:  # fmt: skip
    """Level lines from one end to the other. `rooms` are kept for labels at the left and at the right, where there are
    any; `gaps` are the middles between columns."""
    look = _look(sheet)
    for guide, y in sorted(zip(guides, heights, strict=True), key=lambda pair: -pair[1]):
        sheet.canvas.dashed_line((ends[0], y), (ends[1], y), sheet.palette.accent, _STROKE)
        sheet.labels.avoid([Box(ends[0], y - 1, ends[1], y + 1)])
        _put(guide.label, look, list(_spots(y, ends, rooms, gaps, look)), sheet)


def _put(text: str, look: Lettering, spots: Sequence[Spot], sheet: Sheet) -> None:
    """Where no column is under it; else on a white ground of its own."""
    if sheet.labels.try_put(text, look, *spots, covering=False) is not None:
        return
    for spot in spots:
        box = text_box(spot.x, spot.y, text, look.size, look.bold, spot.anchor)
        if sheet.labels.is_free(box.grown(_CLEAR)):
            sheet.canvas.pill(box.grown(_CLEAR), sheet.palette.white)
            sheet.labels.put(text, look, spot)
            return
    sheet.labels.put(text, look, *spots)


def _spots(
    y: float, ends: tuple[float, float], rooms: tuple[float, float], gaps: Sequence[float], look: Lettering
) -> Iterator[Spot]:  # fmt: skip
    for away in (0.0, look.size * 1.2, -look.size * 1.2, look.size * 2.4, -look.size * 2.4):
        if rooms[0]:
            yield Spot(ends[0] - _BESIDE, y + away, "right")
        if rooms[1]:
            yield Spot(ends[1] + _BESIDE, y + away, "left")
    over = look.size / 2 + _CLEAR
    for height in (y + over, y - over):
        yield Spot(ends[0], height, "left")
        yield Spot(ends[1], height, "right")
        yield from (Spot(x, height) for x in reversed(gaps))


def draw_upright_guides(
    guides: Sequence[Guide], places: Sequence[float], ends: tuple[float, float], below: bool, sheet: Sheet
) -> None:  # fmt: skip
    """Upright lines through bars, each with its label at the top end, or where names stand there `below`."""
    look = _look(sheet)
    for guide, x in zip(guides, places, strict=True):
        sheet.canvas.dashed_line((x, ends[0]), (x, ends[1]), sheet.palette.accent, _STROKE)
        sheet.labels.avoid([Box(x - 1, ends[0], x + 1, ends[1])])
        away = _CLEAR + look.size / 2
        y = ends[0] - away if below else ends[1] + away
        spots = Spot(x, y), Spot(x + _CLEAR, y, "left"), Spot(x - _CLEAR, y, "right"), Spot(0, y, "left")
        sheet.labels.put(guide.label, look, *spots, Spot(sheet.width, y, "right"))


def _look(sheet: Sheet) -> Lettering:
    return sheet.lettering(True, sheet.small + 1, sheet.palette.legible(sheet.palette.accent))
