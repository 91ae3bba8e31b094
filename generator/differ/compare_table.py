"""Tables compared by row and column: a row that was put in is one change, not a change of every cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..alike.align import Alignment
from ..alike.tables import Texts, aligned_table, cell_text, headings, turned
from ..pptx_deck.model import Paragraph, Table
from .compare_table_look import compare_table_looks
from .compare_text import TextChange, style_change


def compare_tables(
    old: Table, new: Table, gives: tuple[bool, bool] = (False, False), given: frozenset[str] = frozenset()
) -> Iterator[TextChange]:
    """Changes of one table: rows and columns that came, went or moved; then cells; then looks.

    `gives` says on which side alone a style gives the cells their looks: there, what a cell says on the other side
    only is no change that could be told; with `given`, what it gives there, only where it says one of those.
    """
    before, after = old.texts(), new.texts()
    rows, columns = aligned_table(before, after)
    yield from _lines("row", rows, before, after)
    yield from _lines("column", columns, turned(before), turned(after))
    pairs = [(r, c) for r in rows.pairs() for c in columns.pairs()]
    for (row, new_row), (column, new_column) in pairs:
        one, other = cell_text(before, row, column), cell_text(after, new_row, new_column)
        if one.split() != other.split():
            yield TextChange("table", _where(after, new_row, new_column), one, other, new_row)
    yield from compare_table_looks(old, new, (rows, columns), gives, given)
    left = ("colour", "bold") if any(gives) else ()
    yield from style_change(_paragraphs(old, new, pairs), "text", left)


def _lines(what: str, found: Alignment, old: Texts, new: Texts) -> Iterator[TextChange]:
    for index in found.left_old:
        yield TextChange("table", f"{what} {index + 1}", _joined(old[index]), None, None)
    for index in found.left_new:
        yield TextChange("table", f"{what} {index + 1}", None, _joined(new[index]), index if what == "row" else None)
    moved = found.moved()
    for one, other in found.pairs():
        if other in moved:
            yield TextChange("table", f"{what} {one + 1} → {other + 1}", _joined(old[one]), _joined(new[other]), None)


def _joined(cells: Sequence[str]) -> str:
    return " | ".join(cells)


def _where(table: Texts, row: int, column: int) -> str:
    """A cell by its row's and its column's words, as a reader finds it."""
    head = (headings(table)[column : column + 1] or [""])[0]
    label, heading = cell_text(table, row, 0) or f"{row + 1}", head or f"{column + 1}"
    return f"row {label if column else row + 1}, column {heading if row else column + 1}"


def _paragraphs(
    old: Table, new: Table, pairs: Sequence[tuple[tuple[int, int], tuple[int, int]]]
) -> Iterator[tuple[Paragraph, Paragraph]]:
    for (row, new_row), (column, new_column) in pairs:
        one, other = old.rows[row], new.rows[new_row]
        if column < len(one) and new_column < len(other):
            yield from zip(one[column], other[new_column], strict=False)
