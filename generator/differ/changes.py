"""What changed, at the grain people speak in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..pptx_deck.model import Place

KINDS = (
    "slide-added", "slide-removed", "slide-moved", "shape-added", "shape-removed", "moved", "resized", "text", "number",
    "table", "chart", "picture", "style", "effect", "link", "notes", "comment", "transition", "animation", "layout",
    "master", "theme", "properties", "sheet-added", "sheet-removed", "sheet-moved", "formula", "result",
)  # fmt: skip

_UNSEEN_KINDS = ("notes", "comment", "link")
_UNSEEN = frozenset(
    ("title", "subject", "keywords", "category", "alt text", "title of the alt text", "locked", "sections", "section")
)
"""Properties that show on no slide; that a slide or a shape is hidden does."""
_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
UNREAD = "unread"
"""The name, in --only and --ignore, of what differs and is not read: it is counted, and is no kind of change."""


class CellChange(NamedTuple):
    """A workbook cell whose value differs between two builds; None where it has no value."""

    cell: str
    label: str
    period: str | None
    old: str | None
    new: str | None
    unit: str | None = None

    def __str__(self) -> str:
        return f"{self.cell} {self.said}"

    @property
    def said(self) -> str:
        """What it holds, and from what to what it changed, without its address."""
        about = " ".join(part for part in (self.label, self.period) if part)
        unit = f" {self.unit}" if self.unit else ""
        old, new = (self.readable(value) or "（空）" for value in (self.old, self.new))
        return f"{about}: {old} → {new}{unit}".replace("  ", " ")

    def readable(self, value: str | None) -> str:
        """A value as people read it: digits in threes where it is measured in something, and so no year and no code."""
        if self.unit is None or value is None or not _PLAIN.fullmatch(value):
            return value or ""
        whole, point, rest = value.partition(".")
        return f"{int(whole):,}{point}{rest}" if int(whole) else value


class PointChange(NamedTuple):
    """One point of a chart, as it was and as it is; None where it was not there, or is no longer."""

    series: str
    category: str
    old: str | None
    new: str | None


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
    hidden: bool = False
    """Whether the slide or the shape is hidden, in both decks."""
    called: str = ""
    """The words on the slide by which a reader knows the shape; empty where its name is all there is."""
    points: tuple[PointChange, ...] = ()
    """The points of a chart, where several changed at once."""

    @property
    def slide(self) -> int | None:
        """The slide to speak of: the new deck's, the old one's for what is gone."""
        return self.slide_new if self.slide_new is not None else self.slide_old

    def is_on(self, slides: Sequence[int]) -> bool:
        """Whether it is a change of one of these slides, or seen there."""
        return self.slide in slides or any(number in slides for number in self.touches or ())

    @property
    def seen(self) -> bool:
        """Whether it shows on a slide, and not only in the notes, to a screen reader or in the file's properties."""
        unseen = self.kind in _UNSEEN_KINDS or (self.kind == "properties" and {*self.where.split(", ")} <= _UNSEEN)
        return not (self.hidden or unseen or self.touches == ())


class NotCompared(NamedTuple):
    """Something that could not be read: known by its bytes only."""

    slide_old: int | None
    slide_new: int | None
    shape: str
    what: str
    same: bool


class Unread(NamedTuple):
    """One difference in how the files are written that no reader understands, or of which none told anything."""

    slide_old: int | None
    slide_new: int | None
    where: str
    what: str
    old: str | None
    new: str | None
    seen: bool
    """Whether it may show on a slide."""
    name: str = ""
    """The element or the attribute, as schemas name it."""
    read: bool = False
    """Whether a reader understands it, and found that it comes to the same."""
    saving: str = ""
    """The reason, where LibreOffice writes such a thing on a plain save and saved one of the two decks."""


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
    unread: tuple[Unread, ...] = ()
    slides: tuple[int, int] = (0, 0)
    explained: bool = False
    of: str = "deck"
    """What the two files are: a deck each, or a workbook."""
    pairs: tuple[tuple[int | None, int | None], ...] = field(default=(), repr=False)
    """Slides of the old and the new deck that are the same one, in the new order."""
    titles: tuple[tuple[str, ...], tuple[str, ...]] = field(default=((), ()), repr=False)
    """What the slides of the old and of the new deck are called, in their order."""

    def title(self, old: int | None, new: int | None) -> str:
        """What a slide is called, in the new deck where it is there; empty where nothing is known."""
        number, titles = (old, self.titles[0]) if new is None else (new, self.titles[1])
        return titles[number - 1] if number is not None and 0 < number <= len(titles) else ""

    @property
    def differs(self) -> bool:
        """Whether anything that may be seen, or was told, is not the same."""
        unequal = any(not one.same for one in self.not_compared) or any(one.seen for one in self.unread)
        return bool(self.changes) or unequal

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
