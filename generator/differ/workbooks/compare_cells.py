"""The cells of two sheets that are laid over each other: values, formulas, results, and looks."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose
from typing import NamedTuple

from ..changes import Change
from .addresses import area_of, area_words
from .alignment import Aligned
from .cells import RUNS
from .differences import Difference, cell_name, columns_words, ranges, runs, told
from .mapped import Moves, same_formula
from .model import Book, Cell, Look, Place, Sheet, address
from .words import formula_words, value_words

_SURE = 1e-11
"""Programs calculate in doubles, and round in another order."""
_EMPTY = Cell("", "", None, 0)
_ASPECTS = {"locked": "protection of cells"}


class Pair(NamedTuple):
    """A cell of each workbook, one of them perhaps not there, and where they stand."""

    old: Cell | None
    new: Cell | None
    place_old: Place
    place_new: Place


class CellComparison:
    """Two sheets' cells compared; `unstored` counts results that one of the workbooks does not hold."""

    def __init__(self, books: tuple[Book, Book], sheets: tuple[Sheet, Sheet], over: Aligned, moves: Moves) -> None:
        self._books, self._sheets, self._over, self._moves = books, sheets, over, moves
        self._unlike: dict[tuple[int, int], tuple[tuple[str, str, str], ...]] = {}
        self._styled: dict[tuple[str, str, str], list[Place]] = {}
        self.unstored = [0, 0]

    def differences(self) -> Iterator[Difference]:
        """What differs in cells that both sheets have a place for."""
        for pair in self._pairs():
            yield from self._contents(pair)
            self._note_look(pair)
        yield from self._looks()
        for side, count in enumerate(self.unstored):
            if count:
                said = [f"{count} stored", f"none of {count}, not calculated since it was written"]
                yield told("result", self._sheets[1].name, "results of formulas", *(said[::-1] if side == 0 else said))

    def _pairs(self) -> Iterator[Pair]:
        old, new = (sheet.cells for sheet in self._sheets)
        rows, columns = self._over.rows, self._over.columns
        # Where nothing moved and looks have the same numbers, cells that are equal say and show the same.
        still = self._moves.still and self._books[0].looks == self._books[1].looks
        for place in sorted(place for place, cell in new.items() if not still or old.get(place) != cell):
            row, column = rows.back(place[0]), columns.back(place[1])
            if row is not None and column is not None:
                yield Pair(old.get((row, column)), new[place], (row, column), place)
        for place in sorted(place for place in old if not still or place not in new):
            there = self._over.place(place)
            if there is not None and there not in new:
                yield Pair(old[place], None, place, there)

    def _contents(self, pair: Pair) -> Iterator[Difference]:
        old, new = pair.old or _EMPTY, pair.new or _EMPTY
        if old.formula is not None and new.formula is not None:
            yield from self._formulas(pair, old, new)
        elif old.formula is not None or new.formula is not None:
            yield self._cell("formula", pair, self._whole(old, 0, pair), self._whole(new, 1, pair))
        elif (old.kind, old.value) != (new.kind, new.value):
            if self._is_same_day(old, new):
                return
            numeric = {old.kind, new.kind} <= {"n", ""}
            yield self._cell("number" if numeric else "text", pair, *self._typed(old, new))
        elif old.rich != new.rich:
            yield from self._fonts_within(pair, old.rich or "as the cell", new.rich or "as the cell")

    def _is_same_day(self, old: Cell, new: Cell) -> bool:
        """Whether a date is written with another number only because the workbooks count from other days."""
        counted_otherwise = self._books[0].date_1904 != self._books[1].date_1904
        return counted_otherwise and old.kind == new.kind == "n" and self._value(old, 0) == self._value(new, 1)

    def _fonts_within(self, pair: Pair, old: str, new: str) -> Iterator[Difference]:
        """Other fonts are told with all cells that have them; the same ones over other words cell by cell."""
        before, after = ("; ".join(sorted({run.partition(":")[0] for run in rich.split(RUNS)})) for rich in (old, new))
        if before == after:
            yield self._cell("style", pair, old, new, "fonts within")
        else:
            self._styled.setdefault(("fonts within", before, after), []).append(pair.place_new)

    def _typed(self, old: Cell, new: Cell) -> tuple[str | None, str | None]:
        before, after = self._value(old, 0), self._value(new, 1)
        if before == after and before is not None:
            kinds = {"n": "number", "s": "text", "b": "yes or no", "e": "error", "d": "date"}
            return f"{before} ({kinds.get(old.kind, old.kind)})", f"{after} ({kinds.get(new.kind, new.kind)})"
        return before, after

    def _formulas(self, pair: Pair, old: Cell, new: Cell) -> Iterator[Difference]:
        if not self._same_formula(pair, old, new):
            whole = (old, 0), (new, 1)
            differ = old.kind and new.kind and not _same_result(old, new)
            before, after = (
                self._whole(cell, side, pair) if differ else self._formula(cell, side, pair) for cell, side in whole
            )
            yield self._cell("formula", pair, before, after)
        elif not (old.kind and new.kind):
            self.unstored[0] += not old.kind and bool(new.kind)
            self.unstored[1] += not new.kind and bool(old.kind)
        elif not _same_result(old, new):
            yield self._cell("result", pair, self._value(old, 0), self._value(new, 1))

    def _same_formula(self, pair: Pair, old: Cell, new: Cell) -> bool:
        if old.formula == new.formula and pair.place_old == pair.place_new and self._moves.still:
            return True
        before, after = old.formula, new.formula
        if before is None or after is None or bool(before.array) != bool(after.array):
            return False
        if before.array and self._moved_array(before.array) != area_words(area_of(after.array)):
            return False
        bare = before._replace(array=""), after._replace(array="")
        texts = (
            formula_words(old._replace(formula=bare[0]), pair.place_old),
            formula_words(new._replace(formula=bare[1]), pair.place_new),
        )
        return same_formula(self._moves.formula(texts[0] or "", self._sheets[0].name), texts[1] or "")

    def _moved_array(self, ref: str) -> str:
        area = self._moves.area(area_of(ref), self._sheets[0].name)
        return "" if area is None else area_words(area)

    def _formula(self, cell: Cell, side: int, pair: Pair) -> str | None:
        return formula_words(cell, pair.place_new if side else pair.place_old)

    def _whole(self, cell: Cell, side: int, pair: Pair) -> str | None:
        """A formula with its result, or what is typed instead."""
        formula, value = self._formula(cell, side, pair), self._value(cell, side)
        return value if formula is None else formula if value is None else f"{formula}  ({value})"

    def _value(self, cell: Cell, side: int) -> str | None:
        book = self._books[side]
        return value_words(cell, _look(book, cell.look), book.date_1904)

    def _cell(self, kind: str, pair: Pair, old: str | None, new: str | None, aspect: str = "") -> Difference:
        names = cell_name(self._sheets[0].name, pair.place_old), cell_name(self._sheets[1].name, pair.place_new)
        was = ""
        if pair.place_old != pair.place_new:
            was = f" (was {names[0] if self._sheets[0].name != self._sheets[1].name else address(pair.place_old)})"
        where = " ".join(part for part in (*self._headings(pair), aspect) if part)
        return Difference(Change(kind, None, None, names[1] + was, where, old, new), *names)

    def _headings(self, pair: Pair) -> tuple[str, str]:
        """What the row and the column are called, but for the cell itself."""
        row, column = pair.place_new
        filled = self._over.new if row in self._over.new.rows else self._over.old
        if filled is self._over.old:
            row, column = pair.place_old
        own = {cell.value for cell in (pair.old, pair.new) if cell is not None}
        names = filled.row_names.get(row, ""), filled.column_names.get(column, "")
        named = [name for name in dict.fromkeys(names) if name not in own]
        return (named[0] if named else ""), (named[1] if len(named) > 1 else "")

    def _note_look(self, pair: Pair) -> None:
        looks = self._look(pair.old, 0, pair.place_old), self._look(pair.new, 1, pair.place_new)
        if looks not in self._unlike:
            one, other = (_look(book, look) for book, look in zip(self._books, looks, strict=True))
            self._unlike[looks] = tuple(_unlike(one, other))
        for aspect in self._unlike[looks]:
            self._styled.setdefault(aspect, []).append(pair.place_new)

    def _look(self, cell: Cell | None, side: int, place: Place) -> int:
        """A cell's look; where there is no cell, its row's or its column's."""
        if cell is not None:
            return cell.look
        sheet = self._sheets[side]
        for lines, number in ((sheet.rows, place[0]), (sheet.columns, place[1])):
            line = lines.get(number)
            if line is not None and line.look is not None:
                return line.look
        return 0

    def _looks(self) -> Iterator[Difference]:
        """Looks that changed in the same way, each way once, with the cells and the whole columns that it touches."""
        columns = self._column_looks()
        for aspect in dict.fromkeys([*self._styled, *columns]):
            name, old, new = aspect
            places = self._styled.get(aspect, [])
            whole = ", ".join(columns_words(*run) for run in columns.get(aspect, ()))
            area = ", ".join(part for part in (ranges(places), whole if not places else "") if part)
            yield told("style", f"{self._sheets[1].name}!{area}", name, old, new)

    def _column_looks(self) -> dict[tuple[str, str, str], list[tuple[int, int]]]:
        found: dict[tuple[str, str, str], list[int]] = {}
        old, new = (sheet.columns for sheet in self._sheets)
        for column in new.keys() | {there for each in old if (there := self._over.columns.steps(each)) is not None}:
            back = self._over.columns.back(column)
            if back is None:
                continue
            numbers = [line.look or 0 if (line := lines.get(at)) else 0 for lines, at in ((old, back), (new, column))]
            one, other = (_look(book, look) for book, look in zip(self._books, numbers, strict=True))
            for aspect in _unlike(one, other) if one != other else ():
                found.setdefault(aspect, []).append(column)
        return {aspect: list(runs(columns)) for aspect, columns in found.items()}


def _look(book: Book, number: int) -> Look:
    return book.looks[number] if number < len(book.looks) else Look()


def _unlike(old: Look, new: Look) -> Iterator[tuple[str, str, str]]:
    for name, before, after in zip(Look._fields, old, new, strict=True):
        if before != after:
            yield _ASPECTS.get(name, name.replace("_", " ")), before, after


def _same_result(old: Cell, new: Cell) -> bool:
    if old.kind == new.kind == "n":
        return isclose(float(old.value), float(new.value), rel_tol=_SURE, abs_tol=1e-15)
    return (old.kind, old.value) == (new.kind, new.value)
