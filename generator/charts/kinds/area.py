"""Areas on one another through the periods, with what they add up to over them."""

from __future__ import annotations

from typing import Literal

from ..guides import Guided
from ..options import Growth, Naming, Totals
from ..over_periods import over_periods
from .registry import ChartKind


class Area(Naming, Growth, Totals, Guided):
    """Areas of parts; growth is that of the total, else of the first."""

    kind: Literal["area"]


KIND = ChartKind(Area, over_periods)
