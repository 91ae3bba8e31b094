"""A bridge from one total to another: what rises, what falls, and where that leads."""

from __future__ import annotations

from typing import Literal

from ..bridge import bridge
from ..bridge_spec import BridgeSpec
from .registry import ChartKind


class Waterfall(BridgeSpec):
    """A bridge between totals."""

    kind: Literal["waterfall"]


KIND = ChartKind(Waterfall, bridge)
