"""A foreign presentation's package being made a master: layouts come in, its own slides and macros go, all else stays
byte for byte."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from lxml import etree

from ..office.deck_package import PRESENTATION, Members, parse
from ..office.same_bytes import zipped
from ..page.regions import P
from ..pptx_deck.parts import Package, Part

_TYPES = "[Content_Types].xml"
_T = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECK = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_LAYOUT = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_FIRST_ID = 2147483648
_LEFT_OUT = ("slide", "vbaProject", "commentAuthors", "customXml")
"""What the presentation part refers to that is no part of a look."""

_AFTER_LAYOUTS = ("timing", "transition", "hf", "txStyles", "extLst")


class MasterEdit:
    """The parts of a package, those that change parsed."""

    def __init__(self, members: Members) -> None:
        self._members = dict(members)
        self._roots: dict[str, etree._Element] = {}

    def part(self, name: str) -> etree._Element:
        """A part that is to be changed, as its root element."""
        if name not in self._roots:
            self._roots[name] = parse(self._members[name])
        return self._roots[name]

    def add_layout(self, master: Part, content: bytes, like: Part | None = None) -> None:
        """A new layout, the last of a master; `like` is the one whose pictures it shows."""
        folder = "ppt/slideLayouts"
        numbers = [int(n) for name in self._members if (n := "".join(re.findall(r"slideLayout(\d+)\.xml$", name)))]
        name = f"{folder}/slideLayout{max(numbers, default=0) + 1}.xml"
        self._members[name] = content
        self._members[f"{folder}/_rels/{posixpath.basename(name)}.rels"] = self._relations_like(master, like, folder)
        etree.SubElement(self.part(_TYPES), f"{_T}Override", {"PartName": f"/{name}", "ContentType": _LAYOUT})
        relations = self.part(relations_of(master.partname))
        identifier = _free_id(relations)
        target = posixpath.relpath(name, posixpath.dirname(master.partname))
        attributes = {"Id": identifier, "Type": f"{_KINDS}/slideLayout", "Target": target}
        etree.SubElement(relations, f"{_RELATIONS}Relationship", attributes)
        entry = etree.SubElement(_layout_list(self.part(master.partname)), f"{P}sldLayoutId")
        entry.set("id", str(self._next_id()))
        entry.set(f"{_R}id", identifier)

    def _relations_like(self, master: Part, like: Part | None, folder: str) -> bytes:
        if like is not None and posixpath.dirname(like.partname) == folder:
            return self._members[relations_of(like.partname)]
        root = parse(f'<Relationships xmlns="{_RELATIONS[1:-1]}"/>'.encode())
        target = posixpath.relpath(master.partname, folder)
        attributes = {"Id": "rId1", "Type": f"{_KINDS}/slideMaster", "Target": target}
        etree.SubElement(root, f"{_RELATIONS}Relationship", attributes)
        return _written(root)

    def _next_id(self) -> int:
        """An id that no master and no layout has: the two share their numbers."""
        masters = [name for name in self._members if _is_master(name)]
        roots = [self.part(PRESENTATION), *map(self._seen, masters)]
        kinds = (f"{P}sldMasterId", f"{P}sldLayoutId")
        entries = (entry for root in roots for entry in root.iter(*kinds))
        return max((int(entry.get("id", "0")) for entry in entries), default=_FIRST_ID) + 1

    def _seen(self, name: str) -> etree._Element:
        return self._roots[name] if name in self._roots else parse(self._members[name])

    def leave_out_contents(self) -> None:
        """The file's own slides, and what only they use; macros; what says that it is a template or a show."""
        root = self.part(PRESENTATION)
        for name in ("sldIdLst", "custShowLst"):
            for element in root.findall(f"{P}{name}"):
                root.remove(element)
        for listed in root.findall(f"{P}extLst"):
            for extension in listed.findall(f"{P}ext"):
                if extension.get("uri") == _SECTIONS:
                    listed.remove(extension)
        relations = self.part(relations_of(PRESENTATION))
        for relation in list(relations):
            if relation.get("Type", "").rpartition("/")[2] in _LEFT_OUT:
                relations.remove(relation)
        for entry in self.part(_TYPES):
            if entry.get("PartName") == f"/{PRESENTATION}":
                entry.set("ContentType", _DECK)

    def content(self) -> bytes:
        """The package as the bytes of its file, without the parts that nothing leads to."""
        written = self._members | {name: _written(root) for name, root in self._roots.items()}
        reached = _reached(Package(written))
        types = parse(written[_TYPES])
        for entry in list(types):
            name = (entry.get("PartName") or "").lstrip("/")
            if name and name not in reached:
                types.remove(entry)
        kept = {name: content for name, content in written.items() if name in reached or _belongs(name, reached)}
        return zipped(kept | {_TYPES: _written(types)})


def _written(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def relations_of(name: str) -> str:
    folder, _, own = name.rpartition("/")
    return f"{folder}/_rels/{own}.rels"


def _is_master(name: str) -> bool:
    return bool(re.fullmatch(r"ppt/slideMasters/[^/]+\.xml", name))


def _free_id(relations: etree._Element) -> str:
    known = {each.get("Id") for each in relations}
    return next(one for one in (f"rIdJianbao{number}" for number in range(1, len(known) + 2)) if one not in known)


def _layout_list(master: etree._Element) -> etree._Element:
    known = master.find(f"{P}sldLayoutIdLst")
    if known is not None:
        return known
    made = etree.Element(f"{P}sldLayoutIdLst")
    after = (one for name in _AFTER_LAYOUTS if (one := master.find(f"{P}{name}")) is not None)
    first = next(after, None)
    if first is None:
        master.append(made)
    else:
        first.addprevious(made)
    return made


def _reached(package: Package) -> set[str]:
    """The names of all parts that the package leads to."""
    found: set[str] = set()
    waiting = [package.root]
    while waiting:
        part = waiting.pop()
        for relation in part.rels.values():
            if relation.found is not None and relation.found.partname not in found:
                found.add(relation.found.partname)
                waiting.append(relation.found)
    return found


def _belongs(name: str, reached: Iterable[str]) -> bool:
    """Whether a member is the package's own, or says where a part that is kept leads."""
    return name in (_TYPES, "_rels/.rels") or any(name == relations_of(one) for one in reached)
