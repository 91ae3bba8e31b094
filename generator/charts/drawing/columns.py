"""What all charts of columns share: slots, base line, names, pills, the bracket, and a column's look by its role."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..data import Category, ChartData, Pill
from . import pills
from .box import Box
from .names import CategoryNames, category_names, draw_category_names
from .pills import PillPlan
from .scale import Scale, for_lines, from_zero
from .sheet import Sheet
from .slots import pitch, slots

_SHARE_OF_SLOT = 0.55
_SHARE_OF_HEIGHT = 0.32
_LEAST_HEIGHT = 0.75
_BASE_WIDTH = 0.9
_OVERHANG = 16.0
_NAME_GAP = 5.0


@dataclass(frozen=True)
class Columns:
    """The ground on which columns stand, or from which they hang when there are only negative values."""

    sheet: Sheet
    data: ChartData
    centres: tuple[float, ...]
    pitch: float
    bar: float
    scale: Scale
    hanging: bool
    names: CategoryNames
    pills: PillPlan

    def column(
        self, index: int, start: Decimal, end: Decimal, width: float | None = None, x: float | None = None
    ) -> Box:
        """The box of a column, or of a segment of one; anything that is not zero is seen."""
        middle, half = self.centres[index] if x is None else x, (self.bar if width is None else width) / 2
        low, high = sorted((self.scale(start), self.scale(end)))
        if start != end and high - low < _LEAST_HEIGHT:
            low, high = (high - _LEAST_HEIGHT, high) if end < start else (low, low + _LEAST_HEIGHT)
        return Box(middle - half, low, middle + half, high)

    def draw_ground(self) -> None:
        """Base line and names of categories."""
        over = min(self.pitch / 2, self.bar / 2 + _OVERHANG)
        ends = [(self.centres[0] - over, self.scale.zero), (self.centres[-1] + over, self.scale.zero)]
        self.sheet.canvas.line(ends, self.sheet.palette.hairline, _BASE_WIDTH)
        base = self.scale.top if self.hanging else self.names.height
        draw_category_names(self.names, self.centres, base, self.sheet, above=self.hanging)

    def draw_pills(self, heads: Sequence[float]) -> None:
        """The pills; with a bracket, lines from the first and the last of `heads` (the tops of labels) to the pill."""
        if self.data.bracket and self.data.pills and not self.hanging:
            for pill, box in self.pills.pills:
                self._draw_bracket(pill, box, heads)
        pills.draw_pills(self.pills, self.sheet)

    def _draw_bracket(self, pill: Pill, box: Box, heads: Sequence[float]) -> None:
        start, end, y = self.centres[pill.start], self.centres[pill.end], box.centre[1]
        colour = self.sheet.palette.tint
        for x, side, head in ((start, box.left, heads[pill.start]), (end, box.right, heads[pill.end])):
            self.sheet.canvas.line([(x, min(head + 4, y)), (x, y), (side, y)], colour, 1.0)


def columns(
    data: ChartData,
    sheet: Sheet,
    extents: Iterable[Decimal | None],
    head_room: float | None = None,
    right: float = 0.0,
    above: float = 0.0,
    lines: bool = False,
) -> Columns:
    """The ground for columns that reach to `extents`.

    `head_room` is for labels at the columns' ends, `right` a margin for names of series, `above` a band for more;
    with `lines` no columns will stand on it, and the scale may leave zero out.
    """
    reach = [value for value in extents if value is not None]
    room = sheet.head_room if head_room is None else head_room
    count, width = len(data.categories), sheet.width - right
    centres, step = tuple(slots(width, count)), pitch(width, count)
    down, up = any(value < 0 for value in reach), any(value > 0 for value in reach)
    hanging = down and not up
    names = category_names([category.name for category in data.categories], step - _NAME_GAP, sheet)
    planned = pills.plan(data.pills, centres, sheet, below=hanging)
    bracket = 6.0 if data.bracket and data.pills else 0.0
    band = planned.height + bracket + room + above
    low, high = (band, names.height) if hanging else (names.height + (room if down else 0.0), band)
    scale = (for_lines if lines else from_zero)(reach, low, max(sheet.height - high, low + 1))
    bar = min(step * _SHARE_OF_SLOT, max(sheet.height * _SHARE_OF_HEIGHT, 42.0), 140.0)
    return Columns(sheet, data, centres, step, bar, scale, hanging, names, planned)


def draw_column(box: Box, category: Category, index: int, sheet: Sheet) -> str:
    """A column in the look of its category's role; returns its fill."""
    fill = sheet.palette.series(index, category.role)
    if category.role == "forecast":
        sheet.canvas.dashed_rectangle(box, fill, sheet.palette.accent, 0.9)
    else:
        sheet.canvas.rectangle(box, fill)
    return fill
