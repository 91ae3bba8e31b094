"""Characters that nobody sees and that no slide can hold: controls, halves of pairs, and what turns the direction.

XML 1.0 cannot hold most of them; an override of direction (U+202E) would make a reader see 21% where 12% stands.
"""

from __future__ import annotations

import re

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_BROKEN = r"\ud800-\udfff\ufffe\uffff"
_DIRECTION = r"\u202a-\u202e\u2066-\u2069"

_UNSEEN = re.compile(f"[{_CONTROLS}{_BROKEN}{_DIRECTION}]")
_UNPRINTABLE = re.compile(f"[{_CONTROLS}{_BROKEN}{_DIRECTION}\r]")


def unseen(text: str) -> int | None:
    """Where the first such character of a text stands."""
    found = _UNSEEN.search(text)
    return found.start() if found else None


def seen(text: str) -> str:
    """A text without such characters; a carriage return goes too, the line end beside it stays."""
    return _UNPRINTABLE.sub("", text) if _UNPRINTABLE.search(text) else text


def named(character: str) -> str:
    """U+202E"""
    return f"U+{ord(character):04X}"
