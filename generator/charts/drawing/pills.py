"""Growth labels as pills: each stands over its own pair of columns, tied to them where there is room for lines."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ..data import Pill
from .box import Box, placed
from .font import text_width
from .labels import LEAST_SIZE, Lettering
from .sheet import Sheet

_PADDING = 9.0
_LEAST_PADDING = 4.0
_LEAST_WIDTH = 50.0
_APART = 4.0
_CLEAR = 4.0
_TALLER = 7.0
_STEP = 3.0
_LINE = 1.0
_LEG = 3.0
_ASIDE = 5.0
_MARK_SIZE, _MARK_RISE, _MARK_GAP = 0.62, 0.34, 0.6


@dataclass(frozen=True)
class PillPlan:
    """Pills with the width and the middle of each; `height` is that of all rows and the air about them."""

    pills: tuple[tuple[Pill, Box], ...]
    size: float
    height: float


def plan(pills: Sequence[Pill], centres: Sequence[float], sheet: Sheet, below: bool = False) -> PillPlan:
    """The pills of a chart and the room that they take over (or below) its highest columns."""
    if not pills:
        return PillPlan((), sheet.size, 0.0)
    gaps = [abs(centres[pill.end] - centres[pill.start]) for pill in pills]
    size = sheet.shared("pill", _size(pills, min(gaps) - _APART, sheet))
    rows: list[list[Box]] = []
    boxes = [_boxed(pill, centres, size, sheet, rows, below) for pill in pills]
    row_height = size + _TALLER
    return PillPlan(tuple(zip(pills, boxes, strict=True)), size, len(rows) * (row_height + _CLEAR))


def alone(pill: Pill, room: float, middle: tuple[float, float], sheet: Sheet) -> tuple[float, Box]:
    """The type size and the box of a pill that stands by itself, within `room`."""
    size = _size([pill], room - 2 * _PADDING, sheet)
    return size, placed(*middle, _content_width(pill, size) + 2 * _PADDING, size + _TALLER)


def _content_width(pill: Pill, size: float) -> float:
    mark = text_width(pill.mark, size * _MARK_SIZE, True) + _MARK_GAP if pill.mark else 0.0
    return text_width(pill.text, size, True) + mark


def _size(pills: Sequence[Pill], room: float, sheet: Sheet) -> float:
    for size in Lettering(sheet.size, "").sizes():
        if all(_content_width(pill, size) + 2 * _LEAST_PADDING <= room for pill in pills):
            return size
    return min(LEAST_SIZE, sheet.size)


def _boxed(pill: Pill, centres: Sequence[float], size: float, sheet: Sheet, rows: list[list[Box]], below: bool) -> Box:
    """The pill's box in the first row where it is apart from those already there."""
    gap = abs(centres[pill.end] - centres[pill.start])
    content = _content_width(pill, size)
    room = max(gap - 2 * (_ASIDE + _LEG), content + 2 * _LEAST_PADDING)
    width = min(max(content + 2 * _PADDING, _LEAST_WIDTH), room)
    middle = (centres[pill.start] + centres[pill.end]) / 2
    middle = min(max(middle, width / 2), sheet.width - width / 2)
    height = size + _TALLER
    for number, row in enumerate([*rows, []]):
        away = number * (height + _CLEAR) + height / 2
        box = placed(middle, away if below else sheet.height - away, width, height)
        if not any(box.overlaps(other, _APART - 0.1) for other in row):
            break
    if number == len(rows):
        rows.append([])
    rows[number].append(box)
    return box


def draw_pills(
    planned: PillPlan, heads: Sequence[float], centres: Sequence[float], sheet: Sheet, below: bool = False
) -> None:  # fmt: skip
    """Each pill next to what it compares: `heads` are the heights beyond which nothing of a column stands."""
    sign = -1 if below else 1
    shared = {pill.start for pill, _ in planned.pills} & {pill.end for pill, _ in planned.pills}
    drawn: list[Box] = []
    for pill, box in planned.pills:
        over = [sign * heads[index] for index in range(pill.start, pill.end + 1)]
        beside = [other for other in drawn if other.left - _APART < box.right and box.left < other.right + _APART]
        over += [sign * (other.bottom if below else other.top) for other in beside]
        end = max(over) + _CLEAR
        there = _free(placed(box.centre[0], sign * end + sign * box.height / 2, box.width, box.height), sign, sheet)
        _draw_legs(pill, there, heads, centres, sign, shared, sheet)
        draw_pill(pill, there, planned.size, sheet)
        drawn.append(there)


def _free(box: Box, sign: int, sheet: Sheet) -> Box:
    """The box, further out as far as other labels are in its way; where it was if they are all the way."""
    moved = box
    while not sheet.labels.is_free(moved):
        moved = placed(box.centre[0], moved.centre[1] + sign * _STEP, box.width, box.height)
        if not moved.within(sheet.width, sheet.height):
            return box
    return moved


def _draw_legs(
    pill: Pill, box: Box, heads: Sequence[float], centres: Sequence[float], sign: int, shared: Collection[int],
    sheet: Sheet,
) -> None:  # fmt: skip
    """Lines from both columns to the pill; aside of the middle of a column from which another pill's line rises too."""
    y = box.centre[1]
    for index, side, inwards in ((pill.start, box.left, 1), (pill.end, box.right, -1)):
        x = centres[index] + inwards * (_ASIDE if index in shared else 0.0)
        foot = heads[index] + sign * _LEG
        if inwards * (side - x) >= _LEG - 0.1 and sign * (y - foot) >= _LEG and sheet.labels.is_free(box):
            sheet.canvas.line([(x, foot), (x, y), (side, y)], sheet.palette.tint, _LINE)


def draw_pill(pill: Pill, box: Box, size: float, sheet: Sheet) -> None:
    """A pill, unless something stands in its place already."""
    if not sheet.labels.is_free(box):
        sheet.canvas.omitted.append(pill.text + pill.mark)
        return
    sheet.canvas.pill(box, sheet.palette.pale)
    x, y = box.centre
    colour = sheet.palette.legible(sheet.palette.accent)
    start = x - _content_width(pill, size) / 2
    text = sheet.canvas.text(start, y, pill.text, size, colour, True, "left")
    if pill.mark:
        raised = y + _MARK_RISE * size
        sheet.canvas.text(text.right + _MARK_GAP, raised, pill.mark, size * _MARK_SIZE, colour, True, "left")
    sheet.labels.keep_free(box)
