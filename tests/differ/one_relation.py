"""One relation or one content type of a deck changed, and whether anything in the deck hangs on it."""

from __future__ import annotations

import posixpath
import random
from typing import NamedTuple

from lxml import etree

from generator.differ.net.noise import NOISY_KINDS
from tests.office.hostile import Members, members

_OTHER_KINDS = ("image", "slideLayout", "theme", "notesSlide", "chart", "hyperlink", "tags")
_OTHER_TYPES = ("application/xml", "image/jpeg", "application/vnd.openxmlformats-officedocument.theme+xml")
_BY_ELEMENT = (
    "image", "hyperlink", "chart", "media", "video", "audio", "oleObject", "package", "diagramData", "diagramLayout",
    "diagramQuickStyle", "diagramColors",
)  # fmt: skip
TYPES = "[Content_Types].xml"


class Written(NamedTuple):
    """What was changed: an attribute of an element, from what to what; `idle` says that nothing hangs on it."""

    element: etree._Element
    attribute: str
    old: str
    new: str
    idle: bool


def changed_relation(parts: Members, name: str, root: etree._Element, by: random.Random) -> Written | None:
    """The id, kind, target or mode of one relation, changed in place."""
    relations = list(root)
    if not relations:
        return None
    relation = by.choice(relations)
    attribute = by.choice(("Id", "Type", "Target", "Target", "TargetMode"))
    old = relation.get(attribute, "")
    new = _other(parts, name, relation, attribute, by)
    kind = relation.get("Type", "").rpartition("/")[2]
    unnamed = not _is_named(parts, name, relation.get("Id", "")) and (attribute == "Id" or kind in _BY_ELEMENT)
    idle = unnamed or kind in NOISY_KINDS or (attribute == "Target" and _hold_the_same(parts, name, old, new))
    relation.attrib.pop(attribute, None)
    if new:
        relation.set(attribute, new)
    return Written(relation, attribute, old, new, idle)


def _other(parts: Members, name: str, relation: etree._Element, attribute: str, by: random.Random) -> str:
    old = relation.get(attribute, "")
    if attribute == "TargetMode":
        return "" if old == "External" else "External"
    if attribute == "Type":
        start, _, kind = old.rpartition("/")
        return f"{start}/{by.choice([each for each in _OTHER_KINDS if each != kind])}"
    others = _of_the_kind(parts, name, old) if attribute == "Target" and relation.get("TargetMode") != "External" else []
    return by.choice(others) if others and by.random() < 0.8 else f"{old}x"


def _of_the_kind(parts: Members, name: str, target: str) -> list[str]:
    """What else a target may be: the members beside it, written as it is."""
    whole = _whole(name, target)
    ending = posixpath.splitext(whole)[1]
    beside = [each for each in parts if posixpath.dirname(each) == posixpath.dirname(whole) and each.endswith(ending)]
    return [posixpath.join(posixpath.dirname(target), posixpath.basename(each)) for each in beside if each != whole]


def _whole(name: str, target: str) -> str:
    folder = posixpath.dirname(posixpath.dirname(name))
    return target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _hold_the_same(parts: Members, name: str, old: str, new: str) -> bool:
    """Whether two targets are two parts that hold the same and lead nowhere: parts are known by what they hold."""
    held = [parts.get(_whole(name, target)) for target in (old, new)]
    led = any(posixpath.join(*_folder_of_relations(_whole(name, target))) in parts for target in (old, new))
    return None not in held and not led and len({_canonical(each or b"") for each in held}) == 1


def _canonical(part: bytes) -> bytes | tuple[tuple[str, bytes], ...]:
    """XML however it is spelled; a workbook by what it holds, without the times of saving."""
    if part.startswith(b"PK"):
        return tuple((name, held) for name, held in sorted(members(part).items()) if not name.startswith("docProps/"))
    return etree.tostring(etree.fromstring(part), method="c14n") if part.startswith(b"<?xml") else part


def _folder_of_relations(whole: str) -> tuple[str, str, str]:
    return posixpath.dirname(whole), "_rels", f"{posixpath.basename(whole)}.rels"


def _is_named(parts: Members, name: str, relation: str) -> bool:
    folder, own = posixpath.split(name)
    source = posixpath.join(posixpath.dirname(folder), own.removesuffix(".rels"))
    return f'"{relation}"'.encode() in parts.get(source, b"")


def changed_type(parts: Members, root: etree._Element, by: random.Random) -> Written:
    """The content type, or the part or extension that has it, changed in place."""
    before = _types(parts, root)
    entry = by.choice(list(root))
    attribute = by.choice(("ContentType", "ContentType", "PartName" if entry.get("PartName") else "Extension"))
    old = entry.get(attribute, "")
    new = by.choice([each for each in _OTHER_TYPES if each != old]) if attribute == "ContentType" else f"{old}x"
    entry.set(attribute, new)
    after = _types(parts, root)
    changed = [name for name in parts if before.get(name) != after.get(name)]
    return Written(entry, attribute, old, new, all(any(kind in name for kind in NOISY_KINDS) for name in changed))


def _types(parts: Members, root: etree._Element) -> dict[str, str]:
    """The content type of each member."""
    given = {each.get("PartName", each.get("Extension", "")).lower(): each.get("ContentType", "") for each in root}
    endings = {name: posixpath.splitext(name)[1][1:].lower() for name in parts if name != TYPES}
    return {name: given.get(f"/{name.lower()}", given.get(ending, "")) for name, ending in endings.items()}
