"""A sparkline: the course of one metric as a small line without words, for a card, a KPI or a table's cell."""

from __future__ import annotations

from typing import Literal

from ..options import OneSeries
from ..over_periods import over_periods
from .registry import ChartKind


class Sparkline(OneSeries):
    """A small line; what it shows stands in its alt text."""

    kind: Literal["sparkline"]


KIND = ChartKind(Sparkline, over_periods)
