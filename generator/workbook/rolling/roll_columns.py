"""The columns of a rolled workbook: the new period's and those between, with formulas and yellow ground."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ...finance.direction import DIRECTIONS
from ...finance.period import Period
from .. import schema
from ..editing.edit import PackageEdit, SheetEdit
from ..reading.grid import Grid, Sheet
from .carried_formula import Carrier, OtherLength, Refused
from .metric_columns import MetricColumns, metric_columns, rolls


class ColumnRoll:
    """Adds the columns that a later period needs to metric sheets and tables of periods; `to_fill` cells wait."""

    def __init__(self, grid: Grid, package: PackageEdit, current: Period, period: Period) -> None:
        self._grid, self._package = grid, package
        self._current, self._period = current, period
        self.sheets = {name: self._planned(sheet) for name, sheet in grid.sheets.items() if rolls(sheet, current)}
        self._carriers = {name: columns.periods() for name, columns in self.sheets.items()}
        self.to_fill = 0

    def add(self) -> None:
        for columns in self.sheets.values():
            self._add(columns)

    def _planned(self, sheet: Sheet) -> MetricColumns:
        known = metric_columns(sheet, self._current.year_end)
        new = set(self._wanted(known.old)) - known.old.keys()
        if known.of_table:  # a table of quarters has no column of years, and leaves none out
            lengths = {period.months for period in known.old}
            new = {period for period in new if period.months in lengths} | set(self._next_ones(known.old))
        wanted = sorted(new, key=lambda period: (period.end, period.months)) if known.old else []
        wanted = [period for period in wanted if self._is_of_use(known, period)]
        return replace(known, added={period: known.last + number for number, period in enumerate(wanted, 1)})

    def _is_of_use(self, known: MetricColumns, period: Period) -> bool:
        """Whether any row is to have a value there."""
        model = self._model(known, period)
        rows = known.sheet.rows_below(known.header)
        return any(self._awaited(known, row, period, model) or known.formula(row, model) for row in rows)

    def _next_ones(self, old: Mapping[Period, int]) -> Iterator[Period]:
        """The spans up to the new period's end that follow on the last of a table's, where those follow on another."""
        for months in {period.months for period in old if not period.is_date}:
            last = max(period for period in old if period.months == months)
            steps = range(1, (self._period.end - last.end) // months + 1) if last.previous in old else ()
            yield from (Period(last.start + months * n, months, year_end=last.year_end) for n in steps)

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

    def _add(self, columns: MetricColumns) -> None:
        sheet = self._package.sheet(columns.sheet.name)
        sheet.offer(schema.EARLIER_DIRECTIONS, DIRECTIONS)
        self._complete(columns, sheet)
        if not columns.added:
            return
        for period, column in columns.added.items():
            model = self._model(columns, period)
            there = {*columns.sheet.rows_below(columns.header - 1), *sheet.rows_below(columns.header - 1)}
            for row in sorted(there):
                self._cell(columns, sheet, row, column, period, model)
            sheet.cover_like(columns.old[model], column)
        sheet.add_columns(columns.last, len(columns.added))
        for period, column in columns.added.items():
            sheet.widen_like(columns.old[self._model(columns, period)], column)
        told = columns.old.get(self._current) or max(columns.old.values())
        self._package.reach(columns.sheet.name, told, columns.last + len(columns.added))

    def _complete(self, columns: MetricColumns, sheet: SheetEdit) -> None:
        """The new period and its comparatives may have a column already, of which the old deck needed less."""
        for years in range(3):
            period, model = self._period.shifted(-years), self._current.shifted(-years)
            if period not in columns.old or model not in columns.old or period == self._current:
                continue
            for row in columns.sheet.rows_below(columns.header):
                known = columns.sheet.cells.get((row, columns.old[period]))
                if not (known and known.is_filled) and self._expected(columns, row, model):
                    self._wait(columns, sheet, row, columns.old[period], period, model)

    def _wait(
        self, columns: MetricColumns, sheet: SheetEdit, row: int, column: int, period: Period, model: Period
    ) -> None:  # fmt: skip
        """A formula like the model's, or yellow ground."""
        style = sheet.style(row, columns.old[model])
        formula = self._formula(columns, row, period, model)
        if formula is not None:
            sheet.set_formula(row, column, formula, "", style)
        else:
            sheet.clear(row, column, self._package.filled(style))
            self.to_fill += 1

    def _model(self, columns: MetricColumns, period: Period) -> Period:
        """The period whose column a new one is made after: the same span a year before, else the nearest there is."""
        before = (period.shifted(-back) for back in range(1, 6))
        found = next((one for one in before if one in columns.old), None)
        if found is None and period == self._period and self._current in columns.old:
            found = self._current
        if found is None and period == self._period.comparative and self._current.comparative in columns.old:
            found = self._current.comparative
        return found or max(columns.old, key=lambda one: (one.is_date == period.is_date, not one.forecast, one.end))

    def _cell(
        self, columns: MetricColumns, sheet: SheetEdit, row: int, column: int, period: Period, model: Period
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

    def _described(self, columns: MetricColumns, row: int) -> bool:
        """Whether a row is a metric's."""
        return any(column not in columns.old.values() for column, _ in columns.sheet.row(row))

    def _awaited(self, columns: MetricColumns, row: int, period: Period, model: Period) -> bool:
        """Whether a value is expected: there was one in a span like it, or in that of the old deck that it follows."""
        if 0 < period.months < 12 and self._is_of_years(columns, row):
            return False
        alike = model.is_same_span_as(period)
        models = {model} if alike or period.is_date else set()
        models |= {self._current.shifted(-years) for years in range(3) if period == self._period.shifted(-years)}
        if period == self._period:
            models |= self._once(columns, row)
        if columns.of_table:
            models |= {max(one for one in columns.old if one.months == period.months)}
        return any(self._expected(columns, row, one) for one in models if one in columns.old)

    def _is_of_years(self, columns: MetricColumns, row: int) -> bool:
        """Whether a row has values of whole years only, as a market's size and its forecasts: it has none of a half."""
        told = [one for one in columns.old if self._expected(columns, row, one)]
        return bool(told) and all(one.months >= 12 for one in told)

    def _expected(self, columns: MetricColumns, row: int, period: Period) -> bool:
        """Whether a cell has a value or a formula, or waited for one itself."""
        cell = columns.sheet.cells.get((row, columns.old[period]))
        style = self._package.sheet(columns.sheet.name).style(row, columns.old[period])
        return bool(cell and cell.is_filled) or self._package.is_to_fill(style)

    def _once(self, columns: MetricColumns, row: int) -> set[Period]:
        """Spans of odd months in which a row alone has values: 1-7月 of last time, where a newer span is to follow."""
        told = {one for one, column in columns.old.items() if (row, column) in columns.sheet.cells}
        odd = {one for one in told if not one.is_date and not one.forecast and one.months not in (3, 6, 12)}
        return odd if told == odd else set()

    def _formula(self, columns: MetricColumns, row: int, period: Period, model: Period) -> str | None:
        """The formula of a period like the new one, carried over; None where there is none, or it is not clear."""
        for one in self._formula_models(columns, row, period, model):
            formula = columns.formula(row, one)
            carrier = Carrier(self._grid, self._carriers, columns.sheet.name, one, period)
            try:
                carried = carrier.carried(formula)
            except OtherLength:
                continue
            except Refused:
                return None
            if one in (model, self._current) or carrier.is_twelve_months:
                return carried
        return None

    def _formula_models(self, columns: MetricColumns, row: int, period: Period, model: Period) -> Iterator[Period]:
        """The periods to make a formula after: the nearest first, others where that one is a formula too."""
        wanted = period in (self._period, self._period.comparative)
        own = [model, *([self._current] if period == self._period else [])]
        edit = self._package.sheet(columns.sheet.name)
        if not any(columns.formula(row, one) for one in own) or any(
            edit.is_array(row, columns.old[one]) for one in own if one in columns.old
        ):
            return
        others = sorted(columns.old, key=lambda one: (-one.end, one.months)) if wanted else []
        yield from (one for one in dict.fromkeys([*own, *others]) if columns.formula(row, one))
