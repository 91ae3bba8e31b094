"""A difference of two workbooks on its way to being told: the change, and the cells that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from ...office.columns import column_letters
from ..changes import Change
from .model import Place, address

_MOST_RANGES = 8
_MANY = 3
AUTHORS = "author of comments"
_FOLDED = ("style", "layout", "properties")


class Difference(NamedTuple):
    """A change in words, with the old and the new cell (sheet!address) where it is about one."""

    change: Change
    old_cell: str = ""
    new_cell: str = ""


def told(kind: str, what: str, where: str, old: str | None, new: str | None) -> Difference:
    """A difference that is about no single cell."""
    return Difference(Change(kind, None, None, what, where, old, new))


def cell_name(sheet: str, place: Place) -> str:
    return f"{sheet}!{address(place)}"


def folded(differences: Iterable[Difference]) -> list[Difference]:
    """Of looks and settings that changed in the same way in many places, one line with the places."""
    together: dict[object, list[Difference]] = {}
    for index, one in enumerate(differences):
        change = one.change
        common = (change.kind in _FOLDED or change.where == AUTHORS) and not one.new_cell
        together.setdefault((change.kind, change.where, change.old, change.new) if common else index, []).append(one)
    return [group[0] if len(group) < _MANY else _one(group) for group in _spread(together.values())]


def _spread(groups: Iterable[list[Difference]]) -> Iterator[list[Difference]]:
    """Groups of few as their members."""
    for group in groups:
        yield from [group] if len(group) >= _MANY else [[one] for one in group]


def _one(group: list[Difference]) -> Difference:
    places = [one.change.shape or "" for one in group]
    if len(places) > _MANY:
        places = [place.partition("!")[0] for place in places]
    more = f", … ({len(places)} sheets)" if len(places) > _MANY else ""
    return Difference(replace(group[0].change, shape=", ".join(places[:_MANY]) + more))


def rows_words(first: int, last: int) -> str:
    return f"{first}:{last}"


def columns_words(first: int, last: int) -> str:
    return f"{column_letters(first)}:{column_letters(last)}"


def runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Stretches of numbers that follow each other."""
    first = last = None
    for number in sorted(numbers):
        if last is not None and number == last + 1:
            last = number
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = number
    if first is not None and last is not None:
        yield first, last


def ranges(places: Iterable[Place]) -> str:
    """B2:D9, F3: places as few rectangles; of very many the first, and how many cells they are."""
    by_row: dict[int, list[int]] = {}
    for row, column in places:
        by_row.setdefault(row, []).append(column)
    open_ones: dict[tuple[int, int], int] = {}
    found: list[tuple[int, int, int, int]] = []
    before = 0
    for row in [*sorted(by_row), 0]:
        now = set(runs(by_row.get(row, ())))
        for run in [run for run in open_ones if run not in now or row != before + 1]:
            found.append((open_ones.pop(run), run[0], before, run[1]))
        for run in now:
            open_ones.setdefault(run, row)
        before = row
    said = [_rectangle(*one) for one in sorted(found)]
    if len(said) > _MOST_RANGES:
        return f"{', '.join(said[:_MOST_RANGES])}, … ({sum(map(len, by_row.values()))} cells)"
    return ", ".join(said)


def _rectangle(top: int, left: int, bottom: int, right: int) -> str:
    first, last = address((top, left)), address((bottom, right))
    return first if first == last else f"{first}:{last}"
