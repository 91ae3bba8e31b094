"""One formula's result from the values of its cells, in doubles, as Excel calculates it.

Excel takes the result of a formula's last + or − for 0 where it is less than the operands' last digits: =0.1+0.2-0.3 is
0, =(0.1+0.2-0.3) is not. Whether a program does so, and to which side it rounds a tie that binary numbers cannot hold,
is a doubt: it is decided as Excel is documented to, and another evaluation may decide it the other way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .arithmetic import ARITHMETIC, HOLDS
from .book import Array, Book, CellRange, Operand, Place
from .functions import FUNCTIONS
from .functions.registry import Arguments
from .syntax import (
    DEEPEST,
    ArrayConstant,
    Call,
    Constant,
    Expression,
    External,
    Name,
    Operator,
    Part,
    Reference,
    Unknown,
    parsed,
)
from .values import (
    ExcelError,
    Failed,
    NotCalculated,
    Value,
    as_kind_of,
    checked,
    number,
    ranks,
    shown,
    text,
    texts_compared,
)

TINY = 2.0**-48
"""What is smaller beside its operands is what is left of their last digits."""
_COST_OF_NAME = 1_000
"""Names that mean names double with each: as many cells read as one of them counts for."""
MOST_IN_ARRAY = 200_000
OTHER_WORKBOOK = "a link to another workbook"


class Evaluation:
    """A formula being calculated: where it stands, the largest number met, what it was in doubt about."""

    def __init__(self, book: Book, place: Place, *, arrays: bool = False, decided: tuple[bool, ...] = ()) -> None:
        self.book = book
        self.place = place
        self.arrays = arrays
        self.largest = 0.0
        self.doubts = 0
        self.unsure = ""
        """Why a result that is not the stored one may be right all the same."""
        self.texts_left_out: list[tuple[Place, str]] = []
        self._decided = decided
        self._depth = 0

    def result(self, expression: Expression) -> Value:
        """What the cell shows; a reference to an empty cell is 0.

        Raises:
            Waiting: cells must be calculated first.
            NotCalculated: the formula holds what is not calculated here.
        """
        try:
            operand = self.operand(expression, snaps=True)
            value = operand.at(0, 0) if self.arrays and isinstance(operand, Array) else self.scalar(operand)
        except Failed as failed:
            return failed.error
        return 0.0 if value is None else value

    def doubt(self) -> bool:
        """Whether a doubt is to be decided the other way than Excel is documented to."""
        self.doubts += 1
        return self.doubts <= len(self._decided) and self._decided[self.doubts - 1]

    def met(self, size: float) -> float:
        """Remembers the largest number met: results are compared by it."""
        self.largest = max(self.largest, abs(size))
        return size

    def near(self, difference: float, size: float) -> bool:
        """Whether a difference is no more than what last digits may make."""
        return abs(difference) <= TINY * max(abs(size), self.largest)

    def operand(self, expression: Expression, *, snaps: bool = False) -> Operand:
        """The result of an expression: a value, an array, or cells."""
        stack: list[Operand] = []
        last = len(expression) - 1
        for at, part in enumerate(expression):
            if not isinstance(part, Operator):
                stack.append(self._part(part))
            elif part.symbol == "()":
                continue
            elif part.operands == 1:
                stack.append(self._each(_SIGNS[part.symbol], stack.pop(), None))
            else:
                right, left = stack.pop(), stack.pop()
                stack.append(self._combined(part.symbol, left, right, snaps and at == last))
        return stack[0]

    def scalar(self, operand: Operand) -> Value:
        """One value: of a range in one row or column that of the formula's own column or row."""
        if not isinstance(operand, (CellRange, Array)):
            return operand
        if operand.height == operand.width == 1:
            return operand.at(0, 0)
        if self.arrays:
            raise NotCalculated("an array where one value is meant")
        return self._intersected(operand) if isinstance(operand, CellRange) else operand.at(0, 0)

    def _intersected(self, cells: CellRange) -> Value:
        row, column = self.place.row - cells.top, self.place.column - cells.left
        if cells.width == 1 and 0 <= row < cells.height:
            return cells.at(row, 0)
        if cells.height == 1 and 0 <= column < cells.width:
            return cells.at(0, column)
        raise Failed(ExcelError.VALUE)

    def _part(self, part: Part) -> Operand:
        if isinstance(part, Reference):
            return self.book.range(part, self.place.sheet)
        if isinstance(part, Constant):
            if isinstance(part.value, ExcelError):
                raise Failed(part.value)
            return part.value
        if isinstance(part, Call):
            return self._deeper(lambda: self._called(part))
        if isinstance(part, Name):
            return self._deeper(lambda: self._named(part))
        if isinstance(part, ArrayConstant):
            return Array(part.rows)
        if isinstance(part, External):
            raise NotCalculated(OTHER_WORKBOOK)
        raise NotCalculated(part.reason if isinstance(part, Unknown) else "what cannot be read")

    def _deeper(self, calculate: Callable[[], Operand]) -> Operand:
        if self._depth >= DEEPEST:
            raise NotCalculated(f"functions nested more than {DEEPEST} deep")
        self._depth += 1
        try:
            return calculate()
        finally:
            self._depth -= 1

    def _named(self, part: Name) -> Operand:
        named = self.book.name(part.sheet, part.name, self.place.sheet)
        if named is None:
            raise NotCalculated(f"the name {part.name}")
        self.book.count(_COST_OF_NAME if self._depth > 1 else 0)
        expression = parsed(named)
        if any(isinstance(one, Reference) and not one.fixed for one in expression):
            raise NotCalculated(f"the name {part.name}, which means other cells in each cell")
        return self.operand(expression)

    def _called(self, call: Call) -> Operand:
        function = FUNCTIONS.get(call.name)
        if function is None:
            raise NotCalculated(call.name)
        if not function.least <= len(call.arguments) <= function.most:
            raise NotCalculated(f"{call.name} with {len(call.arguments)} arguments")
        if function.by_element and self.arrays:
            operands = [self._outcome(argument) for argument in call.arguments]
            return self._by_element(operands, lambda values: function.calculate(Arguments(self, values)))
        if function.takes_arrays and not self.arrays:
            return self._with_arrays(lambda: function.calculate(Arguments(self, call.arguments)))
        return function.calculate(Arguments(self, call.arguments))

    def _with_arrays(self, calculate: Callable[[], Operand]) -> Operand:
        self.arrays = True
        try:
            return calculate()
        finally:
            self.arrays = False

    def _outcome(self, argument: Expression) -> Operand:
        try:
            return self.operand(argument)
        except Failed as failed:
            return failed.error

    def _by_element(self, operands: list[Operand], calculate: Callable[[tuple[Expression, ...]], Operand]) -> Operand:
        height, width = _shape(operands)
        if height * width == 1:
            return calculate(tuple((Constant(self.scalar(operand)),) for operand in operands))

        def one(*values: Value) -> Value:
            try:
                return self.scalar(calculate(tuple((Constant(value),) for value in values)))
            except Failed as failed:
                return failed.error

        self.book.count(_checked_size(height, width))
        rows = zip(*(_spread(operand, height, width) for operand in operands), strict=True)
        return Array(tuple(tuple(map(one, *of_row)) for of_row in rows))

    def _combined(self, symbol: str, left: Operand, right: Operand, snaps: bool) -> Operand:
        if symbol in "+-":
            sign = 1.0 if symbol == "+" else -1.0
            return self._each(lambda one, two: self._sum(number(one), sign * number(two), snaps), left, right)
        if symbol in ARITHMETIC:
            calculate = ARITHMETIC[symbol]
            return self._each(lambda one, two: self._met_result(calculate(number(one), number(two))), left, right)
        if symbol == "&":
            return self._each(lambda one, two: text(one) + text(two), left, right)
        holds = HOLDS[symbol]
        return self._each(lambda one, two: holds(self.compared(one, two, symbol)), left, right)

    def _each(self, calculate: Callable[[Value, Value], Value], left: Operand, right: Operand) -> Operand:
        """An operation on two values, or on each pair of two ranges where arrays are meant."""
        if not self.arrays or not (isinstance(left, (CellRange, Array)) or isinstance(right, (CellRange, Array))):
            return calculate(self.scalar(left), self.scalar(right))

        def pair(one: Value, two: Value) -> Value:
            try:
                return calculate(one, two)
            except Failed as failed:
                return failed.error

        height, width = _shape([left, right])
        self.book.count(_checked_size(height, width))
        rows = zip(_spread(left, height, width), _spread(right, height, width), strict=True)
        return Array(tuple(tuple(map(pair, *both)) for both in rows))

    def _met_result(self, result: float) -> float:
        return self.met(checked(result))

    def _sum(self, left: float, right: float, snaps: bool) -> float:
        total = checked(self.met(left) + self.met(right))
        if total and abs(total) < TINY * max(abs(left), abs(right)) and snaps != self.doubt():
            return 0.0
        return total

    def compared(self, left: Value, right: Value, symbol: str = "<") -> int:
        """-1, 0 or 1; numbers are equal that agree in Excel's fifteen digits."""
        if isinstance(left, float) and isinstance(right, float):
            return self._numbers_compared(left, right)
        left, right = as_kind_of(left, right), as_kind_of(right, left)
        rank, other = ranks(left), ranks(right)
        if rank != other:
            return -1 if rank < other else 1
        if isinstance(left, str) and isinstance(right, str):
            return texts_compared(left, right, ordered=symbol not in ("=", "<>"))
        return self._numbers_compared(number(left), number(right))

    def _numbers_compared(self, left: float, right: float) -> int:
        if left == right:
            return 0
        order = -1 if left < right else 1
        if not self.near(left - right, max(abs(left), abs(right))):
            return order
        alike = shown(left) == shown(right)
        return 0 if alike != self.doubt() else order


