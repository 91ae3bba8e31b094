"""Numbers that a formula moved by noughts (revenue / 100): their value is no longer the metric's, and no unit says so."""

from __future__ import annotations

from .figures import NUMBER, Figure

_OPERATIONS = ("{0} × {1}", "{0} / {1}")


def rescaled(figure: Figure) -> Figure | None:
    """The figure that a formula multiplied or divided by a hundred or more noughts; None where it did with none."""
    for one in figure.ancestry():
        if one.formula in _OPERATIONS and one.cell is None:
            left, right = one.parents
            for plain, other in ((right, left), (left, right)):
                if _is_noughts(plain) and other.unit != NUMBER:
                    return other
    return None


def _is_noughts(figure: Figure) -> bool:
    """100, 1,000, 0.01: a number of a template, which nobody counts anything with but steps of units.

    Tens are left alone: 每10股派3.5元.
    """
    if figure.unit != NUMBER or figure.cell is not None or figure.parents or not figure.value:
        return False
    digits = figure.value.normalize().as_tuple()
    return digits.digits == (1,) and isinstance(digits.exponent, int) and abs(digits.exponent) >= 2
