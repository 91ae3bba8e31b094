"""How two tables are drawn: cells' fills, borders, margins and merges by the cell; widths and heights by the line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..alike.align import Alignment
from ..office.emu import EMU_PER_POINT
from ..pptx_deck.model import Table
from .compare_text import TextChange
from .traits import alike, differences, usual

Cell = tuple[int, int]
_COLOUR = re.compile(r"\b[0-9A-F]{6}\b")
_STEPS = 6
_NAMED = 4
"""Up to so many cells are named."""


def compare_table_looks(
    old: Table, new: Table, lines: tuple[Alignment, Alignment], gives: tuple[bool, bool], given: frozenset[str]
) -> Iterator[TextChange]:
    """One change for each thing that cells say otherwise, one for widths, one for heights."""
    rows, columns = lines
    if old.cells != new.cells:
        yield from _cells(old, new, lines, gives, given)
    yield from _sizes("table", "column", "width", (old.widths, new.widths), columns)
    yield from _sizes("table", "row", "height", (old.heights, new.heights), rows)


def _cells(
    old: Table, new: Table, lines: tuple[Alignment, Alignment], gives: tuple[bool, bool], given: frozenset[str]
) -> Iterator[TextChange]:
    rows, columns = lines
    found: dict[tuple[str, str, str], list[Cell]] = defaultdict(list)
    says_other = old.texts() != new.texts()
    for row, new_row in rows.pairs():
        for column, new_column in columns.pairs():
            before, after = old.cells[row], new.cells[new_row]
            if column < len(before) and new_column < len(after):
                for told in differences(before[column], after[new_column]):
                    follows = says_other and _is_of_right_margins(told)
                    if not follows and not _is_given(told, gives, given):
                        found[told].append((new_row, new_column))
    by_name: dict[str, dict[tuple[str, str], list[Cell]]] = defaultdict(dict)
    for (name, one, other), cells in found.items():
        by_name[name][one, other] = cells
    for name, values in by_name.items():
        where = _where(sorted({cell for cells in values.values() for cell in cells}))
        was, becomes = (", ".join(dict.fromkeys(pair[side] for pair in values)) for side in (0, 1))
        yield TextChange("table" if name == "merged" else "style", f"{name} of {where}", was, becomes)


def _is_of_right_margins(told: tuple[str, str, str]) -> bool:
    """Whether a difference is one of margins on the right alone: decimal points stand in line by them, so that they
    follow what the table says."""
    name, *sides = told
    others = [[part for part in side.split(", ") if not part.startswith("right ")] for side in sides]
    return name == "margins" and others[0] == others[1]


def _is_given(told: tuple[str, str, str], gives: tuple[bool, bool], given: frozenset[str]) -> bool:
    """Whether a fill or a border is said on one side, and left to the table's style on the other, which gives it."""
    name, old, new = told
    written = new if gives[0] and old == usual(name) else old if gives[1] and new == usual(name) else None
    if written is None or not ("border" in name or name == "fill"):
        return False
    nothing = written in ("none", "no fill")
    return nothing or not given or any(_is_near(written, each) for each in given)


def _is_near(written: str, given: str) -> bool:
    """Whether two looks are one, worked out by two programs: colours by a few steps of 255, widths by rounding."""
    one, other = _COLOUR.findall(written), _COLOUR.findall(given)
    if len(one) != len(other) or not alike(_COLOUR.sub("#", written), _COLOUR.sub("#", given)):
        return False
    parts = (bytes.fromhex("".join(each)) for each in (one, other))
    return all(abs(a - b) <= _STEPS for a, b in zip(*parts, strict=True))


def _where(cells: Sequence[Cell]) -> str:
    if len(cells) > _NAMED:
        return f"{len(cells)} cells"
    return "; ".join(f"row {row + 1}, column {column + 1}" for row, column in cells)


def _sizes(
    kind: str, line: str, what: str, sizes: tuple[Sequence[int], Sequence[int]], found: Alignment
) -> Iterator[TextChange]:
    old, new = sizes
    # Half a point is a rounding of the program that saved it.
    changed = [
        (one, other) for one, other in found.pairs()
        if one < len(old) and other < len(new) and abs(old[one] - new[other]) > EMU_PER_POINT / 2
    ]  # fmt: skip
    if changed:
        numbers = ", ".join(str(other + 1) for _, other in changed)
        before = ", ".join(f"{old[one] / EMU_PER_POINT:.1f} pt" for one, _ in changed)
        after = ", ".join(f"{new[other] / EMU_PER_POINT:.1f} pt" for _, other in changed)
        yield TextChange(kind, f"{what} of {line} {numbers}", before, after)
