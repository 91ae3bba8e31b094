"""Two decks read to be compared: the new one as if it stood on the old one's layouts, where both have their own.

So a change of a theme, a master or a layout is seen there, and not once more on everything that is made from it.
"""

from __future__ import annotations

from pathlib import Path

from .model import Deck
from .read import read_deck


def read_pair(old: Path, new: Path) -> tuple[Deck, Deck]:
    """Both decks.

    Raises:
        PackageError: one is no PPTX, damaged, encrypted or larger than any honest one.
    """
    before, after = read_deck(old), read_deck(new)
    if before.ground == after.ground or before.by_libreoffice != after.by_libreoffice:
        return before, after
    return read_deck(old, layers=True), read_deck(new, under=old, layers=True)
