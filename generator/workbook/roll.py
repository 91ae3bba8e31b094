"""Rolling forward: the next period's workbook out of this one, without a figure of it carried along unnoticed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from openpyxl.utils import column_index_from_string

from ..errors import OutputError, Problem, UsageError
from ..period import Period, find_period
from ..status import Status
from . import schema
from .carried_formula import Carrier, PeriodColumns, Refused
from .edit import PackageEdit, SheetEdit
from .formulas import references
from .grid import Grid, Sheet, read_grid
from .metric_sheet import is_metric_sheet
from .read import read_workbook
from .table_sheet import heading_row
from .values import day_of


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


@dataclass(frozen=True)
class _Columns:
    """A metric sheet's period columns, the old ones and those to be added."""

    sheet: Sheet
    header: int
    old: Mapping[Period, int]
    added: Mapping[Period, int]
    last: int

    def formula(self, row: int, period: Period) -> str:
        cell = self.sheet.cells.get((row, self.old[period])) if period in self.old else None
        return cell.formula if cell is not None else ""

    def kinds(self) -> dict[int, str]:
        """The 类型 of each row: flows and stocks."""
        column = next((c for c, cell in self.sheet.row(self.header) if str(cell.value).strip() == schema.KIND), 0)
        rows = range(self.header + 1, self.sheet.rows + 1)
        cells = ((row, self.sheet.cells.get((row, column))) for row in rows)
        return {row: str(cell.value).strip() for row, cell in cells if cell is not None}


def roll(workbook: str | Path, period: Period, output: str | Path | None = None) -> Rolled:
    """The next period's workbook, beside the old one under the period's name unless `output` says otherwise.

    Raises:
        UsageError: the period is not later than the workbook's own.
        OutputError: the file exists.
        JianbaoError: the workbook cannot be read.
    """
    source = Path(workbook)
    current = read_workbook(source).current
    target = Path(output) if output is not None else source.with_name(f"{period.name}.xlsx")
    if period.end - current.end > _MOST_YEARS * 12:
        hint = f"Roll to a period within {_MOST_YEARS} years."
        raise UsageError(Problem(str(period), f"is {(period.end - current.end) // 12} years after {current}.", hint))
    if period.is_date or period.forecast or period.end <= current.end:
        hint = f"Name one that ends after {current}, for example {current.full_year}."
        raise UsageError(Problem(str(period), f"is no reporting period after {current}.", hint))
    if target.exists():
        raise OutputError(Problem(str(target), "exists already.", "Name another file with -o, or move it away."))
    if not target.parent.is_dir():
        raise OutputError(Problem(str(target.parent), "is no folder.", "Make it, or name another with -o."))
    return _Roll(source, current, period).to(target)


_MOST_YEARS = 5


