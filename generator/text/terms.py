"""Figures, tables and periods as templates see them: named attributes and comparisons, never a plain number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import ClassVar

from ..errors import FigureError, Problem
from ..finance import figures
from ..finance import growth as growths
from ..finance.direction import Direction
from ..finance.figures import Figure
from ..finance.metrics import Metric
from ..finance.period import Period, period_named
from ..workbook.model import CellValue, Entry
from ..workbook.reading.metric_sheet import problem_of_missing
from .period_term import PeriodTerm
from .session import Session
from .visible import Method, Missing, MissingFigure, Visible

__all__ = ["Method", "Missing", "MissingFigure", "PeriodTerm", "Term", "Visible", "Words", "value_term"]

def _number(value: object) -> Figure:
    """What a figure is compared or combined with: another figure, or a literal by its decimal text."""
    if isinstance(value, Term):
        return value.figure
    if isinstance(value, Missing):
        raise MissingFigure(value.problem)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        what = f'"{value[:40]}"' if isinstance(value, str) else "that"
        raise FigureError(Problem("", f"{what} is no figure.", "Compare and combine figures and numbers only."))
    return figures.constant(Decimal(repr(value)))


class Term(Visible):
    """A figure in a template. Printing it makes a run of its own; a figure that is missing is an error when used."""

    def __init__(
        self, session: Session, metric: Metric | None, period: Period | None, figure: Figure | None, sought: bool = True
    ) -> None:
        self.session, self.metric, self._period = session, metric, period
        self._found, self._sought = figure, sought
        self._of_transition = False
        """Whether it is what a transition period would be compared with, which there need not be."""

    @property
    def _figure(self) -> Figure | None:
        """The figure, looked for when it is first wanted: most names of a context never are."""
        if not self._sought and self.metric is not None and self._period is not None:
            self._found, self._sought = self.metric.find(self._period), True
        return self._found

    @classmethod
    def of(cls, session: Session, figure: Figure, metric: Metric | None = None) -> Term:
        return cls(session, metric, figure.period, figure)

    @classmethod
    def at(cls, session: Session, metric: Metric, period: Period) -> Term:
        return cls(session, metric, period, None, sought=False)

    @property
    def figure(self) -> Figure:
        """The figure.

        Raises:
            MissingFigure: the workbook does not hold it.
        """
        if self._figure is None:
            raise MissingFigure(self._missing())
        return self._figure

    @property
    def exists(self) -> bool:
        return self._figure is not None

    @property
    def described(self) -> str:
        return f'"{self._name}"'

    @property
    def period(self) -> Period:
        if self._period is None:
            raise FigureError(Problem("", f"{self.figure.name} has no period.", ""))
        return self._period

    def _missing(self) -> Problem:
        if self.metric is None or self._period is None:
            return Problem("", "a figure is missing.", "")
        return problem_of_missing(self.metric, self._period)

    def __str__(self) -> str:
        if self._is_none_to_compare:
            return self.session.no_comparative(f"{self._name} {self.period}", self.metric.where if self.metric else "")
        if not self.exists:
            return self.session.missing(self._missing())
        return self.session.print_plain(self.figure)

    def __bool__(self) -> bool:
        return self.exists and bool(self.figure.value)

    def __hash__(self) -> int:
        return id(self)

    def _compare(self, other: object) -> tuple[Decimal, Decimal]:
        right = _number(other)
        left = self.figure
        if figures.NUMBER not in (left.unit, right.unit):
            right = right.converted(left.unit)
        return left.defined(), right.defined()

    def _comparison(self, other: object, holds: Callable[[Decimal, Decimal], bool]) -> bool:
        """A comparison with what is undefined holds for nothing: no claim is true of a growth that does not exist."""
        try:
            undefined = self.figure.value is None or (isinstance(other, Term) and other.figure.value is None)
            return not undefined and holds(*self._compare(other))
        except MissingFigure as error:
            self.session.missing(error.problems[0])
            return False

    def __eq__(self, other: object) -> bool:
        return self._comparison(other, lambda a, b: a == b)

    def __ne__(self, other: object) -> bool:
        return self._comparison(other, lambda a, b: a != b)

    def __lt__(self, other: object) -> bool:
        return self._comparison(other, lambda a, b: a < b)

    def __le__(self, other: object) -> bool:
        return self._comparison(other, lambda a, b: a <= b)

    def __gt__(self, other: object) -> bool:
        return self._comparison(other, lambda a, b: a > b)

    def __ge__(self, other: object) -> bool:
        return self._comparison(other, lambda a, b: a >= b)

    def _result(self, figure: Figure) -> Term:
        return Term.of(self.session, figure)

    def __add__(self, other: object) -> Term:
        return self._result(figures.added(self.figure, _number(other)))

    def __radd__(self, other: object) -> Term:
        return self._result(figures.added(_number(other), self.figure))

    def __sub__(self, other: object) -> Term:
        return self._result(figures.subtracted(self.figure, _number(other)))

    def __rsub__(self, other: object) -> Term:
        return self._result(figures.subtracted(_number(other), self.figure))

    def __mul__(self, other: object) -> Term:
        return self._result(figures.multiplied(self.figure, _number(other)))

    def __rmul__(self, other: object) -> Term:
        return self._result(figures.multiplied(_number(other), self.figure))

    def __truediv__(self, other: object) -> Term:
        return self._result(figures.divided(self.figure, _number(other)))

    def __rtruediv__(self, other: object) -> Term:
        return self._result(figures.divided(_number(other), self.figure))

    def __neg__(self) -> Term:
        return self._result(figures.negated(self.figure))

    def __abs__(self) -> Term:
        return self._result(figures.magnitude(self.figure))

    def shifted(self, period: Period) -> Term:
        """The same metric in another period."""
        if self.metric is None:
            raise FigureError(Problem("", f"{self.figure.name} is derived: it has no other periods.", ""))
        return Term.at(self.session, self.metric, period)

    def comparative(self) -> Term:
        found = self.shifted(self.period.comparative)
        found._of_transition = self.period.is_transition
        return found

    @property
    def _is_none_to_compare(self) -> bool:
        return self._of_transition and not self.exists

    def _compared(self, name: str, compare: Callable[[Figure, Figure, str], Figure]) -> Term:
        """A comparison with the span a year before; it has no value for a transition period without one."""
        before = self.comparative()
        if before._is_none_to_compare:
            str(before)
            nothing = replace(self.figure, value=None, period=before.period, cell=None, parents=(), formula="")
            return self._result(compare(self.figure, nothing, name))
        return self._result(compare(self._as_asked, before._as_asked, name))

    @property
    def _as_asked(self) -> Figure:
        """The figure under the period it was asked for: a stock of 2023H2 may stand under 2023FY."""
        figure, asked = self.figure, self._period
        return figure if asked is None or figure.period == asked else replace(figure, period=asked)

    def yoy(self) -> Term:
        return self._compared(f"{self._name}.yoy", growths.growth)

    def qoq(self) -> Term:
        """Growth over the span before: of 2024H1 over 2023H2."""
        before = self.shifted(self.period.previous)
        return self._result(growths.growth(self._as_asked, before._as_asked, f"{self._name}.qoq"))

    def points(self) -> Term:
        return self._compared(f"{self._name}.pp", growths.points)

    def ltm(self) -> Term:
        if self.metric is None:
            raise FigureError(Problem("", f"{self.figure.name} is derived: it has no last twelve months.", ""))
        found = self.metric.last_twelve_months(self.period)
        return Term(self.session, self.metric, self.period.last_twelve_months, found)

    def cagr(self) -> Term:
        first, last = self._ends()
        return self._result(growths.cagr(first, last, f"{self._name}.cagr"))

    def _ends(self) -> tuple[Figure, Figure]:
        filled = self.metric.filled() if self.metric else ()
        if len(filled) < 2:
            where = self.metric.where if self.metric else ""
            what = f"{self._name} has fewer than two periods."
            raise MissingFigure(Problem(where, what, "Type a first and a last one."))
        return filled[0], filled[-1]

    def filled(self, index: int) -> Term:
        filled = self.metric.filled() if self.metric else ()
        if not filled:
            raise MissingFigure(self._missing())
        return Term.of(self.session, filled[index], self.metric)

    def before(self) -> Term:
        """The figure before this one among those that stand in the row."""
        filled = self.metric.filled() if self.metric else ()
        earlier = [figure for figure in filled if figure.period and figure.period.end < self.period.end]
        if not earlier:
            raise MissingFigure(Problem("", f"{self._name} has nothing before {self.period}.", "Type an earlier one."))
        return Term.of(self.session, earlier[-1], self.metric)

    def published(self) -> Term:
        """The figure as it was first published, where it was restated since; itself where it was not."""
        before = self.metric.published.get(self.period) if self.metric else None
        return self if before is None else Term.of(self.session, before, self.metric)

    def latest(self) -> Term:
        found = self.metric.latest() if self.metric else self.figure
        if found is None:
            raise MissingFigure(self._missing())
        return Term.of(self.session, found, self.metric)

    def is_loss(self) -> bool:
        """Whether it is a loss; asking is not needing, what is missing is none."""
        if self._figure is None or not self._figure.is_loss:
            return False
        self.session.asked.append(self._figure)
        return True

    def is_outflow(self) -> bool:
        """Whether it is a cash flow below zero."""
        return self.is_below_zero() and self.figure.direction is Direction.CASH_FLOW

    def is_below_zero(self) -> bool:
        return self._figure is not None and self._figure.is_below_zero

    def widened(self) -> bool:
        """Whether it is a loss, or a net outflow, larger than that of its comparative."""
        before = self.shifted(self.period.comparative)
        both = self.is_below_zero() and before.is_below_zero()
        return both and self.figure.profit < before.figure.converted(self.figure.unit).profit

    def share_of(self, whole: Term) -> Term:
        return self._result(figures.share(self.figure, whole.figure, f"{self._name}.share_of({whole._name})"))

    def growth_over(self, before: Term) -> Term:
        name = f"{self._name}.growth_over({before._name})"
        return self._result(growths.growth(self._as_asked, before._as_asked, name))

    @property
    def _name(self) -> str:
        return self._figure.name if self._figure else self.metric.key if self.metric else "?"

    def label(self) -> Words | str:
        """The metric's 名称, which leads back to its own cell."""
        if self.metric is None or self.metric.label_cell is None:
            return self.metric.label if self.metric else self.figure.label
        return Words(self.session, Entry(self.metric.label, self.metric.label_cell))

    attributes: ClassVar[Mapping[str, Callable[..., object]]] = {
        "comparative": comparative,
        "previous": lambda self: self.shifted(self.period.previous),
        "first_half": lambda self: self.shifted(self.period.first_half),
        "second_half": lambda self: self.shifted(self.period.second_half),
        "full_year": lambda self: self.shifted(self.period.full_year),
        "last_full_year": lambda self: self.shifted(self.period.full_year.comparative),
        "published": published,
        "at": lambda self: Method(lambda name: self.shifted(period_named(name, self.period.year_end))),
        "yoy": yoy,
        "qoq": qoq,
        "pp": points,
        "ltm": ltm,
        "cagr": cagr,
        "before": before,
        "latest": latest,
        "first": lambda self: self.filled(0),
        "last": lambda self: self.filled(-1),
        "share_of": lambda self: Method(self.share_of),
        "growth_over": lambda self: Method(self.growth_over),
        "magnitude": abs,
        "is_loss": is_loss,
        "is_outflow": is_outflow,
        "widened": widened,
        "period": lambda self: PeriodTerm(self.session, self.period),
        "label": label,
        "unit": lambda self: self.session.name_of(self.metric.unit if self.metric else self.figure.unit),
        "exists": lambda self: self.exists,
        "source": lambda self: self.figure.source,
    }


class Words(Visible):
    """A text or date cell in a template: prints as a run that leads back to its cell."""

    def __init__(self, session: Session, entry: Entry) -> None:
        self.session, self.entry = session, entry

    def __str__(self) -> str:
        return self.session.print_entry(self.entry, self.entry.text)

    def __eq__(self, other: object) -> bool:
        return self.entry.text == (other.entry.text if isinstance(other, Words) else other)

    def __hash__(self) -> int:
        return hash(self.entry.text)

    def __lt__(self, other: Words) -> bool:
        return self.entry.text < other.entry.text


def value_term(session: Session, value: CellValue) -> Term | Words | str:
    """A cell's value for a template; an empty cell is an empty text."""
    if value is None:
        return ""
    return Words(session, value) if isinstance(value, Entry) else Term.of(session, value)
