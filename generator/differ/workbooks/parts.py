"""A workbook's package: its parts, how they lead to each other, and what is the same however it is written."""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property, lru_cache
from pathlib import Path
from typing import IO, NamedTuple, Protocol
from urllib.parse import unquote

from lxml import etree

from ...errors import PackageError, Problem
from ...office.bounds import check_package
from ...office.deck_package import parse
from ...office.elements import Element

_TYPES = "[Content_Types].xml"
_MAIN = "officeDocument"
_NOISE = frozenset({"id", "embed", "link", "uid", "pict", "relid"})
"""Names of attributes that number relations and elements: another program numbers them otherwise."""
_XML = (".xml", ".vml", ".rels")
DAMAGE = (
    etree.LxmlError, KeyError, ValueError, ArithmeticError, IndexError, EOFError, StopIteration, zipfile.BadZipFile,
)  # fmt: skip
"""What a damaged workbook comes to, wherever it is met."""


class Relation(NamedTuple):
    """One part (or an address outside) that another needs; `kind` is the last word of its type."""

    kind: str
    target: str
    external: bool


class Package(Protocol):
    """Members by name: an open file, or what was unpacked already."""

    def namelist(self) -> list[str]: ...

    def read(self, name: str, /) -> bytes: ...

    def open(self, name: str, /) -> IO[bytes]: ...


class Unpacked:
    """A workbook within a deck, whose members are few and small."""

    def __init__(self, members: Mapping[str, bytes]) -> None:
        self._members = members

    def namelist(self) -> list[str]:
        return list(self._members)

    def read(self, name: str, /) -> bytes:
        return self._members[name]

    def open(self, name: str, /) -> IO[bytes]:
        return io.BytesIO(self._members[name])


class Parts:
    """The parts of one open workbook."""

    def __init__(self, path: Path, package: Package) -> None:
        self.path, self._package = path, package
        self.names = frozenset(package.namelist())
        self._relations: dict[str, Mapping[str, Relation]] = {}

    @cached_property
    def main(self) -> str:
        """The part that lists the sheets.

        Raises:
            PackageError: the file is a package of something else.
        """
        for relation in self.relations("").values():
            if relation.kind == _MAIN and relation.target in self.names:
                if relation.target.endswith(".bin"):
                    raise self._refused("is a binary workbook (.xlsb).", "Save it as .xlsx.")
                if local(self.element(relation.target)) == "workbook":
                    return relation.target
        raise self._refused("is no workbook (.xlsx).", "Name a workbook.")

    def _refused(self, what: str, hint: str) -> PackageError:
        return PackageError(Problem(str(self.path), what, hint))

    def stream(self, name: str) -> IO[bytes]:
        return self._package.open(name)

    def content(self, name: str) -> bytes:
        return self._package.read(name)

    def element(self, name: str) -> Element:
        return parse(self.content(name))

    def relations(self, name: str) -> Mapping[str, Relation]:
        """What a part leads to, by id; of the package itself where the name is empty."""
        if name not in self._relations:
            self._relations[name] = self._read_relations(name)
        return self._relations[name]

    def _read_relations(self, name: str) -> dict[str, Relation]:
        folder, _, file = name.rpartition("/")
        holder = posixpath.join(folder, "_rels", f"{file}.rels")
        if holder not in self.names:
            return {}
        found = {}
        for each in self.element(holder):
            external = each.get("TargetMode") == "External"
            target = each.get("Target", "")
            found[each.get("Id", "")] = Relation(
                each.get("Type", "").rpartition("/")[2], target if external else _joined(folder, target), external
            )
        return found

    def related(self, name: str, kind: str) -> Iterator[str]:
        """The parts of one kind that a part leads to."""
        for each in self.relations(name).values():
            if each.kind == kind and not each.external and each.target in self.names:
                yield each.target

    def digest(self, name: str) -> str:
        """A part's content in few letters: of XML what it says, not how it is written."""
        content = self.content(name)
        if name.lower().endswith(_XML):
            content = canonical(parse(content)).encode()
        return hashlib.sha256(content).hexdigest()[:12]


@contextmanager
def opened(path: Path) -> Iterator[Parts]:
    """A workbook's parts, while they are read.

    Raises:
        PackageError: no sound Office package, or damaged within.
    """
    check_package(path, "workbook (.xlsx)", _TYPES)
    try:
        with zipfile.ZipFile(path) as package:
            yield Parts(path, package)
    except DAMAGE as error:
        what = "is damaged (its parts do not fit together, or one is not well-formed)."
        raise PackageError(Problem(str(path), what, "Open it in Excel and save it.")) from error


def _joined(folder: str, target: str) -> str:
    target = unquote(target)
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))


def local(element: Element) -> str:
    """An element's name without its namespace, which is another in strict Open XML."""
    tag = element.tag
    return _bare(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=4_000)
def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]


def canonical(element: Element) -> str:
    """An element as one text: no prefixes, order of attributes, numbers of relations, or blanks between."""
    pieces: list[str] = []
    waiting: list[Element | str] = [element]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            pieces.append(each)
            continue
        name = local(each)
        attributes = " ".join(f'{key}="{_plain(value)}"' for key, value in _attributes(each))
        pieces.append(f"<{name}{' ' if attributes else ''}{attributes}>{_text(each.text)}")
        waiting.append(f"</{name}>{_text(each.tail) if each is not element else ''}")
        waiting += [child for child in reversed(each) if local(child)]
    return "".join(pieces)


def _attributes(element: Element) -> list[tuple[str, str]]:
    named = ((str(key).rpartition("}")[2], str(value)) for key, value in element.attrib.items())
    return sorted((key, value) for key, value in named if key not in _NOISE)


def _plain(value: str) -> str:
    return {"true": "1", "false": "0"}.get(value, value)


def _text(text: str | None) -> str:
    return text if text and text.strip() else ""
