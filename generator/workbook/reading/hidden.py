"""What is hidden in a workbook and used all the same: one note a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...errors import Problem
from .grid import Grid, Sheet, address

_USED = "used as if shown"


def hidden_notes(grid: Grid) -> Iterator[Problem]:
    """A note for each sheet that is hidden, or has hidden rows or columns with something in them."""
    for sheet in grid.sheets.values():
        where = f"{grid.path.as_posix()} {sheet.name}"
        if sheet.hidden.sheet:
            if sheet.cells:
                yield Problem(where, f"the sheet is hidden, and {_USED}.", "Show it, or delete it if it is not meant.")
            continue
        told = _told(sheet)
        if told:
            hint = "Show what is meant, and delete what is not."
            what = f"{' and '.join(said for said, _ in told)} hidden, and {_USED}."
            yield Problem(f"{where}!{told[0][1]}", what, hint)


def _told(sheet: Sheet) -> list[tuple[str, str]]:
    """Hidden rows and columns in words, with the first of each."""
    filled = [place for place, cell in sheet.cells.items() if cell.is_filled]
    rows = sorted(sheet.hidden.rows & {row for row, _ in filled})
    letters = [address(1, column)[:-1] for column in sorted(sheet.hidden.columns & {column for _, column in filled})]
    named = (("row", list(map(str, rows))), ("column", letters))
    return [(_listed(word, names), names[0]) for word, names in named if names]


def _listed(word: str, names: Iterable[str]) -> str:
    each = list(names)
    shown = ", ".join(each[:8]) + (" ..." if len(each) > 8 else "")
    return f"{word} {shown} is" if len(each) == 1 else f"{word}s {shown} are"
