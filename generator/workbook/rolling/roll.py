"""Rolling forward: the next period's workbook out of this one, without a figure of it carried along unnoticed."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from openpyxl.utils import column_index_from_string

from ...errors import OutputError, Problem, UsageError
from ...files.leftovers import swept
from ...files.lock import writing
from ...files.refused import check_name
from ...finance.period import Period, named_alike
from ...finance.status import Status
from .. import schema
from ..editing.edit import PackageEdit
from ..reading.formulas import references
from ..reading.grid import Grid, Sheet, read_grid
from ..reading.read import read_workbook
from ..reading.table_sheet import columns_of, heading_row
from ..reading.values import day_of
from .roll_columns import ColumnRoll
from .rules import write_rules


@dataclass(frozen=True)
class Rolled:
    """What rolling forward made: the file, the columns added by sheet, and how many cells wait for a value."""

    path: Path
    period: Period
    columns: Mapping[str, tuple[str, ...]]
    to_fill: int
    carried: int
    sheets: tuple[str, ...] = ()
    """The sheets in the order of their tabs."""
    names: tuple[str, ...] = ()
    """Defined names that lead to a column of the old period, and still do."""
    unsigned: bool = False
    """Whether the old one had a digital signature, which the new one cannot have."""
    mended: tuple[str, ...] = ()
    """What was put right that a command which was stopped had left behind."""


def roll(workbook: str | Path, period: Period, output: str | Path | None = None) -> Rolled:
    """The next period's workbook, beside the old one under the period's name unless `output` says otherwise.

    Raises:
        UsageError: the period is not later than the workbook's own.
        OutputError: the file exists.
        JianbaoError: the workbook cannot be read.
    """
    source = Path(workbook)
    current = read_workbook(source).current
    period = named_alike(period, current.year_end)
    target = Path(output) if output is not None else source.with_name(f"{period.name}{source.suffix}")
    if period.end - current.end > _MOST_YEARS * 12:
        hint = f"Roll to a period within {_MOST_YEARS} years."
        what = f"{period} is {(period.end - current.end) // 12} years after {current}."
        raise UsageError(Problem(str(source), what, hint))
    if period.is_date or period.forecast or period.end <= current.end:
        example = current.full_year if current.months < 12 else current.shifted(1)
        hint = f"Name one that ends after {current}, for example {example}."
        raise UsageError(Problem(str(source), f"{period} is no reporting period after {current}.", hint))
    check_name(target, len(target.suffix))
    if not target.parent.is_dir():
        raise OutputError(Problem(str(target.parent), "is no folder.", "Make it, or name another with -o."))
    mended = swept(target.parent)
    with writing(target):
        if target.exists():
            raise OutputError(Problem(str(target), "exists already.", "Name another file with -o, or move it away."))
        return replace(_Roll(source, current, period).to(target), mended=mended)


_MOST_YEARS = 5


class _Roll:
    def __init__(self, source: Path, current: Period, period: Period) -> None:
        self._source, self._current, self._period = source, current, period
        self._grid: Grid = read_grid(source)
        self._package = PackageEdit(source)
        self._columns = ColumnRoll(self._grid, self._package, current, period)
        self._to_fill = self._carried = 0

    def to(self, target: Path) -> Rolled:
        self._columns.add()
        self._settings()
        for sheet in self._grid.sheets.values():
            self._carry(sheet)
        write_rules(self._grid, self._package)
        self._package.calculate_on_load()
        self._package.save(target)
        metric_sheets = self._columns.sheets
        added = {name: tuple(p.name for p in columns.added) for name, columns in metric_sheets.items() if columns.added}
        sheets, names = tuple(self._grid.sheets), tuple(self._names_of_the_old_period())
        return Rolled(
            target, self._period, added, self._columns.to_fill + self._to_fill, self._carried, sheets, names,
            self._package.unsigned,
        )

    def _names_of_the_old_period(self) -> Iterator[str]:
        for name, area in self._grid.names.items():
            found = references(f"={area}", "", {}).cells
            for columns in (self._columns.sheets.get(cell.sheet) for cell in found[:1]):
                letters = "".join(filter(str.isalpha, found[0].ref))
                if columns is not None and columns.old.get(self._current) == column_index_from_string(letters):
                    yield name

    def _settings(self) -> None:
        known = self._grid.sheets[schema.SETTINGS]
        header = heading_row(known, (schema.KEY, schema.VALUE))
        assert header is not None
        columns = columns_of(known, header)
        sheet = self._package.sheet(known.name)
        keys = {
            str(cell.value).strip(): row
            for row in known.rows_below(header)
            if (cell := known.cells.get((row, columns[schema.KEY]))) is not None and cell.value is not None
        }
        value = columns[schema.VALUE]
        sheet.set_text(keys[schema.CURRENT_PERIOD], value, self._period.name)
        for row in keys.values():
            cell = known.cells.get((row, value))
            # A date after the period's end, of the announcement, is of the period: the next one's is not known yet.
            day = day_of(cell.value) if cell is not None else None
            if row != keys[schema.CURRENT_PERIOD] and day and day.year * 12 + day.month - 1 > self._current.end:
                sheet.clear(row, value, self._package.filled(sheet.style(row, value)))
                self._to_fill += 1
        row = keys.get(schema.PREVIOUS) or next(
            number for number in itertools.count(max(keys.values()) + 1) if not any(known.row(number))
        )
        for heading, text in (
            (schema.KEY, schema.PREVIOUS),
            (schema.LABEL, schema.PREVIOUS_LABEL),
            (schema.VALUE, self._source.name),
        ):
            style = sheet.style(max(keys.values()), columns[heading])
            sheet.set_text(row, columns[heading], text, style)

    def _carry(self, known: Sheet) -> None:
        """Mark the rows of a table of facts as carried over, until someone has read them."""
        header = heading_row(known, (schema.STATUS,))
        if header is None or known.name in self._columns.sheets or known.name in _RESERVED:
            return
        headings = columns_of(known, header)
        if not _is_of_facts(known, header, headings[schema.STATUS]):
            return
        sheet = self._package.sheet(known.name)
        column = headings.get(schema.CARRIED) or max(column for _, column in known.cells) + 1
        if schema.CARRIED not in headings:
            sheet.set_text(header, column, schema.CARRIED, sheet.style(header, headings[schema.STATUS]))
            sheet.add_columns(column - 1, 1)
        for row in known.rows_below(header):
            if any(cell.value is not None for at, cell in known.row(row) if at != column):
                style = self._package.filled(sheet.style(row, headings[schema.STATUS]))
                sheet.set_text(row, column, schema.CARRIED, style)
                self._carried += 1


def _is_of_facts(sheet: Sheet, header: int, column: int) -> bool:
    """Whether all that stands under 状态 are the words for it: a list of things to do has others."""
    cells = (sheet.cells.get((row, column)) for row in sheet.rows_below(header))
    words = {str(cell.value).strip() for cell in cells if cell is not None and cell.value is not None}
    return bool(words) and words <= set(Status)


_RESERVED = (schema.GUIDE, schema.SETTINGS, schema.RECONCILIATIONS)
