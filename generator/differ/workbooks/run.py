"""Two workbook files compared: by their cells, and where both are jianbao's own, by metric and period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ...errors import WorkbookError
from ..changes import Change, Comparison
from ..compare_workbooks import Told, told_of_workbooks
from .compare import compare_books
from .differences import Difference
from .ours import is_ours
from .read import read_books

_BETTER = ("number", "text", "result")


def compare_files(old: Path, new: Path) -> Comparison:
    """Everything that differs between two workbooks of anybody's.

    Raises:
        PackageError: a file is damaged, no workbook, or has more cells than can be compared.
    """
    differences, unread = compare_books(*read_books(old, new))
    changes = _named(differences, _ours(old, new))
    return Comparison("", "", tuple(changes), not_compared=tuple(unread), of="workbook")


def _ours(old: Path, new: Path) -> list[Told]:
    """What jianbao says of them, if both are its own and in order."""
    from ...workbook.reading.read import read_workbook

    if not (is_ours(old) and is_ours(new)):
        return []
    try:
        return list(told_of_workbooks(read_workbook(old), read_workbook(new)))
    except WorkbookError:
        # Not in order: a diff may be what is wanted to mend it, and cells can always be compared.
        return []


def _named(differences: Sequence[Difference], ours: Sequence[Told]) -> list[Change]:
    """Changes of cells by metric and period where jianbao knows them; results that it calculates anew come last."""
    by_cell = {one.new_cell or one.old_cell: one for one in ours}
    changes: list[Change] = []
    taken: set[Told | None] = set()
    for one in differences:
        better = by_cell.get(one.new_cell) or by_cell.get(one.old_cell)
        if better is not None and one.change.kind in _BETTER:
            taken.add(better)
            changes.append(replace(better.change, kind="result") if one.change.kind == "result" else better.change)
        else:
            changes.append(one.change)
            taken.add(by_cell.get(one.new_cell))
    return changes + [replace(one.change, kind="result") for one in ours if one.calculated and one not in taken]
