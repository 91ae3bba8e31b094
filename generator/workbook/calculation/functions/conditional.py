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
    """Which of some cells meet a criterion, by their places in the range, and whether empty ones do."""

    cells: CellRange
    met: frozenset[tuple[int, int]]
    filled: frozenset[tuple[int, int]]
    empty_meet: bool

    def holds(self, place: tuple[int, int]) -> bool:
        return place in self.met or (self.empty_meet and place not in self.filled)


def _conditions(arguments: Arguments, first: int) -> list[_Condition]:
    if (len(arguments) - first) % 2:
        raise Failed(ExcelError.VALUE)
    return [_condition(arguments, at) for at in range(first, len(arguments), 2)]


def _condition(arguments: Arguments, at: int) -> _Condition:
    cells, wanted = arguments.cells(at), arguments.outcome(at + 1)
    return cells.kept(("criterion", type(wanted), wanted), lambda: _met(cells, criterion(wanted)))


def _met(cells: CellRange, holds: Criterion) -> _Condition:
    held = cells.filled()
    met = frozenset((row, column) for row, column, value in held if holds(value))
    return _Condition(cells, met, frozenset((row, column) for row, column, _ in held), holds(None))


def _count(conditions: Sequence[_Condition]) -> float:
    """How many places meet all conditions, empty ones among them."""
    first = conditions[0].cells
    _check_alike(first, conditions)
    filled = frozenset[tuple[int, int]]().union(*(one.filled for one in conditions))
    met = sum(all(one.holds(place) for one in conditions) for place in filled)
    empty = first.height * first.width - len(filled)
    return float(met + (empty if all(one.empty_meet for one in conditions) else 0))


def _check_alike(cells: CellRange, conditions: Sequence[_Condition]) -> None:
    if any((one.cells.height, one.cells.width) != (cells.height, cells.width) for one in conditions):
        raise Failed(ExcelError.VALUE)


def _chosen(arguments: Arguments, cells: CellRange, conditions: Sequence[_Condition]) -> list[float]:
    """The numbers at the places that meet all conditions."""
    _check_alike(cells, conditions)
    held = cells.kept("by place", lambda: {(row, column): value for row, column, value in cells.filled()})
    narrow = [one.met for one in conditions if not one.empty_meet]
    places = sorted(frozenset.intersection(*narrow) & held.keys()) if narrow else held
    arguments.evaluation.book.count(len(places))
    found: list[float] = []
    for place in places:
        if all(one.holds(place) for one in conditions):
            found += _as_number(arguments, cells, *place, held[place])
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
