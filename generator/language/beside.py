"""Chinese and Latin side by side: no typed space stands between them, for what shows a text sets them apart itself.

A space that was typed there would be a second gap in programs that have one of their own (LibreOffice, a quarter em;
our drawings, an eighth), and stand in what is searched and copied. Korean is written with spaces, and keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_CHINESE = r"\u2e80-\u2fdf\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_LATIN = r"A-Za-z0-9%\u00c0-\u024f"
_SPACE = r"[ \u00a0\u2006\u2009\u200a\u202f]"

_TYPED = re.compile(f"(?<=[{_CHINESE}]){_SPACE}(?=[{_LATIN}])|(?<=[{_LATIN}]){_SPACE}(?=[{_CHINESE}])")
_LETTER = re.compile(rf"[{_CHINESE}]")
_MARKS = re.compile(r"[\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff60]")


def closed_up(text: str) -> str:
    """A text without single spaces between Chinese and Latin."""
    return _TYPED.sub("", text) if " " in text or not text.isascii() else text


def closed_up_runs(texts: Sequence[str]) -> list[str]:
    """The runs of one line without such spaces, also where one stands at the end of a run."""
    closed, last = [], 0
    line = "".join(texts)
    gone = {match.start() for match in _TYPED.finditer(line)}
    for text in texts:
        end = last + len(text)
        here = [place - last for place in gone if last <= place < end]
        closed.append("".join(one for place, one in enumerate(text) if place not in here) if here else text)
        last = end
    return closed


def set_apart(before: str, after: str) -> bool:
    """Whether a gap belongs between two characters: a Chinese letter and a Latin one. Marks have air of their own."""
    return (_is_chinese(before) and _is_latin(after)) or (_is_latin(before) and _is_chinese(after))


def _is_chinese(character: str) -> bool:
    return bool(_LETTER.match(character)) and not _MARKS.match(character)


def _is_latin(character: str) -> bool:
    return (character.isalnum() and ord(character) < 0x250) or character == "%"
