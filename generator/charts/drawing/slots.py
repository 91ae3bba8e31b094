"""Where the categories of a chart stand from left to right: shared by what is drawn and by native text under it."""

from __future__ import annotations

from collections.abc import Sequence

_MARGIN = 0.25
"""Room left free on either side, in slots: the group of columns holds together and stands in the middle."""

_BREAK = 0.5
"""The gap between two groups of categories, in slots."""

_CLOSE = 108.0
"""The most that the centres of columns are apart which are to stand close together."""


def pitch(width: float, count: int, breaks: Sequence[int] = (), close: bool = False) -> float:
    """The distance between the centres of two neighbouring categories of one group."""
    step = width / (max(count, 1) + 2 * _MARGIN + _BREAK * len(breaks))
    return min(step, _CLOSE) if close else step


def slots(width: float, count: int, breaks: Sequence[int] = (), close: bool = False) -> list[float]:
    """The centres of `count` equal slots in a chart `width` wide, with a gap before each category of `breaks`."""
    step = pitch(width, count, breaks, close)
    places = [index + _BREAK * sum(at <= index for at in breaks) for index in range(count)]
    middle = (count - 1 + _BREAK * len(breaks)) / 2
    return [width / 2 + (place - middle) * step for place in places]
