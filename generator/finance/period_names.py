"""How people name a span of months or a day over a column: 2024H1, 1H2024, 2024年上半年, 截至2024年6月30日止六个月.

What is clear is read. 03/06/2024, which is June or March, is not, nor is a bare 2024, which is a year or its end.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterator
from typing import NamedTuple


class Span(NamedTuple):
    """The first month, counted from the year 0, and how many; none for the end of that month."""

    start: int
    months: int
    forecast: bool = False


class Heading(NamedTuple):
    """A heading without its remarks, and what these say of the column."""

    name: str
    restated: bool = False
    published: bool = False
    """The figures as they were first published, beside a restated column."""


_UNSEEN = re.compile(r"[\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff¹²³⁰⁴-⁹⁽⁾]+")
_TRADITIONAL = str.maketrans("個於財預計審經週間終為過調後際實測報佈數註", "个于财预计审经周间终为过调后际实测报布数注")
_RANGE = re.compile(r"[~–—－−‑到]|(?<!截)至")

_RESTATED = r"(?:经|已)?重列|(?:经|已)?重述|(?:追溯)?调整后|AS\s?RESTATED|RESTATED"
_PUBLISHED = r"重列前|重述前|(?:追溯)?调整前|(?:先前|原先|原|之前)(?:已)?(?:呈报|列报|呈列|列|披露|公布|报告)"
_PUBLISHED += r"|已?公布数?|已披露|(?:AS)?PREVIOUSLY(?:REPORTED|STATED)|AS(?:ORIGINALLY)?REPORTED|ORIGINAL"
_NEUTRAL = r"未?经?(?:审核|审计|审阅)|已(?:审核|审计)|UN-?AUDITED|AUDITED|REVIEWED|实际数?|ACTUAL"
_NEUTRAL += r"|(?:附?注|NOTE)\d*|[*#†‡]+"
_ONE_REMARK = re.compile(
    rf"(?P<published>{_PUBLISHED})|(?P<restated>{_RESTATED})|(?P<neutral>{_NEUTRAL})|[、,，;；及和/]"
)
_IN_BRACKETS = re.compile(r"[(\[【](?P<inside>[^()\[\]【】]*)[)\]】]")
_AT_AN_END = re.compile(rf"(?:{_PUBLISHED}|{_RESTATED}|{_NEUTRAL})$|^(?:{_PUBLISHED}|{_RESTATED}|{_NEUTRAL})")


def heading_of(text: str) -> Heading:
    """A heading in one spelling, apart from remarks such as 未经审核 and 经重列; unknown words stay in it."""
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", _without_raised(text))).upper().translate(_TRADITIONAL)
    remarks: list[str] = []

    def bracket(match: re.Match[str]) -> str:
        inside = match["inside"]
        if _ONE_REMARK.sub("", inside):
            return match[0]
        remarks.append(inside)
        return ""

    plain = _IN_BRACKETS.sub(bracket, plain)
    while (match := _AT_AN_END.search(plain)) is not None and match[0] != plain:
        remarks.append(match[0])
        plain = plain[: match.start()] + plain[match.end() :]
    found = {each.lastgroup for remark in remarks for each in _ONE_REMARK.finditer(remark)}
    return Heading(plain.strip(",，;；、-"), "restated" in found, "published" in found)


def _without_raised(text: str) -> str:
    return re.sub(r"[¹²³⁰⁴-⁹⁽⁾]", "", text)


def span_named(name: str, year_end: int = 12) -> Span | None:
    """The span of a heading's name; years end with the month `year_end`, and are called after the year they end in."""
    plain = _RANGE.sub("-", name)
    for pattern, build in _NAMES if any(map(str.isdigit, plain)) else ():
        match = re.fullmatch(pattern, plain)  # compiled when it is first tried: most headings are among the first few
        if match:
            found = build(match, year_end)
            return found if found is not None and 0 <= found.months <= _MOST_MONTHS else None
    return None


