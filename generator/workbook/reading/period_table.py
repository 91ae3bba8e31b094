"""Table sheets whose columns are periods: each row is a metric of that sheet, told by its label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from ...errors import Problem
from ...finance.direction import DIRECTIONS, Direction
from ...finance.figures import NUMBER, Cell, Figure
from ...finance.metrics import Kind, Metric
from ...finance.period import Period, find_period
from ...finance.period_names import heading_of
from ...finance.status import Status
from ...finance.units import PERCENT, Unit
from ...language.unit_words import units_said
from .. import schema
from ..model import Entry, PeriodRow
from .grid import RawCell, Sheet
from .numbers import number_from_text
from .row_doubts import Figures, ask_about_jumps, settle
from .shown_text import one_line, word
from .values import Values, cell_at

_FEWEST = 2
"""Headings that are periods, of a sheet whose columns are meant as such."""


@dataclass(frozen=True)
class PeriodHeadings:
    """The columns of periods of a table sheet, those that say what was published before, and all others by heading."""

    header: int
    periods: Mapping[int, Period]
    published: Mapping[int, Period]
    columns: Mapping[str, int]

    @property
    def label(self) -> int:
        """The column of the rows' names: 名称, 指标 or 项目, else the first that describes."""
        named = (self.columns[name] for name in schema.ROW_LABELS if name in self.columns)
        return next(named, min(self.columns.values()))


def period_headings(sheet: Sheet, header: int | None, year_end: int) -> PeriodHeadings | None:
    """Where the periods of a table sheet stand; None of any other sheet.

    Two headings at least are periods, and another says that its rows are figures with a name: 名称, 指标, 项目, 键,
    单位 or 状态. A sheet of the user's own without one is left as it is.
    """
    if header is None:
        return None
    periods: dict[int, Period] = {}
    published: dict[int, Period] = {}
    columns: dict[str, int] = {}
    for column, cell in sheet.row(header):
        period = _period(cell, year_end)
        if period is None and cell.value is not None:
            columns.setdefault(word(str(cell.value)), column)
        elif period is not None:
            _add(column, period, str(cell.value), periods, published)
    if len(periods) < _FEWEST or not columns.keys() & {*schema.ROW_LABELS, schema.KEY, schema.UNIT, schema.STATUS}:
        return None
    return PeriodHeadings(header, periods, published, columns)


def _period(cell: RawCell, year_end: int) -> Period | None:
    """The period of a heading; a plain number is none, unless it is a year."""
    if cell.value is None or isinstance(cell.value, float):
        return None
    return find_period(cell.value, year_end)


def _add(column: int, period: Period, said: str, periods: dict[int, Period], published: dict[int, Period]) -> None:
    """Of two columns of a period the restated one counts, and the other is what was published."""
    known = next((other for other, one in periods.items() if one == period), None)
    if known is not None and not heading_of(said).restated:
        published[column] = period
        return
    if known is not None:
        published[known] = periods.pop(known)
    periods[column] = period


def read_period_rows(sheet: Sheet, headings: PeriodHeadings, values: Values) -> dict[int, PeriodRow]:
    """The rows of a table sheet whose columns are periods, by their numbers; what has no name is none."""
    rows = (_Row(sheet, number, headings, values) for number in sheet.rows_below(headings.header))
    return {row.number: row.read() for row in rows if row.text(headings.label)}


class _Cells(NamedTuple):
    """What stands in the cells of a row: figures, words in place of one, and the cells that are empty."""

    figures: Figures
    words: dict[Period, Entry]
    empty: dict[Period, tuple[Cell, ...]]
    waiting: set[Period]
    uncalculated: set[Period]


