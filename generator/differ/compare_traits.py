"""Traits of two things compared, kind by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..pptx_deck.traits import Named, Trait
from .compare_text import TextChange, together
from .traits import differences


def compare_traits(old: Sequence[Trait], new: Sequence[Trait], what: str = "") -> Iterator[TextChange]:
    """One change a kind, with all traits of that kind that differ."""
    if old == new:
        return
    for kind in dict.fromkeys(trait.kind for trait in (*new, *old)):
        told = list(differences(_of(old, kind), _of(new, kind)))
        if told:
            yield together(kind, what, told)


def _of(traits: Iterable[Trait], kind: str) -> Named:
    return tuple((trait.name, trait.value) for trait in traits if trait.kind == kind)