def _shape(operands: Sequence[Operand]) -> tuple[int, int]:
    """Rows and columns of what is made of these element by element."""
    ranges = [operand for operand in operands if isinstance(operand, (CellRange, Array))]
    return max((one.height for one in ranges), default=1), max((one.width for one in ranges), default=1)


def _checked_size(height: int, width: int) -> int:
    if height * width > MOST_IN_ARRAY:
        raise NotCalculated("an array over whole columns")
    return height * width


def _spread(operand: Operand, height: int, width: int) -> Sequence[Sequence[Value]]:
    """An operand over a whole array: one row, one column or one value serves for all; elsewhere there is none."""
    if not isinstance(operand, (CellRange, Array)):
        return [[operand] * width] * height
    rows: Sequence[Sequence[Value]] = operand.rows_of_values()
    if operand.width < width:
        missing = [ExcelError.NOT_AVAILABLE] * (width - operand.width)
        rows = [[row[0]] * width if operand.width == 1 else [*row, *missing] for row in rows]
    if operand.height < height:
        empty: list[Value] = [ExcelError.NOT_AVAILABLE] * width
        rows = list(rows) * height if operand.height == 1 else [*rows, *[empty] * (height - operand.height)]
    return rows


_SIGNS: dict[str, Callable[[Value, Value], Value]] = {
    "-": lambda value, _: -number(value),
    "+": lambda value, _: value,
    "%": lambda value, _: number(value) / 100,
}
