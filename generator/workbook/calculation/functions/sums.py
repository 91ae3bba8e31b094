"""Sums, means, counts and what else is made of many numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import reduce
from operator import add

from ..arithmetic import divided, power
from ..book import Array, CellRange, Operand, Range
from ..values import ExcelError, Failed, NotCalculated, Value, checked, number
from .registry import MANY, Arguments, function


def summed(arguments: Arguments, numbers: Sequence[float]) -> float:
    """The sum from left to right, as Excel adds."""
    arguments.evaluation.met(max(map(abs, numbers), default=0.0))
    return checked(arguments.evaluation.met(reduce(add, numbers, 0.0)))


@function("SUM", 1, MANY)
def sum_(arguments: Arguments) -> Operand:
    return summed(arguments, arguments.numbers())


@function("AVERAGE", 1, MANY)
def average(arguments: Arguments) -> Operand:
    numbers = arguments.numbers()
    return divided(summed(arguments, numbers), len(numbers))


@function("MIN", 1, MANY)
def least(arguments: Arguments) -> Operand:
    return min(arguments.numbers(), default=0.0)


@function("MAX", 1, MANY)
def greatest(arguments: Arguments) -> Operand:
    return max(arguments.numbers(), default=0.0)


@function("PRODUCT", 1, MANY)
def product(arguments: Arguments) -> Operand:
    numbers = arguments.numbers()
    return checked(math.prod(numbers)) if numbers else 0.0


@function("MEDIAN", 1, MANY)
def median(arguments: Arguments) -> Operand:
    numbers = sorted(arguments.numbers())
    if not numbers:
        raise Failed(ExcelError.NUMBER)
    half = len(numbers) // 2
    return numbers[half] if len(numbers) % 2 else (numbers[half - 1] + numbers[half]) / 2


def _ranked(name: str, order: Callable[[list[float]], list[float]]) -> None:
    @function(name, 2)
    def ranked(arguments: Arguments) -> Operand:
        numbers = order(list(arguments.numbers_of(arguments.range(0))))
        place = math.ceil(arguments.number(1))
        if not 1 <= place <= len(numbers):
            raise Failed(ExcelError.NUMBER)
        return numbers[place - 1]


_ranked("SMALL", sorted)
_ranked("LARGE", lambda numbers: sorted(numbers, reverse=True))


def _counted(arguments: Arguments, counts: Callable[[Value], bool]) -> float:
    found = 0
    for at in range(len(arguments)):
        try:
            operand = arguments.operand(at)
        except Failed as failed:
            operand = failed.error
        if isinstance(operand, (CellRange, Array)):
            found += sum(counts(value) for _, _, value in operand.filled())
        else:
            found += counts(operand) or operand is None or _reads_as_number(operand, counts)
    return float(found)


def _is_number(value: Value) -> bool:
    return isinstance(value, float)


def _reads_as_number(value: Value, counts: Callable[[Value], bool]) -> bool:
    """COUNT counts what is written in the formula and can be taken for a number: COUNT(TRUE, "3") is 2."""
    try:
        return counts is _is_number and number(value) is not None
    except Failed:
        return False


@function("COUNT", 1, MANY)
def count(arguments: Arguments) -> Operand:
    return _counted(arguments, _is_number)


@function("COUNTA", 1, MANY)
def count_all(arguments: Arguments) -> Operand:
    return _counted(arguments, lambda value: value is not None)


@function("COUNTBLANK", 1)
def count_blank(arguments: Arguments) -> Operand:
    cells = arguments.cells(0)
    return float(cells.height * cells.width - sum(value not in (None, "") for _, _, value in cells.filled()))


@function("SUMPRODUCT", 1, MANY, takes_arrays=True)
def sum_product(arguments: Arguments) -> Operand:
    """The sum of products of numbers that stand at one place; what is no number counts as 0."""
    ranges = [arguments.range(at) for at in range(len(arguments))]
    if len({(one.height, one.width) for one in ranges}) > 1:
        raise Failed(ExcelError.VALUE)
    first, *others = (_factors(arguments, one) for one in ranges)
    return summed(arguments, [_product_at(others, at, size) for at, size in first.items()])


def _factors(arguments: Arguments, cells: Range) -> dict[tuple[int, int], float]:
    """The numbers of a range by their places; an error among them is the result."""
    found = {}
    for row, column, value in cells.filled():
        if isinstance(value, float):
            found[(row, column)] = value
        elif isinstance(value, ExcelError):
            raise Failed(value)
        elif isinstance(value, str) and isinstance(cells, CellRange):
            arguments.leave_out(cells, row, column, value)
    return found


def _product_at(others: Sequence[dict[tuple[int, int], float]], at: tuple[int, int], size: float) -> float:
    for other in others:
        size *= other.get(at, 0.0)
    return size


_SUBTOTALS = {1: average, 2: count, 3: count_all, 4: greatest, 5: least, 6: product, 9: sum_}


@function("SUBTOTAL", 2, MANY)
def subtotal(arguments: Arguments) -> Operand:
    """A sum that leaves out other subtotals, and rows that a filter hides, which is not known here."""
    calculate = _SUBTOTALS.get(arguments.whole(0))
    if calculate is None:
        raise NotCalculated(f"SUBTOTAL({arguments.whole(0)})")
    ranges = [arguments.cells(at) for at in range(1, len(arguments))]
    if any(_holds_subtotals(cells) for cells in ranges):
        raise NotCalculated("SUBTOTAL over subtotals")
    arguments.evaluation.unsure = "SUBTOTAL, which leaves out what a filter hides,"
    return calculate(arguments.after(1))


def _holds_subtotals(cells: CellRange) -> bool:
    at = cells.sheet.filled(cells.top, cells.left, cells.bottom, cells.right)
    return any("SUBTOTAL(" in cells.sheet.cells[one].formula.upper() for one in at)


@function("POWER", 2, by_element=True)
def power_(arguments: Arguments) -> Operand:
    return checked(power(arguments.number(0), arguments.number(1)))


@function("SQRT", 1, by_element=True)
def square_root(arguments: Arguments) -> Operand:
    size = arguments.number(0)
    if size < 0:
        raise Failed(ExcelError.NUMBER)
    return math.sqrt(size)


@function("EXP", 1, by_element=True)
def exponential(arguments: Arguments) -> Operand:
    try:
        return math.exp(arguments.number(0))
    except OverflowError:
        raise Failed(ExcelError.NUMBER) from None


def _logarithm(name: str, of: Callable[[float], float]) -> None:
    @function(name, 1, by_element=True)
    def logarithm(arguments: Arguments) -> Operand:
        size = arguments.number(0)
        if size <= 0:
            raise Failed(ExcelError.NUMBER)
        return of(size)


_logarithm("LN", math.log)
_logarithm("LOG10", math.log10)


@function("PI", 0)
def pi(_: Arguments) -> Operand:
    return math.pi
