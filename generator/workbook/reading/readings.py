"""In which ways a number may be understood, given its format and the unit of its row.

The stored number in the row's 单位 counts: that is what formulas and 勾稽 see. A format that shows something else never
changes it in silence: then there are two readings, and a person says which is meant.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from ...finance.currencies import MONEY
from ...finance.figures import EXACT
from ...finance.units import STEPS, UNITS, Unit
from .confirmed import shown_value
from .number_format import NumberFormat, Section
from .numbers import TypedNumber
from .shown_text import word

_PERCENT = UNITS["%"]
_PER_MILLE = "‰"
_PERCENTS = ("%", "pct", "pp", "ppt", "个百分点", "百分点")
_SCALES = {step: power for step, power in STEPS.items() if step} | {"兆": 12}
_SCALES_OF_MONEY = {"k": 3, "K": 3, "mn": 6, "m": 6, "M": 6, "bn": 9}
_CURRENCY = re.compile(r"(?:人民币|RMB|CNY|USD|HKD|EUR|GBP|JPY|US\$|HK\$|NT\$|S\$|[¥￥$€£₩])", re.IGNORECASE)
_CURRENCIES = {
    "¥": ("元", "日元"), "¥ CN": ("元",), "¥ JP": ("日元",), "人民币": ("元",), "RMB": ("元",), "CNY": ("元",),
    "$": ("美元", "港元", "港币"), "$ US": ("美元",), "$ HK": ("港元", "港币"), "US$": ("美元",), "USD": ("美元",),
    "HK$": ("港元", "港币"), "HKD": ("港元", "港币"), "€": ("欧元",), "EUR": ("欧元",), "£": ("英镑",),
    "GBP": ("英镑",), "JPY": ("日元",),
}  # fmt: skip


class Readings(NamedTuple):
    """The values that a cell may have, in the unit that figures of its row are held in.

    The first is the one that counts as long as nothing else is said. `why` says what is unclear, and is empty where
    nothing is; `by_row` is whether the row's other values may decide.
    """

    values: tuple[Decimal, ...]
    why: str = ""
    by_row: bool = False


def readings(number: TypedNumber, number_format: NumberFormat, unit: Unit) -> Readings:
    """How a number may be understood."""
    section = number_format.section(number.value)
    if _is_blank(section, number_format) and number.value and not number.percent:
        return Readings((_held(number.value, unit),), f"its format {number_format.code} does not show it")
    of_unit = _of_ratio if unit.relative else _of_amount
    found = of_unit(number, section, number_format.code, unit)
    if number.thousands is None or (found.why and not found.by_row):
        return found
    thousands = _held(number.thousands, unit)
    return Readings((found.values[0], thousands), "the point may part decimals or thousands", by_row=True)


def _is_blank(section: Section, number_format: NumberFormat) -> bool:
    shows = section.has_digits or section.is_general or section.is_text or section.is_date
    return not shows and bool(number_format.code)


def _held(value: Decimal, unit: Unit) -> Decimal:
    """A value typed in a unit, as figures hold it: relative ones as ratios."""
    return EXACT.multiply(value, unit.size) if unit.relative else value


def _of_ratio(number: TypedNumber, section: Section, code: str, unit: Unit) -> Readings:
    value, typed = number.value, _held(number.value, unit)
    sign = _sign(section)
    if number.percent or (section.percents == 1 and not section.scale and sign is None):
        return Readings((value,))
    if not section.percents and not section.scale and sign is not None:
        # The sign is text and multiplies nothing: the value was typed in it.
        as_shown = EXACT.multiply(value, sign)
        if as_shown == typed or unit.size == 1:
            return Readings((as_shown,))
        return Readings((typed, as_shown), f"its format {code} says ‰")
    if section.percents or section.scale:
        shown = EXACT.multiply(_shown(value, section), _PERCENT.size)
        return Readings((value if section.percents else typed, shown), f"its format {code} shows another number")
    if _unit_of(section, unit) is not None or _currencies(section):
        return Readings((typed,), f"its format {code} names another unit")
    if not value or unit.size == 1:
        return Readings((typed,))
    return Readings((typed, value), f"{_format_said(code)} it may be in {unit.name} or a ratio", by_row=True)


def _format_said(code: str) -> str:
    return "as text" if code == "@" else f"in the format {code}"


def _sign(section: Section) -> Decimal | None:
    """What one of a literal sign is: `0.0"%"` shows percents and multiplies nothing."""
    words = word(section.words)
    return Decimal("0.001") if words == _PER_MILLE else _PERCENT.size if words in _PERCENTS else None


def _of_amount(number: TypedNumber, section: Section, code: str, unit: Unit) -> Readings:
    value = number.value
    shown_in = _unit_of(section, unit)
    other = _foreign(section, unit)
    if not other and shown_in is not None and shown_in.dimension != unit.dimension and not _same_thing(shown_in, unit):
        other = shown_in.name
    if other:
        return Readings((value,), f"its format {code} says {other}")
    shown = _shown(value, section)
    size = EXACT.divide(shown_in.size, unit.size) if shown_in is not None else Decimal(1)
    meant = EXACT.multiply(shown, size)
    if meant == value:
        return Readings((value,))
    name = shown_in.name if shown_in is not None else ""
    return Readings((value, meant), f"its format {code} shows {shown_value(shown, name)}")


def _shown(value: Decimal, section: Section) -> Decimal:
    """What a section shows of a number, with all its digits."""
    return EXACT.scaleb(value, section.power)


def _same_thing(shown_in: Unit, unit: Unit) -> bool:
    """A multiple may be shown in percent, and a plain number in anything."""
    return unit.dimension == "number" or (shown_in.dimension, unit.dimension) == ("ratio", "times")


def _unit_of(section: Section, unit: Unit) -> Unit | None:
    """The unit that a section names beside the digits; None where it names none that is known."""
    if section.percents:
        return _PERCENT
    named = word(section.words)
    words = _CURRENCY.sub("", named).strip(" ()/")
    if unit.name and unit.name in (named, words):
        return unit
    scales = _SCALES | _SCALES_OF_MONEY if unit.dimension in MONEY else _SCALES
    if words in scales:
        return Unit(words, unit.dimension, Decimal(10) ** scales[words])
    return UNITS.get(words) or (_PERCENT if words in _PERCENTS else None)


def _currencies(section: Section) -> tuple[str, ...]:
    """The names of the currencies that a section's sign may stand for."""
    literal = _CURRENCY.match(word(section.words))
    sign = section.currency or (literal[0] if literal else "")
    return _CURRENCIES.get(sign.replace("￥", "¥").upper(), (sign,) if sign else ())


def _foreign(section: Section, unit: Unit) -> str:
    """The currency that a section names, where the row's unit is of another one or of none."""
    named = _currencies(section)
    if not named or unit.dimension == "number":
        return ""
    own = MONEY.get(unit.dimension.partition("/")[0], "")
    return "" if own in named else named[0]


def unit_shown(unit: Unit) -> tuple[str, Decimal]:
    """How a held value of a row is said: the word behind it, and how many of these one of it is."""
    if not unit.relative:
        return unit.name, Decimal(1)
    return (unit.name or "%"), (1 / unit.size if unit.size != 1 else Decimal(100))


def said(value: Decimal, unit: Unit) -> str:
    """A held value as a message says it and a comment confirms it: 31.5%, 1739.7百万元."""
    name, times = unit_shown(unit)
    return shown_value(EXACT.multiply(value, times), name)
