"""Columns of one series, with growth between them and ratios at their feet."""

from __future__ import annotations

from typing import Literal

from ..guides import Guided
from ..options import Bracket, Insets, OneSeries
from ..over_periods import over_periods
from .registry import ChartKind


class Column(OneSeries, Insets, Bracket, Guided):
    """Columns of one series."""

    kind: Literal["column"]


KIND = ChartKind(Column, over_periods)