_MOST_MONTHS = 12 * 50
_LOOKS = re.compile(
    r"(?:FY|CY|[HQM]|\d+[HQM]|截至|于|第|\d{1,2}[/.\-]\d{1,2}[/.\-])?(?:19|20|21)\d{2}"
    r"(?:[\d\-/.:EAFYHQMCW年月日季度半上下全前中期财末底止个周星一二三四五六七八九十]|年度|报告期)*"
    r"|[12]H\d{2}|FY\d{2}|[1-4]Q\d{2}|\d{2}[HQ][1-4]|\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}"
)


def looks_like_period(name: str) -> bool:
    """Whether a name was meant as a period: 2024H3 and 2024 were, 2024年预算 is a column of the user's own."""
    return bool(_LOOKS.fullmatch(_RANGE.sub("-", _IN_BRACKETS.sub("", name))))


_Y, _N = r"([12]\d{3})", r"(\d{1,2}|[一二三四五六七八九十两]{1,2})"
_YEAR = r"(?:年|财年|财政年度|年度)?"
_DAY = rf"{_Y}(?:年|-|/|\.)(\d{{1,2}})(?:月|-|/|\.)(\d{{1,2}})日?"
_MONTH_NAMES = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_NAMED_MONTH = r"(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\.?"
_NUMERALS = {word: number for number, word in enumerate("零一二三四五六七八九十")} | {"两": 2, "十一": 11, "十二": 12}
_ENGLISH = {"THREE": 3, "SIX": 6, "NINE": 9, "TWELVE": 12}
_WEEKS = {13: 3, 14: 3, 26: 6, 27: 6, 39: 9, 40: 9, 52: 12, 53: 12}


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMERALS.get(text, 0)


def _first_month(year: str, year_end: int) -> int:
    """The first month of a financial year: that to March 2024 began with April 2023."""
    return (int(year) - 1) * 12 + year_end


def _part(months: int, number: Callable[[re.Match[str]], int], year: int) -> _Build:
    """A half or a quarter of the year that stands in a group."""

    def build(match: re.Match[str], year_end: int) -> Span:
        return Span(_first_month(match[year], year_end) + (number(match) - 1) * months, months)

    return build


_Build = Callable[[re.Match[str], int], Span | None]


def _whole_year(match: re.Match[str], year_end: int) -> Span:
    year = match[1] if len(match[1]) == 4 else f"20{match[1]}"
    return Span(_first_month(year, year_end), 12)


def _forecast_year(match: re.Match[str], year_end: int) -> Span:
    return Span(_first_month(match[1], year_end), 12, True)


def _over_two_years(match: re.Match[str], year_end: int) -> Span | None:
    """FY2023/24, which ends in 2024."""
    follows = (int(match[1]) + 1) % 100 == int(match[2]) and year_end != 12
    return Span(_first_month(str(int(match[1]) + 1), year_end), 12) if follows else None


def _years(match: re.Match[str], year_end: int) -> Span:
    return Span(_first_month(match[1], year_end), (int(match[2]) - int(match[1]) + 1) * 12, match[3] == "E")


def _so_many_months(match: re.Match[str], year_end: int, year: int = 1, number: int = 2) -> Span | None:
    months = _number(match[number])
    return Span(_first_month(match[year], year_end), months) if 1 <= months <= 12 else None


def _months_from_to(match: re.Match[str], _: int) -> Span | None:
    """The months of the calendar from one to another, also of the year after: 2024M4-M12, 2023M7-M18."""
    first, last = _number(match[2]), _number(match[3])
    return Span(int(match[1]) * 12 + first - 1, last - first + 1) if 1 <= first <= 12 and first <= last <= 24 else None


def _months_over_years(match: re.Match[str], _: int) -> Span | None:
    first, last = _month(match[1], match[2]), _month(match[3], match[4])
    return None if first is None or last is None or last < first else Span(first, last - first + 1)


def _month(year: str, number: str) -> int | None:
    return int(year) * 12 + int(number) - 1 if 1 <= int(number) <= 12 else None


def _end_of_month(match: re.Match[str], _: int) -> Span | None:
    month = _month(match[1], match[2])
    return None if month is None else Span(month, 0)


