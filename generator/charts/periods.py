"""Periods relative to the reporting one, with a place for what is to be filled in: a chart's categories, the columns of
a statement."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..errors import Problem, TemplateError
from ..finance.figures import Figure
from ..finance.metrics import Metric
from ..finance.period import Period
from ..finance.rescaled import moved_point
from ..finance.units import Unit
from ..text.render import Renderer, place
from ..text.terms import MissingFigure, Term
from ..workbook.reading.metric_sheet import problem_of_missing
from .spec import InPeriods, PeriodChoice

UNSCALED = ("ratio", "points", "number", "times")
"""The dimensions of figures that stand on any axis as they are."""

SPANS_OF_YEARS = ("same-span", "year-to-date")
"""The choices of one span in several years."""


@dataclass(frozen=True)
class Reading:
    """Expressions over metrics, read in one period or another.

    `units` are those that the chart's values are drawn in, by dimension: without any, that of the first one met.
    """

    renderer: Renderer
    names: Mapping[str, object]
    units: dict[str, Unit] = field(default_factory=dict)

    def names_in(self, period: Period | None) -> dict[str, object]:
        return {**(self.renderer.names_in(period) if period else {}), **self.names}

    def term(self, expression: str, period: Period) -> object:
        """What an expression gives in a period; None where the workbook has nothing to give."""
        return self.renderer.existing(expression, self.names_in(period))

    def figure(self, expression: str, period: Period) -> Figure | None:
        """The figure of an expression in a period; None where the workbook has none.

        Raises:
            TemplateError: it is no figure.
        """
        term = self.term(expression, period)
        if term is None:
            return None
        if not isinstance(term, Term):
            raise TemplateError(Problem(place(expression), f'"{expression}" is no figure.', "Name a metric."))
        if not term.exists:
            return None
        moved = moved_point(term.figure)
        if moved is not None:
            raise TemplateError(moved._replace(where=place(expression)))
        return self._drawn(term.figure)

    def need(self, expression: str, period: Period) -> None:
        """Note that an expression is to be filled in."""
        self.renderer.need(expression, self.names_in(period))

    def needed(self, expression: str, period: Period) -> Figure | None:
        """The figure of an expression in a period; one that is not there yet is noted as waited for."""
        figure = self.figure(expression, period)
        if figure is None:
            self.need(expression, period)
        return figure

    def metric(self, expression: str) -> Metric | None:
        """The metric that an expression begins with."""
        key = re.match(r"\w+", expression)
        return self.renderer.workbook.metrics.get(key[0]) if key else None

    def _drawn(self, figure: Figure) -> Figure:
        """In the unit that all of the chart's values of its dimension have."""
        if figure.unit.dimension in UNSCALED:
            return figure
        return figure.converted(self.units.setdefault(figure.unit.dimension, figure.unit))


class Asked(NamedTuple):
    """An expression as it is read in one period or another: a series of a chart, a row of a statement."""

    expression: str
    reading: Reading
    in_words: Collection[Period] = ()
    """The periods in which words stand in place of a figure."""

    def figure(self, period: Period) -> Figure | None:
        return self.reading.figure(self.expression, period)

    def need(self, period: Period) -> None:
        """Note that it is to be filled in."""
        self.reading.need(self.expression, period)

    @property
    def metric(self) -> Metric | None:
        return self.reading.metric(self.expression)

    def is_due(self, period: Period, current: Period) -> bool:
        """Whether the reporting period is over that span: the second half of a year that is under way is not due."""
        term = self.reading.term(self.expression, period)
        end = term.period.end if isinstance(term, Term) and term.metric is not None else period.end
        return end <= current.end

    def awaited(self, spans: Sequence[Period], expected: Collection[Period], current: Period) -> Iterator[Period]:
        """What is to be filled in of some spans in order: those that are expected in any case, and gaps.

        Where a row has begun it goes on: a chart that ends a year ago, or leaves one out, would look complete.
        """
        began = False
        for period in spans:
            if period in self.in_words or self.figure(period) is not None:
                began = True
            elif (began or period in expected) and self.is_due(period, current):
                yield period


