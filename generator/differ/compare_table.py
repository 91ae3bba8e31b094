"""Tables compared by row and column: a row that was put in is one change, not a change of every cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..alike.align import Alignment, Likeness, align, fill_gaps
from ..alike.words import likeness, skeleton
from ..pptx_deck.model import Paragraph, Table
from .compare_text import TextChange, style_change

Texts = Sequence[Sequence[str]]


def aligned_cells(old: Table, new: Table) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Cells of the old table with those of the new one, by row and column."""
    before, after = old.texts(), new.texts()
    columns = _columns(before, after)
    rows = _rows(before, after, columns)
    for row, new_row in rows.pairs():
        for column, new_column in columns.pairs():
            if column < len(old.rows[row]) and new_column < len(new.rows[new_row]):
                yield (row, column), (new_row, new_column)


def compare_tables(old: Table, new: Table) -> Iterator[TextChange]:
    """Changes of one table: rows and columns that came, went or moved; then cells; then looks."""
    before, after = old.texts(), new.texts()
    columns = _columns(before, after)
    rows = _rows(before, after, columns)
    yield from _lines("row", rows, before, after)
    yield from _lines("column", columns, _turned(before), _turned(after))
    pairs = [(r, c) for r in rows.pairs() for c in columns.pairs()]
    for (row, new_row), (column, new_column) in pairs:
        one, other = _cell(before, row, column), _cell(after, new_row, new_column)
        if one.split() != other.split():
            yield TextChange("table", _where(after, new_row, new_column), one, other, new_row)
    yield from style_change(_paragraphs(old, new, pairs), "text")


def _cell(table: Texts, row: int, column: int) -> str:
    return table[row][column] if column < len(table[row]) else ""


def _turned(table: Texts) -> list[tuple[str, ...]]:
    width = max((len(row) for row in table), default=0)
    return [tuple(_cell(table, row, column) for row in range(len(table))) for column in range(width)]


def _columns(old: Texts, new: Texts) -> Alignment:
    before, after = _turned(old), _turned(new)
    keys = (
        lambda cells: cells,
        _unique([c[0] for c in before], [c[0] for c in after], 0),
        lambda cells: cells[0] or None,
    )
    found = align(before, after, keys, _overlap(before, after))
    fill_gaps(found)
    return found


def _unique(old: Sequence[str], new: Sequence[str], place: int):  # type: ignore[no-untyped-def]
    """A key of the cell at a place, where it names one line on each side."""
    counts = Counter(set(old)), Counter(old), Counter(new)
    return lambda cells: (
        cells[place] if cells and cells[place] and counts[1][cells[place]] == counts[2][cells[place]] == 1 else None
    )


def _rows(old: Texts, new: Texts, columns: Alignment) -> Alignment:
    """Rows, seen only in the columns that both have."""
    pairs = sorted(columns.to_new.items())
    before = [tuple(_cell(old, row, one) for one, _ in pairs) for row in range(len(old))]
    after = [tuple(_cell(new, row, other) for _, other in pairs) for row in range(len(new))]
    first = _unique([r[0] for r in before if r], [r[0] for r in after if r], 0)
    keys = (
        lambda cells: cells,
        first,
        lambda cells: (
            tuple(skeleton(cell) for cell in cells) if any(skeleton(c).strip("\ue000 ") for c in cells) else None
        ),
    )
    found = align(before, after, keys, _overlap(before, after))
    if len(old) == len(new):
        fill_gaps(found)
    return found


def _overlap(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> Likeness:
    def score(one: int, other: int) -> float:
        a, b = old[one], new[other]
        equal = sum(x == y and bool(x) for x, y in zip(a, b, strict=False)) / max(len(a), len(b), 1)
        label = likeness(a[0], b[0]) if a and b and a[0] and b[0] else 0.0
        return max(equal, label * 0.8)

    return Likeness(score, lambda index: set(old[index]), lambda index: set(new[index]), 0.5)


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
    label, heading = _cell(table, row, 0) or f"{row + 1}", _cell(table, 0, column) or f"{column + 1}"
    return f"row {label if column else row + 1}, column {heading if row else column + 1}"


def _paragraphs(
    old: Table, new: Table, pairs: Sequence[tuple[tuple[int, int], tuple[int, int]]]
) -> Iterator[tuple[Paragraph, Paragraph]]:
    for (row, new_row), (column, new_column) in pairs:
        one, other = old.rows[row], new.rows[new_row]
        if column < len(one) and new_column < len(other):
            yield from zip(one[column], other[new_column], strict=False)
