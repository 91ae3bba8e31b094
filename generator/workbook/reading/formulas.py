"""What a formula refers to: the cells that are a computed value's parents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ...finance.figures import Cell
from .places import LAST_COLUMN, LAST_ROW

_REFERENCE = re.compile(r"(?:(?P<sheet>'(?:[^']|'')+'|[^'!]+)!)?(?P<area>\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)")
_VOLATILE = ("INDIRECT(", "OFFSET(")
_AREA_LIMIT = 10_000
_LONGEST = 8_200
"""Letters; Excel allows 8,192."""


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
    from openpyxl.formula import Tokenizer
    from openpyxl.formula.tokenizer import TokenizerError

    operands, untraceable = [], False
    try:
        items = Tokenizer(formula).items if len(formula) <= _LONGEST else None
    except (TokenizerError, ValueError, IndexError, AssertionError):
        items = None  # a formula that is none: Excel would call the file damaged
    if items is None:
        return References((), True)
    for token in items:
        if token.type == token.OPERAND and token.subtype == token.RANGE:
            operands.append(token.value)
        elif token.type == token.FUNC and token.value.upper() in _VOLATILE:
            untraceable = True
    cells: dict[Cell, None] = {}
    for operand in operands:
        found = tuple(_cells(names.get(operand, operand), sheet))
        untraceable = untraceable or not found
        cells.update(dict.fromkeys(found))
    return References(tuple(cells), untraceable)


def _cells(operand: str, sheet: str) -> Iterator[Cell]:
    match = _REFERENCE.fullmatch(operand.strip())
    if not match:
        return
    from openpyxl.utils import get_column_letter, range_boundaries

    owner = (match["sheet"] or sheet).strip("'").replace("''", "'")
    left, top, right, bottom = (int(bound or 0) for bound in range_boundaries(match["area"].replace("$", "")))
    if (right - left + 1) * (bottom - top + 1) > _AREA_LIMIT or right > LAST_COLUMN or bottom > LAST_ROW or top < 1:
        return
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            yield Cell(owner, f"{get_column_letter(column)}{row}")
