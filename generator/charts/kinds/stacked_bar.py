"""Stacked bars: parts side by side in one bar for each period, with their total at its end."""

from __future__ import annotations

from typing import Literal

from ..guides import Guided
from ..options import Naming, Totals
from ..over_periods import over_periods
from .registry import ChartKind


class StackedBar(Naming, Totals, Guided):
    """Parts of a total, from left to right."""

    kind: Literal["stacked-bar"]


KIND = ChartKind(StackedBar, over_periods)
