"""Tables, rows and settings as templates see them, and all that a template may name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from ..errors import FigureError, Problem, nearest
from ..finance import figures
from ..finance.figures import Figure
from ..finance.period import Period
from ..workbook.model import Row, Table, Workbook
from ..workbook.schema import SETTINGS
from .marks import Run
from .session import Session
from .terms import PeriodTerm, Term, value_term
from .visible import EmptyCell, Method, Missing, MissingFigure, Visible


class Phrase(Visible):
    """A text made once and said in many places: what it prints keeps its lineage in each."""

    def __init__(self, session: Session, runs: Sequence[Run]) -> None:
        self.session, self.runs = session, runs

    def __str__(self) -> str:
        parts = (self.session.mark(run.text, run.print.figure) if run.print else run.text for run in self.runs)
        return "".join(parts)


class RowTerm(Visible):
    """A row of a table sheet: its cells by heading. Of a row that is named by its key, an empty cell is missed."""

    def __init__(self, session: Session, row: Row, named: bool = False) -> None:
        self.session, self.row, self._named = session, row, named

    @property
    def described(self) -> str:
        return f"the row {self.row.where}"

    def __str__(self) -> str:
        raise FigureError(Problem("", f"{self.described} cannot be printed whole.", "Print one of its columns."))

    def attribute(self, name: str) -> object:
        if name == "mean_of":
            return Method(self.mean_of)
        if name not in self.row.cells:
            raise FigureError(Problem("", f'{self.described} has no column "{name}".', nearest(name, self.row.cells)))
        value = self.row.cells[name]
        if value is None:
            what = f"{name} is needed and empty."
            empty = EmptyCell.at(f"{self.row.where} {name}")
            return Missing(self.session, Problem(self.row.where, what, "Type it.")) if self._named else empty
        return value_term(self.session, value)

    def mean_of(self, *headings: str) -> Term:
        """The exact mean of the numbers under some headings, or of all numbers in the row."""
        headings = headings or tuple(name for name, cell in self.row.cells.items() if isinstance(cell, Figure))
        numbers = [self.row.cells.get(heading) for heading in headings]
        if not all(isinstance(number, Figure) for number in numbers):
            what = "a mean needs a number under each heading."
            raise MissingFigure(Problem(self.row.where, what, "Type the numbers."))
        parts = [number for number in numbers if isinstance(number, Figure)]
        return Term.of(self.session, figures.mean(parts, "mean"))


class TableTerm(Visible):
    """A table sheet: loops over its rows; by the keys of its 键 column, one row."""

    def __init__(self, session: Session, table: Table) -> None:
        self.session, self.table = session, table

    @property
    def described(self) -> str:
        return f"the table {self.table.name}"

    def __str__(self) -> str:
        raise FigureError(Problem("", f"{self.described} cannot be printed whole.", "Loop over its rows."))

    def __iter__(self) -> Iterator[RowTerm]:
        return iter(self._rows)

    @cached_property
    def _rows(self) -> list[RowTerm]:
        return [RowTerm(self.session, row) for row in self.table.rows]

    def __len__(self) -> int:
        return len(self.table.rows)

    def attribute(self, name: str) -> object:
        keyed = self.table.keyed()
        if name not in keyed:
            raise FigureError(Problem("", f'{self.described} has no row "{name}".', nearest(name, keyed)))
        return RowTerm(self.session, keyed[name], named=True)


def _setting(session: Session, key: str, workbook: Workbook) -> object:
    value = workbook.settings[key]
    if value is not None:
        return value_term(session, value)
    cell = workbook.setting_cells.get(key)
    where = f"{workbook.path.as_posix()} {cell or SETTINGS}"
    what = f"{key} of {SETTINGS} is needed and empty."
    return Missing(session, Problem(where, what, "Type the value.", (str(cell),) if cell else ()))


def names(workbook: Workbook, session: Session, period: Period | None = None) -> dict[str, object]:
    """All that a template may name: metrics (in `period`, else the current one), settings, tables, and `period`."""
    at = period or workbook.current
    known: dict[str, object] = {name: TableTerm(session, table) for name, table in workbook.tables.items()}
    known.update((key, _setting(session, key, workbook)) for key in workbook.settings)
    known.update((key, Term.at(session, metric, at)) for key, metric in workbook.metrics.items())
    for key, metric in workbook.metrics.items():
        for name in metric.former:
            if name.isidentifier():
                known.setdefault(name, known[key])
    known["period"] = PeriodTerm(session, at)
    known["reporting_period"] = PeriodTerm(session, workbook.current)
    known["abs"] = Method(abs)
    return known
