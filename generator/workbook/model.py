"""A workbook as it was read: settings, metrics, tables and reconciliations, each value with its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from ..errors import Problem
from ..finance.currencies import Currency
from ..finance.figures import Cell, Figure
from ..finance.findings import Finding
from ..finance.metrics import Metric
from ..finance.period import Period
from ..finance.status import Status
from ..finance.units import UNITS, Unit
from . import schema


@dataclass(frozen=True, slots=True)
class Entry:
    """A text or date of the workbook with its cell: words that a slide prints and that lead back to a cell."""

    text: str
    cell: Cell
    status: Status = Status.DISCLOSED
    source: str = ""
    day: date | None = None


CellValue = Figure | Entry | None


@dataclass(frozen=True)
class Row:
    """A row of a table sheet, by column heading."""

    cells: Mapping[str, CellValue]
    where: str
    status: Status = Status.DISCLOSED


@dataclass(frozen=True)
class PeriodRow:
    """A row of a table sheet whose columns are periods: a metric of that sheet alone.

    `words` stand in place of a number, as 不适用 does; `style` is how it is set, `decimals` with how many; one that
    `heads` has only its label.
    """

    metric: Metric
    words: Mapping[Period, Entry] = field(default_factory=dict)
    style: str = ""
    decimals: int | None = None
    heads: bool = False


@dataclass(frozen=True)
class Table:
    """A table sheet: its headings in order and its rows; where its columns are periods, `by_period` has them too."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    by_period: tuple[PeriodRow, ...] = ()

    def keyed(self) -> dict[str, Row]:
        """The rows by what stands in their 键 column; empty where the table has none."""
        named = ((row.cells.get(schema.KEY), row) for row in self.rows)
        return {entry.text: row for entry, row in named if isinstance(entry, Entry)}


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """A row of 勾稽: two expressions, what holds between them, and how much they may differ."""

    name: str
    left: str
    relation: str
    right: str
    tolerance: Figure | None
    where: str
    where_left: str = ""
    where_right: str = ""
    """The cells of its two expressions, where what is wrong in them is told."""


@dataclass(frozen=True)
class KnownUnits:
    """The units of a workbook by name, what it reports in, and what its charts and tables are in that say nothing."""

    by_name: Mapping[str, Unit] = field(default_factory=lambda: UNITS)
    currency: Currency | None = None
    presentation: Unit | None = None


@dataclass(frozen=True)
class Workbook:
    """All of the workbook that a deck can use. `warnings` are worth a look and stop nothing."""

    path: Path
    settings: Mapping[str, CellValue]
    metrics: Mapping[str, Metric]
    tables: Mapping[str, Table]
    reconciliations: tuple[Reconciliation, ...]
    warnings: tuple[Problem, ...]
    current: Period
    periods: tuple[Period, ...]
    setting_cells: Mapping[str, Cell] = field(default_factory=dict)
    """The cells of 报告期, by key: where to type what is missing."""
    doubts: tuple[Problem, ...] = ()
    """Cells that may be meant in two ways, or must be confirmed: they stop a final deck."""

    stored: tuple[Finding, ...] = ()
    """Formulas whose stored results are not what their cells give, or could not be checked."""

    units: KnownUnits = field(default_factory=KnownUnits)

    @cached_property
    def every_metric(self) -> Mapping[str, Metric]:
        """The metrics, and those of table sheets whose columns are periods."""
        of_tables = (row.metric for table in self.tables.values() for row in table.by_period if not row.heads)
        return {**self.metrics, **{metric.key: metric for metric in of_tables}}

    def setting(self, key: str) -> str:
        """What 报告期 says under a key, as text; empty where it says nothing."""
        found = self.settings.get(key)
        return found.text if isinstance(found, Entry) else "" if found is None else str(found.value)
