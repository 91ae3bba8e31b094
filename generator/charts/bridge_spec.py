"""What a slide file may say of a bridge: its totals, the steps between them, and over what it leads."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from ..spec.scalars import Text
from .guides import Guided
from .spec import InPeriods, PeriodChoice, SeriesSpec, as_series


class StepSpec(SeriesSpec):
    """A step of a bridge: `total` makes it a subtotal, `less` takes it away (a cost that is typed without its sign)."""

    total: bool = False
    less: bool = False


AnyStep = Annotated[StepSpec, BeforeValidator(as_series, json_schema_input_type=Text | StepSpec)]


class BridgeSpec(Guided, InPeriods):
    """A bridge over metrics, whose first and last series are totals; `at` gives the period.

    With `total`, or of one series, it leads over periods: from one period's total to the next one's by what changed.
    """

    series: tuple[AnyStep, ...] = Field(max_length=24, json_schema_extra={"minItems": 1})
    periods: PeriodChoice = PeriodChoice(last=2)
    total: Text | None = None
    at: Text | None = None

    @property
    def is_over_periods(self) -> bool:
        return self.total is not None or len(self.series) == 1

    @model_validator(mode="after")
    def _steps_are_of_one_way(self) -> BridgeSpec:
        if self.is_over_periods and self.at is not None:
            raise ValueError("a bridge over periods has no single one; write periods: in place of at:")
        if self.is_over_periods and any(series.total for series in self.series):
            raise ValueError("a bridge over periods has its totals from total:; take total: true from the series")
        if not self.is_over_periods and len(self.series) < 3:
            raise ValueError("a bridge leads from one total to another over a step at least; or write total:")
        return self