def _on_day(year: str, month: str, day: str) -> Span | None:
    found = _month(year, month)
    return Span(found, 0) if found is not None and 1 <= int(day) <= monthrange(int(year), int(month))[1] else None


def _day_or_month_first(match: re.Match[str], _: int) -> Span | None:
    """30/6/2024 and 6/30/2024 are clear; 03/06/2024 is June here and March there."""
    first, second, year = match[1], match[2], match[3]
    if int(first) > 12 or first == second:
        return _on_day(year, second, first)
    return _on_day(year, first, second) if int(second) > 12 else None


def _ended(year: str, month: str, day: str, months: int) -> Span | None:
    """A span by its last day; years of 52 or 53 weeks may end some days into the next month."""
    end = _on_day(year, month, day)
    if end is None or not months:
        return None
    last = end.start - (1 < int(day) <= 7)
    return Span(last - months + 1, months)


def _named_month(name: str) -> str:
    return str(_MONTH_NAMES.index(name) + 1)


def _english_length(text: str) -> int:
    if text.endswith("WEEKS"):
        return _WEEKS.get(int(text.removesuffix("WEEKS")), 0)
    number = text.removesuffix("MONTHS")
    return 12 if text.endswith("YEAR") else _ENGLISH.get(number) or (int(number) if number.isdigit() else 0)


_WEEKS_NUMBER = r"(?:\d{2}|[二三四五]?十[一二三四五六七八九]?)"
_LENGTH = rf"(?P<length>{_N}个?月|(?:财政)?年度?|半年度?|季度|{_WEEKS_NUMBER}(?:个?星期|周))(?:期间)?"


def _chinese_length(text: str) -> int:
    if text.endswith(("星期", "周")):
        return _WEEKS.get(_weeks(re.sub(r"个?星期|周", "", text)), 0)
    fixed = {"半": 6, "季": 3, "年": 12, "财": 12}.get(text[0])
    return fixed or _number(text.removesuffix("月").removesuffix("个"))


def _weeks(text: str) -> int:
    """52, or 五十二."""
    tens, _, ones = text.partition("十")
    return int(text) if text.isdigit() else _NUMERALS.get(tens, 1) * 10 + _NUMERALS.get(ones, 0)


def _years_and_halves() -> Iterator[tuple[str, _Build]]:
    yield rf"{_Y}FY", _whole_year
    yield rf"{_Y}H([12])", _part(6, lambda m: int(m[2]), 1)
    yield rf"{_Y}-(\d\d)", _end_of_month
    yield rf"{_Y}E", _forecast_year
    yield rf"{_Y}M(\d{{1,2}})", _so_many_months
    yield rf"(?:FY|CY)?{_Y}(?:FY|年度?|全年|年全年|年度全年|财年|财政年度|A)", _whole_year
    yield rf"(?:FY|CY){_Y}A?", _whole_year
    yield r"FY(\d{2})", _whole_year
    yield rf"{_Y}(?:年|财年)?(?:E|预测|预计)", _forecast_year
    yield rf"FY{_Y}[/-](\d{{2}})", _over_two_years
    yield rf"{_Y}[/-](\d{{2}})(?:财年|财政年度)", _over_two_years
    yield rf"{_Y}-{_Y}(FY|E|年)", _years
    yield rf"(?:FY)?{_Y}{_YEAR}[-/]?H([12])", _part(6, lambda m: int(m[2]), 1)
    yield rf"(?:FY)?{_Y}[-/]?([12])H", _part(6, lambda m: int(m[2]), 1)
    yield rf"([12])H[-/]?(?:FY)?{_Y}", _part(6, lambda m: int(m[1]), 2)
    yield rf"H([12])[-/]?(?:FY)?{_Y}", _part(6, lambda m: int(m[1]), 2)
    yield r"([12])H(\d{2})", lambda m, e: Span(_first_month(f"20{m[2]}", e) + (int(m[1]) - 1) * 6, 6)
    yield rf"{_Y}{_YEAR}([上下])半(?:年|财年)?度?", _part(6, lambda m: 1 + (m[2] == "下"), 1)
    yield rf"{_Y}{_YEAR}(?:中期|半年度?)", _part(6, lambda _: 1, 1)


