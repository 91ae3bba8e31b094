"""How Chinese writes reporting periods, by the name of the form."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable

from ..finance.period import DECEMBER, Period, part_of_year

_NUMERALS = "零一二三四五六七八九十"


def _span_words(period: Period) -> str:
    """上半年, 全年, 第三季度, 前三季度, 1-7月: the part of the year, without the year."""
    part = part_of_year(period) if period.months != 12 else "FY"
    fixed = {"FY": "全年", "H1": "上半年", "H2": "下半年", "M9": "前三季度"}
    if part in fixed:
        return fixed[part]
    if part.startswith("Q"):
        return f"第{_NUMERALS[int(part[1])]}季度"
    if part.startswith("M") and "-" not in part and period.year_end != DECEMBER:
        return f"前{_in_words(period.months)}个月"
    return f"{period.start % 12 + 1}-{period.month}月"


def _in_words(number: int) -> str:
    return _NUMERALS[number] if number <= 10 else f"十{_NUMERALS[number - 10]}"


def _of_year(period: Period) -> str:
    """2024年, or 2024财年 where that is not the calendar's; months named by their numbers are of the calendar."""
    if "-" in part_of_year(period) and period.months < 12:
        return f"{period.start // 12}年"
    return f"{period.year}年" if period.year_end == DECEMBER else f"{period.year}财年"


def _ended(period: Period) -> str:
    """As statements head their columns: 截至2024年6月30日止六个月."""
    year = period.end // 12
    day = f"{year}年{period.month}月{monthrange(year, period.month)[1]}日"
    if period.is_date:
        return f"于{day}"
    return f"截至{day}止" + ("年度" if period.months == 12 else f"{_in_words(period.months)}个月")


def _long(period: Period) -> str:
    if period.is_date:
        return f"{period.year}年{period.month}月"
    if period.months > 12:
        return f"{period.year}-{period.last_year}年"
    return _of_year(period) + ("" if period.months == 12 else _span_words(period))


def _code(period: Period) -> str:
    if period.is_date:
        return f"{period.year}.{period.month:02d}"
    part = part_of_year(period) if period.months != 12 else "FY"
    if part == "FY":
        return f"FY{period.year}"
    return f"{part[1:]}{part[0]}{'' if period.year_end == DECEMBER else 'FY'}{period.year}"


def _report(period: Period) -> str:
    """What the results of the span are called: 2024中期, 2024年度, 2024年第三季度."""
    names = {(0, 6): "中期", (0, 12): "年度"}
    named = names.get((period.first, period.months))
    if named and period.year_end != DECEMBER:
        return f"{period.year}财年" + ("" if period.months == 12 else named)
    return f"{period.year}{named}" if named else _long(period)


def _years(period: Period) -> str:
    last = period.last_year
    return str(period.year) if last == period.year else f"{period.year}-{last}"


FORMS: dict[str, Callable[[Period], str]] = {
    "long": _long,
    "short": lambda period: _long(period)[2:],
    "title": lambda period: f"{_of_year(period)}{_span_words(period)}" if period.months == 12 else _long(period),
    "part": lambda period: f"{period.month}月" if period.is_date else _span_words(period),
    "code": _code,
    "report": _report,
    "year": lambda period: str(period.last_year),
    "years": _years,
    "month": lambda period: f"{period.month}月",
    "dotted": lambda period: f"{period.year}.{period.month:02d}",
    "name": lambda period: period.name,
    "ended": _ended,
}
"""Ways to write a period: long 2024年上半年, short 24年上半年, code 1H2024, report 2024中期, part 上半年, dotted ..."""
