"""Columns of the first series, and over them the others as lines."""

from __future__ import annotations

from typing import Literal

from ..guides import Guided
from ..options import Growth, Insets, Naming
from ..over_periods import over_periods
from .registry import ChartKind


class Combination(Naming, Insets, Growth, Guided):
    """Columns and lines; growth and insets are those of the columns."""

    kind: Literal["combination"]


KIND = ChartKind(Combination, over_periods)
