"""Reporting periods: their order, their comparatives, and how Chinese writes them. Knows nothing of workbooks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from ..errors import FigureError, Problem

_NUMERALS = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of months, or with no months the end of one month (a date for stocks).

    `start` counts months since the year 0, so that 2024-01 is 24288. Whether a year is a forecast is said of the
    heading and does not make it another period: 2028E and 2028FY are the same span.
    """

    start: int
    months: int
    forecast: bool = field(default=False, compare=False)

    @property
    def end(self) -> int:
        """The last month, counted like `start`."""
        return self.start + max(self.months, 1) - 1

    @property
    def year(self) -> int:
        return self.start // 12

    @property
    def month(self) -> int:
        """The last month's number in its year, 1 to 12."""
        return self.end % 12 + 1

    @property
    def is_date(self) -> bool:
        return self.months == 0

    @property
    def name(self) -> str:
        """As a workbook heading writes it: 2024H1, 2024FY, 2024Q3, 2024M7, 2024-08, 2028E, 2024-2028E."""
        return _name(self)

    def __str__(self) -> str:
        return self.name

    @property
    def comparative(self) -> Period:
        """The same span a year before."""
        return self.shifted(-1)

    def is_same_span_as(self, other: Period) -> bool:
        """Whether it is one span in another year, or in the same: 2024H1 and 2022H1."""
        return self.months == other.months and (self.start - other.start) % 12 == 0

    def shifted(self, years: int) -> Period:
        return Period(self.start + 12 * years, self.months)

    @property
    def previous(self) -> Period:
        """The span of the same length just before: of 2024H1 it is 2023H2."""
        return Period(self.start - max(self.months, 1), self.months)

    @property
    def full_year(self) -> Period:
        return Period(self.year * 12, 12)

    @property
    def first_half(self) -> Period:
        return Period(self.year * 12, 6)

    @property
    def second_half(self) -> Period:
        return Period(self.year * 12 + 6, 6)

    @property
    def last_twelve_months(self) -> Period:
        return Period(self.end - 11, 12)

    @property
    def closing(self) -> Period:
        """The date on which the span ends: the balance sheet's."""
        return Period(self.end, 0)


def _name(period: Period) -> str:
    year = period.year
    if period.is_date:
        return f"{year}-{period.month:02d}"
    if period.months == 12 and period.start % 12 == 0:
        return f"{year}E" if period.forecast else f"{year}FY"
    if period.months > 12:
        return f"{year}-{period.end // 12}{'E' if period.forecast else 'FY'}"
    return f"{year}{_part(period)}"


def _part(period: Period) -> str:
    first = period.start % 12
    if period.months == 6 and first in (0, 6):
        return f"H{first // 6 + 1}"
    if period.months == 3 and first % 3 == 0:
        return f"Q{first // 3 + 1}"
    return f"M{period.months}" if first == 0 else f"M{first + 1}-M{first + period.months}"


def _year_and_parts(year: str, kind: str, number: str) -> Period:
    length = {"H": 6, "Q": 3}.get(kind)
    if length:
        return Period(int(year) * 12 + (int(number) - 1) * length, length)
    return Period(int(year) * 12, int(number))


_HEADINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period]], ...] = (
    (re.compile(r"(\d{4})FY"), lambda m: Period(int(m[1]) * 12, 12)),
    (re.compile(r"(\d{4})E"), lambda m: Period(int(m[1]) * 12, 12, True)),
    (re.compile(r"(\d{4})(H)([12])"), lambda m: _year_and_parts(m[1], m[2], m[3])),
    (re.compile(r"(\d{4})(Q)([1-4])"), lambda m: _year_and_parts(m[1], m[2], m[3])),
    (re.compile(r"(\d{4})(M)(1[0-2]|[1-9])"), lambda m: _year_and_parts(m[1], m[2], m[3])),
    (re.compile(r"(\d{4})-(0[1-9]|1[0-2])"), lambda m: Period(int(m[1]) * 12 + int(m[2]) - 1, 0)),
    (
        re.compile(r"(\d{4})-(\d{4})(FY|E)"),
        lambda m: Period(int(m[1]) * 12, (int(m[2]) - int(m[1]) + 1) * 12, m[3] == "E"),
    ),
)


def find_period(text: object) -> Period | None:
    """The period a heading names, or None. A date cell (Excel turns a typed 2024-08 into one) is that month's end."""
    if isinstance(text, date):
        return Period(text.year * 12 + text.month - 1, 0)
    heading = unicodedata.normalize("NFKC", str(text)).strip().upper()
    for pattern, build in _HEADINGS:
        match = pattern.fullmatch(heading)
        if match:
            found = build(match)
            return found if found.months >= 0 else None
    return None


def period_named(text: object) -> Period:
    """The period of that name.

    Raises:
        FigureError: it is none.
    """
    found = find_period(text)
    if found is None:
        raise FigureError(
            Problem("", f'"{text}" is no period.', "Write 2024H1, 2024FY, 2024Q3, 2024M7, 2024-08 or 2028E.")
        )
    return found


def _span_words(period: Period) -> str:
    """上半年, 全年, 第三季度, 前三季度, 1-7月: the part of the year, without the year."""
    part = _part(period) if period.months != 12 else "FY"
    fixed = {"FY": "全年", "H1": "上半年", "H2": "下半年", "M9": "前三季度"}
    if part in fixed:
        return fixed[part]
    if part.startswith("Q"):
        return f"第{_NUMERALS[int(part[1])]}季度"
    return f"{period.start % 12 + 1}-{period.month}月"


def _long(period: Period) -> str:
    if period.is_date:
        return f"{period.year}年{period.month}月"
    if period.months > 12:
        return f"{period.year}-{period.end // 12}年"
    return f"{period.year}年" + ("" if period.months == 12 else _span_words(period))


def _code(period: Period) -> str:
    if period.is_date:
        return f"{period.year}.{period.month:02d}"
    part = _part(period) if period.months != 12 else "FY"
    return f"FY{period.year}" if part == "FY" else f"{part[1:]}{part[0]}{period.year}"


def _report(period: Period) -> str:
    """What the results of the span are called: 2024中期, 2024年度, 2024年第三季度."""
    names = {(0, 6): "中期", (0, 12): "年度"}
    named = names.get((period.start % 12, period.months))
    return f"{period.year}{named}" if named else _long(period)


def _years(period: Period) -> str:
    last = period.end // 12
    return str(period.year) if last == period.year else f"{period.year}-{last}"


FORMS: dict[str, Callable[[Period], str]] = {
    "long": _long,
    "short": lambda period: _long(period)[2:],
    "title": lambda period: f"{period.year}年{_span_words(period)}" if period.months == 12 else _long(period),
    "part": lambda period: f"{period.month}月" if period.is_date else _span_words(period),
    "code": _code,
    "report": _report,
    "year": lambda period: str(period.end // 12),
    "years": _years,
    "month": lambda period: f"{period.month}月",
    "dotted": lambda period: f"{period.year}.{period.month:02d}",
    "name": lambda period: period.name,
}
"""Ways to write a period: long 2024年上半年, short 24年上半年, code 1H2024, report 2024中期, part 上半年, dotted ..."""
