"""Shapes that were read before: what is written alike, on the same ground, and leads to the same, is the same shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

    from .model import Shape
    from .parts import Part, Relation
    from .styles import Links

_PLAIN = re.compile(r"[\w.-]+", re.ASCII)


class Origin(NamedTuple):
    """All that a shape is read from: what it stands on, how it is written, what it leads to."""

    ground: bytes
    written: bytes
    leads_to: tuple[tuple[str, str, bytes], ...]


ReadBefore = dict[Origin, "Shape"]


class Origins:
    """The origins of one part's shapes; `ground` is a digest of what they inherit from, `links` the part's links."""

    def __init__(self, part: Part, ground: bytes, links: Links) -> None:
        self._ground, self._links = ground, links
        self._relations = [(_needle(each.id), each) for each in part.rels.values()]

    def of(self, element: _Element) -> Origin:
        written = etree.tostring(element, with_tail=False)
        return Origin(self._ground, written, tuple(self._leads_to(written)))

    def _leads_to(self, written: bytes) -> Iterator[tuple[str, str, bytes]]:
        for needle, relation in self._relations:
            if needle in written:
                yield relation.reltype, self._links.get(relation.id, ""), _content(relation)


def _needle(relation: str) -> bytes:
    """How an id stands in an attribute; one that may be written in several ways is taken to be in all."""
    return f'"{relation}"'.encode() if _PLAIN.fullmatch(relation) else b""


def _content(relation: Relation) -> bytes:
    part = relation.found
    if part is None:
        return relation.target_ref.encode()
    return part.digest if relation.kind == "slide" else part.whole_digest
