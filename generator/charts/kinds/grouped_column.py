"""Grouped columns: the series of each category side by side."""

from __future__ import annotations

from typing import Literal

from ..guides import Guided
from ..options import Bracket, Naming
from ..over_periods import over_periods
from .registry import ChartKind


class GroupedColumn(Naming, Bracket, Guided):
    """Several series side by side; growth is that of the first."""

    kind: Literal["grouped-column"]


KIND = ChartKind(GroupedColumn, over_periods)
