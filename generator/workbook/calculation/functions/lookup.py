"""Finding a place by a value, and a value by a place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..book import Array, CellRange, Operand, Range
from ..values import ExcelError, Failed, NotCalculated, Value, number, ranks
from .criteria import WILD, equals_text
from .registry import Arguments, function


@function("INDEX", 2, 3, takes_arrays=True)
def index(arguments: Arguments) -> Operand:
    """A cell by its row and column; row or column 0 is the whole of it. Of one line one number will do."""
    cells = arguments.range(0)
    row, column = arguments.whole(1), arguments.whole(2)
    if len(arguments) == 2 and cells.height == 1:
        row, column = 1, row
    elif len(arguments) == 2:
        column = 1 if cells.width == 1 else 0
    if not (0 <= row <= cells.height and 0 <= column <= cells.width):
        raise Failed(ExcelError.REFERENCE if min(row, column) >= 0 else ExcelError.VALUE)
    height, width = (1 if row else cells.height), (1 if column else cells.width)
    part = cells.part(max(row - 1, 0), max(column - 1, 0), height, width)
    return part.at(0, 0) if isinstance(part, Array) and height == width == 1 else part


@function("MATCH", 2, 3, takes_arrays=True)
def match(arguments: Arguments) -> Operand:
    wanted, line, kind = arguments.value(0), arguments.range(1), arguments.number(2, 1.0)
    if min(line.height, line.width) > 1:
        raise Failed(ExcelError.NOT_AVAILABLE)
    return float(_found(arguments, wanted, line, kind) + 1)


def _found(arguments: Arguments, wanted: Value, line: Range, kind: float) -> int:
    """The offset in a row or column of what is equal to `wanted`, or of the last before it in a sorted one.

    Raises:
        Failed: #N/A, there is none.
        NotCalculated: nearest in what is not sorted, where Excel's answer depends on its steps.
    """
    offset = _equal(wanted, line) if kind == 0 else _nearest(arguments, wanted, line, rising=kind > 0)
    if offset is None:
        raise Failed(ExcelError.NOT_AVAILABLE)
    return offset


def _equal(wanted: Value, line: Range) -> int | None:
    if isinstance(wanted, str) and WILD.search(wanted):
        same = equals_text(wanted)
        return next((max(row, column) for row, column, value in line.filled() if same(value)), None)
    if isinstance(line, CellRange):
        return line.kept("first", lambda: _first(line.filled())).get(_key(wanted))
    return _first(line.filled()).get(_key(wanted))


def _first(held: Sequence[tuple[int, int, Value]]) -> dict[object, int]:
    """Where each value stands first."""
    return {_key(value): max(row, column) for row, column, value in reversed(held) if value is not None}


def _key(value: Value) -> object:
    """What equal values have in common: texts but for capitals, numbers in Excel's fifteen digits."""
    if isinstance(value, str):
        return value.casefold()
    return value if isinstance(value, (bool, ExcelError)) else (format(number(value) + 0.0, ".15g"),)


def _nearest(arguments: Arguments, wanted: Value, line: Range, *, rising: bool) -> int | None:
    held = [(max(row, column), value) for row, column, value in line.filled() if value is not None]
    rank, sign = ranks(wanted), 1 if rising else -1
    alike = [(offset, value) for offset, value in held if not isinstance(value, ExcelError) and ranks(value) == rank]
    orders = [sign * arguments.evaluation.compared(value, wanted) for _, value in alike]
    if any(sign * arguments.evaluation.compared(one[1], two[1]) > 0 for one, two in pairwise(alike)):
        raise NotCalculated("a look-up of the nearest in what is not sorted")
    if not rising and 0 in orders:
        return alike[orders.index(0)][0]
    before = [offset for (offset, _), order in zip(alike, orders, strict=True) if order <= 0]
    return before[-1] if before else None


@function("VLOOKUP", 3, 4)
def look_up_in_column(arguments: Arguments) -> Operand:
    table, column = arguments.range(1), arguments.whole(2)
    _check_within(column, table.width)
    row = _found(arguments, arguments.value(0), table.part(0, 0, table.height, 1), float(arguments.truth(3, True)))
    return table.at(row, column - 1)


@function("HLOOKUP", 3, 4)
def look_up_in_row(arguments: Arguments) -> Operand:
    table, row = arguments.range(1), arguments.whole(2)
    _check_within(row, table.height)
    column = _found(arguments, arguments.value(0), table.part(0, 0, 1, table.width), float(arguments.truth(3, True)))
    return table.at(row - 1, column)


def _check_within(number: int, most: int) -> None:
    if not 1 <= number <= most:
        raise Failed(ExcelError.REFERENCE if number > most else ExcelError.VALUE)


@function("XLOOKUP", 3, 4)
def look_up(arguments: Arguments) -> Operand:
    """The equal one only; where Excel is told to search otherwise it is not calculated. Here * is no wildcard."""
    line, results = arguments.range(1), arguments.range(2)
    wanted = arguments.value(0)
    held = [(row, column) for row, column, value in line.filled() if _is_same(arguments, value, wanted)]
    if not held and len(arguments) > 3:
        return arguments.operand(3)
    if not held:
        raise Failed(ExcelError.NOT_AVAILABLE)
    row, column = held[0]
    if (line.height, line.width) != (results.height, results.width):
        raise NotCalculated("XLOOKUP of more than one cell")
    return results.at(row, column)


def _is_same(arguments: Arguments, value: Value, wanted: Value) -> bool:
    return not isinstance(value, ExcelError) and arguments.evaluation.compared(value, wanted, "=") == 0


@function("ROW", 0, 1)
def row_number(arguments: Arguments) -> Operand:
    return float(_own(arguments).top if len(arguments) else arguments.evaluation.place.row)


@function("COLUMN", 0, 1)
def column_number(arguments: Arguments) -> Operand:
    return float(_own(arguments).left if len(arguments) else arguments.evaluation.place.column)


def _own(arguments: Arguments) -> CellRange:
    cells = arguments.cells(0)
    if cells.height * cells.width > 1:
        raise NotCalculated("ROW or COLUMN of a range")
    return cells


@function("ROWS", 1)
def rows(arguments: Arguments) -> Operand:
    return float(arguments.range(0).height)


@function("COLUMNS", 1)
def columns(arguments: Arguments) -> Operand:
    return float(arguments.range(0).width)
