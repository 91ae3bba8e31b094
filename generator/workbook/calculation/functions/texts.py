"""Texts joined, cut and written out of numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from ..book import Operand
from ..dates import day_of
from ..values import ExcelError, Failed, NotCalculated, number, text
from .registry import MANY, Arguments, function


@function("CONCATENATE", 1, MANY, by_element=True)
def concatenate(arguments: Arguments) -> Operand:
    return "".join(arguments.text(at) for at in range(len(arguments)))


@function("CONCAT", 1, MANY)
def concat(arguments: Arguments) -> Operand:
    """Ranges too, cell by cell."""
    return "".join(text(value) for at in range(len(arguments)) for _, _, value in arguments.range(at).filled())


@function("LEN", 1, by_element=True)
def length(arguments: Arguments) -> Operand:
    return float(len(_units(arguments.text(0))) // 2)


def _units(written: str) -> bytes:
    """Excel counts characters beyond the first plane twice."""
    return written.encode("utf-16-le")


def _cut(written: str, first: int, count: int) -> str:
    return _units(written)[2 * first : 2 * (first + count)].decode("utf-16-le", errors="replace")


def _not_below(size: int, least: int) -> int:
    if size < least:
        raise Failed(ExcelError.VALUE)
    return size


@function("LEFT", 1, 2, by_element=True)
def left(arguments: Arguments) -> Operand:
    return _cut(arguments.text(0), 0, _not_below(arguments.whole(1, 1), 0))


@function("RIGHT", 1, 2, by_element=True)
def right(arguments: Arguments) -> Operand:
    written, count = arguments.text(0), _not_below(arguments.whole(1, 1), 0)
    there = len(_units(written)) // 2
    return _cut(written, max(there - count, 0), count)


@function("MID", 3, by_element=True)
def middle(arguments: Arguments) -> Operand:
    first, count = _not_below(arguments.whole(1), 1), _not_below(arguments.whole(2), 0)
    return _cut(arguments.text(0), first - 1, count)


def _changed(name: str, change: Callable[[str], str]) -> None:
    @function(name, 1, by_element=True)
    def changed(arguments: Arguments) -> Operand:
        return change(arguments.text(0))


_changed("UPPER", str.upper)
_changed("LOWER", str.lower)
_changed("TRIM", lambda written: re.sub(" +", " ", written.strip(" ")))


@function("EXACT", 2, by_element=True)
def exact(arguments: Arguments) -> Operand:
    return arguments.text(0) == arguments.text(1)


@function("SUBSTITUTE", 3, by_element=True)
def substitute(arguments: Arguments) -> Operand:
    written, old = arguments.text(0), arguments.text(1)
    return written.replace(old, arguments.text(2)) if old else written


@function("FIND", 2, 3, by_element=True)
def find(arguments: Arguments) -> Operand:
    first = _not_below(arguments.whole(2, 1), 1)
    found = arguments.text(1).find(arguments.text(0), first - 1)
    return float(_not_below(found, 0) + 1)


@function("VALUE", 1, by_element=True)
def value(arguments: Arguments) -> Operand:
    found = arguments.value(0)
    if isinstance(found, bool):
        raise Failed(ExcelError.VALUE)
    return number(found)


_NUMBER_FORMAT = re.compile(r"(?P<thousands>#,##)?0(?:\.(?P<decimals>0+))?(?P<percent>%?)")
_DATE_FORMAT = re.compile(r'(?:yyyy|yy|mm|m|dd|d|[-/.年月日 ]|"[^"]*")+', re.IGNORECASE)


@function("TEXT", 2, by_element=True)
def formatted(arguments: Arguments) -> Operand:
    """Numbers with thousands, decimals and %, and dates in figures; other formats are not calculated."""
    found, wanted = arguments.value(0), arguments.text(1)
    if isinstance(found, str):
        found = _number_or_text(found)
    if isinstance(found, (str, bool)) or wanted in ("@", ""):
        return text(found) if wanted else ""
    match = _NUMBER_FORMAT.fullmatch(wanted)
    if match:
        return _as_number(number(found), match)
    if _DATE_FORMAT.fullmatch(wanted):
        return _as_date(number(found), wanted, arguments.evaluation.book.date1904)
    raise NotCalculated(f'TEXT with the format "{wanted}"')


def _number_or_text(written: str) -> float | str:
    try:
        return number(written)
    except Failed:
        return written


def _as_number(size: float, match: re.Match[str]) -> str:
    size = size * 100 if match["percent"] else size
    places = len(match["decimals"] or "")
    rounded = Decimal(format(size, ".15g")).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    digits = format(abs(rounded), f"{',' if match['thousands'] else ''}.{places}f")
    return ("-" if rounded < 0 else "") + digits + match["percent"]


def _as_date(number: float, wanted: str, date1904: bool) -> str:
    day = day_of(number, date1904)
    written = {
        "yyyy": f"{day.year:04}",
        "yy": f"{day.year % 100:02}",
        "mm": f"{day.month:02}",
        "m": str(day.month),
        "dd": f"{day.day:02}",
        "d": str(day.day),
    }
    pieces = re.findall(r'yyyy|yy|mm|m|dd|d|"[^"]*"|.', wanted, re.IGNORECASE)
    return "".join(written.get(piece.lower(), piece.strip('"')) for piece in pieces)