class _Roll:
    def __init__(self, source: Path, current: Period, period: Period) -> None:
        self._source, self._current, self._period = source, current, period
        self._grid: Grid = read_grid(source)
        self._package = PackageEdit(source)
        self._columns = {
            name: self._planned(sheet) for name, sheet in self._grid.sheets.items() if is_metric_sheet(sheet)
        }
        self._carriers = {
            name: PeriodColumns(columns.old, columns.added, columns.kinds()) for name, columns in self._columns.items()
        }
        self._to_fill = self._carried = 0

    def to(self, target: Path) -> Rolled:
        for columns in self._columns.values():
            self._add(columns)
        self._settings()
        for sheet in self._grid.sheets.values():
            self._carry(sheet)
        self._package.calculate_on_load()
        self._package.save(target)
        added = {name: tuple(p.name for p in columns.added) for name, columns in self._columns.items() if columns.added}
        sheets, names = tuple(self._grid.sheets), tuple(self._names_of_the_old_period())
        return Rolled(target, self._period, added, self._to_fill, self._carried, sheets, names)

    def _names_of_the_old_period(self) -> Iterator[str]:
        for name, area in self._grid.names.items():
            found = references(f"={area}", "", {}).cells
            for columns in (self._columns.get(cell.sheet) for cell in found[:1]):
                letters = "".join(filter(str.isalpha, found[0].ref))
                if columns is not None and columns.old.get(self._current) == column_index_from_string(letters):
                    yield name

    # Columns

    def _planned(self, sheet: Sheet) -> _Columns:
        header = heading_row(sheet, (schema.KEY, schema.UNIT, schema.KIND))
        assert header is not None
        old = {period: c for c, cell in sheet.row(header) if (period := find_period(cell.value)) is not None}
        # What is only styled is no column: sheets are often formatted to their end.
        last = max(column for _, column in sheet.cells)
        wanted = sorted(set(self._wanted(old)) - old.keys(), key=lambda period: (period.end, period.months))
        added = {period: last + number for number, period in enumerate(wanted, 1)} if old else {}
        return _Columns(sheet, header, old, added, last)

    def _wanted(self, old: Mapping[Period, int]) -> Iterator[Period]:
        """The new period, its comparative where the old one's stood there, and what lies between of the kinds there."""
        told = [period for period in old if not period.forecast]
        if not told:
            return
        yield self._period
        # As many years back as the old deck had: growth of the comparative needs one more.
        for years in (1, 2):
            if self._current.shifted(-years) in old:
                yield self._period.shifted(-years)
        for period in told:
            if period.is_date:
                yield self._period.closing
            elif period.months <= 12:
                yield from self._following(period)

    def _following(self, period: Period) -> Iterator[Period]:
        """The same span in later years, as far as it ends after the old period and not after the new one."""
        years = range(self._period.end // 12 - period.year + 1)
        spans = (period.shifted(number) for number in years)
        # Spans of odd months (1-7月) were given once, for a reason of their own.
        yield from (
            one for one in spans if one.months in (3, 6, 12) and self._current.end < one.end <= self._period.end
        )

    def _add(self, columns: _Columns) -> None:
        sheet = self._package.sheet(columns.sheet.name)
        self._complete_comparative(columns, sheet)
        if not columns.added:
            return
        for period, column in columns.added.items():
            model = self._model(columns, period)
            for row in range(columns.header, max(sheet.rows, columns.sheet.rows) + 1):
                self._cell(columns, sheet, row, column, period, model)
            sheet.cover_like(columns.old[model], column)
        sheet.add_columns(columns.last, len(columns.added))
        told = columns.old.get(self._current) or max(columns.old.values())
        self._package.reach(columns.sheet.name, told, columns.last + len(columns.added))

    def _complete_comparative(self, columns: _Columns, sheet: SheetEdit) -> None:
        """The new comparative may have a column already, of which the old deck needed less than the new one will."""
        period, model = self._period.comparative, self._current.comparative
        if period not in columns.old or model not in columns.old or period == self._current:
            return
        for row in range(columns.header + 1, columns.sheet.rows + 1):
            known, like = (columns.sheet.cells.get((row, columns.old[one])) for one in (period, model))
            empty = known is None or (known.value is None and not known.formula)
            if empty and like is not None and (like.value is not None or like.formula):
                self._wait(columns, sheet, row, columns.old[period], period, model)

    def _wait(
        self, columns: _Columns, sheet: SheetEdit, row: int, column: int, period: Period, model: Period
    ) -> None:  # fmt: skip
        """A formula like the model's, or yellow ground."""
        style = sheet.style(row, columns.old[model])
        formula = self._formula(columns, row, period, model)
        if formula is not None:
            sheet.set_formula(row, column, formula, "", style)
        else:
            sheet.clear(row, column, self._package.filled(style))
            self._to_fill += 1

    def _model(self, columns: _Columns, period: Period) -> Period:
        """The period whose column a new one is made after: the same span a year before, else the nearest there is."""
        before = (period.shifted(-back) for back in range(1, 6))
        found = next((one for one in before if one in columns.old), None)
        if found is None and period == self._period and self._current in columns.old:
            found = self._current
        if found is None and period == self._period.comparative and self._current.comparative in columns.old:
            found = self._current.comparative
        return found or max(columns.old, key=lambda one: (one.is_date == period.is_date, not one.forecast, one.end))

    def _cell(
        self, columns: _Columns, sheet: SheetEdit, row: int, column: int, period: Period, model: Period
    ) -> None:  # fmt: skip
        style = sheet.style(row, columns.old[model])
        if row == columns.header:
            sheet.set_text(row, column, period.name, style)
            return
        if sheet.find(row, columns.old[model]) is None and not self._described(columns, row):
            return
        if self._formula(columns, row, period, model) is not None or self._awaited(columns, row, period, model):
            self._wait(columns, sheet, row, column, period, model)
        else:
            sheet.clear(row, column, style)

    def _described(self, columns: _Columns, row: int) -> bool:
        """Whether a row is a metric's."""
        return any(column not in columns.old.values() for column, _ in columns.sheet.row(row))

    def _awaited(self, columns: _Columns, row: int, period: Period, model: Period) -> bool:
        """Whether a value is expected: there was one a year before, or in the period that was current."""
        models = {model} | ({self._current} if period == self._period else set())
        if period == self._period.comparative:
            models.add(self._current.comparative)
        if period == self._period:
            models |= self._once(columns, row)
        if period.months and self._period.comparative != period == self._period.shifted(-2):
            models.add(self._current.shifted(-2))
        return any(self._expected(columns, row, one) for one in models if one in columns.old)

    def _expected(self, columns: _Columns, row: int, period: Period) -> bool:
        """Whether a cell has a value or a formula, or waited for one itself."""
        cell = columns.sheet.cells.get((row, columns.old[period]))
        filled = cell is not None and (cell.value is not None or bool(cell.formula))
        style = self._package.sheet(columns.sheet.name).style(row, columns.old[period])
        return filled or self._package.is_to_fill(style)

    def _once(self, columns: _Columns, row: int) -> set[Period]:
        """Spans of odd months in which a row alone has values: 1-7月 of last time, where a newer span is to follow."""
        told = {one for one, column in columns.old.items() if (row, column) in columns.sheet.cells}
        odd = {one for one in told if not one.is_date and not one.forecast and one.months not in (3, 6, 12)}
        return odd if told == odd else set()

    # Formulas

    def _formula(self, columns: _Columns, row: int, period: Period, model: Period) -> str | None:
        """The formula of a period like the new one, carried over; None where there is none, or it is not clear."""
        for one in self._formula_models(columns, row, period, model):
            formula = columns.formula(row, one)
            carrier = Carrier(self._grid, self._carriers, columns.sheet.name, one, period)
            try:
                return carrier.carried(formula)
            except Refused:
                continue
        return None

    def _formula_models(self, columns: _Columns, row: int, period: Period, model: Period) -> Iterator[Period]:
        """The periods to make a formula after: the nearest first, others where that one is a formula too."""
        wanted = period in (self._period, self._period.comparative)
        own = [model, *([self._current] if period == self._period else [])]
        if not any(columns.formula(row, one) for one in own):
            return
        others = sorted(columns.old, key=lambda one: (-one.end, one.months)) if wanted else []
        yield from (one for one in dict.fromkeys([*own, *others]) if columns.formula(row, one))

    # Settings and tables

    def _settings(self) -> None:
        known = self._grid.sheets[schema.SETTINGS]
        header = heading_row(known, (schema.KEY, schema.VALUE))
        assert header is not None
        columns = {str(cell.value).strip(): column for column, cell in known.row(header) if cell.value is not None}
        sheet = self._package.sheet(known.name)
        keys = {
            str(cell.value).strip(): row
            for row in range(header + 1, known.rows + 1)
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
        row = keys.get(schema.PREVIOUS) or max(keys.values()) + 1
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
        if header is None or known.name in self._columns or known.name in _RESERVED:
            return
        headings = {str(cell.value).strip(): column for column, cell in known.row(header) if cell.value is not None}
        if not _is_of_facts(known, header, headings[schema.STATUS]):
            return
        sheet = self._package.sheet(known.name)
        column = headings.get(schema.CARRIED) or max(known.columns, sheet.columns) + 1
        if schema.CARRIED not in headings:
            sheet.set_text(header, column, schema.CARRIED, sheet.style(header, headings[schema.STATUS]))
            sheet.add_columns(column - 1, 1)
        for row in range(header + 1, known.rows + 1):
            if any(cell.value is not None for at, cell in known.row(row) if at != column):
                style = self._package.filled(sheet.style(row, headings[schema.STATUS]))
                sheet.set_text(row, column, schema.CARRIED, style)
                self._carried += 1


def _is_of_facts(sheet: Sheet, header: int, column: int) -> bool:
    """Whether all that stands under 状态 are the words for it: a list of things to do has others."""
    cells = (sheet.cells.get((row, column)) for row in range(header + 1, sheet.rows + 1))
    words = {str(cell.value).strip() for cell in cells if cell is not None and cell.value is not None}
    return bool(words) and words <= set(Status)


_RESERVED = (schema.GUIDE, schema.SETTINGS, schema.RECONCILIATIONS)
