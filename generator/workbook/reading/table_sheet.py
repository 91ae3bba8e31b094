"""Table sheets: a header row, then rows of texts, dates and numbers, for lists, tables and loops."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ...errors import Problem
from ...finance.direction import Direction
from ...finance.figures import NUMBER, RATIO, Cell, Figure
from ...finance.period import DECEMBER
from ...finance.status import Status
from .. import schema
from ..model import CellValue, Entry, PeriodRow, Row, Table
from .comments import status_and_source
from .grid import Sheet
from .numbers import EXCEL_ERRORS
from .period_table import PeriodHeadings, period_headings, read_period_rows
from .shown_text import one_line, shown, word
from .values import Values, cell_at, day_of

_HEADING_ROWS = 30


def heading_row(sheet: Sheet, needed: Sequence[str]) -> int | None:
    """The first row, titles above it allowed, in which all the needed headings stand."""
    for row in range(1, min(sheet.rows, _HEADING_ROWS) + 1):
        texts = {word(str(cell.value)) for _, cell in sheet.row(row) if cell.value is not None}
        if texts.issuperset(needed):
            return row
    return None


def columns_of(sheet: Sheet, row: int) -> dict[str, int]:
    """The columns by the headings that stand in a row."""
    return {word(str(cell.value)): column for column, cell in sheet.row(row) if cell.value is not None}


def read_table(sheet: Sheet, values: Values, year_end: int = DECEMBER) -> Table:
    """A table sheet; a user's own sheet of any other shape is read as far as it goes and never refused."""
    header = first_wide_row(sheet)
    if header is None:
        return Table(sheet.name, (), ())
    columns = {c: one_line(str(cell.value)) for c, cell in sheet.row(header) if cell.value is not None}
    headings = period_headings(sheet, header, year_end)
    for number in sheet.rows_below(header) if headings is not None else ():
        values.know_row_status(sheet.name, number, _row_status(sheet, number, columns)[0])
    of_periods = read_period_rows(sheet, headings, values) if headings is not None else {}
    rows = []
    for number in sheet.rows_below(header):
        known = _by_heading(of_periods[number], headings, columns) if headings and number in of_periods else {}
        rows.append(_row(sheet, number, columns, values, known))
    filled = tuple(row for row in rows if any(row.cells.values()))
    return Table(sheet.name, tuple(columns.values()), filled, tuple(of_periods.values()))


def _by_heading(row: PeriodRow, headings: PeriodHeadings, columns: dict[int, str]) -> dict[str, CellValue]:
    """What was read of a row under its periods, by their headings: nothing is read twice."""
    values = {column: row.metric.figures.get(one) or row.words.get(one) for column, one in headings.periods.items()}
    values |= {column: row.metric.published.get(one) for column, one in headings.published.items()}
    return {columns[column]: value for column, value in values.items()}


def first_wide_row(sheet: Sheet) -> int | None:
    """The header row: the first in which two cells are filled, for a title above it fills only one."""
    for row in range(1, min(sheet.rows, _HEADING_ROWS) + 1):
        if sum(cell.value is not None for _, cell in sheet.row(row)) >= 2:
            return row
    return None


def _row(
    sheet: Sheet, number: int, columns: dict[int, str], values: Values, known: dict[str, CellValue]
) -> Row:  # fmt: skip
    status, source = _row_status(sheet, number, columns)
    values.know_row_status(sheet.name, number, status)
    cells: dict[str, CellValue] = {
        heading: known[heading] if heading in known
        else plain_value(values, cell_at(sheet.name, number, column), heading, status, source)
        for column, heading in columns.items()
    }
    return Row(cells, f"{values.grid.path.as_posix()} {sheet.name}!{number}", status)


def _row_status(sheet: Sheet, number: int, columns: dict[int, str]) -> tuple[Status, str]:
    texts = {
        heading: word(str(cell.value)) if heading == schema.STATUS else shown(str(cell.value)).strip()
        for column, heading in columns.items()
        if (cell := sheet.cells.get((number, column))) is not None and cell.value is not None
    }
    said = texts.get(schema.STATUS, "")
    status = Status(said) if said in list(Status) else Status.DISCLOSED
    return status, texts.get(schema.SOURCE, "")


def plain_value(
    values: Values, cell: Cell, name: str, status: Status = Status.DISCLOSED, source: str = ""
) -> CellValue:
    """A cell without a unit of its own: a number as a figure, a percent as a ratio, anything else as an entry."""
    raw = values.raw(cell)
    if raw is None or (raw.value is None and not raw.formula):
        return None
    own_status, own_source = status_and_source(raw.comment, status, source)
    if isinstance(raw.value, str) and raw.value.strip() in EXCEL_ERRORS:
        values.warnings.append(Problem(values.where(cell), f"is the Excel error {raw.value}, and read as empty."))
        return None
    uncalculated = raw.formula and raw.value is None
    if uncalculated or (isinstance(raw.value, (int, float)) and not isinstance(raw.value, bool)):
        unit = RATIO if values.format_of(raw).says_percent else NUMBER
        key = f"{cell.sheet}.{name}"
        # A table has no 方向 to say what is below zero.
        template = Figure(
            None, unit, key, label=name, status=status, source=source, direction=Direction.NEITHER
        )
        return values.figure(cell, name, template)
    day = day_of(raw.value)
    text = day.isoformat() if isinstance(raw.value, date) and day else shown(str(raw.value)).strip()
    return Entry(text, cell, own_status, own_source, day) if text else None
