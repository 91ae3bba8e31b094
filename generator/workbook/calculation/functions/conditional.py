"""Sums, counts and means of the cells that meet criteria."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..arithmetic import divided
from ..book import CellRange, Operand
from ..values import ExcelError, Failed, Value
from .criteria import Criterion, criterion
from .registry import MANY, Arguments, function
from .sums import summed


class _Condition(NamedTuple):
    cells: CellRange
    holds: Criterion


def _conditions(arguments: Arguments, first: int) -> list[_Condition]:
    if (len(arguments) - first) % 2:
        raise Failed(ExcelError.VALUE)
    return [_condition(arguments, at) for at in range(first, len(arguments), 2)]


def _condition(arguments: Arguments, at: int) -> _Condition:
    return _Condition(arguments.cells(at), criterion(arguments.outcome(at + 1)))


def _count(conditions: Sequence[_Condition]) -> float:
    """How many places meet all conditions, empty ones among them."""
    first = conditions[0].cells
    _check_alike(first, conditions)
    filled = {(row, column) for one in conditions for row, column, _ in one.cells.filled()}
    met = sum(_all_hold(conditions, row, column) for row, column in filled)
    empty = first.height * first.width - len(filled)
    return float(met + (empty if all(one.holds(None) for one in conditions) else 0))


def _check_alike(cells: CellRange, conditions: Sequence[_Condition]) -> None:
    if any((one.cells.height, one.cells.width) != (cells.height, cells.width) for one in conditions):
        raise Failed(ExcelError.VALUE)


def _all_hold(conditions: Sequence[_Condition], row: int, column: int) -> bool:
    return all(one.holds(one.cells.at(row, column)) for one in conditions)


def _chosen(arguments: Arguments, cells: CellRange, conditions: Sequence[_Condition]) -> list[float]:
    """The numbers at the places that meet all conditions."""
    _check_alike(cells, conditions)
    found: list[float] = []
    for row, column, value in cells.filled():
        if isinstance(value, bool) or not isinstance(value, (float, str, ExcelError)):
            continue
        if _all_hold(conditions, row, column):
            found += _as_number(arguments, cells, row, column, value)
    return found


def _as_number(arguments: Arguments, cells: CellRange, row: int, column: int, value: Value) -> list[float]:
    if isinstance(value, ExcelError):
        raise Failed(value)
    if isinstance(value, str):
        arguments.leave_out(cells, row, column, value)
    return [arguments.evaluation.met(value)] if isinstance(value, float) else []


@function("COUNTIF", 2)
@function("COUNTIFS", 2, MANY)
def count_if(arguments: Arguments) -> Operand:
    return _count(_conditions(arguments, 0))


def _one_condition(name: str, of: Callable[[Arguments, list[float]], float]) -> None:
    """SUMIF and AVERAGEIF: what is summed begins where the third argument does and is as large as the first."""

    @function(name, 2, 3)
    def chosen(arguments: Arguments) -> Operand:
        condition = _condition(arguments, 0)
        cells = arguments.cells(2) if len(arguments) > 2 else condition.cells
        alike = cells.part(0, 0, condition.cells.height, condition.cells.width)
        return of(arguments, _chosen(arguments, alike, [condition]))


def _many_conditions(name: str, of: Callable[[Arguments, list[float]], float]) -> None:
    @function(name, 3, MANY)
    def chosen(arguments: Arguments) -> Operand:
        return of(arguments, _chosen(arguments, arguments.cells(0), _conditions(arguments, 1)))


def _mean(arguments: Arguments, numbers: list[float]) -> float:
    return divided(summed(arguments, numbers), len(numbers))


_one_condition("SUMIF", summed)
_many_conditions("SUMIFS", summed)
_one_condition("AVERAGEIF", _mean)
_many_conditions("AVERAGEIFS", _mean)
_many_conditions("MAXIFS", lambda _, numbers: max(numbers, default=0.0))
_many_conditions("MINIFS", lambda _, numbers: min(numbers, default=0.0))
