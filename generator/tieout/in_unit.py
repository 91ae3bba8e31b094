"""A figure's exact value as a reviewer compares it: in the unit that was printed, a little further than the print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from ..finance.units import PERCENT, UNITS, Unit, unit_at
from ..lineage.exact import plain_number
from ..lineage.format import FigureRecord

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FURTHER, _TO_THE_END = 2, 3
"""How many more decimals than the print are shown, and how many at most where the value ends there."""


def exact_in_unit(printed: str, figure: FigureRecord) -> str:
    """17.397亿元 beside 17.4亿元, 21.39…% beside 21%; empty where the figure is no number."""
    value = plain_number(figure.value)
    if value is None or figure.unit is None:
        return ""
    found = _NUMBER.search(printed)
    number = found.group().replace(",", "") if found else ""
    decimals = len(number.partition(".")[2])
    said = unit_at(printed[found.end() :].lstrip(), 0) if found else ""
    size, name = _measure(figure.unit, UNITS.get(said))
    if not said and number:
        size, name = _that_agrees(value, figure.unit, Decimal(number), decimals)
    return f"{_digits(value / size, decimals)}{name}"


def _measure(own: str, said: Unit | None) -> tuple[Decimal, str]:
    """By what the figure's value is divided to be in the unit that was said, and how that is called."""
    known = UNITS.get(own)
    if said is None or (known is None and own):
        return (PERCENT.size, own) if known is not None and known.relative else (Decimal(1), own)
    if known is None:
        return (said.size, said.name) if said.relative or said.dimension == "count" else (Decimal(1), "")
    if known.relative:
        return PERCENT.size, said.name if said.relative else own
    if said.dimension == known.dimension:
        return said.size / known.size, said.name
    if said.dimension == "count" and known.size == 1:
        return said.size, f"{said.name}{known.name}"
    return Decimal(1), own


def _that_agrees(value: Decimal, own: str, number: Decimal, decimals: int) -> tuple[Decimal, str]:
    """The unit in which a number without one is the figure's: its own, else the first of its kind."""
    agreeing = (each for each in _units_like(own) if _rounds_to(value / each[0], number, decimals))
    return next(agreeing, _measure(own, None))


def _units_like(own: str) -> Iterator[tuple[Decimal, str]]:
    yield _measure(own, None)
    known = UNITS.get(own)
    if known is not None and not known.relative:
        yield from (_measure(own, unit) for unit in UNITS.values() if unit.dimension == known.dimension)


def _rounds_to(value: Decimal, number: Decimal, decimals: int) -> bool:
    return abs(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) == number


def _digits(value: Decimal, decimals: int) -> str:
    """All digits of a value that ends soon; else the first of them and an ellipsis, never rounded."""
    exponent = value.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    if places <= decimals + _TO_THE_END:
        text = f"{value:,.{places}f}"
    else:
        shown = decimals + _FURTHER
        text = f"{value.quantize(Decimal(1).scaleb(-shown), ROUND_DOWN):,.{shown}f}…"
    return text.replace("-", "−")
