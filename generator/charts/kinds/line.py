"""Lines of one or several series; names stand at their ends."""

from __future__ import annotations

from typing import Literal

from ..guides import Guided
from ..options import Growth, Naming
from ..over_periods import over_periods
from .registry import ChartKind


class Line(Naming, Growth, Guided):
    """Lines; growth is that of the first."""

    kind: Literal["line"]


KIND = ChartKind(Line, over_periods)
