"""The filters for lists, tables and texts: those of Jinja's that cannot cut a figure in half, and those for rows."""

from __future__ import annotations

from jinja2.runtime import Undefined

from ..errors import FigureError, Problem
from ..finance.figures import Cell
from .bounds import one_text, short_name
from .filters import as_filter
from .rows import RowTerm, TableTerm
from .session import Session
from .terms import Term
from .visible import Missing, MissingFigure


def _sequence(value: object, name: str) -> list[object]:
    if isinstance(value, TableTerm):
        return list(value)
    if not isinstance(value, (list, tuple)):
        raise FigureError(Problem("", f'the filter "{name}" needs a list or a table.', ""))
    return list(value)


@as_filter
def join(session: Session, value: object, separator: str = "") -> str:
    """The items of a list as one text"""
    parts = [part for item in _sequence(value, "join") for part in (separator, item)]
    return one_text(parts[1:])


@as_filter
def concatenated(session: Session, parts: object) -> str:
    """What `~` does, bounded: a text doubled over and over would fill the memory."""
    return one_text(_sequence(parts, "concatenated"))


@as_filter
def first(session: Session, value: object) -> object:
    """The first of a list or table"""
    items = _sequence(value, "first")
    if not items:
        raise MissingFigure(Problem("", "the list is empty: it has no first.", ""))
    return items[0]


@as_filter
def last(session: Session, value: object) -> object:
    """The last of a list or table"""
    items = _sequence(value, "last")
    if not items:
        raise MissingFigure(Problem("", "the list is empty: it has no last.", ""))
    return items[-1]


def _rows(value: object, name: str) -> list[RowTerm]:
    items = _sequence(value, name)
    rows = [item for item in items if isinstance(item, RowTerm)]
    if len(rows) < len(items):
        raise FigureError(Problem("", f'the filter "{name}" needs rows of a table.', "Name a table sheet."))
    return rows


@as_filter
def where(session: Session, value: object, column: str, equal: str) -> list[RowTerm]:
    """The rows of a table in which a column holds a text"""
    heading = short_name(column)
    return [row for row in _rows(value, "where") if row.attribute(heading) == equal]


@as_filter
def best_row(session: Session, value: object, *columns: str) -> RowTerm:
    """The row with the highest mean of some columns, of all that hold numbers when none are named"""
    rows = _rows(value, "best_row")
    if not rows:
        where = session.place_of(Cell(value.table.name, "A1")) if isinstance(value, TableTerm) else ""
        raise MissingFigure(Problem(where, "the table is empty: it has no best row.", "Type rows."))
    return max(rows, key=lambda row: row.mean_of(*columns).figure.defined())


@as_filter
def length(session: Session, value: object) -> int:
    """How many there are in a list or table"""
    return len(_sequence(value, "length"))


@as_filter
def default(session: Session, value: object, other: object = "") -> object:
    """Another value where the name is unknown or the cell empty"""
    if isinstance(value, Term):
        return value if value.exists else other
    return other if isinstance(value, (Undefined, Missing)) or value == "" else value
