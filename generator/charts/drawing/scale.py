"""From values to heights in points: exact decimals become floats only here.

Zero is on every scale of columns; lines may start nearer to their values.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

_ZERO = Decimal(0)


@dataclass(frozen=True)
class Scale:
    """A linear scale: `low` stands at `bottom`, `high` at `top`. Of an empty span all values stand at the bottom."""

    low: Decimal
    high: Decimal
    bottom: float
    top: float

    def __call__(self, value: Decimal) -> float:
        if self.high == self.low:
            return self.bottom
        return self.bottom + float((value - self.low) / (self.high - self.low)) * (self.top - self.bottom)

    @property
    def zero(self) -> float:
        """The height of the base line: zero, or the end of the scale that is nearest to it."""
        return self(min(max(_ZERO, self.low), self.high))


def from_zero(values: Iterable[Decimal | None], bottom: float, top: float) -> Scale:
    """A scale over zero and all values; all negative ones hang from the top. All zero: they lie at the bottom."""
    known = [value for value in values if value is not None]
    return Scale(min([_ZERO, *known]), max([_ZERO, *known]), bottom, top)


def for_lines(values: Iterable[Decimal | None], bottom: float, top: float) -> Scale:
    """A scale for lines. Where all values are far from zero it starts nearer to them, as no length stands for a value;
    a third of the height at most is given to differences that are small beside the values."""
    known = [value for value in values if value is not None]
    if not known or min(known) <= 0:
        return from_zero(known, bottom, top)
    low, high = min(known), max(known)
    span = max(high - low, high / 3)
    return Scale(max(low - span / 5, _ZERO), high, bottom, top)


def around(values: Iterable[Decimal | None], bottom: float, top: float) -> Scale:
    """A scale for a line of ratios that has a band of its own. Small differences stay small: the band is a quarter
    of the largest value at the least, so that 39.7 beside 40.2 does not look like a leap."""
    known = [value for value in values if value is not None]
    if not known:
        return Scale(_ZERO, _ZERO, bottom, top)
    low, high = min(known), max(known)
    least = max(abs(low), abs(high)) / 4
    missing = max(least - (high - low), _ZERO)
    return Scale(low - missing / 2, high + missing / 2, bottom, top)
