"""What × ÷ ^ give of two numbers, and which comparisons hold of an order."""

from __future__ import annotations

from collections.abc import Callable

from .values import ExcelError, Failed, NotCalculated


def divided(left: float, right: float) -> float:
    if right == 0:
        raise Failed(ExcelError.DIVISION)
    return left / right


def power(left: float, right: float) -> float:
    """left ^ right; 0^0 and most roots of negative numbers are #NUM!, 0^-1 is #DIV/0!.

    Raises:
        Failed: there is no result.
        NotCalculated: an odd root of a negative number, of which programs differ.
    """
    if left == 0 and right <= 0:
        raise Failed(ExcelError.NUMBER if right == 0 else ExcelError.DIVISION)
    if left < 0 and right != int(right) and round(1 / right) % 2:
        raise NotCalculated("an odd root of a negative number")
    try:
        result = left**right
    except OverflowError:
        raise Failed(ExcelError.NUMBER) from None
    if isinstance(result, complex):
        raise Failed(ExcelError.NUMBER)
    return float(result)


HOLDS: dict[str, Callable[[int], bool]] = {
    "=": lambda order: order == 0,
    "<>": lambda order: order != 0,
    "<": lambda order: order < 0,
    ">": lambda order: order > 0,
    "<=": lambda order: order <= 0,
    ">=": lambda order: order >= 0,
}
"""Whether a comparison holds of -1, 0 or 1."""
ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "*": lambda left, right: left * right,
    "/": divided,
    "^": power,
}
