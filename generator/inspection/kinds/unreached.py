"""Parts to which nothing leads any more, and the picture of the first slide as it once was."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Leftover, told
from ..package import DeckPackage

_OF_THE_PACKAGE = "[Content_Types].xml"


def unreached_parts(deck: DeckPackage) -> Iterator[Leftover]:
    """What no relation leads to is shown by no program, and read by whoever unpacks the file."""
    for name in deck.names:
        if name not in deck.reached and name != _OF_THE_PACKAGE and not _relations_of_a_part(name):
            what = f"{told(name)} is in the file, and nothing in the deck leads to it."
            yield Leftover("part without a use", "the file", what, "Save it anew in PowerPoint.")


def _relations_of_a_part(name: str) -> bool:
    return name.endswith(".rels") and ("/_rels/" in name or name.startswith("_rels/"))


def thumbnails(deck: DeckPackage) -> Iterator[Leftover]:
    for part in deck.related("", "thumbnail"):
        what = "a small picture of the first slide, as it was when the file was saved."
        yield Leftover("thumbnail", told(part), what, "File > Info > Properties > Advanced: no preview picture.")
