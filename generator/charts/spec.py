"""What a slide file says of a chart: kind, series, periods, labels. Periods are always relative to the current one."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from ..spec.bounds import Places
from ..spec.scalars import Model, Text

Every = Literal["same-span", "half", "quarter", "year", "filled"]
Label = Literal["value", "share"]


class PeriodChoice(Model):
    """Which periods are the categories.

    `same-span` is the current span in this and earlier years; `half`, `quarter` and `year` are the last ones up to the
    current period's end; `filled` is every period for which the first series has a value. `then` appends the current
    period, or its comparative and it. `skip` leaves out the first ones found.
    """

    every: Every = "same-span"
    last: int | None = Field(default=None, ge=1, le=40)
    skip: int = Field(default=0, ge=0, le=40)
    then: tuple[Literal["comparative", "current"], ...] = ()
    to_current_year: bool = False


class SeriesSpec(Model):
    """One series: an expression over metrics, read in each category's period, its name, and a quiet second line."""

    figure: Text
    name: Text | None = None
    note: Text | None = None


def _as_series(value: Any) -> Any:
    return {"figure": value} if isinstance(value, str) else value


AnySeries = Annotated[SeriesSpec, BeforeValidator(_as_series, json_schema_input_type=Text | SeriesSpec)]


class RatioRow(Model):
    """A row of figures under the chart as native text: one under each category, or one between each two."""

    figure: Text
    label: Text = Text("")
    between: bool = False
    places: Places | None = None


class ChartSpec(Model):
    """A chart. `kind` is that of a drawing; of a doughnut the series are the slices, in one period."""

    kind: Text
    series: tuple[AnySeries, ...] = Field(min_length=1, max_length=24)
    title: Text | None = None
    unit: Text | None = None
    periods: PeriodChoice = PeriodChoice()
    category: Text = Text("short")
    label: tuple[Label, ...] = ("value",)
    places: int | None = Field(default=None, ge=0, le=6)
    total: Text | None = None
    inset: Text | None = None
    growth: bool = False
    growth_mark: str | None = None
    bracket: bool = False
    arrow: bool = False
    naming: Literal["direct", "legend", "none"] = "none"
    mark: Text | None = None
    at: Text | None = None
    ratios: tuple[RatioRow, ...] = Field(default=(), max_length=8)
    panel: bool = False
    description: Text | None = None
