"""How many columns a text takes where all columns are as wide: in a terminal, in a spreadsheet."""

from __future__ import annotations

import unicodedata


def display_width(text: str) -> int:
    """Chinese counts as two."""
    return sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
