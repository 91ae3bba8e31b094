"""Words on layouts that no slide uses: what a brand's old decks left there."""

from __future__ import annotations

from collections.abc import Iterator

from ...office.deck_package import PRESENTATION
from ..model import Leftover, told
from ..package import DeckPackage
from ..placed_shape import A, P


def words_on_unused_layouts(deck: DeckPackage) -> Iterator[Leftover]:
    for part in unused_layouts(deck):
        text = " ".join(_own_words(deck, part)).strip()
        if text:
            named = deck.xml(part).find(f"{P}cSld")
            name = told("" if named is None else named.get("name", "")) or part
            what = f'the layout {name}, which no slide uses, says "{told(text)}".'
            yield Leftover("unused layout", part, what, "Delete the layout in View > Slide Master.")


def unused_layouts(deck: DeckPackage) -> Iterator[str]:
    used = {layout for slide in deck.slides for layout in deck.related(slide, "slideLayout")}
    for master in deck.related(PRESENTATION, "slideMaster"):
        yield from (layout for layout in deck.related(master, "slideLayout") if layout not in used)


def _own_words(deck: DeckPackage, part: str) -> Iterator[str]:
    """Words outside placeholders: those within are only asked of who fills them in."""
    for shape in deck.xml(part).iter(f"{P}sp", f"{P}graphicFrame"):
        if shape.find(f"./*/{P}nvPr/{P}ph") is None:
            yield from (each.text or "" for each in shape.iter(f"{A}t"))
