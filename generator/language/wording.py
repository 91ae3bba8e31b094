"""Figures into financial words. Each print is one half-up rounding of the one exact value, done last."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from ..finance.currencies import MONEY, RENMINBI
from ..finance.figures import EXACT, Figure, growth
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


def yi(figure: Figure, places: int) -> str:
    """17.4亿元"""
    return scaled(figure, WORDS.steps[0], places)


def wan(figure: Figure, places: int) -> str:
    """5.4万"""
    return scaled(figure, WORDS.steps[1], places)


def pct(figure: Figure, places: int) -> str:
    """21%"""
    return UNDEFINED if figure.value is None else _in(figure, PERCENT, places) + "%"


def pp(figure: Figure, places: int) -> str:
    """1.2个百分点"""
    return UNDEFINED if figure.value is None else _in(figure, PERCENTAGE_POINT, places) + PERCENTAGE_POINT.name


def times(figure: Figure, places: int) -> str:
    """2.1倍, of a multiple or of a ratio"""
    return UNDEFINED if figure.value is None else number(figure.value, places) + "倍"


def plain(figure: Figure, places: int) -> str:
    """The number with the sign that belongs to it in a chart: 21.4%, 1,740."""
    return pct(figure, places) if figure.unit.dimension == "ratio" else amount(figure, places)


def paren(figure: Figure, places: int) -> str:
    """Declines in accountants' brackets: (12.4%), 6.1%, (2,477)."""
    text = plain(figure, places)
    return f"({text[1:]})" if text.startswith("−") else text


def signed(figure: Figure, places: int) -> str:
    """A change with its direction: +256%, (51%)."""
    text = paren(figure, places)
    return f"+{text}" if figure.value is not None and figure.value > 0 and not _is_zero(text) else text


def _is_zero(text: str) -> bool:
    return not any(digit in text for digit in "123456789")


class Direction(NamedTuple):
    """What happened to a figure over its comparative: the words, and whether a rate belongs behind them."""

    words: str
    rated: bool


def direction(current: Figure, comparative: Figure) -> Direction:
    """同比增长, 同比下降, 亏损收窄, 亏损扩大 with a rate; 扭亏为盈, 由盈转亏, 持平, 不适用 without."""
    if current.value is None or comparative.value is None:
        return Direction(UNDEFINED, False)
    now, before = current.profit, comparative.converted(current.unit).profit
    if now == before:
        return Direction(WORDS.flat, False)
    if before == 0:
        return Direction(UNDEFINED, False)
    if before < 0 < now:
        return Direction(WORDS.to_profit, False)
    if now < 0 < before:
        return Direction(WORDS.to_loss, False)
    if before < 0:
        return Direction(WORDS.loss + (WORDS.narrowed if now > before else WORDS.widened), True)
    return Direction(against(current, comparative) + (WORDS.growth if now > before else WORDS.decline), True)


def against(current: Figure, comparative: Figure) -> str:
    """同比 over the same span a year before, 环比 over the span before, nothing over any other."""
    if current.period is None or comparative.period is None:
        return WORDS.over_year
    if comparative.period == current.period.comparative:
        return WORDS.over_year
    return WORDS.over_period if comparative.period == current.period.previous else ""


def change(current: Figure, comparative: Figure, places: int) -> str:
    """同比增长 21% / 同比下降 6.1% / 亏损收窄 21% / 扭亏为盈 / 由盈转亏 / 持平 / 不适用

    A rate that prints as zero is said as 持平.
    """
    told = direction(current, comparative)
    rate = growth(current, comparative)
    if not told.rated or rate.value is None:
        return told.words
    text = number(abs(rate.value) * 100, places)
    return WORDS.flat if _is_zero(text) else f"{told.words} {text}%"


def turn(current: Figure, comparative: Figure, places: int = 0) -> str:
    """Only the words of a change, for a label beside its number: 同比增长, 同比收窄, 同比扩大, 扭亏为盈.

    A rate that prints as zero beside it is said as 持平.
    """
    if change(current, comparative, places) == WORDS.flat:
        return WORDS.flat
    words = direction(current, comparative).words
    if not words.startswith(WORDS.loss):
        return words
    return against(current, comparative) + words.removeprefix(WORDS.loss)


def change_points(difference: Figure, places: int) -> str:
    """上升 1.2个百分点 / 下降 1.2个百分点 / 持平"""
    text = pp(difference, places)
    if difference.value is None or _is_zero(text):
        return WORDS.flat if difference.value is not None else UNDEFINED
    return f"{WORDS.points_down} {text[1:]}" if text.startswith("−") else f"{WORDS.points_up} {text}"


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
