"""What a formula refers to: the cells that are a computed value's parents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ...finance.figures import Cell
from ...office.columns import column_number
from ..calculation.tokens import Token, tokens
from ..calculation.values import NotCalculated
from .places import LAST_COLUMN, LAST_ROW, address

_REFERENCE = re.compile(
    r"(?:(?P<sheet>'(?:[^']|'')+'|[^'!]+)!)?"
    r"\$?(?P<left>[A-Z]{1,3})\$?(?P<top>\d+)(?::\$?(?P<right>[A-Z]{1,3})\$?(?P<bottom>\d+))?"
)
_VOLATILE, _TRUTHS = ("INDIRECT", "OFFSET"), ("TRUE", "FALSE")
_AREA_LIMIT = 10_000
_GUARD = re.compile(r'=?IF\(COUNT\([^()]*\)=\d+,(?P<formula>.*),""\)', re.DOTALL)


def guarded(formula: str, cells: Iterable[str], numbers: int) -> str:
    """A formula that shows nothing as long as some cells hold less than so many numbers: empty ones count as zero."""
    return f'IF(COUNT({",".join(cells)})={numbers},{formula},"")'


def is_guarded(formula: str) -> bool:
    """Whether a formula is one that a roll-forward carried over: empty as long as a cell it needs is."""
    return bool(_GUARD.fullmatch(formula))


def unguarded(formula: str) -> str:
    """A formula without the guard that an earlier roll-forward put round it."""
    match = _GUARD.fullmatch(formula)
    return match["formula"] if match else formula


class References(NamedTuple):
    """The cells a formula refers to, in order, and whether it reaches others in ways that cannot be followed."""

    cells: tuple[Cell, ...]
    untraceable: bool


def references(formula: str, sheet: str, names: Mapping[str, str]) -> References:
    """The cells of ranges, of other sheets and of defined names in a formula that stands on `sheet`."""
    try:
        items = list(tokens(formula))
    except NotCalculated:
        return References((), True)  # a formula that is none: Excel would call the file damaged
    operands = [token.prefix + token.text for token in items if _is_operand(token)]
    untraceable = any(_is_volatile(token) for token in items)
    cells: dict[Cell, None] = {}
    for operand in operands:
        found = tuple(_cells(names.get(operand, operand), sheet))
        untraceable = untraceable or not found
        cells.update(dict.fromkeys(found))
    return References(tuple(cells), untraceable)


def _is_operand(token: Token) -> bool:
    """A reference, a name or a part of a table; what is not known is none of them, and is not followed."""
    is_name = token.kind == "name" and token.text.upper() not in _TRUTHS
    return is_name or token.kind in ("reference", "broken", "table", "other")


def _is_volatile(token: Token) -> bool:
    return token.kind == "function" and token.text.upper() in _VOLATILE


def _cells(operand: str, sheet: str) -> Iterator[Cell]:
    match = _REFERENCE.fullmatch(operand.strip())
    if not match:
        return
    owner = (match["sheet"] or sheet).strip("'").replace("''", "'")
    left, top, right, bottom = _bounds(match)
    if (right - left + 1) * (bottom - top + 1) > _AREA_LIMIT or right > LAST_COLUMN or bottom > LAST_ROW or top < 1:
        return
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            yield Cell(owner, address(row, column))


def _bounds(match: re.Match[str]) -> tuple[int, int, int, int]:
    """The first and last column and row of a reference: left, top, right, bottom."""
    left, top = match["left"], match["top"]
    right, bottom = match["right"] or left, match["bottom"] or top
    return column_number(left), int(top), column_number(right), int(bottom)
