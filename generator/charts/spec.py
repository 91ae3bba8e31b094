"""What a slide file says of any chart: series, periods, labels. What one kind alone knows stands with that kind."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, field_validator
from pydantic_core import PydanticKnownError

from ..language.chosen import PERIOD_FORMS
from ..spec.bounds import Places
from ..spec.scalars import Model, Text, Words

Every = Literal["same-span", "year-to-date", "half", "quarter", "year", "filled"]
Label = Literal["value", "share"]
UnitPlace = Literal["heading", "subtitle", "none"]
"""How a chart's own unit stands beside its title: (人民币百万元), 单位：百万元人民币, or not."""


class PeriodChoice(Model):
    """Which periods are the categories of a chart, or the columns of a statement.

    `same-span` is the current span in this and earlier years, `year-to-date` the span from the year's begin to the
    current period's end (of 2024Q3 the nine months); `half`, `quarter` and `year` are the last ones up to the
    current period's end; `filled` is every period for which the first series has a value. `then` appends the current
    period, or its comparative and it. `skip` leaves out the first ones found.
    """

    every: Every = "same-span"
    last: int | None = Field(default=None, ge=1, le=40)
    skip: int = Field(default=0, ge=0, le=40)
    then: tuple[Literal["comparative", "current"], ...] = ()
    to_current_year: bool = False


class SeriesSpec(Model):
    """One series: an expression over metrics, read in each category's period, and its name."""

    figure: Text
    name: Words | None = None


class NotedSeries(SeriesSpec):
    """A series with a quiet second line under its name."""

    note: Words | None = None


def as_series(value: object) -> object:
    return {"figure": value} if isinstance(value, str) else value


AnySeries = Annotated[SeriesSpec, BeforeValidator(as_series, json_schema_input_type=Text | SeriesSpec)]
AnyNotedSeries = Annotated[NotedSeries, BeforeValidator(as_series, json_schema_input_type=Text | NotedSeries)]


class RatioRow(Model):
    """A row of figures under the chart as native text: one under each category, or one between each two."""

    figure: Text
    label: Words = Text("")
    between: bool = False
    places: Places | None = None


def one_of(value: str, known: Collection[str]) -> None:
    """Refuse a name that is not known, as pydantic refuses what is no literal.

    Raises:
        PydanticKnownError: it is none of them.
    """
    if value not in known:
        raise PydanticKnownError("literal_error", {"expected": ", ".join(f"'{name}'" for name in known)})


def _form_or_template(value: Text) -> Text:
    if "{" not in value:
        one_of(value, PERIOD_FORMS)
    return value


CategoryForm = Annotated[
    Text,
    AfterValidator(_form_or_template),
    WithJsonSchema({"anyOf": [{"enum": list(PERIOD_FORMS)}, {"type": "string", "pattern": "\\{"}]}),
]
"""A way to write a period, or a Jinja text."""


class ChartSpec(Model):
    """A chart; the models of the kinds add what each of them knows."""

    # Built when first asked for: most of these classes are only parts of others.
    model_config = Model.model_config | {"defer_build": True}

    kind: str
    series: tuple[AnySeries, ...] = Field(max_length=24, json_schema_extra={"minItems": 1})
    title: Words | None = None
    unit: Text | None = None
    unit_form: UnitPlace = "heading"
    unit_note: Words | None = None
    label: tuple[Label, ...] = ("value",)
    places: int | None = Field(default=None, ge=0, le=6)
    panel: bool = False
    description: Words | None = None

    @field_validator("series")
    @classmethod
    def _has_a_series(cls, series: tuple[SeriesSpec, ...]) -> tuple[SeriesSpec, ...]:
        # Not by a least length, which pydantic finds too short as well where an item has a slip.
        if not series:
            raise ValueError("a chart needs one at least")
        return series

    @field_validator("label")
    @classmethod
    def _shares_are_of_totals(cls, labels: tuple[Label, ...]) -> tuple[Label, ...]:
        if "share" in labels and "total" not in cls.model_fields:
            raise ValueError("a share is of a total, which this kind does not have; write value")
        return labels


class OverMetrics(ChartSpec):
    """A chart of one period, whose categories are its series; `at` gives the period, `mark` the one that stands out.

    `centre` is said in the middle of it, over the marked one's value.
    """

    mark: Text | None = None
    at: Text | None = None
    centre: Words | None = None


class InPeriods(ChartSpec):
    """A chart that looks at one or several periods."""

    periods: PeriodChoice = PeriodChoice()
    category: CategoryForm = Text("short")


class OverPeriods(InPeriods):
    """A chart whose categories are periods; with `values_below` its values stand under it as text as well."""

    ratios: tuple[RatioRow, ...] = Field(default=(), max_length=8)
    values_below: bool = False
