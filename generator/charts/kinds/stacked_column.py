"""Stacked columns: parts one over another, with their total on top and each part's share of it."""

from __future__ import annotations

from typing import Literal

from ..guides import Guided
from ..options import Bracket, Naming, Totals
from ..over_periods import over_periods
from .registry import ChartKind


class StackedColumn(Naming, Bracket, Totals, Guided):
    """Parts of a total."""

    kind: Literal["stacked-column"]


KIND = ChartKind(StackedColumn, over_periods)
