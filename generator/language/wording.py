"""Figures into financial words. Each print is one half-up rounding of the one exact value, done last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from ..finance.currencies import MONEY, RENMINBI
from ..finance.figures import EXACT, Figure
from ..finance.units import PERCENT, PERCENTAGE_POINT, UNITS, Unit, conversion
from .chosen import WORDS

UNDEFINED = WORDS.undefined


def rounded(value: Decimal, places: int) -> Decimal:
    """Half away from zero, as tables print it: 0.125 is 0.13, −0.125 is −0.13; never −0."""
    result = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, EXACT)
    return abs(result) if result == 0 else result


def number(value: Decimal, places: int) -> str:
    """1,739.7; a minus is the mathematical one."""
    return f"{rounded(value, places):,.{places}f}".replace("-", "−")


def amount(figure: Figure, places: int) -> str:
    """The number in its own unit, which stands elsewhere: 1,739.7; ratios as percents without the sign."""
    unit = PERCENT if figure.unit.dimension == "ratio" else figure.unit
    return _in(figure, unit, places)


def _in(figure: Figure, unit: Unit, places: int) -> str:
    if figure.value is None:
        return UNDEFINED
    if figure.unit.dimension == "points" and figure.unit.relative:
        unit = PERCENTAGE_POINT
    return number(EXACT.multiply(figure.value, conversion(figure.unit, unit)), places)


def scaled(figure: Figure, step: str, places: int) -> str:
    """In 亿 or 万 of what the figure counts: 17.4亿元 of money, 5.4万 of things."""
    dimension = figure.unit.dimension
    if dimension in MONEY:
        unit = UNITS[step + MONEY[dimension]]
        said = RENMINBI in figure.unit.name  # where 元 is another currency's
        return _in(figure, unit, places) + (unit.name + RENMINBI if said else unit.name)
    size = UNITS[step].size if step in UNITS else Decimal(1)
    return _in(figure, Unit(step, dimension, size), places) + step


class Shown(NamedTuple):
    """A print, and the figure in the unit that it is printed in."""

    text: str
    figure: Figure


def not_as_zero(figure: Figure, steps: Sequence[str], places: int, places_of: Callable[[str], int]) -> Shown:
    """In the first of the steps, or in the next smaller one that shows it where that prints zero: 0.0亿元 is 420万元.

    `places` are the decimals of the first step, `places_of` those of another unit by its name.
    """
    text = scaled(figure, steps[0], places)
    if not figure.value or not is_zero(text):
        return Shown(text, figure)
    base = MONEY.get(figure.unit.dimension, "")
    for step in steps[1:]:
        value = abs(_counted_in(figure, UNITS[step].size))
        if value >= 1:
            return Shown(scaled(figure, step, _telling(value, places_of(step + base))), figure)
    own = _in_ones(figure)
    value = abs(own.defined())
    decimals = max(_telling(value, places_of(base)), decimals_that_show(value))
    return Shown(number(own.defined(), decimals) + base, own)


def _counted_in(figure: Figure, size: Decimal) -> Decimal:
    return EXACT.divide(EXACT.multiply(figure.defined(), figure.unit.size), size)


def _in_ones(figure: Figure) -> Figure:
    """The figure in ones of what it counts: 3.2 of 万辆 are 32,000 of 辆."""
    ones = (unit for unit in UNITS.values() if unit.dimension == figure.unit.dimension and unit.size == 1)
    return figure.converted(next(ones, figure.unit))


def _telling(value: Decimal, places: int) -> int:
    """The decimals of a small number: one at least below ten, where 2.5 would be said as 3."""
    return max(places, 1) if value < 10 and value != value.to_integral_value() else places


def decimals_that_show(value: Decimal) -> int:
    """The least decimals with which a number other than zero does not print as zero."""
    places = max(0, -value.adjusted() - 1)
    return places if rounded(value, places) else places + 1


def yi(figure: Figure, places: int) -> str:
    """17.4亿元"""
    return scaled(figure, WORDS.steps[0], places)


def wan(figure: Figure, places: int) -> str:
    """5.4万"""
    return scaled(figure, WORDS.steps[1], places)


def pct(figure: Figure, places: int) -> str:
    """21%; a difference of ratios is no percentage: 1.2个百分点"""
    if figure.unit.dimension == "points":
        return pp(figure, places)
    return UNDEFINED if figure.value is None else _in(figure, PERCENT, places) + "%"


def pp(figure: Figure, places: int) -> str:
    """1.2个百分点"""
    return UNDEFINED if figure.value is None else _in(figure, PERCENTAGE_POINT, places) + PERCENTAGE_POINT.name


def times(figure: Figure, places: int) -> str:
    """2.1倍, of a multiple or of a ratio"""
    return UNDEFINED if figure.value is None else number(figure.value, places) + WORDS.times


def plain(figure: Figure, places: int) -> str:
    """The number with the sign that belongs to it in a chart: 21.4%, 1.2个百分点, 1,740."""
    return pct(figure, places) if figure.unit.relative else amount(figure, places)


def paren(figure: Figure, places: int) -> str:
    """Declines in accountants' brackets: (12.4%), 6.1%, (2,477)."""
    text = plain(figure, places)
    return f"({text[1:]})" if text.startswith("−") else text


def signed(figure: Figure, places: int) -> str:
    """A change with its direction: +256%, (51%)."""
    text = paren(figure, places)
    return f"+{text}" if figure.value is not None and figure.value > 0 and not is_zero(text) else text


def is_zero(text: str) -> bool:
    """Whether a print shows no digit but zeros."""
    return not any(digit in text for digit in "123456789")


def _next_step(milestone: Decimal) -> Decimal:
    """One in the second digit: 100 of 3,000 and 1,000,000 of 23,000,000."""
    return Decimal(1).scaleb(milestone.adjusted() - 1)


def surpasses(value: Decimal, milestone: Decimal) -> bool:
    """突破5万 is true of 54,000 and not of 49,000."""
    return value >= milestone


def is_near(value: Decimal, milestone: Decimal) -> bool:
    """近300万 is true of 2.9 million and not of 3.1: below, by a tenth at the most."""
    return milestone * Decimal("0.9") <= value < milestone


def is_just_over(value: Decimal, milestone: Decimal) -> bool:
    """3,000多家 is true of 3,0xx, 2300+万 of 23.x million: at least that, and less than the next round number."""
    return milestone <= value < milestone + _next_step(milestone)


def round_number(figure: Figure) -> str:
    """A round number as it is said: 5万, 300万, 百万 stay short; under ten thousand with a separator: 3,000."""
    value = EXACT.multiply(figure.defined(), figure.unit.size)
    for step in WORDS.steps:
        size = UNITS[step].size
        if abs(value) >= size:
            return f"{(value / size).normalize():f}{step}"
    return number(value, 0)


def spoken_number(figure: Figure) -> str:
    """A round number after 突破 or 破: 万 and 百万 for a one with zeros, 5万 for any other."""
    text = round_number(figure)
    return dict(WORDS.spoken).get(text, text)


def shortest(figure: Figure) -> str:
    """A figure with no rounding beyond what 万 or 亿 need: 4.9万, 3,012, 310万."""
    value = EXACT.multiply(figure.defined(), figure.unit.size)
    for step in WORDS.steps:
        size = UNITS[step].size
        if abs(value) >= size:
            return f"{rounded(value / size, 1).normalize():f}{step}"
    return number(value, 0)
