"""Rounding as Excel does: half away from zero, of the fifteen digits that it keeps, so that ROUND(2.675,2) is 2.68.

Where last digits decide to which side it goes, the other side is a doubt: either is accepted.
"""

from __future__ import annotations

import decimal
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Context, Decimal

from ..book import Operand
from ..values import ExcelError, Failed, checked
from .registry import Arguments, Evaluation, function

_EXACT = Context(prec=700, traps=[decimal.InvalidOperation])
_MOST_DIGITS = 300
_SLACK = Decimal("1e-12")
_LAST_DIGITS = Decimal("3.6e-15")


def stepped(evaluation: Evaluation, size: float, digits: int, rounding: str) -> float:
    """A number rounded to so many decimals, below 0 to tens and hundreds."""
    if abs(digits) > _MOST_DIGITS:
        return size if digits > 0 else 0.0
    evaluation.met(size)
    exact = Decimal(size).scaleb(digits, _EXACT)
    kept = Decimal(format(size, ".15g")).scaleb(digits, _EXACT)
    result = kept.to_integral_value(rounding)
    if _is_open(exact, rounding):
        slack = _SLACK * abs(exact) + _LAST_DIGITS * Decimal(evaluation.largest).scaleb(digits, _EXACT)
        readings = {_EXACT.add(exact, by).to_integral_value(rounding) for by in (-slack, Decimal(0), slack)}
        others = readings - {result}
        if others and evaluation.doubt():
            result = others.pop()
    return checked(float(result.scaleb(-digits, _EXACT)))


def _is_open(exact: Decimal, rounding: str) -> bool:
    """A whole step itself stays where it is, whichever way others go."""
    return rounding == ROUND_HALF_UP or exact != exact.to_integral_value()


def _rounding(name: str, rounding: str, least: int = 2) -> None:
    @function(name, least, 2, by_element=True)
    def rounded(arguments: Arguments) -> Operand:
        return stepped(arguments.evaluation, arguments.number(0), arguments.whole(1), rounding)


_rounding("ROUND", ROUND_HALF_UP)
_rounding("ROUNDUP", ROUND_UP)
_rounding("ROUNDDOWN", ROUND_DOWN)
_rounding("TRUNC", ROUND_DOWN, least=1)


@function("INT", 1, by_element=True)
def whole(arguments: Arguments) -> Operand:
    return stepped(arguments.evaluation, arguments.number(0), 0, ROUND_FLOOR)


def _steps(name: str, rounding: str, of_no_step: ExcelError | None) -> None:
    """MROUND, CEILING and FLOOR: to a multiple of a step, which must have the number's sign."""

    @function(name, 2, by_element=True)
    def to_step(arguments: Arguments) -> Operand:
        size, step = arguments.number(0), arguments.number(1)
        if size == 0 or step == 0:
            return _without_step(size, of_no_step)
        if size > 0 > step or (name == "MROUND" and step > 0 > size):
            raise Failed(ExcelError.NUMBER)
        return checked(stepped(arguments.evaluation, size / step, 0, rounding) * step)


def _without_step(size: float, of_no_step: ExcelError | None) -> float:
    if size and of_no_step is not None:
        raise Failed(of_no_step)
    return 0.0


_steps("MROUND", ROUND_HALF_UP, None)
_steps("CEILING", ROUND_CEILING, None)
_steps("FLOOR", ROUND_FLOOR, ExcelError.DIVISION)


@function("MOD", 2, by_element=True)
def remainder(arguments: Arguments) -> Operand:
    size, divisor = arguments.number(0), arguments.number(1)
    if divisor == 0:
        raise Failed(ExcelError.DIVISION)
    rest = size - divisor * stepped(arguments.evaluation, size / divisor, 0, ROUND_FLOOR)
    return 0.0 if arguments.evaluation.near(rest, size) else rest


@function("ABS", 1, by_element=True)
def magnitude(arguments: Arguments) -> Operand:
    return abs(arguments.number(0))


@function("SIGN", 1, by_element=True)
def sign(arguments: Arguments) -> Operand:
    size = arguments.number(0)
    return float((size > 0) - (size < 0))
