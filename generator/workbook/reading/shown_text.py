"""Texts as a reader of the sheet sees them: without what Excel escapes and without characters that show nothing."""

from __future__ import annotations

import re
import unicodedata

from ...language.characters import seen

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Soft hyphens, zero-width spaces and joiners, direction marks, and the byte order mark: none of them has a width.
_UNSEEN = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_DIRECTIONS = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_WITHOUT_UNSEEN = dict.fromkeys(map(ord, _UNSEEN + _DIRECTIONS))
# Joiners make one glyph of several (emoji, Arabic): prose keeps them, names and numbers do not.
_WITHOUT_UNSEEN_IN_PROSE = {code: None for code in _WITHOUT_UNSEEN if chr(code) not in "\u200c\u200d"}
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))
_PLAIN, _RAISED, _LOWERED = "0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"
_RAISE, _LOWER = str.maketrans(_PLAIN, _RAISED), str.maketrans(_PLAIN[: len(_LOWERED)], _LOWERED)
_WITHOUT_RAISED = dict.fromkeys(map(ord, _RAISED))
_CAN_RAISE, _CAN_LOWER = set(_PLAIN), set(_PLAIN[: len(_LOWERED)])
_SPACES = re.compile(r"[^\S\n\u3000]+")
_AROUND_BREAK = re.compile(r"\s*\n\s*")


def unescaped(text: str) -> str:
    """A stored text without the escapes of Excel: `_x000D_` is a carriage return, `_x005F_` an underscore.

    Controls, and what would turn the direction of a number, are not part of it.
    """
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return seen(text)


def shown(text: str) -> str:
    """A text without the characters that show nothing; spaces and line breaks stay."""
    return text if text.isascii() and text.isprintable() else text.translate(_WITHOUT_UNSEEN_IN_PROSE | _CONTROLS)


def without_unseen(text: str) -> str:
    """A text without any character that has no width: what a number or a name is made of."""
    return text if text.isascii() else text.translate(_WITHOUT_UNSEEN)


def raised(text: str) -> str:
    """A raised run in characters that stand raised by themselves, where there are such: 营业收入¹, km²."""
    return text.translate(_RAISE) if _CAN_RAISE.issuperset(text) else text


def lowered(text: str) -> str:
    return text.translate(_LOWER) if _CAN_LOWER.issuperset(text) else text


def one_line(text: str) -> str:
    """A name as one line of plain spaces: a line break between Chinese words is none, between others a space."""
    plain = without_unseen(text).strip()
    return _SPACES.sub(" ", _AROUND_BREAK.sub(lambda match: _joint(plain, match), plain)).strip()


def _joint(text: str, match: re.Match[str]) -> str:
    before, after = text[match.start() - 1], text[match.end()]
    return " " if before.isascii() and after.isascii() else ""


def word(text: str) -> str:
    """A word that stands in a list or a template: a key, a unit, 状态. Widths, spaces around and marks do not count."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return unicodedata.normalize("NFKC", one_line(text.translate(_WITHOUT_RAISED)))
