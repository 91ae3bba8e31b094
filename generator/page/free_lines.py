"""Where a short line finds a place on a page that is set already: at its right margin, else at its left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .geometry import Area
from .grounds import free_of

_STEP = 4
_EDGE = 6.0


def free_lines(page: Area, margin: float, size: tuple[float, float], taken: Sequence[Area]) -> Iterator[Area]:
    """The free places from the top, those at the right first."""
    wide, high = size
    for x in (page.width - margin - wide, margin):
        for step in range(int((page.height - high - 2 * _EDGE) / _STEP) + 1):
            place = Area(x, _EDGE + step * _STEP, wide, high)
            if free_of(place, taken):
                yield place
