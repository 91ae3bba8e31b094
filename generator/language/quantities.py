"""Quantities in a text: numbers and number words, told from names (GPT-4o, Claude 3.5), dates and notes' marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..finance.units import COUNTERS, OTHER_SPELLINGS, UNITS, units_pattern

Span = tuple[int, int]

_DIGITS = r"[+\-−–]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+\-−–]?\d++(?:\.\d++)?+"
_SIGN = r"\s?[%％‰]"
# Neither part of a name (GPT-4o, SU7, 1H2024), nor of a date (2024年8月), nor of a range of years (2023-2028).
NUMBER = re.compile(
    rf"(?<![A-Za-z\d.\-_])(?:[(（](?:{_DIGITS})(?:{_SIGN})?[)）]|(?:{_DIGITS})(?:{_SIGN})?)"
    r"(?![A-Za-z\d]*[a-zA-Z]\d|\d|[年月日号季]|\s?[年月日]|[.\-/]\d)"
)

# What makes a number a quantity when it stands right behind it.
_UNIT = re.compile(rf"\s?{units_pattern((*UNITS, *OTHER_SPELLINGS))}")
_LETTERS_BEHIND = re.compile(r"[A-Za-z]")
# A product's name: letters grown together with the number (GPT-4, v1.1), a word and a space (Claude 3.5), a Chinese
# name that ends in 新.
_GROWN_TOGETHER = re.compile(r"[A-Za-z][\-‐]?$")
_WORD_BEFORE = re.compile(r"[A-Z][a-z]+\s?$|[a-z]+[A-Z][a-z]+\s?$")
_VERSION_BEFORE = re.compile(r"(?:[㐀-鿿]新|版|第|No\.?)\s?$")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_MARK = re.compile(r"\(?\d{1,2}\)?")

_DIGIT = "一二两三四五六七八九"
_NUMERAL = f"(?:[{_DIGIT}十百千万亿半][零〇{_DIGIT}十百千万亿]*)"
_WORDS = re.compile(
    rf"(?<![\d+]\s)(?<![\d+上下每第{_DIGIT}十百千万亿]){_NUMERAL}[多余几]?(?:倍|成(?!为|立|功|果|本|长|都|员|就|熟)|个?百分点|亿|万|[元大{''.join(COUNTERS)}])"
    rf"|前[{_DIGIT}十](?![年月日期个])|翻[两{_DIGIT}]?[倍番]"
)
# One of something is an article, not a count (一大批); 百万元 alone is a unit.
_NO_COUNT = re.compile(r"一(?![倍成])|(?:[千万亿]|百万|千万|万亿)元")


def quantities(text: str) -> Iterator[Span]:
    """Where the quantities of a text stand, in order; a number without its unit, a number word with it."""
    found = [match.span() for match in NUMBER.finditer(text) if not is_name(text, *match.span())]
    found += [match.span() for match in _WORDS.finditer(text) if not _NO_COUNT.match(text, match.start())]
    yield from sorted(found)


def with_unit(text: str, span: Span) -> str:
    """A quantity with the unit behind it: 3.2 亿元; a number word has its own."""
    unit = _UNIT.match(text, span[1]) if text[span[0] : span[1]].strip()[-1:].isdigit() else None
    end = unit.end() if unit else span[1]
    if unit and text[end : end + 1] in ("元", "亿"):
        end += 1
    return text[span[0] : end].strip()


def is_name(text: str, start: int, end: int) -> bool:
    """Whether the number at a place of a text is no quantity: part of a name, a year, a footnote's own mark."""
    number, before, after = text[start:end].strip(), text[max(0, start - 40) : start], text[end : end + 40]
    if number.endswith(("%", "％")) or (_UNIT.match(after) and not _GROWN_TOGETHER.search(before)):
        return False
    if _YEAR.fullmatch(number) or _GROWN_TOGETHER.search(before) or _LETTERS_BEHIND.match(after):
        return True
    if _WORD_BEFORE.search(before) or _VERSION_BEFORE.search(before):
        return True
    return bool(_MARK.fullmatch(number)) and _marks_a_note(before, after, number)


def _marks_a_note(before: str, after: str, number: str) -> bool:
    """1. or (1) at the head of a line or of a note after another."""
    at_head = not before.strip() or before.endswith(("：", ":", "　"))
    return at_head and (after.startswith((". ", "、")) or number.startswith("("))
