"""Two decks read to be compared: the new one as if it stood on the old one's layouts, where both have their own.

So a change of a theme, a master or a layout is seen there, and not once more on everything that is made from it.
"""

from __future__ import annotations

from pathlib import Path

from ..office.deck_package import deck_members, told_as_damage
from .layers import ground
from .model import Deck, by_libreoffice
from .parts import Package
from .read import DeckReader, application


def read_pair(old: Path, new: Path) -> tuple[Deck, Deck]:
    """Both decks; two files with the same bytes are one deck, read once.

    Raises:
        PackageError: one is no PPTX, damaged, encrypted or larger than any honest one.
    """
    before = Package(deck_members(old))
    reader = DeckReader()
    if old.read_bytes() == new.read_bytes():
        with told_as_damage(old):
            both = reader.deck(before)
        return both, both
    after = Package(deck_members(new))
    layers = _ground(old, before) != _ground(new, after) and _is_libreoffice(before) == _is_libreoffice(after)
    with told_as_damage(old):
        first = reader.deck(before, layers=layers)
    with told_as_damage(new):
        return first, reader.deck(after, before if layers else None, layers)


def _ground(path: Path, package: Package) -> str:
    with told_as_damage(path):
        return ground(package)


def _is_libreoffice(package: Package) -> bool:
    return by_libreoffice(application(package))
