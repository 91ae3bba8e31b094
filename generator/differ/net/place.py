"""Where a pair of parts belongs, and what was told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .facts import Known

if TYPE_CHECKING:
    from lxml.etree import _Element

NOTHING = Known({}, {})


class Place(NamedTuple):
    """Where a pair of parts belongs: its name for people, its slides, whether it shows, and what was told of it."""

    name: str
    slides: tuple[int | None, int | None] = (None, None)
    seen: bool = True
    told: bool = False
    known: Known = NOTHING
    shapes: frozenset[_Element] = frozenset()
    by_bytes: frozenset[_Element] = frozenset()
    animation: bool = False
