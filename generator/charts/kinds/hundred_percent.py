"""Parts as shares of 100%: columns of one height, or with `direction: row` bars of one length."""

from __future__ import annotations

from typing import Literal

from ..options import Across, Naming, OfAWhole
from ..over_periods import over_periods
from ..spec import Label
from .registry import ChartKind


class HundredPercent(Naming, OfAWhole, Across):
    """What a whole is made of, period by period."""

    kind: Literal["hundred-percent"]
    # Said again here: pydantic takes a field that several bases have from the first of them.
    label: tuple[Label, ...] = ("share",)


KIND = ChartKind(HundredPercent, over_periods)
