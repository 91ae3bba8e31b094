"""What is hidden in a workbook and used all the same: one note a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
    rows = _runs(sorted(sheet.hidden.rows & {row for row, _ in filled}))
    letters = [address(1, column)[:-1] for column in sorted(sheet.hidden.columns & {column for _, column in filled})]
    named = (("row", rows), ("column", letters))
    return [(_listed(word, names), names[0].partition("–")[0]) for word, names in named if names]


def _runs(numbers: Sequence[int]) -> list[str]:
    """Numbers in words, those that follow one another as one: 3, 5–40."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]


def _listed(word: str, names: Iterable[str]) -> str:
    each = list(names)
    return f"{word} {each[0]} is" if len(each) == 1 else f"{word}s {', '.join(each)} are"
