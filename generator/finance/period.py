"""Reporting periods: their order, their comparatives, and how Chinese writes them. Knows nothing of workbooks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from ..errors import FigureError, Problem
from .period_names import heading_of, span_named

DECEMBER = 12


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of months, or with no months the end of one month (a date for stocks).

    `start` counts months since the year 0, so that 2024-01 is 24288. Whether a year is a forecast is said of the
    heading and does not make it another period: 2028E and 2028FY are the same span. So it is with `year_end`, the
    month that the company's years end with: it says which span a half is, and what a span is called.
    """

    start: int
    months: int
    forecast: bool = field(default=False, compare=False)
    year_end: int = field(default=DECEMBER, compare=False)

    @property
    def end(self) -> int:
        """The last month, counted like `start`."""
        return self.start + max(self.months, 1) - 1

    @property
    def year(self) -> int:
        """The year that the span begins in: of the calendar for a date, else the company's."""
        return self.start // 12 if self.is_date else self._financial_year

    @property
    def _financial_year(self) -> int:
        """The company's year, called after that of the calendar which it ends in."""
        return (self.start + DECEMBER - self.year_end) // 12

    @property
    def last_year(self) -> int:
        """The year that the span ends in."""
        return self.end // 12 if self.is_date else (self.end + DECEMBER - self.year_end) // 12

    @property
    def first(self) -> int:
        """How many months of the company's year are over when the span begins."""
        return (self.start - self.year_end) % 12

    @property
    def month(self) -> int:
        """The last month's number in the calendar, 1 to 12."""
        return self.end % 12 + 1

    @property
    def is_date(self) -> bool:
        return self.months == 0

    @property
    def is_transition(self) -> bool:
        """Whether it is no part of the company's year, as after a change of its end: 2024M4-M12."""
        return 0 < self.months < 12 and "-" in part_of_year(self)

    @property
    def name(self) -> str:
        """As a workbook heading writes it: 2024H1, 2024FY, 2024Q3, 2024M7, 2024-08, 2028E, 2024-2028E."""
        return _name(self)

    def __str__(self) -> str:
        return self.name

    def _span(self, start: int, months: int) -> Period:
        return Period(start, months, year_end=self.year_end)

    @property
    def comparative(self) -> Period:
        """The same span a year before."""
        return self.shifted(-1)

    def is_same_span_as(self, other: Period) -> bool:
        """Whether it is one span in another year, or in the same: 2024H1 and 2022H1."""
        return self.months == other.months and (self.start - other.start) % 12 == 0

    def shifted(self, years: int) -> Period:
        return self._span(self.start + 12 * years, self.months)

    @property
    def previous(self) -> Period:
        """The span of the same length just before: of 2024H1 it is 2023H2."""
        return self._span(self.start - max(self.months, 1), self.months)

    @property
    def _year_start(self) -> int:
        return (self._financial_year - 1) * 12 + self.year_end

    @property
    def full_year(self) -> Period:
        return self._span(self._year_start, 12)

    @property
    def first_half(self) -> Period:
        return self._span(self._year_start, 6)

    @property
    def second_half(self) -> Period:
        return self._span(self._year_start + 6, 6)

    @property
    def last_twelve_months(self) -> Period:
        return self._span(self.end - 11, 12)

    @property
    def closing(self) -> Period:
        """The date on which the span ends: the balance sheet's."""
        return self._span(self.end, 0)


def _name(period: Period) -> str:
    year = period.year
    if period.is_date:
        return f"{year}-{period.month:02d}"
    if period.months == 12 and period.first == 0:
        return f"{year}E" if period.forecast else f"{year}FY"
    if period.months > 12:
        return f"{year}-{period.last_year}{'E' if period.forecast else 'FY'}"
    part = part_of_year(period)
    return f"{period.start // 12 if '-' in part else year}{part}"


def part_of_year(period: Period) -> str:
    """H1, Q3, M7 of the company's year; M4-M12, of the calendar, where it is none of these."""
    first, month = period.first, period.start % 12
    if period.months == 6 and first in (0, 6):
        return f"H{first // 6 + 1}"
    if period.months == 3 and first % 3 == 0:
        return f"Q{first // 3 + 1}"
    return f"M{period.months}" if first == 0 else f"M{month + 1}-M{month + period.months}"


def find_period(text: object, year_end: int = DECEMBER) -> Period | None:
    """The period a heading names, or None. A date cell (Excel turns a typed 2024-08 into one) is that month's end.

    Remarks beside it (未经审核, 经重列) make no other period of it.
    """
    if isinstance(text, date):
        return Period(text.year * 12 + text.month - 1, 0, year_end=year_end)
    span = span_named(heading_of(str(text)).name, year_end)
    return None if span is None else Period(*span, year_end)


def period_named(text: object, year_end: int = DECEMBER) -> Period:
    """The period of that name.

    Raises:
        FigureError: it is none.
    """
    found = find_period(text, year_end)
    if found is None:
        raise FigureError(Problem("", f'"{text}" is no period.', FORMS_HINT))
    return found


FORMS_HINT = "Write 2024H1, 2024FY, 2024Q3, 2024M7, 2024-08 or 2028E."


def named_alike(period: Period, year_end: int) -> Period:
    """The period of the same name where years end with another month: 2024H1 as the company means it."""
    return replace(period_named(period.name, year_end), forecast=period.forecast)
