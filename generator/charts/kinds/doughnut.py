"""A doughnut: the slices are the series, in one period."""

from __future__ import annotations

from typing import Literal

from ..over_metrics import over_metrics
from ..spec import OverMetrics
from .registry import ChartKind


class Doughnut(OverMetrics):
    """Slices of one whole."""

    kind: Literal["doughnut"]


KIND = ChartKind(Doughnut, over_metrics)
