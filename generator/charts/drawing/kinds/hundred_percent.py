"""Shares of 100%: stacks of one height, or bars of one length; their values are shares already."""

from __future__ import annotations

from ...data import ChartData
from ..sheet import Sheet
from . import stacked_bar, stacked_column


def draw(data: ChartData, sheet: Sheet) -> None:
    (stacked_bar if data.across else stacked_column).draw(data, sheet)
