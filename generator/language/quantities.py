"""Quantities in a text: numbers and number words, told from names (RX-4o, Model 3.5), dates and notes' marks."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterator

from ..finance.units import OTHER_SPELLINGS, UNITS, unit_at
from .number_words import number_words, plain_numerals
from .zh_numerals import HALVES

Span = tuple[int, int]

_DIGITS = r"[+\-−–]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+\-−–]?\d++(?:\.\d++)?+"
_SIGN = r"\s?[%％‰]"
# Neither part of a name (RX-4o, SU7, 1H2024), nor of a date (2024年8月), nor of a range of years (2023-2028).
NUMBER = re.compile(
    rf"(?<![A-Za-z\d.\-_])(?:[(（](?:{_DIGITS})(?:{_SIGN})?[)）]|(?:{_DIGITS})(?:{_SIGN})?)"
    r"(?![A-Za-z\d]*[a-zA-Z]\d|\d|[年月日号季]|\s?[年月日]|[.\-/]\d)"
)

_UNITS = ChainMap(UNITS, dict.fromkeys(OTHER_SPELLINGS, UNITS["%"]))
"""What makes a number a quantity when it stands right behind it; what the others are is not asked."""

_LETTERS_BEHIND = re.compile(r"[A-Za-z]")
# A product's name: letters grown together with the number (RX-4, v1.1), a word and a space (Model 3.5), a Chinese
# name that ends in 新.
_GROWN_TOGETHER = re.compile(r"[A-Za-z][\-‐]?$")
_WORD_BEFORE = re.compile(r"[A-Z][a-z]+\s?$|[a-z]+[A-Z][a-z]+\s?$")
_VERSION_BEFORE = re.compile(r"(?:[㐀-鿿]新|版|第|No\.?)\s?$")
_ORDINAL = re.compile(r"0\d+")
"""A section's or a step's: 01, 02."""

_YEAR = re.compile(r"(?:19|20)\d{2}")
_MARK = re.compile(r"\(?\d{1,2}\)?")

def quantities(text: str) -> Iterator[Span]:
    """Where the quantities of a text stand, in order; a number without its unit, a number word with it."""
    text = plain_numerals(text)
    words = list(number_words(text))
    numbers = (match.span() for match in NUMBER.finditer(text) if not is_name(text, *match.span()))
    # 1½ is one number.
    yield from sorted((*words, *(one for one in numbers if not any(_overlap(one, other) for other in words))))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def with_unit(text: str, span: Span) -> str:
    """A quantity with the unit behind it: 3.2 亿元; a number word has its own."""
    last = text[span[0] : span[1]].strip()[-1:]
    unit = _unit_behind(text, span[1]) if last.isdigit() or (last and last in HALVES) else ""
    end = span[1] + len(unit)
    if unit and text[end : end + 1] in ("元", "亿"):
        end += 1
    return text[span[0] : end].strip()


def _unit_behind(text: str, place: int) -> str:
    """The unit at a place of a text, with the space before it."""
    space = text[place : place + 1] if text[place : place + 1].isspace() else ""
    unit = unit_at(text, place + len(space), _UNITS)
    return space + unit if unit else ""


def is_name(text: str, start: int, end: int) -> bool:
    """Whether the number at a place of a text is no quantity: part of a name, a year, a footnote's own mark."""
    number, before, after = text[start:end].strip(), text[max(0, start - 40) : start], text[end : end + 40]
    if number.endswith(("%", "％")) or (_unit_behind(after, 0) and not _GROWN_TOGETHER.search(before)):
        return False
    if _ORDINAL.fullmatch(number):
        return True
    if _YEAR.fullmatch(number) or _GROWN_TOGETHER.search(before) or _LETTERS_BEHIND.match(after):
        return True
    if _WORD_BEFORE.search(before) or _VERSION_BEFORE.search(before):
        return True
    return bool(_MARK.fullmatch(number)) and _marks_a_note(before, after, number)


def _marks_a_note(before: str, after: str, number: str) -> bool:
    """1. or (1) at the head of a line or of a note after another."""
    at_head = not before.strip() or before.endswith(("：", ":", "　"))
    return at_head and (after.startswith((". ", "、")) or number.startswith("("))
