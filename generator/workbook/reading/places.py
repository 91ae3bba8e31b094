"""Where cells are: addresses, rows and columns within the bounds of a sheet."""

from __future__ import annotations

import re

from ...office.columns import column_letters

Place = tuple[int, int]
"""A cell's row and column, both from 1."""

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_ADDRESS = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")


class Unreadable(Exception):
    """What cannot be read, and where: a cell of the sheet, a sheet, or a part of the file."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(what)
        self.where, self.what = where, what


def address(row: int, column: int) -> str:
    return f"{column_letters(column)}{row}"


def column_of(letters: str) -> int:
    """H is 8; 0 where they name no column of a sheet."""
    if not 1 <= len(letters) <= 3 or not (letters.isascii() and letters.isalpha()):
        return 0
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column if column <= LAST_COLUMN else 0


def place_of(ref: str) -> Place:
    """A cell's row and column: H5 is (5, 8).

    Raises:
        ValueError: it is no cell of a sheet.
    """
    match = _ADDRESS.fullmatch(ref)
    column = column_of(match[1]) if match else 0
    if match is None or not column or int(match[2]) > LAST_ROW:
        raise ValueError(f'"{ref[:20]}" is no cell')
    return int(match[2]), column
