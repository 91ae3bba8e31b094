"""Where the columns of a metric sheet are: those that describe its rows, and those of periods, by their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ...finance.figures import Cell
from ...finance.metrics import Kind
from ...finance.period import FORMS_HINT, Period, find_period
from ...finance.period_names import Heading, heading_of, looks_like_period
from .. import schema
from .confirmed import is_confirmed, to_paste
from .grid import RawCell, Sheet
from .shown_text import one_line, word
from .table_sheet import heading_row
from .values import Values, cell_at

IDENTIFYING = (schema.KEY, schema.UNIT, schema.KIND)
_BRACKETS = re.compile(r"[(（\[【].*?[)）\]】]", re.DOTALL)
_DAY_OR_MONTH_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")


@dataclass(frozen=True)
class PeriodColumn:
    """A column of figures: its period, and what its heading says of them besides."""

    column: int
    period: Period
    heading: Heading
    cell: Cell


@dataclass(frozen=True)
class Layout:
    """Where the columns of one metric sheet are; `published` are those beside a restated column of their period."""

    sheet: Sheet
    header: int
    columns: Mapping[str, int]
    periods: Mapping[int, Period] = field(default_factory=dict)
    published: Mapping[int, Period] = field(default_factory=dict)

    def text(self, row: int, heading: str) -> str:
        cell = self.sheet.cells.get((row, self.columns.get(heading, 0)))
        return word(str(cell.value)) if cell is not None and cell.value is not None else ""

    def prose(self, row: int, heading: str) -> str:
        """What is printed as it is seen: a name, a source."""
        cell = self.sheet.cells.get((row, self.columns.get(heading, 0)))
        return one_line(str(cell.value)) if cell is not None and cell.value is not None else ""

    def cell(self, row: int, heading: str) -> Cell:
        return cell_at(self.sheet.name, row, self.columns[heading])

    @property
    def rows(self) -> Sequence[int]:
        return self.sheet.rows_below(self.header)


def layout_of(sheet: Sheet, values: Values, year_end: int) -> Layout:
    """The columns of a sheet that is known to be one of metrics; what is unclear in its headings is told once each."""
    header = heading_row(sheet, IDENTIFYING)
    assert header is not None
    columns: dict[str, int] = {}
    found: list[PeriodColumn] = []
    for column, cell in sheet.row(header):
        period = None if cell.value is None else _column_of(sheet, header, column, cell, year_end)
        if period is not None:
            found.append(period)
        elif cell.value is not None:
            columns.setdefault(word(str(cell.value)), column)
    _refuse_unread(sheet, header, found, values, year_end)
    layout = Layout(sheet, header, columns)
    spans = [_over_flows(each, layout, found, values) for each in found]
    return _with_periods(layout, spans, values)


def _column_of(sheet: Sheet, header: int, column: int, cell: RawCell, year_end: int) -> PeriodColumn | None:
    text = cell.value if isinstance(cell.value, date) else str(cell.value)
    if word(str(text)) in schema.METRIC_COLUMNS or _is_cut(cell):
        return None
    period = find_period(text, year_end)
    at = cell_at(sheet.name, header, column)
    return PeriodColumn(column, period, heading_of(str(text)), at) if period is not None else None


def _is_cut(cell: RawCell) -> bool:
    """A number 2024.1 was typed as 2024.1 or as 2024.10."""
    return isinstance(cell.value, float) and len(str(cell.value).partition(".")[2]) == 1


def _refuse_unread(sheet: Sheet, header: int, found: list[PeriodColumn], values: Values, year_end: int) -> None:
    """Headings that were meant as periods and are none."""
    read = {each.column for each in found}
    known = {each.period for each in found}
    for column, cell in sheet.row(header):
        if column in read or cell.value is None or word(str(cell.value)) in schema.METRIC_COLUMNS:
            continue
        if not _is_cut(cell) and not looks_like_period(heading_of(str(cell.value)).name):
            continue
        said = _BRACKETS.sub("", str(cell.value))
        meant = find_period(said, year_end) if said != str(cell.value) else None
        if meant in known and meant is not None:
            continue  # a column of the user's own beside that of the period: 2024H1 (管理层口径)
        values.refuse(cell_at(sheet.name, header, column), *_unread(word(str(cell.value)), meant))


def _unread(heading: str, meant: Period | None) -> tuple[str, str]:
    day = _DAY_OR_MONTH_FIRST.fullmatch(heading)
    if day and int(day[1]) <= 12 and int(day[2]) <= 12:
        ways = f"{day[3]}-{int(day[2]):02d} or {day[3]}-{int(day[1]):02d}"
        return f'the heading "{heading}" is no period: it may be a day of {ways}.', f"Write {ways}, or the span."
    if meant is not None:
        return f'the heading "{heading}" is not read as {meant}, for what stands beside it.', f"Write {meant} alone."
    return f'the heading "{heading}" is no period.', FORMS_HINT


def _over_flows(each: PeriodColumn, layout: Layout, all_columns: list[PeriodColumn], values: Values) -> PeriodColumn:
    """A day over flows says not which span ends on it: it is asked about, and read as the one that reports go to."""
    flow = next(_flows(each, layout), "") if each.period.is_date else ""
    if not flow:
        return each
    raw = values.raw(each.cell)
    said = word(str(raw.value)) if raw is not None and isinstance(raw.value, str) else str(each.period)
    span = _span_to(each.period)
    if span is None or any(other.period == span for other in all_columns):
        told = f'the heading "{said}" is a day, and stands over a flow ({flow}).'
        values.doubts.append(values.told((each.cell,), told, "Write the span that ends on it, as 2024M7."))
        return each
    comment = raw.comment if raw is not None else ""
    if not is_confirmed(span.name, comment):
        told = f'the heading "{said}" is a day, and stands over a flow ({flow}): {span}? It is read as {span}.'
        hint = f"Write {span}, or paste {to_paste(span.name)} into its comment."
        values.doubts.append(values.told((each.cell,), told, hint))
    return replace(each, period=span)


def _flows(each: PeriodColumn, layout: Layout) -> Iterator[str]:
    """The flows that have a value in a column."""
    for row in layout.rows:
        cell = layout.sheet.cells.get((row, each.column))
        is_flow = layout.text(row, schema.KIND) == Kind.FLOW and bool(layout.text(row, schema.KEY))
        if is_flow and cell is not None and cell.value not in (None, ""):
            yield layout.prose(row, schema.LABEL) or layout.text(row, schema.KEY)


def _span_to(day: Period) -> Period | None:
    """The span from the year's begin that reports have to a day: a quarter, a half, nine months, the year."""
    months = (day.end + 1 - day.year_end) % 12 or 12
    return Period(day.end - months + 1, months, year_end=day.year_end) if months % 3 == 0 else None


