"""Where the period columns of a sheet that rolls forward are, and what its rows are: flows or stocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...finance.period import DECEMBER, Period, find_period
from ...finance.period_names import heading_of
from .. import schema
from ..reading.grid import Sheet
from ..reading.metric_layout import IDENTIFYING
from ..reading.metric_sheet import is_metric_sheet
from ..reading.period_table import period_headings
from ..reading.table_sheet import first_wide_row, heading_row
from .carried_formula import PeriodColumns


@dataclass(frozen=True)
class MetricColumns:
    """A metric sheet's period columns, those that are there and those to be added; `last` is the last filled one."""

    sheet: Sheet
    header: int
    old: Mapping[Period, int]
    last: int
    added: Mapping[Period, int] = field(default_factory=dict)
    of_table: bool = False
    """Whether it is a table of periods: one of quarters goes on quarter by quarter."""

    def formula(self, row: int, period: Period) -> str:
        cell = self.sheet.cells.get((row, self.old[period])) if period in self.old else None
        return cell.formula if cell is not None else ""

    def periods(self) -> PeriodColumns:
        """What carrying a formula over needs to know of them."""
        return PeriodColumns(self.old, self.added, self._kinds(), self.header)

    def _kinds(self) -> dict[int, str]:
        """The 类型 of each row: flows and stocks."""
        column = next((c for c, cell in self.sheet.row(self.header) if str(cell.value).strip() == schema.KIND), 0)
        rows = self.sheet.rows_below(self.header)
        cells = ((row, self.sheet.cells.get((row, column))) for row in rows)
        return {row: str(cell.value).strip() for row, cell in cells if cell is not None}


def rolls(sheet: Sheet, current: Period) -> bool:
    """Whether a sheet's columns go on with the periods: one of metrics, or a table of periods that is up to date.

    A table that ended before is of the past, and a sheet of the user's own is left as it is.
    """
    if sheet.name in _RESERVED:
        return False
    if is_metric_sheet(sheet):
        return True
    found = period_headings(sheet, first_wide_row(sheet), current.year_end)
    return found is not None and any(_is_latest(one, current) for one in found.periods.values())


def _is_latest(period: Period, current: Period) -> bool:
    """Whether no later span of its length had ended: of 2024H1 the latest year is 2023FY."""
    return period.end <= current.end < period.end + max(period.months, 1)


_RESERVED = (schema.GUIDE, schema.SETTINGS, schema.RECONCILIATIONS, schema.WORDS)


def metric_columns(sheet: Sheet, year_end: int = DECEMBER) -> MetricColumns:
    """The columns of a sheet that is known to be one of metrics, or a table of periods."""
    header = heading_row(sheet, IDENTIFYING) or first_wide_row(sheet)
    assert header is not None
    old: dict[Period, int] = {}
    for column, cell in sheet.row(header):
        period = find_period(cell.value, year_end)
        if period is not None and (period not in old or heading_of(str(cell.value)).restated):
            old[period] = column
    # What is only styled is no column: sheets are often formatted to their end.
    last = max(column for _, column in sheet.cells)
    return MetricColumns(sheet, header, old, last, of_table=not is_metric_sheet(sheet))
