"""Dates put together and taken apart."""

from __future__ import annotations

from collections.abc import Callable

from ..book import Operand
from ..dates import Day, day_of, month_end, months_later, serial
from ..values import ExcelError, Failed, NotCalculated
from .registry import Arguments, function


@function("DATE", 3, by_element=True)
def date(arguments: Arguments) -> Operand:
    """Years below 1900 count from 1900, as Excel has it: DATE(124,1,1) is in 2024."""
    year = arguments.whole(0)
    if not 0 <= year <= 9999:
        raise Failed(ExcelError.NUMBER)
    year = year + 1900 if year < 1900 else year
    return serial(year, arguments.whole(1), arguments.whole(2), arguments.evaluation.book.date1904)


def _part(name: str, of: Callable[[Day], int]) -> None:
    @function(name, 1, by_element=True)
    def part(arguments: Arguments) -> Operand:
        return float(of(day_of(arguments.number(0), arguments.evaluation.book.date1904)))


_part("YEAR", lambda day: day.year)
_part("MONTH", lambda day: day.month)
_part("DAY", lambda day: day.day)


def _shifted(name: str, shifted: Callable[[float, int, bool], float]) -> None:
    @function(name, 2, by_element=True)
    def shift(arguments: Arguments) -> Operand:
        return shifted(arguments.number(0) // 1, arguments.whole(1), arguments.evaluation.book.date1904)


_shifted("EDATE", months_later)
_shifted("EOMONTH", month_end)


@function("DAYS", 2, by_element=True)
def days(arguments: Arguments) -> Operand:
    return arguments.number(0) // 1 - arguments.number(1) // 1


@function("WEEKDAY", 1, 2, by_element=True)
def weekday(arguments: Arguments) -> Operand:
    """1 for Sunday, or by kind 2 for Monday."""
    day, kind = int(arguments.number(0) // 1), arguments.whole(1, 1)
    if kind not in (1, 2, 3):
        raise NotCalculated(f"WEEKDAY of kind {kind}")
    sunday = (day + (5 if arguments.evaluation.book.date1904 else 6)) % 7
    return float({1: sunday + 1, 2: (sunday + 6) % 7 + 1, 3: (sunday + 6) % 7}[kind])
