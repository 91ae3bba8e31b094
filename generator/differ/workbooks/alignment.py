"""Rows and columns of two sheets: one that was put in, taken out or moved is one change, and shifts the others."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from ...alike.assignment import Pair
from ...alike.sequences import Keys, Steps, elsewhere, in_order
from ...alike.words import likeness
from .model import Cell, Place, Sheet

_FORMULA = "="
_LEAST = 0.4
_LAST_RESORT = 0.1
"""For what has no name and nothing in common, but stands at the same place among others that are equal."""


class Lines(NamedTuple):
    """The rows (or columns) of two sheets that are the same ones, those that are gone, new, or moved."""

    steps: Steps
    back: Steps
    pairs: tuple[Pair, ...]
    gone: tuple[int, ...]
    added: tuple[int, ...]
    moved: tuple[Pair, ...]
    blank: tuple[tuple[int, int], ...]
    """Empty ones put in (a count above 0) or taken out (below 0), by the new line that comes after."""


class Filled:
    """A sheet's cells that hold something, by row and by column."""

    def __init__(self, sheet: Sheet) -> None:
        self.rows: dict[int, dict[int, Cell]] = defaultdict(dict)
        self.columns: dict[int, dict[int, Cell]] = defaultdict(dict)
        for (row, column), cell in sorted(sheet.cells.items()):
            if cell.kind or cell.formula is not None:
                self.rows[row][column] = self.columns[column][row] = cell

    @cached_property
    def column_names(self) -> dict[int, str]:
        """What each column is called: the first text in it."""
        return {column: _first_text(cells) for column, cells in self.columns.items()}

    @cached_property
    def row_names(self) -> dict[int, str]:
        return {row: _first_text(cells) for row, cells in self.rows.items()}


class Aligned(NamedTuple):
    """Two sheets laid over each other."""

    rows: Lines
    columns: Lines
    old: Filled
    new: Filled

    def place(self, old: Place) -> Place | None:
        """Where a place of the old sheet went; None where its row or column is gone."""
        row, column = self.rows.steps(old[0]), self.columns.steps(old[1])
        return None if row is None or column is None else (row, column)


def aligned(old: Sheet, new: Sheet) -> Aligned:
    """Columns by their content and heading first, then rows by what stands in the columns that both have."""
    before = Filled(old)
    after = before if old.cells == new.cells else Filled(new)
    columns = _columns(before, after)
    return Aligned(_rows(before, after, columns), columns, before, after)


def _columns(old: Filled, new: Filled) -> Lines:
    olds, news = sorted(old.columns), sorted(new.columns)
    before = _column_keys(old, olds)
    keys = before, before if new is old else _column_keys(new, news)
    bags: dict[tuple[int, int], Counter[str]] = {}

    def bag(side: int, cells: Mapping[int, Cell], line: int) -> Counter[str]:
        if (side, line) not in bags:
            bags[side, line] = Counter(map(_said, cells.values()))
        return bags[side, line]

    def alike(one: int, other: int) -> float:
        first, second = (olds[one], news[other])
        a, b = bag(0, old.columns[first], first), bag(1, new.columns[second], second)
        share = (a & b).total() / max(a.total(), b.total())
        return _score(share, old.column_names[first], new.column_names[second], min(a.total(), b.total()))

    return _lines(olds, news, *keys, alike)


def _column_keys(filled: Filled, lines: Sequence[int]) -> Keys:
    return Keys([_content(filled.columns[one]) for one in lines], [filled.column_names[one] or None for one in lines])


def _rows(old: Filled, new: Filled, columns: Lines) -> Lines:
    olds, news = sorted(old.rows), sorted(new.rows)
    back = {after: before for before, after in (*columns.pairs, *columns.moved)}
    forth = {before: after for after, before in back.items()}
    one_side = [_shared(old.rows[row], forth) for row in olds]
    other_side = [_shared(new.rows[row], {column: column for column in back}) for row in news]

    def alike(one: int, other: int) -> float:
        a, b = dict(one_side[one]), dict(other_side[other])
        share = len(set(one_side[one]) & set(other_side[other])) / max(len(a), len(b), 1)
        return _score(share, old.row_names[olds[one]], new.row_names[news[other]], min(len(a), len(b)))

    keys = (
        Keys(one_side, [old.row_names[row] or None for row in olds]),
        Keys(other_side, [new.row_names[row] or None for row in news]),
    )
    return _lines(olds, news, *keys, alike)


def _shared(cells: Mapping[int, Cell], columns: Mapping[int, int]) -> tuple[tuple[int, str], ...]:
    return tuple([(columns[column], _said(cell)) for column, cell in cells.items() if column in columns])


def _content(cells: Mapping[int, Cell]) -> tuple[str, ...]:
    return tuple(map(_said, cells.values()))


def _said(cell: Cell) -> str:
    """What is typed in a cell; results change with others' inputs, and say nothing of what a row is."""
    return _FORMULA if cell.formula is not None else cell.value


def _score(share: float, name: str, other_name: str, fewest: int) -> float:
    named = 0.8 * likeness(name, other_name) if name and other_name else 0.0 if name or other_name else _LEAST
    score = max(share, named)
    return score if score >= _LEAST else _LAST_RESORT if fewest <= 1 else 0.0


def _first_text(cells: Mapping[int, Cell]) -> str:
    return next((cell.value for cell in cells.values() if cell.kind == "s" and cell.formula is None), "")


def _lines(olds: Sequence[int], news: Sequence[int], old: Keys, new: Keys, alike: Callable[[int, int], float]) -> Lines:
    ordered = in_order(old, new, alike)
    apart = elsewhere(old, new, ordered)
    pairs = [(olds[one], news[other]) for one, other in ordered]
    moved = [(olds[one], news[other]) for one, other in apart]
    known = {one for one, _ in (*pairs, *moved)}, {other for _, other in (*pairs, *moved)}
    gone = [one for one in olds if one not in known[0]]
    added = [other for other in news if other not in known[1]]
    steps = Steps(pairs, moved, gone)
    back = Steps([pair[::-1] for pair in pairs], [pair[::-1] for pair in moved], added)
    return Lines(
        steps, back, tuple(pairs), tuple(gone), tuple(added), tuple(moved), tuple(_blank(pairs, moved, gone, added))
    )


def _blank(
    pairs: Sequence[Pair], moved: Sequence[Pair], gone: Sequence[int], added: Sequence[int]
) -> list[tuple[int, int]]:
    """How many empty lines were put in or taken out, gap by gap: what the lines that are known do not account for."""
    left = sorted({*gone, *(one for one, _ in moved)})
    come = sorted({*added, *(other for _, other in moved)})
    found, last, at_left, at_come = [], (0, 0), 0, 0
    for old, new in pairs:
        shift = (new - old) - (last[1] - last[0])
        lost, arrived = bisect_left(left, old), bisect_left(come, new)
        empty = shift - (arrived - at_come) + (lost - at_left)
        at_left, at_come = lost, arrived
        if shift and empty * shift > 0:
            found.append((new, empty))
        last = old, new
    return found
