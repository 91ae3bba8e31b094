"""Which row and which column of a table is which of another: a row that was put in shifts the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence

from ..finance.period import Period, find_period
from ..pptx_deck.model import Table
from .align import Alignment, Likeness, align, fill_gaps
from .words import likeness, skeleton

Cells = tuple[str, ...]
Texts = Sequence[Sequence[str]]


def aligned_table(old: Texts, new: Texts) -> tuple[Alignment, Alignment]:
    """The rows and the columns of two tables."""
    columns = _columns(old, new)
    return _rows(old, new, columns), columns


def aligned_cells(old: Table, new: Table) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Cells of the old table with those of the new one, by row and column."""
    rows, columns = aligned_table(old.texts(), new.texts())
    for row, new_row in rows.pairs():
        for column, new_column in columns.pairs():
            if column < len(old.rows[row]) and new_column < len(new.rows[new_row]):
                yield (row, column), (new_row, new_column)


def cell_text(table: Texts, row: int, column: int) -> str:
    return table[row][column] if column < len(table[row]) else ""


def turned(table: Texts) -> list[tuple[str, ...]]:
    width = max((len(row) for row in table), default=0)
    return [tuple(cell_text(table, row, column) for row in range(len(table))) for column in range(width)]


def headings(table: Texts) -> list[str]:
    """What heads each column; where heads stand over heads, both: 前三季度 2024年."""
    if len(table) < 2 or not table[1] or table[1][0] or not any(table[0][1:]):
        return list(table[0]) if table else []
    over: list[str] = []
    for own in table[0]:
        over.append(own or (over[-1] if over else ""))
    return [f"{one} {own}".strip() if own else one for one, own in zip(over, table[1], strict=False)]


def _columns(old: Texts, new: Texts) -> Alignment:
    before, after = turned(old), turned(new)
    heads = [dict(zip(each, headings(table), strict=False)) for each, table in ((before, old), (after, new))]
    twice = _said_twice(headings(old)) | _said_twice(headings(new))

    def heading(cells: Cells) -> str | None:
        found = heads[0].get(cells) or heads[1].get(cells)
        return found if found and found not in twice else None

    keys: tuple[Callable[[Cells], Hashable], ...] = (
        lambda cells: cells,
        heading,
        _own_first(before, after),
        lambda cells: cells[0] or None,
    )
    periods = [list(map(_period, headings(table))) for table in (old, new)]
    differ = _differ(*periods)
    found = align(before, after, keys, _overlap(before, after, differ))
    # Where some periods are the same, one went and another came. Where all are others, as 2023H1 and 2024H1 after them,
    # each stands for the one in its place.
    same = {*periods[0]} & {*periods[1]} - {None}
    fill_gaps(found, (lambda one, other: not differ(one, other)) if same else None)
    return found


def _differ(old: Sequence[Period | None], new: Sequence[Period | None]) -> Callable[[int, int], bool]:
    """Whether two columns are of different periods."""
    return lambda one, other: None not in (old[one], new[other]) and old[one] != new[other]


def _period(heading: str) -> Period | None:
    """The period that a column is headed by, also in short: 24年上半年."""
    text = heading.rpartition(" ")[2]
    return find_period(text) or (find_period(f"20{text}") if text[:2].isdigit() else None)


def _said_twice(heads: Sequence[str]) -> set[str]:
    return {head for head, count in Counter(heads).items() if count > 1}


def _own_first(old: Sequence[Cells], new: Sequence[Cells]) -> Callable[[Cells], str | None]:
    """A key of the first cell, where it names one line on each side."""
    counts = Counter(cells[0] for cells in old if cells), Counter(cells[0] for cells in new if cells)
    return lambda cells: cells[0] if cells and cells[0] and counts[0][cells[0]] == counts[1][cells[0]] == 1 else None


def _rows(old: Texts, new: Texts, columns: Alignment) -> Alignment:
    """Rows, seen only in the columns that both have."""
    pairs = sorted(columns.to_new.items())
    before = [tuple(cell_text(old, row, one) for one, _ in pairs) for row in range(len(old))]
    after = [tuple(cell_text(new, row, other) for _, other in pairs) for row in range(len(new))]
    keys: tuple[Callable[[Cells], Hashable], ...] = (lambda cells: cells, _own_first(before, after), _words_of_cells)
    found = align(before, after, keys, _overlap(before, after))
    if len(old) == len(new):
        fill_gaps(found)
    return found


def _words_of_cells(cells: Cells) -> tuple[str, ...] | None:
    """A row but for its numbers, where there is something but numbers."""
    words = tuple(map(skeleton, cells))
    return words if any(word.strip("\ue000 ") for word in words) else None


def _overlap(
    old: Sequence[Sequence[str]], new: Sequence[Sequence[str]], differ: Callable[[int, int], bool] | None = None
) -> Likeness:
    def score(one: int, other: int) -> float:
        a, b = old[one], new[other]
        if differ is not None and differ(one, other):
            return 0.0
        equal = sum(x == y and bool(x) for x, y in zip(a, b, strict=False)) / max(len(a), len(b), 1)
        label = likeness(a[0], b[0]) if a and b and a[0] and b[0] else 0.0
        return max(equal, label * 0.8)

    return Likeness(score, lambda index: set(old[index]), lambda index: set(new[index]), 0.5)
