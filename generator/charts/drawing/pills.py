"""Growth labels as pills: centred between their two columns, in as many rows as keep them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..data import Pill
from .box import Box, placed
from .font import text_width
from .labels import LEAST_SIZE, Lettering
from .sheet import Sheet

_PADDING = 11.0
_LEAST_PADDING = 4.0
_LEAST_WIDTH = 50.0
_APART = 4.0
_ROW_GAP = 4.0
_MARK_SIZE, _MARK_RISE, _MARK_GAP = 0.62, 0.34, 0.6


@dataclass(frozen=True)
class PillPlan:
    """Pills with the boxes they will take; `height` is that of all rows and the air under them."""

    pills: tuple[tuple[Pill, Box], ...]
    size: float
    height: float


def plan(pills: Sequence[Pill], centres: Sequence[float], sheet: Sheet, below: bool = False) -> PillPlan:
    """Where pills go: at the top of the sheet, or at its foot for columns that hang."""
    if not pills:
        return PillPlan((), sheet.size, 0.0)
    gaps = [abs(centres[pill.end] - centres[pill.start]) for pill in pills]
    size = _size(pills, min(gaps) - _APART, sheet)
    rows: list[list[Box]] = []
    boxes = [_boxed(pill, centres, size, sheet, rows, below) for pill in pills]
    row_height = size + 9
    return PillPlan(tuple(zip(pills, boxes, strict=True)), size, len(rows) * (row_height + _ROW_GAP) + 2)


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
    room = max(gap - _APART, content + 2 * _LEAST_PADDING)
    width = min(max(content + 2 * _PADDING, _LEAST_WIDTH), room)
    middle = (centres[pill.start] + centres[pill.end]) / 2
    middle = min(max(middle, width / 2), sheet.width - width / 2)
    height = size + 9
    for number, row in enumerate([*rows, []]):
        away = number * (height + _ROW_GAP) + height / 2
        box = placed(middle, away if below else sheet.height - away, width, height)
        if not any(box.overlaps(other, _APART - 0.1) for other in row):
            break
    if number == len(rows):
        rows.append([])
    rows[number].append(box)
    return box


def draw_pills(planned: PillPlan, sheet: Sheet) -> None:
    for pill, box in planned.pills:
        draw_pill(pill, box, planned.size, sheet)


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
