"""The functions by name, and the arguments that they are given. A new function is a function and its registration."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol, TypeAlias

from ..book import Array, Book, CellRange, Operand, Place, Range
from ..syntax import Expression
from ..values import ExcelError, Failed, Value, number, plain_number_in, text, truth


class Evaluation(Protocol):
    """What a function may ask of the calculation of its formula, and tell it."""

    book: Book
    place: Place
    largest: float
    unsure: str
    texts_left_out: list[tuple[Place, str]]

    def operand(self, expression: Expression) -> Operand: ...

    def scalar(self, operand: Operand) -> Value: ...

    def compared(self, left: Value, right: Value, symbol: str = "<") -> int: ...

    def met(self, size: float) -> float: ...

    def near(self, difference: float, size: float) -> bool: ...

    def doubt(self) -> bool: ...


class Arguments:
    """A call's arguments, each calculated when it is asked for, so that IF leaves its other branch alone."""

    def __init__(self, evaluation: Evaluation, expressions: Sequence[Expression]) -> None:
        self.evaluation = evaluation
        self._expressions = expressions

    def __len__(self) -> int:
        return len(self._expressions)

    def operand(self, at: int) -> Operand:
        return self.evaluation.operand(self._expressions[at])

    def value(self, at: int) -> Value:
        """One value, never an error.

        Raises:
            Failed: it is one.
        """
        found = self.evaluation.scalar(self.operand(at))
        if isinstance(found, ExcelError):
            raise Failed(found)
        return found

    def outcome(self, at: int) -> Value:
        """One value, or the error that it is."""
        try:
            return self.evaluation.scalar(self.operand(at))
        except Failed as failed:
            return failed.error

    def number(self, at: int, default: float = 0.0) -> float:
        return self.evaluation.met(number(self.value(at))) if at < len(self) else default

    def whole(self, at: int, default: int = 0) -> int:
        return int(self.number(at, float(default)))

    def text(self, at: int, default: str = "") -> str:
        return text(self.value(at)) if at < len(self) else default

    def truth(self, at: int, default: bool = False) -> bool:
        return truth(self.value(at)) if at < len(self) else default

    def range(self, at: int) -> Range:
        """Cells or an array; a plain value is an array of one."""
        operand = self.operand(at)
        return operand if isinstance(operand, (CellRange, Array)) else Array(((operand,),))

    def cells(self, at: int) -> CellRange:
        """Cells of a sheet; nothing else will do."""
        operand = self.operand(at)
        if not isinstance(operand, CellRange):
            raise Failed(ExcelError.VALUE)
        return operand

    def numbers(self, first: int = 0) -> list[float]:
        """All numbers as SUM takes them: of cells only numbers; what the formula itself says is taken for one."""
        found: list[float] = []
        for at in range(first, len(self)):
            operand = self.operand(at)
            if isinstance(operand, (CellRange, Array)):
                found += self.numbers_of(operand)
            else:
                found.append(number(operand))
        self.evaluation.met(max(map(abs, found), default=0.0))
        return found

    def numbers_of(self, cells: Range) -> Iterator[float]:
        """The numbers of cells; a text that reads as one is left out, as Excel does, and remembered."""
        for row, column, value in cells.filled():
            if isinstance(value, float):
                yield value
            elif isinstance(value, ExcelError):
                raise Failed(value)
            elif isinstance(value, str) and isinstance(cells, CellRange):
                self.leave_out(cells, row, column, value)

    def leave_out(self, cells: CellRange, row: int, column: int, written: str) -> None:
        if plain_number_in(written) is not None:
            self.evaluation.texts_left_out.append((cells.place(row, column), written))

    def after(self, first: int) -> Arguments:
        """The arguments from one on."""
        return Arguments(self.evaluation, self._expressions[first:])


Calculate: TypeAlias = Callable[[Arguments], Operand]


class Function(NamedTuple):
    """A function: how many arguments it takes, whether arrays are gone through by element, or meant as they are."""

    calculate: Calculate
    least: int
    most: int
    by_element: bool
    takes_arrays: bool


FUNCTIONS: dict[str, Function] = {}
MANY = 255


def function(
    name: str, least: int, most: int | None = None, *, by_element: bool = False, takes_arrays: bool = False
) -> Callable[[Calculate], Calculate]:
    """Registers a function under Excel's name for it."""

    def register(calculate: Calculate) -> Calculate:
        FUNCTIONS[name] = Function(calculate, least, least if most is None else most, by_element, takes_arrays)
        return calculate

    return register
