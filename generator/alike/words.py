"""Texts compared by numbers and by words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from ..finance.units import UNITS, unit_at
from ..language.quantities import NUMBER


def units_with(own: Iterable[str] = ()) -> Container[str]:
    """What a unit is behind a number, those of a workbook's `own` sheet among them."""
    return frozenset({*UNITS, *own})


KNOWN_UNITS: Container[str] = UNITS
_CAPITAL = re.compile("[A-Z](?![A-Za-z])")
"""What stands for a unit besides the units: 5T, 8K."""

_HAN = re.compile(r"[㐀-鿿]")
_LATIN_OR_SPACE = re.compile(r"[A-Za-z0-9]+(?:[.,%\-][A-Za-z0-9]+)*%?|\s+|.", re.DOTALL)
_YEAR_OR_MONTH = re.compile(r"(?:19|20)\d{2}(?:[.\-/](?:0[1-9]|1[0-2]))?")
_HOLE = "\ue000"


class Number(NamedTuple):
    """A number as printed, with the unit that follows it, and its value (a ratio for percents)."""

    text: str
    value: Decimal
    percent: bool


def skeleton(text: str) -> str:
    """A text with its numbers taken out: what stays the same when only figures change."""
    return NUMBER.sub(_HOLE, text)


def numbers(text: str, units: Container[str] = KNOWN_UNITS) -> list[Number]:
    return [_number(found, text, units) for found in NUMBER.finditer(text)]


def _number(found: re.Match[str], text: str, units: Container[str]) -> Number:
    printed = found.group()
    bare = printed.strip("()（）").strip()
    percent = bare.endswith(("%", "％"))
    digits = bare.rstrip("%％‰ ").replace(",", "").replace("−", "-").replace("–", "-")
    value = Decimal(digits)
    negative = printed[0] in "(（"
    return Number(printed + _unit_behind(text, found.end(), units), -value if negative else value, percent)


def _unit_behind(text: str, place: int, units: Container[str]) -> str:
    """The unit at a place of a text, with the space before it."""
    space = text[place : place + 1] if text[place : place + 1].isspace() else ""
    place += len(space)
    capital = _CAPITAL.match(text, place)
    unit = unit_at(text, place, units) or (capital[0] if capital else "")
    return space + unit if unit else ""


def difference(old: str, new: str) -> str:
    """By how much a printed number changed: +35.6%, +2.1个百分点; empty where that means nothing."""
    before, after = next(iter(numbers(old)), None), next(iter(numbers(new)), None)
    if before is None or after is None or before.percent != after.percent or before.value == after.value:
        return ""
    if _YEAR_OR_MONTH.fullmatch(before.text) and _YEAR_OR_MONTH.fullmatch(after.text):
        return ""
    try:
        if before.percent:
            return f"{after.value - before.value:+f}个百分点"
        if before.value == 0 or (before.value < 0) != (after.value < 0) or _unit_of(before) != _unit_of(after):
            return ""
        return f"{(after.value / before.value - 1) * 100:+.1f}%"
    except (InvalidOperation, OverflowError):
        return ""


def _unit_of(number: Number) -> str:
    return number.text.lstrip("(（+-−–0123456789,.").strip(")） ")


def number_changes(old: str, new: str, units: Container[str] = KNOWN_UNITS) -> list[tuple[str, str]] | None:
    """The numbers that differ between two texts that are equal but for numbers; None when their words differ."""
    if skeleton(old) != skeleton(new):
        return None
    pairs = zip(numbers(old, units), numbers(new, units), strict=True)
    return [(before.text, after.text) for before, after in pairs if before.text != after.text]


def words(text: str) -> list[str]:
    """A text cut into words: Chinese by dictionary, numbers and Latin words whole, the rest by character."""
    parts = _LATIN_OR_SPACE.findall(text)
    if not _HAN.search(text):
        return parts
    import rjieba

    found: list[str] = []
    for part in re.split(r"([㐀-鿿]+)", text):
        found += rjieba.cut(part) if _HAN.match(part) else _LATIN_OR_SPACE.findall(part)
    return found


class Piece(NamedTuple):
    """A stretch of a redline: kept (both equal), deleted (new empty), inserted (old empty) or replaced."""

    old: str
    new: str

    @property
    def kept(self) -> bool:
        return self.old == self.new


def redline(old: str, new: str) -> list[Piece]:
    """Insertions and deletions by word."""
    from rapidfuzz.distance import Indel

    before, after = words(old), words(new)
    pieces: list[Piece] = []
    for code in Indel.opcodes(before, after):
        piece = Piece("".join(before[code.src_start : code.src_end]), "".join(after[code.dest_start : code.dest_end]))
        if pieces and not pieces[-1].kept and not piece.kept:
            last = pieces.pop()
            piece = Piece(last.old + piece.old, last.new + piece.new)
        pieces.append(piece)
    return pieces


def likeness(old: str, new: str) -> float:
    """How alike two texts are, 0 to 1, whatever their numbers."""
    from rapidfuzz.fuzz import ratio

    return float(ratio(skeleton(old), skeleton(new))) / 100


def terms(text: str) -> Iterator[str]:
    """What finds a text among many: its lines, their Latin words and pairs of characters."""
    for line in skeleton(text).split("\n"):
        yield from (line[start : start + 4] for start in range(0, max(len(line) - 3, 1)) if line)
