"""Formulas that move a decimal point (revenue / 100): the number is another one, and no unit says so."""

from __future__ import annotations

from ..errors import Problem
from .figures import NUMBER, Figure

_OPERATIONS = ("{0} × {1}", "{0} / {1}")


def moved_point(figure: Figure) -> Problem | None:
    """What is wrong with a figure whose formula fakes another unit; None where it does not."""
    waiting = [figure]
    while waiting:
        one = waiting.pop()
        if one.cell is not None:
            continue  # what the workbook calculates is its own matter
        whole = _moved(one)
        if whole is not None:
            unit = whole.unit.name or "ratio"
            what = f"{one.name} moves the decimal point of {whole.name}, and its unit stays {unit}."
            return Problem("", what, "Write unit: at the block, or a filter: yi, wan, in_unit('亿元'), pct.")
        waiting += one.parents
    return None


def _moved(figure: Figure) -> Figure | None:
    """What was multiplied or divided by noughts."""
    if figure.formula not in _OPERATIONS or len(figure.parents) != 2:
        return None
    left, right = figure.parents
    pairs = ((right, left), (left, right))
    return next((other for plain, other in pairs if _is_noughts(plain) and other.unit != NUMBER), None)


def _is_noughts(figure: Figure) -> bool:
    """100, 1,000, 0.01: a number of a template with which nobody counts but who changes units.

    Tens are left alone: 每10股派3.5元.
    """
    if figure.unit != NUMBER or figure.cell is not None or figure.parents or not figure.value:
        return False
    digits = figure.value.normalize().as_tuple()
    return digits.digits == (1,) and isinstance(digits.exponent, int) and abs(digits.exponent) >= 2
