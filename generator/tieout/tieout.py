"""Lineage and a deck, read back together: every number that stands on the slides, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..errors import Problem, UsageError
from ..files.project import Project
from ..lineage.build_id import is_build_id
from ..lineage.reading import Record, find_record, histories_of, read_record
from ..pptx_deck.model import Deck, Slide
from ..pptx_deck.read import read_deck
from .found_again import ReadBack
from .traced import CHANGED, DELETED, MOVED, NEW, REWORDED, TIED, TYPED, Edit, Traced

__all__ = [
    "CHANGED", "DELETED", "EDITED", "MOVED", "NEW", "REWORDED", "STATES", "TIED", "TYPED", "Edit", "TieOut", "Traced",
    "tie_out", "tie_out_with_words",
]  # fmt: skip

STATES = (TIED, MOVED, REWORDED, CHANGED, DELETED, NEW, TYPED)
EDITED = (MOVED, REWORDED, CHANGED, DELETED, NEW)


@dataclass(frozen=True)
class TieOut:
    """All numbers of a deck, slide by slide; `edits` are what was edited besides numbers."""

    deck: Path
    record: Record
    numbers: tuple[Traced, ...]
    edits: tuple[Edit, ...] = ()
    slides: int = 0
    pages: tuple[Slide, ...] = ()
    """The deck's slides, as they are now."""

    @property
    def edited(self) -> bool:
        return bool(self.edits) or any(one.state in EDITED for one in self.numbers)

    def count(self, *states: str) -> int:
        return sum(one.state in states for one in self.numbers)

    @property
    def share_tied(self) -> float:
        """The share of the quantities in the deck that lead to cells, 0 to 1."""
        there = len(self.numbers) - self.count(DELETED)
        return self.count(TIED, MOVED, REWORDED) / there if there else 1.0


def tie_out(
    deck: str | Path, lineage: str | Path | None = None, project: str | Path = ".", *, everything: bool = False
) -> TieOut:
    """Find every number of a deck; with `everything` also the words that come from cells.

    The lineage is found beside the deck, or by its build id in `output/history/`, or given.

    Raises:
        PackageError: the deck or the lineage cannot be read.
        UsageError: there is no lineage, or it is that of another build.
    """
    return _tied(*_read(deck, lineage, project), everything)


def tie_out_with_words(
    deck: str | Path, lineage: str | Path | None = None, project: str | Path = "."
) -> tuple[TieOut, tuple[Traced, ...]]:
    """Every number of a deck, and beside it the numbers with the words that come from cells; read once."""
    path, found, record = _read(deck, lineage, project)
    return _tied(path, found, record, False), _tied(path, found, record, True).numbers


def _read(deck: str | Path, lineage: str | Path | None, project: str | Path) -> tuple[Path, Deck, Record]:
    path = Path(deck)
    found = read_deck(path)
    return path, found, _record_of(path, found.build, lineage, project)


def _tied(path: Path, found: Deck, record: Record, everything: bool) -> TieOut:
    reading = ReadBack(record, found, everything)
    numbers = sorted(reading.numbers(), key=lambda one: one.slide)
    return TieOut(path, record, tuple(numbers), tuple(reading.edits), len(found.slides), found.slides)


def _record_of(path: Path, build: str, lineage: str | Path | None, project: str | Path) -> Record:
    histories = histories_of(path, Project(Path(project)).history)
    record = read_record(Path(lineage)) if lineage is not None else find_record(path, build, histories)
    if record is None:
        raise UsageError(_no_lineage(path, build))
    if build and record.build != build:
        what = f"is the lineage of build {record.build[:8]}, and {path.name} is of build {build[:8]}."
        raise UsageError(Problem(str(record.path), what, "Name the lineage that was written with this deck."))
    if record.sidecar.shapes is None:
        what = "was written by an older jianbao and does not say what stood where."
        raise UsageError(Problem(str(record.path), what, "Build the deck again."))
    return record


def _no_lineage(path: Path, build: str) -> Problem:
    """Why there is none, and what can be done: with a deck that jianbao built, and with any other."""
    if is_build_id(build):
        what = f"no lineage of this deck is at hand: that of build {build[:8]} lies neither in a history nor beside it."
        return Problem(str(path), what, "Name its .lineage.json with --lineage, or build its workbook again.")
    what = "is no deck that jianbao built: it carries no build id, and no cells are known behind its numbers."
    hint = (
        "Any deck can be read (jianbao text), compared (jianbao diff OLD.pptx NEW.pptx) and searched for what it hides "
        "(jianbao inspect). If a program dropped the id, name the .lineage.json with --lineage."
    )
    return Problem(str(path), what, hint)
