"""The places of a slide file where words stand: those of its head, and those of the block in each region."""

from __future__ import annotations

from collections.abc import Iterator

from ..blocks.nested import AnyBlock
from ..spec.deck import SlideHead
from ..spec.places import Place, words_in
from ..spec.scalars import Tree

HEAD = ("layout", "title", "notes", "section", "when", "for", "unit")
"""The keys of a slide file that name no region."""


def slide_places(tree: Tree) -> Iterator[Place]:
    """The words of a slide file, in the order of the file."""
    for key, value in tree.items() if isinstance(tree, dict) else ():
        if key in HEAD:
            yield from words_in(SlideHead, {key: value})
        else:
            yield from words_in(AnyBlock, value, (key,))


def conditioned_places(tree: Tree) -> dict[str, tuple[str, str]]:
    """The words of a slide file by place, each with its condition, in the order of the file."""
    return {place.name: (place.text, place.condition) for place in slide_places(tree)}
