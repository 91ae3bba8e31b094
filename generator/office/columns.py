"""Columns of a sheet by letters and by numbers: openpyxl has both, and takes a tenth of a build to import."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=20_000)
def column_number(letters: str) -> int:
    """A is 1, XFD is 16,384."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(column: int) -> str:
    """1 is A, 16,384 is XFD."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
