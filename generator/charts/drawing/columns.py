"""What all charts of columns share: slots, base line, names, pills, the bracket, and a column's look by its role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ..data import Category, ChartData
from . import guides, pills
from .box import Box
from .labels import AIR, Spot
from .names import CategoryNames, category_names, draw_category_names, draw_headings, headings_height
from .pills import PillPlan
from .scale import Scale, for_lines, from_zero
from .sheet import Sheet
from .slots import pitch, slots

_SHARE_OF_SLOT, _MOST_OF_SLOT = 0.6, 0.84
_SHARE_OF_HEIGHT = 0.38
_LEAST_HEIGHT = 0.75
_BASE_WIDTH = 0.9
_OVERHANG = 16.0
_NAME_GAP = AIR
_OFF_LINE = 3.0


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
    foot: float
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
        base = self.scale.top if self.hanging else self.foot
        draw_category_names(self.names, self.centres, base, self.sheet, above=self.hanging)
        if self.data.breaks:
            under = self.sheet.height if self.hanging else self.foot - self.names.height
            draw_headings(self.data.headings, list(self._spans()), under, self.sheet)

    def _spans(self) -> Iterator[tuple[float, float]]:
        """From where to where the columns of each group stand."""
        edges = [0, *self.data.breaks, len(self.centres)]
        for first, after in pairwise(edges):
            yield self.centres[first] - self.bar / 2, self.centres[after - 1] + self.bar / 2

    def draw_guides(self) -> None:
        """Lines of targets and averages; labels drawn later keep off them."""
        if not self.data.guides:
            return
        over = min(self.pitch / 2, self.bar / 2 + _OVERHANG)
        ends = (self.centres[0] - over, self.centres[-1] + over)
        gaps = [(a + b) / 2 for a, b in pairwise(self.centres)]
        heights = [self.scale(guide.value) for guide in self.data.guides]
        # Beside names of series there is room at the left only.
        rooms = (self.data.left, 0.0 if self.data.naming == "direct" else self.data.margin)
        guides.draw_level_guides(self.data.guides, heights, ends, rooms, gaps, self.sheet)

    def at_end(self, x: float, y: float, size: float) -> list[Spot]:
        """Where a label may stand: in its place, else just over the line of a target that leads through it."""
        spots = [Spot(x, y)]
        for guide in self.data.guides:
            level, away = self.scale(guide.value), size / 2 + _OFF_LINE
            if abs(level - y) < away:
                spots.append(Spot(x, level + away))
        return spots

    def draw_pills(self, heads: Sequence[float]) -> None:
        """The pills, each by its pair; `heads` are the outer ends of the columns' labels."""
        pills.draw_pills(self.pills, heads, self.centres, self.sheet, self.hanging)


def columns(
    data: ChartData,
    sheet: Sheet,
    extents: Iterable[Decimal | None],
    head_room: float | None = None,
    right: float = 0.0,
    above: float = 0.0,
    lines: bool = False,
    inside: float = 0.0,
) -> Columns:
    """The ground for columns that reach to `extents`.

    `head_room` is for labels at the columns' ends, `right` a margin for names of series, `above` a band for more;
    with `lines` no columns will stand on it, and the scale may leave zero out. Columns are as wide as what stands
    `inside` them needs, as far as they stay apart.
    """
    reach = [value for value in extents if value is not None]
    reach += [guide.value for guide in data.guides]
    right = max(right, data.margin)
    room = sheet.head_room if head_room is None else head_room
    layout = (sheet.width - right - data.left, len(data.categories), data.breaks, data.close)
    centres, step = tuple(data.left + x for x in slots(*layout)), pitch(*layout)
    down, up = any(value < 0 for value in reach), any(value > 0 for value in reach)
    hanging = down and not up
    names = category_names([category.name for category in data.categories], step - _NAME_GAP, sheet)
    planned = pills.plan([pill for pill in data.pills if pill.part is None], centres, sheet, below=hanging)
    band = sheet.shared("band", planned.height + room + above)
    foot = sheet.shared("foot", names.height + headings_height(data.headings, sheet))
    low, high = (band, foot) if hanging else (foot + (room if down else 0.0), band)
    scale = (for_lines if lines else from_zero)(reach, low, max(sheet.height - high, low + 1))
    share = min(max(step * _SHARE_OF_SLOT, inside), step * _MOST_OF_SLOT)
    bar = sheet.shared("bar", min(share, max(sheet.height * _SHARE_OF_HEIGHT, 42.0), 140.0))
    return Columns(sheet, data, centres, step, bar, scale, hanging, names, foot, planned)


def draw_column(box: Box, category: Category, index: int, sheet: Sheet, count: int = 1) -> str:
    """A column of a series, one of `count`, in the look of its category's role; returns its fill."""
    fill = sheet.palette.series(index, category.role, count)
    if category.role == "forecast":
        sheet.canvas.dashed_rectangle(box, fill, sheet.palette.accent, 0.9)
    else:
        sheet.canvas.rectangle(box, fill)
    return fill
