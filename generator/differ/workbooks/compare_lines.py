"""Rows and columns of two sheets: put in, taken out, moved, hidden, made wider or higher."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..changes import Change
from .alignment import Aligned, Lines
from .differences import Difference, cell_name, columns_words, rows_words, runs, told
from .model import Book, Cell, Line, Place, Sheet
from .words import formula_words, value_words

_MOST_MOVED = 5
_FEW = 2
"""So few cells typed where nothing stood are told as cells, not as a row."""
_MOST_SAID = 5
_SIZE = {"row": 0.3, "column": 0.15}
"""Programs round heights (points) and widths (characters) in their own way."""


class Side(NamedTuple):
    """One of the two workbooks, and its sheet."""

    book: Book
    sheet: Sheet


class LineComparison:
    """The rows, or the columns, of two sheets."""

    def __init__(self, what: str, sides: tuple[Side, Side], over: Aligned) -> None:
        self._what, self._sides, self._over = what, sides, over
        self._lines: Lines = over.rows if what == "row" else over.columns
        self._words = rows_words if what == "row" else columns_words

    def differences(self) -> Iterator[Difference]:
        yield from self._missing(0, self._lines.gone)
        yield from self._missing(1, self._lines.added)
        yield from self._moved()
        for new, count in self._lines.blank:
            said = f"{abs(count)} empty {self._what}{'s' if abs(count) > 1 else ''}"
            area = self._area(1, new - max(count, 1), new - 1)
            yield told("table", area, self._what, None if count > 0 else said, said if count > 0 else None)
        yield from self._sizes()

    def _area(self, side: int, first: int, last: int) -> str:
        return f"{self._sides[side].sheet.name}!{self._words(max(first, 1), max(last, 1))}"

    def _missing(self, side: int, lines: Sequence[int]) -> Iterator[Difference]:
        for first, last in runs(lines):
            if self._typed_in_place(side, first, last):
                yield from self._cells(side, first, last)
                continue
            said = "; ".join(self._content(side, line) for line in range(first, min(last, first + _MOST_SAID - 1) + 1))
            count = last - first + 1
            text = said if count == 1 else f"{count} {self._what}s: {said}{'; …' if count > _MOST_SAID else ''}"
            yield told(
                "table", self._area(side, first, last), self._what, *((text, None) if side == 0 else (None, text))
            )

    def _typed_in_place(self, side: int, first: int, last: int) -> bool:
        """Whether a few cells were typed (or cleared) in lines that were empty: nothing moved because of it."""
        if sum(len(self._of(side).get(line, ())) for line in range(first, last + 1)) > _FEW:
            return False
        pairs = [pair[::-1] if side else pair for pair in self._lines.pairs]
        after = bisect_left(pairs, (first, 0))
        shifts = [other - own for own, other in pairs[max(after - 1, 0) : after + 1]]
        return len(shifts) < 2 or shifts[0] == shifts[1]

    def _cells(self, side: int, first: int, last: int) -> Iterator[Difference]:
        for line in range(first, last + 1):
            for across, cell in self._of(side).get(line, {}).items():
                place = (line, across) if self._what == "row" else (across, line)
                words = self._said(side, cell, place)
                kind = "formula" if cell.formula else "number" if cell.kind == "n" else "text"
                name = cell_name(self._sides[side].sheet.name, place)
                values = (words, None) if side == 0 else (None, words)
                yield Difference(
                    Change(kind, None, None, name, "", *values), *((name, "") if side == 0 else ("", name))
                )

    def _of(self, side: int) -> Mapping[int, Mapping[int, Cell]]:
        filled = self._over.new if side else self._over.old
        return filled.rows if self._what == "row" else filled.columns

    def _content(self, side: int, line: int) -> str:
        cells = self._of(side).get(line, {})
        places = ((line, across) if self._what == "row" else (across, line) for across in cells)
        said = [self._said(side, cell, place) for cell, place in zip(cells.values(), places, strict=True)]
        return " | ".join(said[:12]) + (" | …" if len(said) > 12 else "")

    def _said(self, side: int, cell: Cell, place: Place) -> str:
        book = self._sides[side].book
        value = value_words(cell, book.looks[cell.look], book.date_1904)
        return (value if value is not None else formula_words(cell, place)) or ""

    def _moved(self) -> Iterator[Difference]:
        moved = self._lines.moved
        if len(moved) > _MOST_MOVED:
            name = self._sides[1].sheet.name
            yield told("moved", name, f"{self._what}s", f"{len(moved)} {self._what}s", "in another order")
            return
        for old, new in moved:
            words = self._words(old, old), self._words(new, new)
            yield told("moved", self._area(1, new, new), f"{self._what} {self._content(1, new)}", *words)

    def _sizes(self) -> Iterator[Difference]:
        groups: dict[tuple[str, str, str, str], list[int]] = {}
        one, other = (side.sheet.rows if self._what == "row" else side.sheet.columns for side in self._sides)
        here = {there for each in one if (there := self._lines.steps(each)) is not None} | other.keys()
        for line in sorted(here):
            back = self._lines.back(line)
            if back is not None:
                for change in self._line(one.get(back, Line()), other.get(line, Line())):
                    groups.setdefault(change, []).append(line)
        for (kind, name, old, new), lines in groups.items():
            areas = ", ".join(self._words(*run) for run in runs(lines))
            yield told(kind, f"{self._sides[1].sheet.name}!{areas}", name, old, new)

    def _sizes_differ(self, old: float | None, new: float | None) -> bool:
        if old is None or new is None:
            return old is not new
        return abs(old - new) > _SIZE[self._what]

    def _line(self, old: Line, new: Line) -> Iterator[tuple[str, str, str, str]]:
        if old.hidden != new.hidden:
            yield "properties", "hidden", "yes" if old.hidden else "no", "yes" if new.hidden else "no"
        size = "row height" if self._what == "row" else "column width"
        # Programs give a hidden line a size of its own, which nobody sees.
        if old.hidden == new.hidden and self._sizes_differ(old.size, new.size):
            yield "style", size, _size(old.size), _size(new.size)
        if old.level != new.level:
            yield "properties", "outline level", str(old.level), str(new.level)


def _size(size: float | None) -> str:
    return "usual" if size is None else f"{size:g}"
