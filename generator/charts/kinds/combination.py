"""Columns of the first series, side by side or stacked, and over them the others as lines on a second scale."""

from __future__ import annotations

from typing import Literal

from ..guides import Guided
from ..options import Growth, Insets, Mixed, Naming
from ..over_periods import over_periods
from .registry import ChartKind


class Combination(Naming, Insets, Growth, Mixed, Guided):
    """Columns and lines; growth and insets are those of the columns."""

    kind: Literal["combination"]


KIND = ChartKind(Combination, over_periods)