@dataclass(frozen=True)
class _Row:
    sheet: Sheet
    number: int
    headings: PeriodHeadings
    values: Values

    def read(self) -> PeriodRow:
        """The row as a metric, which nothing is derived of that is not typed unless the row says what it is."""
        values, label = self.values, self.text(self.headings.label)
        cell = cell_at(self.sheet.name, self.number, self.headings.label)
        key = f"{self.sheet.name}.{self.said(schema.KEY) or label}"
        status = Status(self.said(schema.STATUS)) if self.said(schema.STATUS) in list(Status) else Status.DISCLOSED
        unit = self._unit(label)
        template = Figure(
            None, unit, key, label, status=status, source=self.said(schema.SOURCE), direction=self._direction()
        )
        cells = self._cells(self.headings.periods, template)
        figures = settle(cells.figures, label, unit, values, sheet_has_percentages=True)
        ask_about_jumps(figures, unit, values)
        published = self._cells(self.headings.published, template).figures
        metric = Metric(
            key, label, unit, self._kind(), values.where(cell), figures, template.direction, cells.empty, cell, cell,
            template.source, (), frozenset(cells.waiting), frozenset(cells.uncalculated), published,
        )  # fmt: skip
        heads = not figures and not cells.words and not cells.waiting and not self.said(schema.UNIT)
        decimals = word(self.said(schema.DECIMALS)).removesuffix(".0")
        places = int(decimals) if len(decimals) == 1 and decimals.isdecimal() else None
        return PeriodRow(metric, cells.words, self.said(schema.ROW_STYLE), places, heads)

    def text(self, column: int) -> str:
        cell = self.sheet.cells.get((self.number, column))
        return one_line(str(cell.value)) if cell is not None and cell.value is not None else ""

    def said(self, heading: str) -> str:
        return self.text(self.headings.columns[heading]) if heading in self.headings.columns else ""

    def _cells(self, columns: Mapping[int, Period], template: Figure) -> _Cells:
        found = _Cells({}, {}, {}, set(), set())
        for column, period in columns.items():
            cell = cell_at(self.sheet.name, self.number, column)
            raw = self.values.raw(cell)
            if raw is not None and _is_words(raw):
                found.words[period] = Entry(one_line(str(raw.value)), cell, template.status, template.source)
                continue
            what = f"{template.label} of {period}"
            figure = self.values.figure(cell, what, replace(template, period=period))
            if figure is not None:
                found.figures[period] = figure
                continue
            needed = self.values.needed_by(cell)
            found.empty[period] = needed or (cell,)
            if needed:
                found.waiting.add(period)
            elif self.values.is_formula(cell):
                found.uncalculated.add(period)
        return found

    def _unit(self, label: str) -> Unit:
        """That of 单位, else the one in brackets behind the label, else percent where the cells are formatted so."""
        said, known = word(self.said(schema.UNIT)), self.values.units
        if said and said not in known:
            where = self.values.where(cell_at(self.sheet.name, self.number, self.headings.columns[schema.UNIT]))
            what = f'"{said}" is no unit: its row is read as plain numbers.'
            self.values.warnings.append(Problem(where, what, "Mend it, or add it in a sheet 单位."))
        if said:
            return known.get(said, NUMBER)
        in_label = next((unit for _, unit in units_said(label, known)), None)
        return in_label or (PERCENT if any(self._percents()) else NUMBER)

    def _percents(self) -> Iterator[bool]:
        for column in self.headings.periods:
            raw = self.sheet.cells.get((self.number, column))
            if raw is not None and raw.is_filled:
                yield self.values.format_of(raw).says_percent or str(raw.value).strip().endswith(("%", "％"))

    def _kind(self) -> Kind:
        """That of 类型; of dates a stock; else a row is only what is typed: users of two quarters add up to nothing."""
        said = self.said(schema.KIND)
        if said in list(Kind):
            return Kind(said)
        dates = all(period.is_date for period in self.headings.periods.values())
        return Kind.STOCK if dates else Kind.RATIO

    def _direction(self) -> Direction:
        said = self.said(schema.DIRECTION)
        return Direction(said) if said in DIRECTIONS else Direction.NEITHER


def _is_words(raw: RawCell) -> bool:
    """Whether a cell says something in place of a number: 不适用, —."""
    if raw.formula or raw.value is None or (isinstance(raw.value, (int, float)) and not isinstance(raw.value, bool)):
        return False
    return not isinstance(raw.value, str) or (bool(raw.value.strip()) and number_from_text(raw.value) is None)
