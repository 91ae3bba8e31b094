"""Where the bars of a bridge begin and end: on its base line for a total, on one another for what lies between.

The one place where this is worked out, for a drawing as for a chart of PowerPoint's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from .data import Category, Point

_ZERO = Decimal(0)


class Level(NamedTuple):
    """A bar from one value to another; a rise goes up."""

    start: Decimal
    end: Decimal

    @property
    def rises(self) -> bool:
        return self.end >= self.start


def levels(categories: Sequence[Category], points: Sequence[Point]) -> list[Level | None]:
    """The bar of each category; None where there is no value: what follows then goes on from the bar before."""
    found: list[Level | None] = []
    reached = _ZERO
    for category, point in zip(categories, points, strict=True):
        if point.value is None:
            found.append(None)
            continue
        start = _ZERO if category.step == "total" else reached
        reached = start + point.value
        found.append(Level(start, reached))
    return found