def _quarters_and_months() -> Iterator[tuple[str, _Build]]:
    yield rf"(?:FY)?{_Y}{_YEAR}[-/]?Q([1-4])", _part(3, lambda m: int(m[2]), 1)
    yield rf"([1-4])Q[-/]?(?:FY)?{_Y}", _part(3, lambda m: int(m[1]), 2)
    yield rf"Q([1-4])[-/]?(?:FY)?{_Y}", _part(3, lambda m: int(m[1]), 2)
    yield r"([1-4])Q(\d{2})", lambda m, e: Span(_first_month(f"20{m[2]}", e) + (int(m[1]) - 1) * 3, 3)
    yield rf"{_Y}{_YEAR}第?([一二三四1-4])季度?", _part(3, lambda m: _number(m[2]), 1)
    yield rf"{_Y}{_YEAR}前([一二两三1-3])个?季度?", lambda m, e: Span(_first_month(m[1], e), 3 * _number(m[2]))
    yield rf"FY{_Y}M(\d{{1,2}})", _so_many_months
    yield rf"(\d{{1,2}})M(?:FY)?{_Y}", lambda m, e: _so_many_months(m, e, 2, 1)
    yield rf"{_Y}{_YEAR}[前首]{_N}个?月", _so_many_months
    yield rf"{_Y}M(\d{{1,2}})-M?(\d{{1,2}})", _months_from_to
    yield rf"{_Y}年?(\d{{1,2}})月?-(\d{{1,2}})月(?:份)?", _months_from_to
    yield rf"{_Y}年([一二三四五六七八九十]{{1,2}})月?-([一二三四五六七八九十]{{1,2}})月(?:份)?", _months_from_to
    yield rf"{_Y}M(\d{{1,2}})-{_Y}M(\d{{1,2}})", _months_over_years
    yield rf"{_Y}(?:年|[./])(\d{{1,2}})月?-{_Y}(?:年|[./])(\d{{1,2}})月?", _months_over_years


def _days_and_spans_to_them() -> Iterator[tuple[str, _Build]]:
    yield rf"{_Y}[-/.](\d{{1,2}})", _end_of_month
    yield rf"(?:截至|截止|于)?{_Y}年(\d{{1,2}})月(?:份|[末底])?", _end_of_month
    yield rf"{_Y}年?[末底]", lambda m, _: Span(int(m[1]) * 12 + 11, 0)
    yield rf"(?:截至|截止|于)?{_DAY}(?:00:00:00)?", lambda m, _: _on_day(m[1], m[2], m[3])
    yield rf"(\d{{1,2}})[/.\-](\d{{1,2}})[/.\-]{_Y}", _day_or_month_first
    yield rf"(\d{{1,2}}){_NAMED_MONTH},?{_Y}", lambda m, _: _on_day(m[3], _named_month(m[2]), m[1])
    yield rf"{_NAMED_MONTH}(\d{{1,2}}),?{_Y}", lambda m, _: _on_day(m[3], _named_month(m[1]), m[2])
    yield rf"截至{_DAY}止?(?:之)?{_LENGTH}", lambda m, _: _ended(m[1], m[2], m[3], _chinese_length(m["length"]))
    ended = r"(?:FORTHE)?(?P<length>[A-Z]*MONTHS|\d+MONTHS|\d\dWEEKS|(?:FINANCIAL|FISCAL)?YEAR)ENDED"
    yield rf"{ended}(\d{{1,2}}){_NAMED_MONTH},?{_Y}", lambda m, _: _ended(
        m[4], _named_month(m[3]), m[2], _english_length(m["length"])
    )
    yield rf"{ended}{_NAMED_MONTH}(\d{{1,2}}),?{_Y}", lambda m, _: _ended(
        m[4], _named_month(m[2]), m[3], _english_length(m["length"])
    )


_NAMES = (*_years_and_halves(), *_quarters_and_months(), *_days_and_spans_to_them())
