"""Bars from left to right: a ranking of metrics, or the periods of one of them."""

from __future__ import annotations

from typing import Literal

from ..bars import bars
from ..bars_spec import BarsSpec
from .registry import ChartKind


class Bar(BarsSpec):
    """Bars that lie."""

    kind: Literal["bar"]


KIND = ChartKind(Bar, bars)
