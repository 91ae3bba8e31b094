"""What a tie-out tells of one number, and of one edit that holds no number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..lineage.format import FigureRecord, PrintRecord

TIED, MOVED, REWORDED, CHANGED, DELETED = "tied", "moved", "reworded", "changed", "deleted"
NEW, TYPED = "new", "typed"


@dataclass(frozen=True)
class Traced:
    """One number on a slide. `slide` is that of the deck at hand, of the built one for what was deleted.

    `figure` and `printed` are the lineage's records, None for a number that has no lineage.
    """

    state: str
    slide: int
    shape: str
    where: str
    text: str
    was: str = ""
    """What was printed there when the deck was built, where that is something else."""
    figure: FigureRecord | None = None
    printed: PrintRecord | None = None
    context: str = ""
    """The sentence it stands in."""
    template: str = ""
    """The template's file and line."""

    @property
    def cells(self) -> list[str]:
        return list(self.figure.cells) if self.figure else []

    @property
    def status(self) -> str:
        return self.figure.status if self.figure else ""


class Edit(NamedTuple):
    """Something edited by hand that holds no print: a label, an alt text, a slide that was hidden."""

    slide: int
    shape: str
    old: str
    new: str


@dataclass(frozen=True)
class At:
    """Where the reading is: the slide and the shape of the deck at hand, the slide as it was built.

    `state` is that of a number which stands there as it did: tied, or moved with its slide or shape.
    """

    slide: int
    built: int
    state: str
    shape: str = ""
    where: str = ""
