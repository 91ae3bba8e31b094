"""Conditions, what takes the place of errors, and questions about values."""

from __future__ import annotations

from collections.abc import Callable

from ..book import Array, CellRange, Operand
from ..values import ExcelError, Failed, Value, truth
from .registry import MANY, Arguments, function


@function("IF", 2, 3, by_element=True)
def if_(arguments: Arguments) -> Operand:
    if arguments.truth(0):
        return arguments.operand(1)
    return arguments.operand(2) if len(arguments) > 2 else False


@function("IFS", 2, MANY, by_element=True)
def ifs(arguments: Arguments) -> Operand:
    for at in range(0, len(arguments) - 1, 2):
        if arguments.truth(at):
            return arguments.operand(at + 1)
    raise Failed(ExcelError.NOT_AVAILABLE)


@function("SWITCH", 3, MANY, by_element=True)
def switch(arguments: Arguments) -> Operand:
    value = arguments.value(0)
    for at in range(1, len(arguments) - 1, 2):
        if arguments.evaluation.compared(value, arguments.value(at), "=") == 0:
            return arguments.operand(at + 1)
    if len(arguments) % 2:
        raise Failed(ExcelError.NOT_AVAILABLE)
    return arguments.operand(len(arguments) - 1)


@function("CHOOSE", 2, MANY, by_element=True)
def choose(arguments: Arguments) -> Operand:
    chosen = arguments.whole(0)
    if not 1 <= chosen < len(arguments):
        raise Failed(ExcelError.VALUE)
    return arguments.operand(chosen)


@function("NOT", 1, by_element=True)
def not_(arguments: Arguments) -> Operand:
    return not arguments.truth(0)


@function("AND", 1, MANY)
def and_(arguments: Arguments) -> Operand:
    return all(_truths(arguments))


@function("OR", 1, MANY)
def or_(arguments: Arguments) -> Operand:
    return any(_truths(arguments))


def _truths(arguments: Arguments) -> list[bool]:
    """All conditions; texts and empty cells in ranges say nothing, and one must say something."""
    found: list[bool] = []
    for at in range(len(arguments)):
        operand = arguments.operand(at)
        if isinstance(operand, (CellRange, Array)):
            held = [value for _, _, value in operand.filled() if not isinstance(value, str)]
            found += [truth(value) for value in held if value is not None]
        else:
            found.append(truth(operand))
    if not found:
        raise Failed(ExcelError.VALUE)
    return found


@function("TRUE", 0)
def true(_: Arguments) -> Operand:
    return True


@function("FALSE", 0)
def false(_: Arguments) -> Operand:
    return False


@function("IFERROR", 2, by_element=True)
def if_error(arguments: Arguments) -> Operand:
    value = arguments.outcome(0)
    return arguments.value(1) if isinstance(value, ExcelError) else value


@function("IFNA", 2, by_element=True)
def if_not_available(arguments: Arguments) -> Operand:
    value = arguments.outcome(0)
    if isinstance(value, ExcelError) and value is not ExcelError.NOT_AVAILABLE:
        raise Failed(value)
    return arguments.value(1) if value is ExcelError.NOT_AVAILABLE else value


@function("NA", 0)
def not_available(_: Arguments) -> Operand:
    raise Failed(ExcelError.NOT_AVAILABLE)


def _question(name: str, holds: Callable[[Value], bool]) -> None:
    @function(name, 1, by_element=True)
    def question(arguments: Arguments) -> Operand:
        return holds(arguments.outcome(0))


_question("ISNUMBER", lambda value: isinstance(value, float))
_question("ISTEXT", lambda value: isinstance(value, str))
_question("ISNONTEXT", lambda value: not isinstance(value, str))
_question("ISLOGICAL", lambda value: isinstance(value, bool))
_question("ISBLANK", lambda value: value is None)
_question("ISERROR", lambda value: isinstance(value, ExcelError))
_question("ISERR", lambda value: isinstance(value, ExcelError) and value is not ExcelError.NOT_AVAILABLE)
_question("ISNA", lambda value: value is ExcelError.NOT_AVAILABLE)


@function("N", 1, by_element=True)
def as_number(arguments: Arguments) -> Operand:
    value = arguments.value(0)
    return float(value) if isinstance(value, (float, bool)) else 0.0


@function("T", 1, by_element=True)
def as_text(arguments: Arguments) -> Operand:
    value = arguments.value(0)
    return value if isinstance(value, str) else ""
