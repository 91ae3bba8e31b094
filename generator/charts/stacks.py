"""Where the parts of a stack begin and end: what is above zero on one another upwards, what is below it downwards.

The one place where this is worked out, for columns, bars and areas, drawn or of PowerPoint's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from .data import ChartData

_ZERO = Decimal(0)


class Part(NamedTuple):
    """A part of a category's stack: its series, and from where to where it reaches."""

    category: int
    series: int
    start: Decimal
    end: Decimal

    @property
    def up(self) -> bool:
        return self.end >= self.start


def parts(data: ChartData) -> Iterator[Part]:
    """All parts that have a value, category by category, the first series at the base line."""
    for index in range(len(data.categories)):
        ends = {True: _ZERO, False: _ZERO}
        for number, series in enumerate(data.series):
            value = series.points[index].value
            if value is not None:
                start = ends[value >= 0]
                ends[value >= 0] = start + value
                yield Part(index, number, start, start + value)


def reach(data: ChartData) -> list[Decimal]:
    """How far the stacks go up and down."""
    found = [_ZERO] * (2 * len(data.categories))
    for part in parts(data):
        found[2 * part.category + (not part.up)] = part.end
    return found
