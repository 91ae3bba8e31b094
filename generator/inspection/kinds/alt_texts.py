"""Figures in an alternative text that stand nowhere on its slide: last period's, as a rule."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..model import Leftover, listed
from ..package import DeckPackage
from ..placed_shape import A, P, PlacedShape
from ..shapes import placed_shapes

_FIGURE = re.compile(r"(?:\d{1,3}(?:,\d{3})+(?![\d])|\d+)(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_HINT = "Correct the alt text (right click > Edit Alt Text)."


def figures_in_alt_texts(deck: DeckPackage) -> Iterator[Leftover]:
    """A picture may show figures that no text says: those are told, to be compared by eye, and not counted."""
    for slide in deck.slides:
        shapes = [shape for shape in placed_shapes(deck, slide) if shape.alt]
        shown = set(_shown(deck, slide)) if shapes else set()
        for shape in shapes:
            missing = list(dict.fromkeys(each for each in _figures(shape.alt) if each not in shown))
            if missing:
                yield _told(shape, deck.where(slide), missing)


def _told(shape: PlacedShape, where: str, figures: list[str]) -> Leftover:
    drawn = shape.element.tag == f"{P}pic"
    what = f"the alt text of {shape.name} says {listed(figures)}, which no text on the slide says."
    hint = "Compare it with the picture." if drawn else _HINT
    return Leftover("figures in alt text", where, what, hint, harmless=drawn)


def _shown(deck: DeckPackage, slide: str) -> Iterator[str]:
    """Figures in the slide's texts and in its charts, whichever way they are written."""
    for part in (slide, *deck.related(slide, "chart"), *deck.related(slide, "diagramData")):
        for element in deck.xml(part).iter(f"{A}t", "{*}v"):
            yield from _figures(element.text or "")


def _figures(text: str) -> Iterator[str]:
    """Figures in one way of writing; neither single digits (which count things) nor years."""
    for found in _FIGURE.findall(unicodedata.normalize("NFKC", text)):
        whole, _, part = found.replace(",", "").partition(".")
        plain = f"{whole.lstrip('0') or '0'}.{part.rstrip('0')}".rstrip(".")
        if (len(plain) > 1 and not _YEAR.match(plain)) or part:
            yield plain
