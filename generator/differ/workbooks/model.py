"""A workbook of anybody's as plain data: sheets, the cells that are there, and what is said of places on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ...office.columns import column_letters

Place = tuple[int, int]
"""Row and column, from 1."""


class Area(NamedTuple):
    """A rectangle of cells; whole columns and rows end at the sheet's edge."""

    top: int
    left: int
    bottom: int
    right: int


class Look(NamedTuple):
    """What a cell looks like, each as words that are the same for the same look."""

    number_format: str = "General"
    font: str = ""
    font_size: str = ""
    font_style: str = "plain"
    font_colour: str = "000000"
    fill: str = "none"
    border: str = "none"
    alignment: str = "none"
    locked: str = "locked"


class Formula(NamedTuple):
    """A formula as written in the cell `row`, `column`; cells that share it stand elsewhere."""

    text: str
    row: int
    column: int
    array: str = ""


class Cell(NamedTuple):
    """A cell: its value as text, of kind n (number), s (text), b, e, d or "" (none), a formula, a look by number."""

    value: str
    kind: str
    formula: Formula | None
    look: int
    rich: str = ""


class Line(NamedTuple):
    """What is said of a whole row or column; a size of None follows from what stands in it."""

    size: float | None = None
    hidden: bool = False
    level: int = 0
    look: int | None = None


class Fact(NamedTuple):
    """What a setting is called, and of which kind a change of it is."""

    kind: str
    name: str


class Rule(NamedTuple):
    """Something said of places: a merge, a validation, a format under a condition, a link, a comment, a table."""

    fact: Fact
    areas: tuple[Area, ...]
    text: str = ""
    formulas: tuple[str, ...] = ()
    author: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet. `unread` holds what is not understood, in canonical form by its name."""

    name: str
    state: str
    cells: Mapping[Place, Cell] = field(repr=False)
    rows: Mapping[int, Line] = field(default_factory=dict, repr=False)
    columns: Mapping[int, Line] = field(default_factory=dict, repr=False)
    facts: Mapping[Fact, str] = field(default_factory=dict, repr=False)
    rules: tuple[Rule, ...] = field(default=(), repr=False)
    unread: tuple[tuple[str, str], ...] = field(default=(), repr=False)


class Name(NamedTuple):
    """A defined name, of the whole workbook or of one sheet."""

    name: str
    sheet: str
    formula: str
    hidden: bool
    text: str = ""


@dataclass(frozen=True)
class Book:
    """A workbook: its sheets in order, names, settings, looks, and parts that are known by their content only."""

    sheets: tuple[Sheet, ...]
    names: tuple[Name, ...]
    facts: Mapping[Fact, str]
    looks: tuple[Look, ...] = field(repr=False)
    parts: tuple[tuple[str, str, str], ...] = field(repr=False)
    """What it is, its name, and its digest."""
    date_1904: bool = False


def address(place: Place) -> str:
    return f"{column_letters(place[1])}{place[0]}"