def _with_periods(layout: Layout, found: list[PeriodColumn], values: Values) -> Layout:
    periods: dict[int, Period] = {}
    published: dict[int, Period] = {}
    by_period: dict[Period, list[PeriodColumn]] = {}
    for each in found:
        by_period.setdefault(each.period, []).append(each)
    for period, columns in by_period.items():
        value, before = _value_and_published(columns)
        periods[value.column] = period
        if before is not None:
            published[before.column] = period
        for each in columns:
            if each not in (value, before):
                told = f"the period {period} has two columns, the other at {value.cell}."
                values.refuse(each.cell, told, "Keep one of them, or say 重列 in the heading of the one that counts.")
    order = sorted(periods)
    return replace(layout, periods={column: periods[column] for column in order}, published=published)


def _value_and_published(columns: list[PeriodColumn]) -> tuple[PeriodColumn, PeriodColumn | None]:
    """Of two columns of a period the restated one counts, and the other is what was published."""
    if len(columns) == 2:
        for one, other in (columns, columns[::-1]):
            if _counts_before(one.heading, other.heading):
                return one, other
    return columns[0], None


def _counts_before(one: Heading, other: Heading) -> bool:
    marked_alike = one.restated == other.restated and one.published == other.published
    return not marked_alike and not one.published and not other.restated


