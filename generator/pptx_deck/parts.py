"""A deck's parts and what they lead to, each parsed when it is asked for: no content type is refused."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from ..office.deck_package import Members, parse

if TYPE_CHECKING:
    from lxml.etree import _Element

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SHARED = ("slideLayout", "slideMaster", "notesMaster", "theme")
"""Kinds of parts that many slides are made with: what they come to is worked out once."""


class Relation(NamedTuple):
    """One reference of a part; `target_ref` is as it is written, `reltype` the whole address of its kind."""

    id: str
    reltype: str
    kind: str
    """The last word of its address: slideLayout, image, chart."""
    target_ref: str
    is_external: bool
    found: Part | None
    """The part it leads to; None where it leads nowhere or out of the file."""

    @property
    def target_part(self) -> Part:
        """The part it leads to.

        Raises:
            KeyError: there is none.
        """
        if self.found is None:
            raise KeyError(self.target_ref)
        return self.found


class Part:
    """One member of a deck; the package itself is the one without a name."""

    def __init__(self, package: Package, partname: str, blob: bytes) -> None:
        self.package = package
        self.partname = partname
        self.blob = blob

    @cached_property
    def element(self) -> _Element:
        """Its XML.

        Raises:
            lxml.etree.XMLSyntaxError: it is none.
        """
        return parse(self.blob)

    @cached_property
    def rels(self) -> dict[str, Relation]:
        """What it refers to, by id."""
        written = self.package.members.get(_relations_of(self.partname))
        found = () if written is None else parse(written)
        made = (_relation(self, each) for each in found if isinstance(each.tag, str))
        return {each.id: each for each in made}

    def related(self, kind: str) -> Part | None:
        """The part it refers to by a kind, the first of several."""
        return next((found for each in self.rels.values() if each.kind == kind and (found := each.found)), None)

    def needed(self, kind: str) -> Part:
        """The same where there must be one.

        Raises:
            KeyError: there is none.
        """
        part = self.related(kind)
        if part is None:
            raise KeyError(kind)
        return part

    @cached_property
    def content_types(self) -> tuple[str, str]:
        """What it is said to be, and what its relations are."""
        return self.package.content_type(self.partname), self.package.content_type(_relations_of(self.partname))

    @cached_property
    def digest(self) -> bytes:
        """Of what it holds and what it is said to be."""
        found = hashlib.blake2b(" ".join(self.content_types).encode(), digest_size=16)
        found.update(self.blob)
        return found.digest()

    @cached_property
    def whole_digest(self) -> bytes:
        """Of itself and all it is made with: layout, master, theme, charts, pictures; other slides by their bytes."""
        return self._whole(())

    def _whole(self, above: tuple[Part, ...]) -> bytes:
        if not self.rels:
            return self.digest
        found = hashlib.blake2b(self.digest, digest_size=16)
        for relation in sorted(self.rels.values(), key=attrgetter("id")):
            found.update(f"\n{relation.id} {relation.reltype} ".encode())
            found.update(_reached(relation, (*above, self)))
        return found.digest()


def _reached(relation: Relation, above: tuple[Part, ...]) -> bytes:
    part = relation.found
    if part is None:
        return relation.target_ref.encode()
    # A master names all its layouts: those that others use are no part of this slide.
    of_master = relation.kind == "slideLayout" and above[-1].element.tag.endswith("}sldMaster")
    if relation.kind == "slide" or part in above or of_master:
        return part.digest
    return part.whole_digest if relation.kind in _SHARED else part._whole(above)


class Package:
    """The parts of one deck by name."""

    def __init__(self, members: Members) -> None:
        self.members = members
        self._parts: dict[str, Part] = {}
        self._names = {name.casefold(): name for name in members}
        self.root = Part(self, "", b"")

    def __contains__(self, name: str) -> bool:
        return name in self.members or name.casefold() in self._names

    def part(self, name: str) -> Part:
        """A part by its name, which programs spell in capitals or not.

        Raises:
            KeyError: there is none.
        """
        known = name if name in self.members else self._names[name.casefold()]
        if known not in self._parts:
            self._parts[known] = Part(self, known, self.members[known])
        return self._parts[known]

    def reached(self, source: str, target: str) -> Part | None:
        """The part that a target of another leads to, however its name is quoted; None where it is not there."""
        names = (_joined(source, bare(target)) for bare in (str, unquote))
        known = next((name for name in names if name in self), None)
        return None if known is None else self.part(known)

    def content_type(self, name: str) -> str:
        """What a member is said to be: by its own name, else by its ending."""
        folded = f"/{name.casefold()}"
        return self._types.get(folded) or self._types.get(folded.rpartition("/")[2].rpartition(".")[2], "")

    @cached_property
    def _types(self) -> dict[str, str]:
        """Content types by name of a part, or by ending."""
        written = self.members.get("[Content_Types].xml")
        entries = () if written is None else (each for each in parse(written) if isinstance(each.tag, str))
        named = ((each.get("PartName") or each.get("Extension") or "", each.get("ContentType", "")) for each in entries)
        return {name.casefold(): content_type for name, content_type in named}

    @cached_property
    def presentation(self) -> Part:
        return self.root.needed("officeDocument")

    def slides(self) -> Iterator[tuple[int, Part]]:
        """With their ids, in the order of the deck's list."""
        for entry in self.presentation.element.iterfind("{*}sldIdLst/{*}sldId"):
            yield int(entry.get("id", 0)), self.presentation.rels[entry.get(_ID, "")].target_part


def _relation(source: Part, element: _Element) -> Relation:
    name, kind, target = (str(element.attrib[each]) for each in ("Id", "Type", "Target"))
    external = element.get("TargetMode") == "External"
    found = None if external else source.package.reached(source.partname, target)
    return Relation(name, kind, kind.rpartition("/")[2], target, external, found)


def _relations_of(partname: str) -> str:
    folder, slash, name = partname.rpartition("/")
    return f"{folder}{slash}_rels/{name}.rels"


def _joined(source: str, target: str) -> str:
    path = target.partition("#")[0]
    steps = [] if path.startswith("/") else source.split("/")[:-1]
    for step in path.split("/"):
        if step == "..":
            steps = steps[:-1] if steps and steps[-1] != step else [*steps, step]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)
