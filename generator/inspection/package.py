"""A deck as its parts and what they refer to; nothing is rendered, no link is followed."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from ..office.deck_package import PRESENTATION, Members, parse
from .placed_shape import P, PlacedShape

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# What a slide shares with others: following these would make everything everybody's.
_SHARED = ("slideLayout", "slideMaster", "slide", "notesMaster", "theme", "presProps", "commentAuthors", "authors")

_MOST_STEPS = 1_000_000


class Relation(NamedTuple):
    """One reference of a part: to another part by its name, or, if `external`, to an address."""

    id: str
    kind: str
    target: str
    external: bool


class DeckPackage:
    """The parts of one deck (or of a workbook in it), each read and parsed once.

    Raises, on reading a part: KeyError where there is none, lxml.etree.XMLSyntaxError where it is no XML.
    """

    def __init__(self, members: Members) -> None:
        self._members = members
        self.names = tuple(members)
        self._trees: dict[str, etree._Element] = {}
        self._relations: dict[str, tuple[Relation, ...]] = {}
        self.placed: dict[str, list[PlacedShape]] = {}
        """The shapes of slides that were asked for already."""

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def content(self, name: str) -> bytes:
        return self._members[name]

    def xml(self, name: str) -> etree._Element:
        if name not in self._trees:
            self._trees[name] = parse(self.content(name))
        return self._trees[name]

    def relations(self, name: str) -> tuple[Relation, ...]:
        """What a part refers to; the package itself under the empty name."""
        if name not in self._relations:
            folder, _, file = name.rpartition("/")
            member = posixpath.join(folder, "_rels", f"{file}.rels")
            self._relations[name] = tuple(_relations(self.xml(member), folder)) if member in self else ()
        return self._relations[name]

    def related(self, name: str, kind: str) -> list[str]:
        """The parts that one refers to by relations of a kind, those that are there."""
        found = self.relations(name)
        return [each.target for each in found if each.kind == kind and not each.external and each.target in self]

    def all_relations(self) -> Iterator[tuple[str, Relation]]:
        """Every part with each of its relations; the package's own first."""
        for name in ("", *self.names):
            yield from ((name, relation) for relation in self.relations(name))

    @cached_property
    def slides(self) -> tuple[str, ...]:
        """The slides' parts in the order of the show."""
        known = {each.id: each.target for each in self.relations(PRESENTATION)}
        listed = self.xml(PRESENTATION).iterfind(f"{P}sldIdLst/{P}sldId")
        names = (known.get(each.get(f"{R}id", "")) for each in listed)
        return tuple(name for name in names if name is not None and name in self)

    @cached_property
    def reached(self) -> frozenset[str]:
        """All parts to which some way of relations leads from the package."""
        return frozenset(self._from("", ()))

    @cached_property
    def _slides_of(self) -> dict[str, list[int]]:
        """The slides to which a part belongs, by number."""
        found: dict[str, list[int]] = {}
        steps = 0
        for number, slide in enumerate(self.slides, 1):
            own = self._from(slide, _SHARED)
            steps += len(own)
            if steps > _MOST_STEPS:
                break  # no honest slides share so much: parts are told by their own names then
            for name in own:
                found.setdefault(name, []).append(number)
        return found

    def _from(self, start: str, not_by: tuple[str, ...]) -> set[str]:
        seen, waiting = {start}, [start]
        while waiting:
            for relation in self.relations(waiting.pop()):
                new = not relation.external and relation.target in self and relation.target not in seen
                if new and relation.kind not in not_by:
                    seen.add(relation.target)
                    waiting.append(relation.target)
        return seen

    def where(self, name: str) -> str:
        """slide 3; slides 3, 5; the part's own name where it belongs to no slide"""
        numbers = self._slides_of.get(name, [])
        if not numbers:
            return name or "the file"
        return f"slide{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"


def _relations(root: etree._Element, folder: str) -> Iterator[Relation]:
    for each in root:
        target, external = each.get("Target", ""), each.get("TargetMode") == "External"
        kind = each.get("Type", "").rpartition("/")[2]
        yield Relation(each.get("Id", ""), kind, target if external else _resolved(target, folder), external)


def _resolved(target: str, folder: str) -> str:
    path = unquote(target.partition("#")[0])
    return posixpath.normpath(path if path.startswith("/") else posixpath.join(folder, path)).lstrip("/")
