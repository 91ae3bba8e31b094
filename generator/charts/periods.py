"""A chart's categories: periods relative to the reporting one, with a place for what is to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..errors import Problem, TemplateError
from ..finance.figures import Figure
from ..finance.metrics import Metric
from ..finance.period import Period
from ..finance.rescaled import moved_point
from ..finance.units import Unit
from ..text.render import Renderer, place
from ..text.terms import MissingFigure, Term
from ..workbook.reading.metric_sheet import problem_of_missing
from .spec import InPeriods

UNSCALED = ("ratio", "points", "number", "times")
"""The dimensions of figures that stand on any axis as they are."""


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

    def _drawn(self, figure: Figure) -> Figure:
        """In the unit that all of the chart's values of its dimension have."""
        if figure.unit.dimension in UNSCALED:
            return figure
        return figure.converted(self.units.setdefault(figure.unit.dimension, figure.unit))


class Periods:
    """Chooses the periods of one chart; those `waiting` have no value yet and are noted as missing."""

    def __init__(self, spec: InPeriods, reading: Reading) -> None:
        self._spec, self._reading = spec, reading
        self._current = reading.renderer.workbook.current
        self.waiting: set[Period] = set()

    def chosen(self) -> list[Period]:
        """The categories. What a reader expects there and is to be filled in stands among them, empty.

        Raises:
            MissingFigure: no period has a value.
        """
        choice = self._spec.periods
        found = (self._filled() if choice.every == "filled" else self._counted())[choice.skip :]
        if choice.every == "filled" and choice.last:
            found = found[-choice.last :]
        if not found:
            raise MissingFigure(self._nothing())
        then = [self._current if which == "current" else self._current.comparative for which in choice.then]
        added = [period for period in then if period not in found]
        for series in self._spec.series:
            for period in added:
                self._need(series.figure, period)
        return found + added

    def _counted(self) -> list[Period]:
        choice = self._spec.periods
        spans = list(counted_back(choice.every, choice.last or 3, self._current, choice.to_current_year))
        found = [period for period in spans if self._has_value(period)]
        self._note_waiting(spans)
        return sorted({*found, *self.waiting}) if found else []

    def _note_waiting(self, spans: Sequence[Period]) -> None:
        """Note what is to be filled in: the reporting period, its comparative, and gaps.

        Where a series has begun it goes on: a chart that ends a year ago, or leaves one out, would look complete.
        """
        same_span = self._spec.periods.every == "same-span" and len(spans) > 1
        expected = {self._current.comparative, self._current} if same_span else set()
        if self._current.is_transition:  # after a change of year end there need not be the same months a year before
            expected.discard(self._current.comparative)
        for series in self._spec.series:
            began = False
            for period in spans:
                if self._reading.figure(series.figure, period) is not None:
                    began = True
                elif (began or period in expected) and self._is_due(series.figure, period):
                    self._need(series.figure, period)

    def _is_due(self, expression: str, period: Period) -> bool:
        """Whether the reporting period is over that span: the second half of a year that is under way is not due."""
        term = self._reading.term(expression, period)
        end = term.period.end if isinstance(term, Term) and term.metric is not None else period.end
        return end <= self._current.end

    def _need(self, expression: str, period: Period) -> None:
        if self._reading.figure(expression, period) is None:
            self.waiting.add(period)
            self._reading.renderer.need(expression, self._reading.names_in(period))

    def _has_value(self, period: Period) -> bool:
        return any(self._reading.figure(series.figure, period) is not None for series in self._spec.series)

    def _first_metric(self) -> Metric | None:
        """The metric that the first series begins with."""
        key = re.match(r"\w+", self._spec.series[0].figure)
        return self._reading.renderer.workbook.metrics.get(key[0]) if key else None

    def _filled(self) -> list[Period]:
        """The periods in which the metric that the first series begins with has a value."""
        metric = self._first_metric()
        if metric is None:
            first = self._spec.series[0].figure
            self._reading.figure(first, self._current)  # a name that there is not is told as that
            what = f'filled periods are those of a metric, and "{first}" begins with none.'
            raise TemplateError(Problem(place(first), what, "Begin the series with one."))
        return [figure.period for figure in metric.filled() if figure.period]

    def _nothing(self) -> Problem:
        """Where to type what an empty chart waits for."""
        metric = self._first_metric()
        if metric is not None:
            return problem_of_missing(metric, self._current)
        where = place(self._spec.series[0].figure)
        return Problem(where, "no period has a value for this chart.", "Type one in the workbook.")


def are_comparable(before: Period, current: Period) -> bool:
    """Two spans of one kind in order: consecutive years, or one span in two years."""
    return current.end > before.end and current.is_same_span_as(before)


def counted_back(every: str, last: int, current: Period, to_current_year: bool) -> Iterator[Period]:
    """The last few spans of a kind up to the current period, oldest first."""
    if every == "same-span":
        yield from (current.shifted(-back) for back in reversed(range(last)))
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
