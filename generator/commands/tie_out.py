"""tie-out: the reviewer's sheet of a deck, with links to the workbook's cells."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ..errors import Problem, UsageError
from ..lineage.reading import Record
from ..tieout.sheet import Written, write_tie_out
from ..tieout.tieout import TieOut
from ..tieout.tieout import tie_out as found_in


class Sheet(NamedTuple):
    """The sheet that was written, and the workbook that its links lead to."""

    found: TieOut
    path: Path
    written: Written
    workbook: Path | None


def tie_out(
    deck: Path, output: Path | None = None, *, lineage: Path | None = None, workbook: Path | None = None,
    project: Path = Path(),
) -> Sheet:  # fmt: skip
    """Write the sheet, NAME.tie-out.xlsx beside the deck unless `output` names another.

    Raises:
        UsageError: there is no such workbook, or no lineage of this deck.
        PackageError: the deck or its lineage cannot be read.
        OutputError: the file is something else than a tie-out sheet, or cannot be written.
    """
    found = found_in(deck, lineage, project)
    target = output or deck.with_name(f"{deck.stem}.tie-out.xlsx")
    book = workbook or _workbook_of(found.record, project, deck)
    if book is not None and not book.is_file():
        raise UsageError(Problem(str(book), "there is no such file.", "Name the workbook that links are to lead to."))
    return Sheet(found, target, write_tie_out(found, target, book), book)


def _workbook_of(record: Record, project: Path, deck: Path) -> Path | None:
    name = Path(record.head.workbook).name
    places = (project / "inputs" / name, deck.parent / name, deck.parent.parent / "inputs" / name)
    return next((path for path in places if name and path.is_file()), None)
