"""Speaker notes."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Leftover, told
from ..package import DeckPackage
from ..placed_shape import A, P

_PATH = f"{P}cSld/{P}spTree/{P}sp"
# What a notes page repeats of its slide, and what counts pages.
_NOT_SAID = ("sldImg", "sldNum", "dt", "hdr", "ftr")


def notes(deck: DeckPackage) -> Iterator[Leftover]:
    for slide in deck.slides:
        for part in deck.related(slide, "notesSlide"):
            text = " ".join(_texts(deck, part)).strip()
            if text:
                hint = "Delete them, or File > Info > Inspect Document; --notes if they are meant."
                yield Leftover("notes", deck.where(part), f'speaker notes: "{told(text)}".', hint)


def _texts(deck: DeckPackage, part: str) -> Iterator[str]:
    for shape in deck.xml(part).iterfind(_PATH):
        holder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if holder is None or holder.get("type") not in _NOT_SAID:
            yield from (each.text or "" for each in shape.iter(f"{A}t"))
