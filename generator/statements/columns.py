"""The columns of a statement: periods chosen as for a chart, and what is calculated beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..charts.periods import Asked, Periods, expected_of
from ..charts.spec import PeriodChoice
from ..finance.period import Period
from ..spec.scalars import Text
from ..text.render import Renderer
from .rows import Row, period_table
from .spec import ColumnGroup, Computed, Statement

_OF_LENGTH = {3: "quarter", 6: "half", 12: "year"}
_LAST = 5


@dataclass(frozen=True)
class Column:
    """A column: its period, and what is calculated there; without that the rows' own figures."""

    period: Period
    computed: Computed | None = None


@dataclass(frozen=True)
class Group:
    """Columns that stand together: their heading, or the period that heads them; neither where heads have one level.

    `spans` are its periods in order, `expected` those that must have a value whatever else there is.
    """

    columns: tuple[Column, ...]
    spans: tuple[Period, ...]
    expected: frozenset[Period]
    heading: Text | None = None
    period: Period | None = None


def groups_of(statement: Statement, rows: Sequence[Row], renderer: Renderer) -> list[Group]:
    """The groups of columns.

    Raises:
        MissingFigure: no period has a value.
    """
    asked = [row.asked for row in rows if row.asked is not None and not row.is_heading]
    found: list[Group] = []
    for group in statement.columns:
        found += _groups(group.periods, group.computed, statement, asked, renderer, group)
    if not found:
        choice = statement.periods or _usual(statement, renderer)
        found += _groups(choice, statement.computed, statement, asked, renderer)
    return found


def _usual(statement: Statement, renderer: Renderer) -> PeriodChoice:
    """What is shown where nothing is said: this period and its comparative; of a sheet the last of its kind."""
    sheets = [row.sheet for row in statement.statement if row.sheet is not None]
    if len(sheets) != len(statement.statement):
        return PeriodChoice(last=2)
    metrics = [row.metric for sheet in sheets for row in period_table(sheet, renderer).by_period]
    lengths = {period.months for metric in metrics for period in (*metric.figures, *metric.empty)}
    every = _OF_LENGTH.get(lengths.pop()) if len(lengths) == 1 else None
    return PeriodChoice.model_validate({"every": every, "last": _LAST} if every else {"last": 2})


def _groups(
    choice: PeriodChoice, computed: Sequence[Computed], statement: Statement, asked: Sequence[Asked],
    renderer: Renderer, group: ColumnGroup | None = None,
) -> Iterator[Group]:  # fmt: skip
    current = renderer.workbook.current
    spans = tuple(Periods(choice, asked, current).chosen())
    latest = max(spans, key=lambda period: (not period.forecast, period.end))
    expected = frozenset({latest, *expected_of(choice, spans)})
    shown = spans if statement.newest == "last" else spans[::-1]
    each = [one for one in computed if one.each]
    once = tuple(Column(latest, one) for one in computed if not one.each)
    if not each:
        plain = tuple(Column(period) for period in shown)
        yield Group(plain + once, spans, expected, group.heading if group is not None else None)
        return
    for period in shown:
        beside = tuple(Column(period, one) for one in each)
        yield Group((Column(period), *beside), spans, expected, period=period)
    if once:
        yield Group(once, spans, expected)
