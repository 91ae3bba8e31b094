"""Number formats: what a format shows of a number, as far as it says in which unit the number is.

A format has up to four sections, `positive;negative;zero;text`, or sections with conditions `[>=10000]0!.0,"万"`. In a
section, text in quotes or behind a backslash (in Chinese Excel also behind `!`) stands as it is, a percent sign
multiplies by a hundred, and a comma behind the last digit divides by a thousand.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from operator import eq, ge, gt, le, lt, ne

_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne}
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+)")
_ELAPSED = re.compile(r"[hms]+", re.I)
_CURRENCY = re.compile(r"\$([^-]*)(?:-([0-9A-Fa-f,]+))?")
_GENERAL = re.compile(r"general|g/通用格式", re.I)
_DATES = re.compile(r"am/pm|a/p|上午/下午|e{1,4}(?![+-])|b{1,4}|y+|m+|d+|h+|s+|a{3,4}|g{1,3}", re.I)
_DIGITS = "0#?"
_SIGNS = " +-()/:,.　"


@dataclass(frozen=True)
class Section:
    """One section: `power` is by which power of ten what it shows differs from the number; `percents` of it are `%`."""

    literals: tuple[str, ...] = ()
    percents: int = 0
    power: int = 0
    currency: str = ""
    is_date: bool = False
    is_general: bool = False
    is_text: bool = False
    has_digits: bool = False
    condition: tuple[str, Decimal] | None = None

    @property
    def words(self) -> str:
        """The literal text, without what only parts or brackets a number."""
        return "".join(self.literals).strip(_SIGNS)

    @property
    def scale(self) -> int:
        """The power of ten but for percent signs, which say themselves what they do."""
        return self.power - 2 * self.percents

    def holds(self, value: Decimal) -> bool:
        return self.condition is not None and _COMPARE[self.condition[0]](value, self.condition[1])


@dataclass(frozen=True)
class NumberFormat:
    """A format code, taken apart."""

    code: str
    sections: tuple[Section, ...]

    def section(self, value: Decimal) -> Section:
        """The section that shows a number."""
        numbers = [each for each in self.sections if not each.is_text] or list(self.sections)
        if any(each.condition for each in numbers):
            last = numbers[-1] if numbers[-1].condition is None else Section(is_general=True)
            return next((each for each in numbers if each.holds(value)), last)
        index = 0 if value > 0 else 1 if value < 0 else 2
        return numbers[index] if index < len(numbers) else numbers[0]

    @property
    def is_date(self) -> bool:
        return self.sections[0].is_date

    @property
    def is_percent(self) -> bool:
        """Whether it shows ratios as percents: with a percent sign that is no literal."""
        return any(each.percents for each in self.sections)

    @property
    def says_percent(self) -> bool:
        """Whether it shows percents in either way."""
        return self.is_percent or any(each.words in ("%", "％", "‰") for each in self.sections)


def number_format(code: str) -> NumberFormat:
    """A format code's sections; a code that nobody understands shows a number as it is."""
    parts = [_Reader()]
    place = 0
    while place < len(code):
        if code[place] == ";":
            parts.append(_Reader())
            place += 1
        else:
            place = parts[-1].take(code, place)
    return NumberFormat(code, tuple(part.section() for part in parts))


class _Reader:
    """Reads one section, token by token."""

    def __init__(self) -> None:
        self._literals: list[str] = []
        self._percents = self._commas = self._behind_point = 0
        self._currency = ""
        self._date = self._general = self._text = False
        self._digits = self._point = self._false_point = False
        self._condition: tuple[str, Decimal] | None = None

    def take(self, code: str, place: int) -> int:
        """Read the token at a place; returns the place behind it."""
        character = code[place]
        if character == '"':
            end = code.find('"', place + 1)
            end = len(code) if end < 0 else end
            self._say(code[place + 1 : end])
            return end + 1
        if character in "\\!" and place + 1 < len(code):
            self._say(code[place + 1])
            return place + 2
        if character in "_*":
            return place + 2  # a space as wide as the next character, or the next character to the cell's end
        if character == "[":
            end = code.find("]", place)
            end = len(code) - 1 if end < 0 else end
            self._bracket(code[place + 1 : end])
            return end + 1
        return self._bare(code, place)

    def _say(self, text: str) -> None:
        if text == "." and self._digits and not self._point:
            self._false_point = True  # 0!.0, shows ten thousands with a point that is text
        self._literals.append(text)

    def _bracket(self, inside: str) -> None:
        condition, currency = _CONDITION.fullmatch(inside), _CURRENCY.fullmatch(inside)
        if condition:
            self._condition = condition[1], Decimal(condition[2])
        elif currency:
            self._currency = _with_country(currency[1], currency[2] or "")
        elif _ELAPSED.fullmatch(inside):
            self._date = True  # the others are colours and switches, [Red] or [DBNum1]: they change no number

    def _bare(self, code: str, place: int) -> int:
        general = _GENERAL.match(code, place)
        if general:
            self._general = True
            return general.end()
        character = code[place]
        exponent = character in "Ee" and code[place + 1 : place + 2] in ("+", "-") and self._digits
        if character in _DIGITS:
            self._digit()
        elif character == "." and self._digits | (code[place + 1 : place + 2] in (*_DIGITS,)):
            self._point = True
        elif character == ",":
            self._commas += self._digits
        elif character == "%":
            self._percents += 1
        elif character == "@":
            self._text = True
        elif exponent:
            return place + 2
        elif (date := _DATES.match(code, place)) is not None and (self._date or not self._digits):
            self._date = True  # letters behind digits are none of a date: 0.0 d
            return date.end()
        else:
            self._literals.append(character)
        return place + 1

    def _digit(self) -> None:
        self._commas = 0  # a comma between digits only parts thousands
        self._digits = True
        self._behind_point += self._false_point

    def section(self) -> Section:
        power = 2 * self._percents - 3 * self._commas - self._behind_point
        return Section(
            tuple(self._literals), self._percents, power, self._currency, self._date, self._general, self._text,
            self._digits, self._condition,
        )  # fmt: skip


_COUNTRIES = {"411": "JP", "404": "TW", "C04": "HK", "1404": "MO", "409": "US", "804": "CN", "412": "KR"}


def _with_country(symbol: str, locale: str) -> str:
    """A currency's sign with the country of its locale, for one sign stands for several: ¥ in Japan, $ in Hong Kong."""
    if not symbol:
        return ""
    country = _COUNTRIES.get(locale.partition(",")[0].upper().lstrip("0"), "")
    return f"{symbol} {country}".strip()
