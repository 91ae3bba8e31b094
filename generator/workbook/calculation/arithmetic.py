"""What × ÷ ^ give of two numbers, and which comparisons hold of an order."""

from __future__ import annotations

from collections.abc import Callable

from .values import ExcelError, Failed


def divided(left: float, right: float) -> float:
    if right == 0:
        raise Failed(ExcelError.DIVISION)
    return left / right


def power(left: float, right: float) -> float:
    """left ^ right; 0^0 and roots of negative numbers are #NUM!, 0^-1 is #DIV/0!."""
    if left == 0 and right <= 0:
        raise Failed(ExcelError.NUMBER if right == 0 else ExcelError.DIVISION)
    try:
        result = left**right
    except OverflowError:
        raise Failed(ExcelError.NUMBER) from None
    if isinstance(result, complex):
        raise Failed(ExcelError.NUMBER)
    return float(result)


def holds(symbol: str, order: int) -> bool:
    return {
        "=": order == 0,
        "<>": order != 0,
        "<": order < 0,
        ">": order > 0,
        "<=": order <= 0,
        ">=": order >= 0,
    }[symbol]


ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "*": lambda left, right: left * right,
    "/": divided,
    "^": power,
}
