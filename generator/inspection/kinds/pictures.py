"""Pictures of which a part is cut off, and still in the file, and pictures that no slide shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Leftover, told
from ..package import DeckPackage
from ..placed_shape import A, P
from .layouts import unused_layouts

_SIDES = {"l": "left", "t": "top", "r": "right", "b": "bottom"}
_KINDS = ("image", "media", "video", "audio", "hdphoto")
_QUOTED = re.compile(rb"[\"']([^\"'<>]{1,100})[\"']")
_HINT = "Picture Format > Compress Pictures > Delete cropped areas."


def cropped_pictures(deck: DeckPackage) -> Iterator[Leftover]:
    for slide in deck.slides:
        for fill in deck.xml(slide).iter(f"{P}blipFill", f"{A}blipFill"):
            cut = fill.find(f"{A}srcRect")
            sides = [] if cut is None else [name for side, name in _SIDES.items() if int(cut.get(side, "0")) > 0]
            if sides:
                parent = fill.getparent()
                names = None if parent is None else next(parent.iter(f"{P}cNvPr"), None)
                name = told("" if names is None else names.get("name", "")) or "a picture"
                what = f"of the picture {name} a part is cut off ({', '.join(sides)}), and still in the file."
                yield Leftover("cropped picture", deck.where(slide), what, _HINT)


def unused_pictures(deck: DeckPackage) -> Iterator[Leftover]:
    """Pictures in the package that are shown by no slide, nor by what a slide is made from."""
    unused = set(unused_layouts(deck))
    shown: set[str] = set()
    known: dict[str, str] = {}
    for name in deck.names:
        related = [each for each in deck.relations(name) if each.kind in _KINDS and not each.external]
        known.update((each.target, name) for each in related if each.target not in known)
        if related and name not in unused:
            mentioned = set(_QUOTED.findall(deck.content(name)))
            shown.update(each.target for each in related if each.id.encode() in mentioned)
    for part, user in known.items():
        if part in deck and part not in shown:
            what = f"the picture {part} is in the file, and nothing shows it."
            hint = "Save it anew in PowerPoint, or delete the layouts that no slide uses."
            yield Leftover("unused picture", deck.where(user), what, hint)
