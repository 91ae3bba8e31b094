"""Paragraphs as they were built, each with what became of it: in texts, and in the cells of tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..alike.align import longest_increasing
from ..alike.lines import aligned_lines
from ..alike.tables import aligned_cells
from ..lineage.format import PrintRecord
from ..pptx_deck.model import Paragraph, Shape, Table

Prints = Sequence[PrintRecord]
Cell = tuple[int, int]


class Pair(NamedTuple):
    """A paragraph: as it was built, as it is now (None where it is gone), its prints, and whether it went elsewhere."""

    where: str
    old: str
    new: Paragraph | None
    prints: Prints = ()
    moved: bool = False

    @property
    def text(self) -> str:
        """What stands there now."""
        return self.new.text if self.new is not None else ""


def paragraph_pairs(old: Shape, new: Shape, prints: Prints) -> Iterator[Pair]:
    """The paragraphs of a shape, those that came and went too."""
    if old.table is None or new.table is None:
        return _of_text(old.paragraphs, new.paragraphs, prints, "")
    return _of_table(old.table, new.table, prints)


def _of_text(old: Sequence[Paragraph], new: Sequence[Paragraph], prints: Prints, where: str) -> Iterator[Pair]:
    found = aligned_lines([one.text for one in old], [one.text for one in new])
    moved = found.moved()
    for index, paragraph in enumerate(old):
        own = [one for one in prints if (one.paragraph or 0) == index]
        target = found.to_new.get(index)
        number = (index if target is None else target) + 1
        place = where or (f"paragraph {number}" if len(new) > 1 else "")
        yield Pair(place, paragraph.text, None if target is None else new[target], own, target in moved)
    for index in found.left_new:
        yield Pair(where or f"paragraph {index + 1}", "", new[index])


def _of_table(old: Table, new: Table, prints: Prints) -> Iterator[Pair]:
    """Cell by cell; rows and columns that came and went too."""
    to_new = dict(aligned_cells(old, new))
    moved = _moved_cells(to_new)
    for row, cells in enumerate(old.rows):
        for column, before in enumerate(cells):
            target = to_new.get((row, column))
            after = new.rows[target[0]][target[1]] if target else ()
            own = [one for one in prints if (one.row, one.column) == (row, column)]
            pairs = _of_text(before, after, own, _cell_named(target or (row, column)))
            yield from (one._replace(moved=one.moved or target in moved) for one in pairs)
    yield from _come(new, set(to_new.values()))


def _come(table: Table, known: set[Cell]) -> Iterator[Pair]:
    for row, cells in enumerate(table.rows):
        for column, paragraphs in enumerate(cells):
            if (row, column) not in known:
                yield from _of_text((), paragraphs, (), _cell_named((row, column)))


def _cell_named(cell: Cell) -> str:
    return f"row {cell[0] + 1}, column {cell[1] + 1}"


def _moved_cells(to_new: Mapping[Cell, Cell]) -> set[Cell]:
    """The new cells in rows or columns that do not stand in the order of the others."""
    rows = _out_of_order({(old[0], new[0]) for old, new in to_new.items()})
    columns = _out_of_order({(old[1], new[1]) for old, new in to_new.items()})
    return {cell for cell in to_new.values() if cell[0] in rows or cell[1] in columns}


def _out_of_order(pairs: set[tuple[int, int]]) -> set[int]:
    news = list(dict(sorted(pairs)).values())
    return set(news) - set(longest_increasing(news))
