"""The rows of a statement: each with what it reads in a period, those of a table sheet put in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..charts.periods import Asked, Reading
from ..errors import Problem, TemplateError, nearest
from ..finance.figures import Figure
from ..finance.metrics import Metric
from ..finance.period import Period
from ..spec.scalars import Text
from ..text.render import Renderer, place
from ..text.terms import MissingFigure, Term
from ..workbook import schema
from ..workbook.model import Entry, PeriodRow, Table
from ..workbook.sums import terms_of
from .spec import StatementRow

ROW = "row"
"""The name under which the texts of a row find its figure."""

_AS_SAID: Mapping[str, Mapping[str, object]] = {
    schema.INDENT: {"indent": 1},
    schema.SUBTOTAL: {"subtotal": True},
    schema.TOTAL: {"total": True},
}


@dataclass(frozen=True)
class SheetReading(Reading):
    """The reading of one row of a table sheet, under the name `row`."""

    metric_read: Metric = field(kw_only=True)

    def names_in(self, period: Period | None) -> dict[str, object]:
        known = super().names_in(period)
        if period is None:
            return known
        return {**known, ROW: Term.at(self.renderer.session, self.metric_read, period)}

    def metric(self, expression: str) -> Metric | None:  # noqa: ARG002 it reads but one
        return self.metric_read


@dataclass(frozen=True)
class Row:
    """A row to be read: its spec, what it asks for in a period, and words that stand in place of a number."""

    spec: StatementRow
    asked: Asked | None = None
    words: Mapping[Period, Entry] = field(default_factory=dict)
    where: str = ""

    @property
    def is_heading(self) -> bool:
        return self.spec.group is not None

    def figure(self, period: Period) -> Figure | None:
        return self.asked.figure(period) if self.asked is not None else None

    @property
    def terms(self) -> Sequence[tuple[str, int]]:
        """The metrics that it is the sum of, each with its sign; itself where it is one metric."""
        return terms_of(self.asked.expression) if self.asked is not None else ()


def rows_of(specs: Sequence[StatementRow], reading: Reading) -> list[Row]:
    """The rows in order, those left out whose condition does not hold.

    Raises:
        TemplateError: what is wrong with the expressions of all rows, or a sheet that is no table of periods.
    """
    renderer = reading.renderer
    rows = [
        row for spec in specs
        if spec.when is None or renderer.holds(spec.when, reading.names)
        for row in _rows(spec, reading)
    ]  # fmt: skip
    slips = [problem for row in rows for problem in _slips(row, renderer)]
    if slips:
        raise TemplateError(slips)
    return rows


def _slips(row: Row, renderer: Renderer) -> Iterator[Problem]:
    current = renderer.workbook.current
    try:
        row.figure(current)
        term = row.asked.reading.term(row.asked.expression, current) if row.asked is not None else None
    except MissingFigure:
        return
    except TemplateError as error:
        yield from error.problems
        return
    if isinstance(term, Term) and term.metric is None and len(row.terms) != 1 and row.spec.label is None:
        what = f'"{row.spec.figure}" is calculated, and has no name of its own.'
        yield Problem(row.where, what, "Write label: beside it.")


def _rows(spec: StatementRow, reading: Reading) -> Iterator[Row]:
    if spec.sheet is not None:
        for each in period_table(spec.sheet, reading.renderer).by_period:
            yield _of_sheet(spec, each, reading)
    elif spec.figure is not None:
        yield Row(spec, Asked(spec.figure, reading), where=place(spec.figure))
    else:
        yield Row(spec, where=place(spec.group or ""))


def _of_sheet(spec: StatementRow, row: PeriodRow, reading: Reading) -> Row:
    where, name = place(spec.sheet or ""), Text.at(ROW, place(spec.sheet or ""))
    of_row = SheetReading(reading.renderer, reading.names, reading.units, metric_read=row.metric)
    if row.heads or row.style == schema.GROUP:
        heading = spec.model_copy(update={"group": Text.at(f"{{{{ {ROW}.label }}}}", where), "sheet": None})
        return Row(heading, Asked(name, of_row), where=where)
    places = row.decimals if spec.places is None else spec.places
    said = {**_AS_SAID.get(row.style, {}), "figure": name, "sheet": None, "places": places}
    return Row(spec.model_copy(update=said), Asked(name, of_row, row.words.keys()), row.words, where)


def period_table(name: Text, renderer: Renderer) -> Table:
    """The table sheet of that name whose columns are periods.

    Raises:
        TemplateError: there is none.
    """
    tables = renderer.workbook.tables
    known = [table.name for table in tables.values() if table.by_period]
    found = tables.get(str(name).strip())
    if found is None:
        listed = f"Write [{name}]: rows are a list." if name in renderer.workbook.metrics else nearest(name, known)
        raise TemplateError(Problem(place(name), f'no table sheet "{name[:60]}".', listed))
    if not found.by_period:
        what = f"{found.name} is no table of periods."
        hint = f"Give it a heading {schema.LABEL} or {schema.ROW_LABELS[1]}, and two periods at least (2024Q2, 2024Q3)."
        raise TemplateError(Problem(place(name), what, hint))
    return found


def with_unit(row: Row, names: Mapping[str, object]) -> Row:
    """The row with names of its own, as its unit."""
    if row.asked is None:
        return row
    reading = replace(row.asked.reading, names={**row.asked.reading.names, **names})
    return replace(row, asked=row.asked._replace(reading=reading))
