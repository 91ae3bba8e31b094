"""Addresses as they are written in sheets, and formulas cut at their references."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from ...office.columns import column_letters, column_number
from .model import Area, Place, address

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_PIECE = re.compile(
    r"""(?P<kept>"(?:[^"]|"")*"|\[[^\]]*\](?:[^\s!(),;+*/^&=<>-]*!\$?[A-Za-z]{1,3}\$?\d+)?)"""
    r"""|(?<![\w.$\]])(?P<sheet>(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!)?"""
    r"""(?P<ref>\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?::\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6})?"""
    r"""|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6})(?![\w.(!])"""
)
_END = re.compile(r"(\$?)([A-Za-z]{0,3})(\$?)(\d*)")

Moved = Callable[[str, str], str]
"""A sheet's name (empty for the formula's own) with its mark, and a reference: what stands there instead."""


def place_of(ref: str) -> Place:
    """Row and column of D12.

    Raises:
        ValueError: it is no address.
    """
    found = _CELL.fullmatch(ref)
    if found is None:
        raise ValueError(f"no address: {ref[:40]}")
    return int(found[2]), column_number(found[1])


def area_of(ref: str) -> Area:
    """The rectangle of B2:D9, B2, B:D or 2:9.

    Raises:
        ValueError: it is none.
    """
    first, _, last = ref.replace("$", "").partition(":")
    one, other = _END.fullmatch(first), _END.fullmatch(last or first)
    if one is None or other is None:
        raise ValueError(f"no area: {ref[:40]}")
    return Area(
        int(one[4] or 1), column_number(one[2]) or 1,
        int(other[4] or LAST_ROW), column_number(other[2]) or LAST_COLUMN,
    )  # fmt: skip


def area_words(area: Area) -> str:
    """B2:D9 as it is written; whole columns as B:D, whole rows as 2:9."""
    if area.top == 1 and area.bottom == LAST_ROW:
        return f"{column_letters(area.left)}:{column_letters(area.right)}"
    if area.left == 1 and area.right == LAST_COLUMN:
        return f"{area.top}:{area.bottom}"
    first, last = address((area.top, area.left)), address((area.bottom, area.right))
    return first if first == last else f"{first}:{last}"


def with_references(formula: str, moved: Moved) -> str:
    """A formula with every reference to cells put through `moved`; texts, names and links stay as they are."""

    def piece(found: re.Match[str]) -> str:
        if found["kept"] is not None:
            return found["kept"]
        return moved(found["sheet"] or "", found["ref"])

    return _PIECE.sub(piece, formula)


def ends(ref: str) -> list[tuple[str, str, str, str]]:
    """The one or two ends of a reference: $ or none, letters, $ or none, digits."""
    found = (_END.fullmatch(end) for end in ref.split(":"))
    return [(end[1], end[2].upper(), end[3], end[4]) for end in found if end is not None]


@lru_cache(maxsize=20_000)
def shifted(formula: str, rows: int, columns: int) -> str:
    """A formula as it reads so many rows and columns away from where it was written."""

    def moved(sheet: str, ref: str) -> str:
        return sheet + ":".join(_shifted_end(end, rows, columns) for end in ends(ref))

    return with_references(formula, moved) if rows or columns else formula


def _shifted_end(end: tuple[str, str, str, str], rows: int, columns: int) -> str:
    fixed_column, letters, fixed_row, digits = end
    # B:D has its mark of a whole column first; 2:9 has that of a row there too, for it has no letters.
    if letters and not fixed_column:
        letters = column_letters((column_number(letters) - 1 + columns) % LAST_COLUMN + 1)
    if digits and not (fixed_row or (not letters and fixed_column)):
        digits = str((int(digits) - 1 + rows) % LAST_ROW + 1)
    return f"{fixed_column}{letters}{fixed_row}{digits}"