class Periods:
    """Chooses the periods of one chart or statement; those `waiting` have no value yet and are noted as missing."""

    def __init__(self, choice: PeriodChoice, asked: Sequence[Asked], current: Period) -> None:
        self._choice, self._asked, self._current = choice, asked, current
        self.waiting: set[Period] = set()

    def chosen(self) -> list[Period]:
        """The periods. What a reader expects there and is to be filled in stands among them, empty.

        Raises:
            MissingFigure: no period has a value.
        """
        choice = self._choice
        found = (self._filled() if choice.every == "filled" else self._counted())[choice.skip :]
        if choice.every == "filled" and choice.last:
            found = found[-choice.last :]
        if not found:
            raise MissingFigure(self._nothing())
        then = [self._current if which == "current" else self._current.comparative for which in choice.then]
        added = [period for period in then if period not in found]
        for one in self._asked:
            for period in added:
                self._need(one, period)
        return found + added

    def _counted(self) -> list[Period]:
        choice = self._choice
        spans = list(counted_back(choice.every, choice.last or 3, self._current, choice.to_current_year))
        found = [period for period in spans if any(one.figure(period) is not None for one in self._asked)]
        expected = expected_of(choice, spans)
        for one in self._asked:
            for period in one.awaited(spans, expected, self._current):
                self._need(one, period)
        return sorted({*found, *self.waiting}) if found else []

    def _need(self, one: Asked, period: Period) -> None:
        if one.figure(period) is None:
            self.waiting.add(period)
            one.need(period)

    def _filled(self) -> list[Period]:
        """The periods in which the metric that the first expression begins with has a value."""
        first = self._asked[0]
        if first.metric is None:
            first.figure(self._current)  # a name that there is not is told as that
            what = f'filled periods are those of a metric, and "{first.expression}" begins with none.'
            raise TemplateError(Problem(place(first.expression), what, "Begin the series with one."))
        return [figure.period for figure in first.metric.filled() if figure.period]

    def _nothing(self) -> Problem:
        """Where to type what an empty chart waits for."""
        metric = self._asked[0].metric
        if metric is not None:
            return problem_of_missing(metric, self._current)
        where = place(self._asked[0].expression)
        return Problem(where, "no period has a value for this chart.", "Type one in the workbook.")


def periods_of(spec: InPeriods, reading: Reading) -> Periods:
    """The periods of a chart: its choice, for its series."""
    asked = [Asked(series.figure, reading) for series in spec.series]
    return Periods(spec.periods, asked, reading.renderer.workbook.current)


def expected_of(choice: PeriodChoice, spans: Sequence[Period]) -> set[Period]:
    """What must stand there whatever else there is: of one span in several years the latest and its comparative."""
    if choice.every not in SPANS_OF_YEARS or len(spans) < 2:
        return set()
    last = spans[-1]
    # After a change of year end there need not be the same months a year before.
    return {last} if last.is_transition else {last.comparative, last}


def are_comparable(before: Period, current: Period) -> bool:
    """Two spans of one kind in order: consecutive years, or one span in two years."""
    return current.end > before.end and current.is_same_span_as(before)


def counted_back(every: str, last: int, current: Period, to_current_year: bool) -> Iterator[Period]:
    """The last few spans of a kind up to the current period, oldest first."""
    if every in SPANS_OF_YEARS:
        latest = current if every == "same-span" else current.year_to_date
        yield from (latest.shifted(-back) for back in reversed(range(last)))
        return
    months = {"half": 6, "quarter": 3, "year": 12}[every]
    # The last half or quarter that is complete: nine months end within a half.
    end = current.end - (current.end + 1 - current.year_end) % months
    if every == "year" and to_current_year:
        end = current.closing.full_year.end
    spans = [Period(end - months + 1, months, year_end=current.year_end)]
    under_way = every != "year" and end < current.end
    while len(spans) < last - under_way:
        spans.append(spans[-1].previous)
    yield from reversed(spans)
    if under_way:
        yield current  # a balance of nine months' end stands after those of the halves
