"""Where the categories of a chart stand from left to right: shared by what is drawn and by native text under it."""

from __future__ import annotations

_MARGIN = 0.25
"""Room left free on either side, in slots: the group of columns holds together and stands in the middle."""


def pitch(width: float, count: int) -> float:
    """The distance between the centres of two neighbouring categories."""
    return width / (max(count, 1) + 2 * _MARGIN)


def slots(width: float, count: int) -> list[float]:
    """The centres of `count` equal slots in a chart `width` wide."""
    step = pitch(width, count)
    return [width / 2 + (index - (count - 1) / 2) * step for index in range(count)]
