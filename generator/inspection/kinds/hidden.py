"""Slides that the show leaves out, and shapes that the selection pane hides."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Leftover, told
from ..package import DeckPackage
from ..placed_shape import A, PlacedShape
from ..shapes import placed_shapes


def hidden_slides(deck: DeckPackage) -> Iterator[Leftover]:
    for slide in deck.slides:
        root = deck.xml(slide)
        if root.get("show") in ("0", "false"):
            text = " ".join(each.text or "" for each in root.iter(f"{A}t"))
            what = f'is hidden, and in the file: "{told(text)}".' if text else "is hidden, and in the file."
            yield Leftover("hidden slide", deck.where(slide), what, "Delete it, or show it.")


def hidden_shapes(deck: DeckPackage) -> Iterator[Leftover]:
    for slide in deck.slides:
        within = None
        for shape in placed_shapes(deck, slide):
            if not shape.hidden or (within is not None and within in shape.element.iterancestors()):
                continue
            within = shape.element if shape.is_group else within
            what = f"the shape {shape.name} is hidden{saying(shape)}."
            yield Leftover("hidden shape", deck.where(slide), what, "Delete it in the selection pane, or show it.")


def saying(shape: PlacedShape) -> str:
    return f' and says "{told(shape.text)}"' if shape.text else ""
