"""What all charts of lying bars share: rows from the top, names at the left, the line that bars begin at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..data import ChartData
from .box import Box
from .font import text_width
from .guides import draw_upright_guides
from .labels import Lettering, Spot, broken, line_pitch, widest
from .scale import Scale, from_zero
from .sheet import Sheet

_SHARE_OF_ROW = 0.58
_MOST_BAR = 40.0
_MOST_ROW = 76.0
_MOST_NAMES = 0.34
_NAME_GAP = 8.0
_LEAST_LENGTH = 0.75
_BASE_WIDTH = 0.9
_BESIDE = 5.0
_EDGE = 2.0


@dataclass(frozen=True)
class Rows:
    """The ground on which bars lie; `middles` are the heights of the rows, from the top down."""

    sheet: Sheet
    data: ChartData
    middles: tuple[float, ...]
    bar: float
    scale: Scale
    names: tuple[tuple[str, ...], ...]
    lettering: Lettering

    def box(self, row: int, start: Decimal, end: Decimal, thickness: float | None = None) -> Box:
        """The box of a bar, or of a part of one; anything that is not zero is seen."""
        left, right = sorted((self.scale(start), self.scale(end)))
        if start != end and right - left < _LEAST_LENGTH:
            left, right = (right - _LEAST_LENGTH, right) if end < start else (left, left + _LEAST_LENGTH)
        half = (self.bar if thickness is None else thickness) / 2
        return Box(left, self.middles[row] - half, right, self.middles[row] + half)

    def draw_ground(self) -> None:
        """The line at zero and the names of the rows, which stand left of all bars."""
        zero, reach = self.scale.zero, self.bar / 2 + 4
        ends = [(zero, self.middles[-1] - reach), (zero, self.middles[0] + reach)]
        self.sheet.canvas.line(ends, self.sheet.palette.hairline, _BASE_WIDTH)
        x = max((widest(lines, self.lettering.size) for lines in self.names), default=0.0) + _EDGE
        for lines, y in zip(self.names, self.middles, strict=True):
            self._draw_name(lines, x, y)

    def _draw_name(self, lines: Sequence[str], x: float, y: float) -> None:
        """The lines of a name, each ending where all names end."""
        pitch = line_pitch(self.lettering.size)
        fixed = Lettering(self.lettering.size, self.lettering.colour, least=self.lettering.size)
        for number, line in enumerate(lines):
            height = y + ((len(lines) - 1) / 2 - number) * pitch
            self.sheet.labels.put(line, fixed, Spot(x, height, "right"))

    def draw_guides(self) -> None:
        """Upright lines of targets and averages."""
        places = [self.scale(guide.value) for guide in self.data.guides]
        reach = self.bar / 2 + 4
        ends = (self.middles[-1] - reach, self.middles[0] + reach)
        draw_upright_guides(self.data.guides, places, ends, self.data.naming == "direct", self.sheet)

    def put_at_end(self, text: str, row: int, box: Box, negative: bool, lettering: Lettering) -> None:
        """A label beyond the end of a bar."""
        y = self.middles[row]
        right, left = Spot(box.right + _BESIDE, y, "left"), Spot(box.left - _BESIDE, y, "right")
        end = right.x + text_width(text, lettering.size, lettering.bold)
        crossed = [x for x in map(self.scale, (guide.value for guide in self.data.guides)) if box.right <= x <= end]
        beyond = [Spot(x + _BESIDE, y, "left") for x in crossed]
        self.sheet.labels.put(text, lettering, *((left, right) if negative else (right, *beyond, left)))


def rows(
    data: ChartData, sheet: Sheet, extents: Iterable[Decimal | None], labels: Sequence[str], right: float = 0.0,
    above: float = 0.0,
) -> Rows:  # fmt: skip
    """The ground for bars that reach to `extents`, with room for the `labels` at their ends and a margin `right`."""
    reach = [value for value in extents if value is not None] + [guide.value for guide in data.guides]
    line = line_pitch(sheet.small + 1) + 4 if data.guides else 0.0
    band, foot = (above, line) if data.naming == "direct" else (above + line, 0.0)
    row = min((sheet.height - band - foot) / max(len(data.categories), 1), _MOST_ROW)
    names, lettering = _names(data, row, sheet)
    wide = max((widest(lines, lettering.size) for lines in names), default=0.0)
    label = widest(labels, sheet.size, True) + _BESIDE + _EDGE if any(labels) else _EDGE
    left = wide + _EDGE + _NAME_GAP if wide else 1.0
    low = left + (label if any(value < 0 for value in reach) else 0.0)
    high = sheet.width - right - (label if any(value > 0 for value in reach) or not reach else _EDGE)
    scale = from_zero(reach, low, max(high, low + 1))
    top = sheet.height - band - max(sheet.height - band - foot - row * len(data.categories), 0.0) / 2
    middles = tuple(top - row * (index + 0.5) for index in range(len(data.categories)))
    return Rows(sheet, data, middles, min(row * _SHARE_OF_ROW, _MOST_BAR), scale, names, lettering)


def _names(data: ChartData, row: float, sheet: Sheet) -> tuple[tuple[tuple[str, ...], ...], Lettering]:
    """The names within their margin: on one line, else on two where a row has room for them."""
    room = sheet.width * _MOST_NAMES
    lettering = sheet.lettering(colour=sheet.palette.grey)
    lines: list[list[str]] = []
    size = lettering.size
    for size in lettering.sizes():
        lines = [_lines(category.name, size, room, row) for category in data.categories]
        most = max((len(each) for each in lines), default=1)
        if all(widest(each, size) <= room for each in lines) and most * line_pitch(size) <= max(row, size * 1.31):
            break
    return tuple(map(tuple, lines)), Lettering(size, lettering.colour)


def _lines(name: str, size: float, room: float, row: float) -> list[str]:
    """A name's lines; where a row has no room for two, on one."""
    if 2 * line_pitch(size) <= row:
        return broken(name, size, room)
    return [name.replace("\n", "")]
