"""Columns of which the later ones are forecasts, with an arrow over them from the first to the last."""

from __future__ import annotations

from typing import Literal

from ..guides import Guided
from ..options import Arrow, Bracket, Insets, OneSeries
from ..over_periods import over_periods
from .registry import ChartKind


class ForecastColumn(OneSeries, Insets, Bracket, Arrow, Guided):
    """Columns of one series that goes on into forecasts."""

    kind: Literal["forecast-column"]


KIND = ChartKind(ForecastColumn, over_periods)
