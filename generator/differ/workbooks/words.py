"""Cells in words, as people type them: percents and dates as such."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from ...lineage.exact import decimal_text
from .addresses import shifted
from .model import Cell, Look, Place

_OF_DATES = frozenset("dmyhsDMYHS")
_LONGEST = 1e21
"""Beyond it a number is written with an exponent."""


def value_words(cell: Cell | None, look: Look, date_1904: bool) -> str | None:
    """What a cell holds, or a formula's stored result; None where that is nothing."""
    if cell is None or not cell.kind:
        return None
    if cell.kind == "b":
        return "TRUE" if cell.value == "1" else "FALSE"
    return cell.value if cell.kind != "n" else _number(cell.value, look.number_format, date_1904)


def _number(value: str, number_format: str, date_1904: bool) -> str:
    number = float(value)
    if abs(number) >= _LONGEST or (number and abs(number) < 1 / _LONGEST):
        return value
    if _is_date(number_format) and (day := _date(number, date_1904)):
        return day
    if _is_percent(number_format):
        return f"{decimal_text(Decimal(value) * 100)}%"
    return decimal_text(Decimal(value))


def formula_words(cell: Cell | None, place: Place) -> str | None:
    """A cell's formula as it reads there; an array's with its braces."""
    if cell is None or cell.formula is None:
        return None
    formula = cell.formula
    text = "=" + shifted(formula.text, place[0] - formula.row, place[1] - formula.column)
    return f"{{{text}}} over {formula.array}" if formula.array else text


@lru_cache(maxsize=2_000)
def _is_date(number_format: str) -> bool:
    # Most formats have no letter of a date at all, and openpyxl takes a third of a second to import.
    if not _OF_DATES & set(number_format):
        return False
    from openpyxl.styles.numbers import is_date_format

    return bool(is_date_format(number_format))


@lru_cache(maxsize=2_000)
def _is_percent(number_format: str) -> bool:
    first = number_format.partition(";")[0]
    return "%" in "".join(part for index, part in enumerate(first.split('"')) if index % 2 == 0).replace("\\%", "")


def _date(number: float, date_1904: bool) -> str:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

    try:
        told = from_excel(number, CALENDAR_MAC_1904 if date_1904 else CALENDAR_WINDOWS_1900)
    except (OverflowError, ValueError):
        return ""
    return str(told).removesuffix(" 00:00:00")
