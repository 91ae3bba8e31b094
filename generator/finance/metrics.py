"""Metrics: one quantity through all periods, and how a figure of a period is found or derived."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from .direction import Direction
from .figures import Cell, Figure, added, derived, subtracted
from .period import Period
from .units import Unit


class Kind(StrEnum):
    """How a metric lives in time: over a span, at a date, or as a ratio of either."""

    FLOW = "流量"
    STOCK = "存量"
    RATIO = "比率"


@dataclass(frozen=True)
class Metric:
    """A row of the workbook. `figures` holds what stands there, by period; `where` is the row's key cell."""

    key: str
    label: str
    unit: Unit
    kind: Kind
    where: str
    figures: Mapping[Period, Figure]
    direction: Direction = Direction.UNSAID
    empty: Mapping[Period, tuple[Cell, ...]] = field(default_factory=dict)
    """The cells that stand empty, by period: where to type what is missing."""
    key_cell: Cell | None = None
    label_cell: Cell | None = None
    source: str = ""
    """What the row says of its source; a value's own comment may say more."""
    former: tuple[str, ...] = ()
    """Keys and labels that the row had before."""
    waiting: frozenset[Period] = frozenset()
    """The periods whose cell is a formula that waits for others."""
    uncalculated: frozenset[Period] = frozenset()
    """The periods whose cell is a formula that has all it needs, and that no program has calculated yet."""

    published: Mapping[Period, Figure] = field(default_factory=dict)
    """What was published of periods whose figures are restated since."""

    def find(self, period: Period) -> Figure | None:
        """The figure of a period, as typed or as its cells allow to derive it; None where they do not."""
        typed = self.figures.get(period)
        if typed is not None or self.kind is not Kind.FLOW:
            return typed or self._at_date(period)
        return self._from_spans(period)

    def _at_date(self, period: Period) -> Figure | None:
        """A stock of a span is that of its last day; several headings may name that day, all saying the same."""
        same_day = (figure for other, figure in sorted(self.figures.items()) if other.end == period.end)
        if self.kind is Kind.STOCK or period.is_date:
            return next(same_day, None)
        return None

    def _from_spans(self, period: Period) -> Figure | None:
        """A flow from two typed spans: FY − H1 is H2, H1 + H2 is FY, M9 − H1 is Q3."""
        for whole, figure in sorted(self.figures.items()):
            rest = _rest(whole, period)
            other = self.figures.get(rest) if rest else None
            if other is not None:
                return replace(subtracted(figure, other, f"{self.key}.at('{period}')"), period=period)
        for first, figure in sorted(self.figures.items()):
            second = Period(first.end + 1, period.months - first.months, year_end=period.year_end)
            other = self.figures.get(second)
            if first.start == period.start and 0 < first.months < period.months and other is not None:
                return replace(added(figure, other, f"{self.key}.at('{period}')"), period=period)
        return None

    def typed_as(self, period: Period) -> Period:
        """The heading under which a missing figure belongs: as it was a year before, 2024FY for a stock of 2024H2."""
        same_end = (one for one in self.empty if one.end == period.end and one.comparative in self.figures)
        return period if period.comparative in self.figures else next(same_end, period)

    def last_twelve_months(self, period: Period) -> Figure | None:
        """The last twelve months to the end of a period: 2023FY − 2023H1 + 2024H1."""
        year = period.last_twelve_months
        whole = self.find(year)
        if whole is not None:
            return whole
        parts = (self.find(year.full_year), self.find(period.comparative), self.find(period))
        if any(part is None or part.value is None for part in parts):
            return None
        before, comparative, current = (part for part in parts if part is not None)
        value = before.defined() - comparative.defined() + current.defined()
        return derived(value, self.unit, f"{self.key}.ltm", (before, comparative, current), "{0} − {1} + {2}", year)

    def filled(self) -> tuple[Figure, ...]:
        """All figures that stand in the row, in order of their ends."""
        return tuple(figure for _, figure in sorted(self.figures.items(), key=lambda item: (item[0].end, item[0])))

    def latest(self) -> Figure | None:
        """The figure of the latest period that is no forecast."""
        told = [figure for figure in self.filled() if figure.period and not figure.period.forecast]
        return told[-1] if told else None


def _rest(whole: Period, part: Period) -> Period | None:
    """What is left of a span after taking a part off its start or its end; None where neither fits."""
    months = whole.months - part.months
    if whole.is_date or part.is_date or months <= 0:
        return None
    if whole.end == part.end:
        return Period(whole.start, months, year_end=whole.year_end)
    return Period(part.end + 1, months, year_end=whole.year_end) if whole.start == part.start else None
