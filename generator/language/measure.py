"""How much room text takes: advances of the fonts readers have, and line breaking by Chinese rules.

The theme's fonts (微软雅黑 and Arial) need not be on the machine that builds. Han characters are one em wide in all
Chinese fonts; Latin advances are Arial's, the same in its metric twins. Lines are set at an exact pitch, so that the
height of a text does not depend on the font's own line height.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

LINE_PITCH = 1.4
"""Line height over type size, for all text."""

SAFETY = 1.03
"""Boxes leave room for the differences between renderers."""

# Arial's advances in thousandths of an em, from space to tilde, as its metrics table has them.
_ARIAL = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
)  # fmt: skip
_ARIAL_BOLD_GAIN = 1.07

_NOT_AT_START = set("，。、；：！？）》】」』”’％%…·)]},.;:!?》")
_NOT_AT_END = set("（《【「『“‘([{#")

_MAY_HANG = "，。、：；！？ "

# Renderers differ in how they space Chinese beside Latin: a line may end anywhere between these widths of its text,
# each a scale of its advances, a gap, in ems, between a Chinese character and a Latin one, and whether a mark at the
# end of a line hangs beyond it.
_RENDERERS = (
    (0.98, 0.0, False), (1.0, 0.0, True), (1.015, 0.0, False), (SAFETY, 0.0, False),
    (1.0, 0.25, True), (1.02, 0.25, True),
)  # fmt: skip
_WIDEST = 1.06

_WORSE = 4
"""Terms that are split for each short last line: that is seen by everybody."""

_WIDE = 0x2E80

_SHORT = 2.3
"""Ems: a last line of one or two characters, with a mark after them, or of a number such as 21%."""


@cache
def advance(character: str, bold: bool = False) -> float:
    """A character's width in ems."""
    code = ord(character)
    if 32 <= code < 127:
        width = _ARIAL[code - 32] / 1000
        return width * _ARIAL_BOLD_GAIN if bold else width
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0.0
    plain = unicodedata.normalize("NFD", character)[0]
    if plain.isascii() and plain.isalpha():
        return advance(plain, bold)  # an accented letter is as wide as its plain one
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" or code > 0x2E80 else 0.6


def width(text: str, size: float, bold: bool = False) -> float:
    """The width of one line of text, in points."""
    return _ems(text, bold) * size


@lru_cache(maxsize=8192)
def _ems(text: str, bold: bool) -> float:
    return sum(advance(character, bold) for character in text)


def _is_word(character: str) -> bool:
    return character.isascii() and not character.isspace()


def _chunks(text: str) -> Iterator[str]:
    """What a line break may not split: a Latin word, or a Han character with the punctuation that clings to it."""
    chunk = ""
    for character in text:
        if chunk and may_break(chunk[-1], character):
            yield chunk
            chunk = ""
        chunk += character
    if chunk:
        yield chunk


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two characters, by Chinese rules; a Latin word or a number stays whole."""
    if after in _NOT_AT_START or before in _NOT_AT_END or after.isspace():
        return False
    return before.isspace() or not (_is_word(before) and _is_word(after))


@lru_cache(maxsize=4096)
def _measured(text: str, bold: bool, hang: bool = False) -> tuple[tuple[str, float, float], ...]:
    """The chunks of a text, each with its width in ems and what counts at a line's end; any size is set by them."""
    beyond = _MAY_HANG if hang else None
    return tuple((chunk, width(chunk, 1, bold), width(chunk.rstrip(beyond), 1, bold)) for chunk in _chunks(text))


def wrap(
    text: str, size: float, room: float, bold: bool = False, gap: float = 0.0, hang: bool = False
) -> list[str]:  # fmt: skip
    """The lines of one paragraph within `room` points; `gap` ems stand between Chinese and Latin characters, and where
    marks `hang` they may stand beyond the room."""
    return list(_wrapped(text, size, room, bold, gap, hang))


@lru_cache(maxsize=8192)
def _wrapped(text: str, size: float, room: float, bold: bool, gap: float, hang: bool) -> tuple[str, ...]:
    lines: list[str] = []
    line, used = "", 0.0
    for chunk, whole, bare in _measured(text, bold, hang):
        used += gap * size if gap and line and meet(line[-1], chunk[0]) else 0.0
        if line and used + bare * size > room:
            lines.append(line)
            line, used = "", 0.0
        if line or whole * size <= room:
            line, used = line + chunk, used + whole * size
        else:
            *full, line = _pieces(chunk, size, room, bold)
            lines += full
            used = width(line, size, bold)
    return (*lines, line)


def meet(before: str, after: str) -> bool:
    """Whether a Chinese and a Latin character stand side by side: signs and brackets count, as renderers take them."""
    if before.isspace() or after.isspace():
        return False
    return before.isascii() != after.isascii() and max(ord(before), ord(after)) >= _WIDE


def _pieces(word: str, size: float, room: float, bold: bool) -> list[str]:
    """A word that is longer than a line, broken where lines end."""
    pieces, used = [""], 0.0
    for character in word:
        if pieces[-1] and (used + width(character.rstrip(), 1, bold)) * size > room:
            pieces.append("")
            used = 0.0
        pieces[-1] += character
        used += advance(character, bold)
    return pieces


def awkward(text: str, size: float, room: float, bold: bool = False, unbroken: Sequence[str] = ()) -> int:
    """How often, over the renderers' ways to set a text, its last line is one or two characters or a term is split, the
    first counted more."""
    if sum(whole for _, whole, _ in _measured(text, bold)) * size * _WIDEST <= room:
        return 0  # one line, however it is set
    return _awkward(text, size, room, bold, tuple(unbroken))


@lru_cache(maxsize=8192)
def _awkward(text: str, size: float, room: float, bold: bool, unbroken: tuple[str, ...]) -> int:
    """Asked again for each size that a text might have, and by each deck of a family."""
    spans = tuple(span for term in unbroken for span in spans_of(term, text))
    return sum(_slips(wrap(text, size * scale, room, bold, gap, hang), spans) for scale, gap, hang in _RENDERERS)


def most_lines(text: str, size: float, room: float, bold: bool = False) -> int:
    """The lines that a paragraph takes in the renderer that needs most of them."""
    return max(len(wrap(text, size * scale, room, bold, gap, hang)) for scale, gap, hang in _RENDERERS)


def spans_of(term: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a term stands in a text: from and to."""
    start = text.find(term)
    while start >= 0:
        yield start, start + len(term)
        start = text.find(term, start + 1)


def _slips(lines: Sequence[str], spans: Sequence[tuple[int, int]]) -> int:
    split, end = 0, 0
    for line in lines[:-1]:
        end += len(line)
        split += any(start < end < stop for start, stop in spans)
    return split + _WORSE * _is_short(lines)


def _is_short(lines: Sequence[str]) -> bool:
    """Whether the last of several lines holds no more than two Han characters have room for."""
    return len(lines) > 1 and 0 < width(lines[-1].strip(), 1) <= _SHORT


def line_height(size: float) -> float:
    return size * LINE_PITCH


def height(texts: Sequence[str], size: float, room: float, spacing: float = 0.0, bold: bool = False) -> float:
    """The height of some paragraphs of one size within `room`, `spacing` points between them."""
    lines = sum(len(wrap(text, size * SAFETY, room, bold)) for text in texts)
    return lines * line_height(size) + spacing * max(len(texts) - 1, 0)
