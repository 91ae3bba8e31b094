"""What a slide file may say of bars that lie: over what they go, and in which order."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from ..spec.scalars import Text
from .guides import Guided
from .spec import InPeriods


class BarsSpec(Guided, InPeriods):
    """Bars from left to right: of several series each in one period (`at`), of one series its periods.

    `mark` is the series that stands out. `sort` puts the largest first, or last.
    """

    at: Text | None = None
    mark: Text | None = None
    sort: Literal["given", "descending", "ascending"] = "given"

    @property
    def is_over_periods(self) -> bool:
        return len(self.series) == 1

    @model_validator(mode="after")
    def _periods_or_metrics(self) -> BarsSpec:
        if self.is_over_periods and (self.at is not None or self.mark is not None):
            raise ValueError("at: and mark: are of bars of several series; bars of one series are its periods")
        if not self.is_over_periods and "periods" in self.model_fields_set:
            raise ValueError("bars of several series are of one period; write at:, or take stacked-bar")
        return self
