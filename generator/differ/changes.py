"""What changed, at the grain people speak in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..pptx_deck.model import Place

KINDS = (
    "slide-added", "slide-removed", "slide-moved", "shape-added", "shape-removed", "moved", "resized", "text", "number",
    "table", "chart", "picture", "style", "effect", "link", "notes", "comment", "transition", "animation", "layout",
    "master", "theme", "properties",
)  # fmt: skip


class CellChange(NamedTuple):
    """A workbook cell whose value differs between two builds; None where it has no value."""

    cell: str
    label: str
    period: str | None
    old: str | None
    new: str | None
    unit: str | None = None

    def __str__(self) -> str:
        about = " ".join(part for part in (self.label, self.period) if part)
        unit = f" {self.unit}" if self.unit else ""
        return f"{self.cell} {about}: {self.old or '（空）'} → {self.new or '（空）'}{unit}".replace("  ", " ")


@dataclass(frozen=True, slots=True)
class Change:
    """One change. Slides count from 1 and are None where there is none; so are `old` and `new`.

    `why` is the cells that caused it; empty where lineage says that none did, None where nothing is known.
    """

    kind: str
    slide_old: int | None
    slide_new: int | None
    shape: str | None = None
    where: str = ""
    old: str | None = None
    new: str | None = None
    why: tuple[CellChange, ...] | None = None
    place_old: Place | None = None
    place_new: Place | None = None
    paragraph: int | None = None
    """Which paragraph of the new shape, from 0; of the old one where it is gone."""
    touches: tuple[int, ...] | None = None
    """The slides on which it is seen, where it is a change of what shows through; None for all other changes."""

    @property
    def slide(self) -> int | None:
        """The slide to speak of: the new deck's, the old one's for what is gone."""
        return self.slide_new if self.slide_new is not None else self.slide_old

    def is_on(self, slides: Sequence[int]) -> bool:
        """Whether it is a change of one of these slides, or seen there."""
        return self.slide in slides or any(number in slides for number in self.touches or ())


class NotCompared(NamedTuple):
    """Something that could not be read: known by its bytes only."""

    slide_old: int | None
    slide_new: int | None
    shape: str
    what: str
    same: bool


class Cause(NamedTuple):
    """Cells that changed, and the changes (by their place in the list) that they led to; none: edited or template."""

    cells: tuple[CellChange, ...]
    what: str
    changes: tuple[int, ...]


@dataclass(frozen=True)
class Comparison:
    """Everything that differs between two files."""

    old: str
    new: str
    changes: tuple[Change, ...] = ()
    causes: tuple[Cause, ...] = ()
    not_compared: tuple[NotCompared, ...] = ()
    slides: tuple[int, int] = (0, 0)
    explained: bool = False
    pairs: tuple[tuple[int | None, int | None], ...] = field(default=(), repr=False)
    """Slides of the old and the new deck that are the same one, in the new order."""

    @property
    def differs(self) -> bool:
        return bool(self.changes) or any(not one.same for one in self.not_compared)

    def by_kind(self) -> dict[str, int]:
        counts = {kind: sum(change.kind == kind for change in self.changes) for kind in KINDS}
        return {kind: count for kind, count in counts.items() if count}


def chosen(
    changes: Iterable[Change], only: Sequence[str], ignore: Sequence[str], slides: Sequence[int]
) -> list[Change]:
    """The changes of these kinds, without those, on these slides (of the new deck, or of the old for what is gone)."""
    return [
        change
        for change in changes
        if (not only or change.kind in only) and change.kind not in ignore and (not slides or change.is_on(slides))
    ]
