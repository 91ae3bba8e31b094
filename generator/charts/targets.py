"""Figures against their targets: how much of it each has reached, whatever its unit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator, Field

from ..finance import figures
from ..finance.figures import EXACT, Figure
from ..finance.period import Period
from ..language import wording
from ..language.chosen import WORDS
from ..spec.scalars import Text, Words
from ..text.session import PLACEHOLDER
from .data import Category, ChartData, Point, Series
from .over_metrics import period_of
from .printing import Printing
from .resolved import ResolvedChart
from .spec import ChartSpec, SeriesSpec, as_series


class GoalSpec(SeriesSpec):
    """A figure and its target."""

    target: Text


Goal = Annotated[GoalSpec, BeforeValidator(as_series, json_schema_input_type=GoalSpec)]


class TargetSpec(ChartSpec):
    """Each series with its `target`, in the current period or that of `at`; `target_label` stands before targets."""

    series: tuple[Goal, ...] = Field(max_length=24, json_schema_extra={"minItems": 1})
    at: Text | None = None
    target_label: Words | None = None


class _Row(NamedTuple):
    name: str
    actual: Figure | None
    target: Figure | None

    @property
    def reached(self) -> Figure | None:
        """The part of the target that is reached; none where one of both is not above zero."""
        if self.actual is None or self.target is None or self.actual.value is None or not self.target.value:
            return None
        both_up = self.actual.value >= 0 and self.target.value > 0
        return figures.share(self.actual, self.target, "attainment") if both_up else None


def targets(spec: ChartSpec, printing: Printing) -> ResolvedChart:
    """The chart's data: a category for each figure, its series the actual (as a part of the target) and the target.

    Raises:
        TemplateError: an expression names what does not exist, or a figure and its target are in two units.
        MissingFigure: the period is that of a figure that the workbook does not hold.
    """
    assert isinstance(spec, TargetSpec)
    period = period_of(spec.at, printing)
    found = list(_rows(spec, period, printing))
    said = printing.words(spec.target_label, "") if spec.target_label is not None else WORDS.target
    actual = tuple(_actual(row, printing) for row in found)
    aims = tuple(_aim(row, said, printing) for row in found)
    rates = tuple(_rate(row, printing) for row in found)
    categories = tuple(Category(_named(row), "current") for row in found)
    data = ChartData(spec.kind, categories, (Series("", actual), Series("", aims)), totals=rates, across=True)
    return ResolvedChart(data, tuple(printing.prints), (), printing.description(data))


def _rows(spec: TargetSpec, period: Period, printing: Printing) -> Iterator[_Row]:
    for series in spec.series:
        actual, target = (printing.reading.needed(text, period) for text in (series.figure, series.target))
        if actual is not None and target is not None:
            target = target.converted(actual.unit)
        yield _Row(printing.name(series, [actual]), actual, target)


def _actual(row: _Row, printing: Printing) -> Point:
    """How far the bar reaches, in parts of the target, and the value in words."""
    if row.actual is None or row.actual.value is None:
        return Point(None)
    text = wording.paren(row.actual, printing.own_places(row.actual))
    return Point(_length(row), (printing.label(text, row.actual, "", row.name),))


def _length(row: _Row) -> Decimal | None:
    """Of two losses that of their magnitudes: a bar beyond the target is a loss beyond it."""
    if row.actual is None or row.target is None or row.actual.value is None or not row.target.value:
        return None
    quotient = EXACT.divide(row.actual.value, row.target.value)
    return quotient if quotient >= 0 else None


def _aim(row: _Row, said: str, printing: Printing) -> Point:
    if row.target is None or row.target.value is None:
        return Point(None)
    text = printing.label(wording.paren(row.target, printing.own_places(row.target)), row.target, "", row.name)
    return Point(Decimal(1) if row.target.value else None, (f"{said} {text}".strip(),))


def _rate(row: _Row, printing: Printing) -> str:
    """The part that is reached, or that there is none; nothing while one of both is waited for."""
    if row.actual is None or row.target is None:
        return ""
    reached = row.reached
    if reached is None:
        return WORDS.undefined
    return printing.label(wording.pct(reached, printing.rate_places(reached)), reached, "", row.name)


def _named(row: _Row) -> str:
    return f"{row.name}\n{PLACEHOLDER}" if row.actual is None or row.target is None else row.name
