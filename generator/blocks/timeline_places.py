"""Where a timeline's scale, its lanes and its cards stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..page.geometry import Area
from ..page.spread import spread as apart

_NAMES = 104.0
_BRACKET = 30.0
_BAND = 26.0
_STEM = 36.0
_CARD_WIDTH = 118.0
_LEAST_CARD, _MOST_CARD = 54.0, 104.0
_GAP = 8.0


@dataclass(frozen=True)
class Lanes:
    """The places of a timeline: its band of years, the lanes of cards over and under it, the height of its bracket."""

    area: Area
    band: Area
    own: Area
    others: Area
    bracket: float
    names: float


def lanes(area: Area, *, named: bool, bracket: bool) -> Lanes:
    """The places within an area, in its middle where it is higher than they need."""
    names, above = (_NAMES if named else 0.0), (_BRACKET if bracket else 0.0)
    card = min(max((area.height - above - _BAND - 2 * _STEM) / 2, _LEAST_CARD), _MOST_CARD)
    top = area.y + max((area.height - above - _BAND - 2 * _STEM - 2 * card) / 2, 0)
    left, width = area.x + names, area.width - names
    own = Area(left, top + above, width, card)
    band = Area(left, own.bottom + _STEM, width, _BAND)
    others = Area(left, band.bottom + _STEM, width, card)
    return Lanes(area, band, own, others, top + 12, names - 8)


@dataclass(frozen=True)
class Events:
    """The months of the first and the last event, counted from year 0, and over how many months the scale goes."""

    first: int
    last: int
    months: int

    @property
    def start(self) -> float:
        """The scale's first month: what it is longer than its events is shared by both ends."""
        return self.first - (self.months - (self.last - self.first)) / 2

    def x(self, month: float, band: Area) -> float:
        return band.x + band.width * (month - self.start) / max(self.months, 1)

    def years(self, band: Area) -> Iterator[tuple[int, float, float]]:
        """Each year with where it begins and ends on the band."""
        end = self.start + max(self.months, 1)
        for year in range(int(self.start // 12), int(end // 12) + 1):
            left, right = max(self.x(year * 12, band), band.x), min(self.x(year * 12 + 12, band), band.right)
            if right - left > 1:
                yield year, left, right


def spread(dots: Sequence[float], lane: Area, *, own: bool) -> list[Area]:
    """A card near each dot: side by side, moved no further than they must; in two rows where one does not hold them."""
    step, inner = _CARD_WIDTH + _GAP, lane.inset(_CARD_WIDTH / 2, 0)
    if len(dots) * step - _GAP <= lane.width:
        middles = apart(dots, step, inner.x, inner.right)
        return [Area(middle - _CARD_WIDTH / 2, lane.y, _CARD_WIDTH, lane.height) for middle in middles]
    half = (lane.height - _GAP / 2) / 2
    places: list[Area] = []
    for number, x in enumerate(dots):
        left = min(max(x - _CARD_WIDTH / 2, lane.x), lane.right - _CARD_WIDTH)
        near = (number % 2 == 0) != own
        places.append(Area(left, lane.y if near else lane.y + half + _GAP / 2, _CARD_WIDTH, half))
    return places
