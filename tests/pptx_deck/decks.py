"""Small decks made with python-pptx, saved and read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pptx import Presentation
from pptx.presentation import Presentation as Made
from pptx.slide import Slide as MadeSlide

from generator.pptx_deck.model import Deck, Slide
from generator.pptx_deck.read import read_deck

BLANK, TITLE_AND_CONTENT = 6, 1


def read(folder: Path, make: Callable[[Made], object]) -> Deck:
    presentation = Presentation()
    make(presentation)
    path = folder / "deck.pptx"
    presentation.save(str(path))
    return read_deck(path)


def read_slide(folder: Path, make: Callable[[MadeSlide], object], layout: int = BLANK) -> Slide:
    """The only slide of a deck, as `make` fills it."""
    deck = read(folder, lambda presentation: make(presentation.slides.add_slide(presentation.slide_layouts[layout])))
    return deck.slides[0]
