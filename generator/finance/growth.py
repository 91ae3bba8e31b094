"""Growth: what a figure is over its comparative, as a rate, in percentage points, or compounded over years."""

from __future__ import annotations

from decimal import Decimal

from ..errors import FigureError, Problem, UnitMismatch
from .figures import EXACT, POINTS, RATIO, Figure, derived, of_both

_RATE, _DIFFERENCE, _MULTIPLE = "{0} / {1} − 1", "{0} − {1}", "{0} / {1}"


def growth(current: Figure, comparative: Figure, name: str = "growth") -> Figure:
    """Growth of a figure over its comparative, as a ratio (0.214 is +21.4%); of a ratio it is in percentage points.

    Of two losses it is the growth of their magnitude. Across a change of sign, or from zero, there is
    no growth rate: the result is undefined, and `changes.change` has the words for it.

    Raises:
        UnitMismatch: the two are not of one dimension (RMB against people).
    """
    if current.unit.relative:
        return _difference(current, comparative.converted(current.unit), name)
    times = _times(current, comparative)
    rate = None if times is None else EXACT.subtract(times, Decimal(1))
    return derived(rate, RATIO, name, (current, comparative), _RATE)


def is_growth(figure: Figure) -> bool:
    """Whether a figure is what `growth` makes of two others."""
    in_points = figure.unit == POINTS and figure.formula == _DIFFERENCE
    return figure.cell is None and len(figure.parents) == 2 and (in_points or figure.formula == _RATE)


def points(current: Figure, comparative: Figure, name: str = "pp") -> Figure:
    """Difference of two ratios, in percentage points held as a ratio (0.012 is 1.2 个百分点).

    Raises:
        UnitMismatch: one of them is no ratio.
    """
    for figure in (current, comparative):
        if figure.unit.dimension != "ratio":
            raise UnitMismatch(Problem("", f"{figure.name} is no ratio: percentage points need two.", ""))
    return _difference(current, comparative, name)


def _difference(current: Figure, comparative: Figure, name: str) -> Figure:
    difference = of_both(EXACT.subtract, current, comparative)
    return derived(difference, POINTS, name, (current, comparative), _DIFFERENCE)


def multiple(current: Figure, comparative: Figure, name: str = "multiple") -> Figure:
    """How many times its comparative a figure is: one more than its growth, and undefined where that is.

    Raises:
        UnitMismatch: the two are not of one dimension.
    """
    return derived(_times(current, comparative), RATIO, name, (current, comparative), _MULTIPLE)


def _times(current: Figure, comparative: Figure) -> Decimal | None:
    before = comparative.converted(current.unit)
    if current.value is None or before.value is None or not _one_sign(current.profit, before.profit):
        return None
    return EXACT.divide(current.value, before.value)


def _one_sign(current: Decimal, before: Decimal) -> bool:
    """Whether a rate of growth has meaning: a base that is not zero, and no way across zero."""
    return before != 0 and current * before >= 0


def cagr(first: Figure, last: Figure, name: str = "cagr") -> Figure:
    """Compound annual growth rate from `first` to `last`, over the years between the ends of their periods."""
    if first.period is None or last.period is None or last.period.end <= first.period.end:
        raise FigureError(Problem("", f"{name} needs a first period and a later last one.", ""))
    years = EXACT.divide(Decimal(last.period.end - first.period.end), Decimal(12))
    start, end = first.converted(last.unit).defined(), last.defined()
    rate = None
    if start > 0 and end >= 0:
        rate = EXACT.subtract(EXACT.power(EXACT.divide(end, start), EXACT.divide(Decimal(1), years)), Decimal(1))
    return derived(rate, RATIO, name, (last, first), f"({{0}} / {{1}})^(1/{years.normalize():f}) − 1", last.period)
