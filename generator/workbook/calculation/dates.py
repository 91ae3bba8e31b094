"""Dates as the numbers that Excel keeps, days since 1900 (which it takes for a leap year) or since 1904."""

from __future__ import annotations

import calendar
from datetime import date
from typing import NamedTuple

from .values import ExcelError, Failed

_FIRST_1904 = date(1904, 1, 1).toordinal()
_BEFORE_1900 = date(1899, 12, 31).toordinal()
_LEAP_BUG = 60
"""29 February 1900, which never was; later days count one more."""
_LAST = date(9999, 12, 31).toordinal()


class Day(NamedTuple):
    year: int
    month: int
    day: int


def serial(year: int, month: int, day: int, date1904: bool) -> float:
    """The number of a day; months and days beyond their ends run on: the 0th is the last of the month before.

    Raises:
        Failed: #NUM!, it is before the first day or after the year 9999.
    """
    years, month = divmod(year * 12 + month - 1, 12)
    if not 1899 <= years <= 9999:
        raise Failed(ExcelError.NUMBER)
    found = day_number(date(years, month + 1, 1).toordinal(), date1904) + day - 1
    if found < 0 or found > _LAST:
        raise Failed(ExcelError.NUMBER)
    return found


def day_number(ordinal: int, date1904: bool) -> float:
    """The number of a day of the proleptic calendar, as Python counts its days."""
    number = ordinal - (_FIRST_1904 if date1904 else _BEFORE_1900)
    return float(number + 1 if number >= _LEAP_BUG and not date1904 else number)


def day_of(number: float, date1904: bool) -> Day:
    """The day of a number, whatever its time.

    Raises:
        Failed: #NUM!, there is none.
    """
    whole = int(number // 1)
    if whole < 0:
        raise Failed(ExcelError.NUMBER)
    if not date1904 and whole in (0, _LEAP_BUG):
        return Day(1900, 2, 29) if whole else Day(1900, 1, 0)
    ordinal = whole + (_FIRST_1904 if date1904 else _BEFORE_1900 - (whole > _LEAP_BUG))
    if ordinal > _LAST:
        raise Failed(ExcelError.NUMBER)
    found = date.fromordinal(ordinal)
    return Day(found.year, found.month, found.day)


def months_later(number: float, months: int, date1904: bool) -> float:
    """The same day some months later, or the last of a month that is too short."""
    start = day_of(number, date1904)
    return serial(start.year, start.month + months, min(start.day, _length(start, months)), date1904)


def month_end(number: float, months: int, date1904: bool) -> float:
    """The last day of the month that is some months later."""
    start = day_of(number, date1904)
    return serial(start.year, start.month + months + 1, 0, date1904)


def _length(start: Day, months: int) -> int:
    years, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not 1900 <= years <= 9999:
        raise Failed(ExcelError.NUMBER)
    return calendar.monthrange(years, month + 1)[1]
