"""What several kinds of charts over periods know, each option once: a kind's model is made of those that it draws."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from ..spec.bounds import Count
from ..spec.scalars import Text
from .spec import AnyNotedSeries, InPeriods, OverPeriods, SeriesSpec


class OneSeries(InPeriods):
    """A chart that has a place for one series only."""

    @field_validator("series")
    @classmethod
    def _only_one(cls, series: tuple[SeriesSpec, ...]) -> tuple[SeriesSpec, ...]:
        if len(series) > 1:
            raise ValueError("this kind draws one series; take stacked-column or grouped-column for several")
        return series


class Insets(OverPeriods):
    """A ratio at the foot of each column."""

    inset: Text | None = None


class Growth(OverPeriods):
    """Pills with the growth between neighbours, or `latest`: only that from the comparative period to the current one.

    `year` compares each quarter or half with the same one a year before: by arcs, or where those are many in a row.
    `growth_mark` names the note that the pill of a loss refers to.
    """

    growth: bool | Literal["latest", "year"] = False
    growth_mark: Text | None = None

    @field_validator("growth_mark")
    @classmethod
    def _marks_pills(cls, mark: Text | None, known: ValidationInfo) -> Text | None:
        if mark and not known.data.get("growth", True):
            raise ValueError("there is no growth that it could mark; write growth: true")
        return mark


class Bracket(Growth):
    """One pill from the first to the last category in place of those between neighbours."""

    bracket: bool = False

    @field_validator("bracket")
    @classmethod
    def _spans_growth(cls, bracket: bool, known: ValidationInfo) -> bool:
        if bracket and not known.data.get("growth", True):
            raise ValueError("there is no growth that it could span; write growth: true")
        return bracket


class Arrow(OverPeriods):
    """An arrow over the columns, from the first to the last."""

    arrow: bool = False


MOST_KEYS = 6
"""As many series a legend tells apart by colours; of more, the names stand beside their marks."""


class Naming(InPeriods):
    """Names of series beside their marks (direct), as native keys over the chart (legend), or none.

    The first base of a kind: pydantic takes a field that several bases have, as `series`, from the first of them.
    """

    series: tuple[AnyNotedSeries, ...] = Field(max_length=24, json_schema_extra={"minItems": 1})
    naming: Literal["direct", "legend", "none"] = "none"

    @property
    def is_direct(self) -> bool:
        return self.naming == "direct" or (self.naming == "legend" and len(self.series) > MOST_KEYS)

    @property
    def has_legend(self) -> bool:
        return self.naming == "legend" and not self.is_direct

    @model_validator(mode="after")
    def _notes_have_names(self) -> Naming:
        if self.naming != "direct" and any(series.note is not None for series in self.series):
            raise ValueError("a note stands under its series' name; write naming: direct")
        return self


class Totals(InPeriods):
    """A total over the parts of each category: an expression, or sum; each part may have its share of it as a label."""

    total: Text | None = None

    @model_validator(mode="after")
    def _shares_have_a_whole(self) -> Totals:
        if "share" in self.label and self.total is None:
            raise ValueError("a share is of a total; write total: sum, or name a metric")
        return self


class OfAWhole(Totals):
    """Parts of a whole that is 100%: of their sum, or of `total`, which then stands at the end of each."""

    total: Text | None = Text("sum")

    @property
    def shows_total(self) -> bool:
        return "total" in self.model_fields_set


class Across(InPeriods):
    """Columns that may lie: with `direction: row` they are bars, one under another."""

    direction: Literal["column", "row"] = "column"

    @property
    def lies(self) -> bool:
        return self.direction == "row"


class Mixed(InPeriods):
    """The first `columns` of the series as columns, `stacked` or side by side; the others as lines."""

    columns: Count = 1
    stacked: bool = False

    @model_validator(mode="after")
    def _columns_are_there(self) -> Mixed:
        if self.columns > len(self.series):
            raise ValueError(f"there are {len(self.series)} series, and {self.columns} are to be columns")
        if self.columns > 1 and getattr(self, "inset", None) is not None:
            raise ValueError("an inset stands in columns of one series; leave columns: at 1")
        return self
