"""The windows of time of charts on one slide: neighbours that show another stretch of it are told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..finance.period import Period
from .spec import ChartSpec, OverPeriods


class Window(NamedTuple):
    """The periods of a chart, by its name and how they were chosen."""

    name: str
    every: str
    periods: tuple[Period, ...]
    of_steps: bool
    """Whether its values are steps from one period to the next, and so begin one later."""

    @property
    def begin(self) -> Period:
        return self.periods[0]


def window_of(name: str, spec: ChartSpec, periods: Sequence[Period]) -> Window | None:
    """The window of a chart over periods that are chosen by one rule; None of any other chart."""
    if not isinstance(spec, OverPeriods) or spec.periods.then or not periods:
        return None
    steps = any(word in series.figure for series in spec.series for word in (".before", ".previous", ".qoq"))
    return Window(name, spec.periods.every, tuple(periods), steps)


def apart(one: Window, other: Window) -> str:
    """What is wrong with two windows of one slide, in words; nothing where they agree."""
    if one.every != other.every or (one.periods[-1] != other.periods[-1] and one.every == "filled"):
        return ""  # rows that are filled in for other dates have windows of their own
    first, second = _wanted(one, other), _wanted(other, one)
    if first == second:
        return ""
    return f"{one.name} begins in {one.begin}, {other.name} beside it in {other.begin}"


def _wanted(one: Window, other: Window) -> Period:
    """Where a chart would begin beside one of steps: a period later than it does."""
    later = other.of_steps and not one.of_steps and len(one.periods) > 1
    return one.periods[1] if later else one.begin
