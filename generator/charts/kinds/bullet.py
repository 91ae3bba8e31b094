"""Targets against what was reached: a bar for each metric, and a line where its target stands."""

from __future__ import annotations

from typing import Literal

from ..targets import TargetSpec, targets
from .registry import ChartKind


class Bullet(TargetSpec):
    """Actual figures, each on the scale of its own target."""

    kind: Literal["bullet"]


KIND = ChartKind(Bullet, targets)
