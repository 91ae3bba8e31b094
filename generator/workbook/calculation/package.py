"""What a workbook's package says beside its cells: names by sheet, the first day of its dates, linked files."""

from __future__ import annotations

import posixpath
import re
import zipfile
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element, fromstring

from ...office.columns import column_number
from .book import At

_WORKBOOK = "xl/workbook.xml"
_ID = "id"
_ARRAY_MARK = re.compile(rb"""\bt=["']array["']""")
# Bounded in all that repeats: a cell may have any attributes, of any length.
_ARRAY = re.compile(
    rb"""<(?:\w+:)?c\s[^>]{0,200}?\br=["']([A-Z]{1,3}\d{1,7})["'][^>]{0,200}>\s{0,20}"""
    rb"""<(?:\w+:)?f\s[^>]{0,200}?\bt=["']array["']"""
)


class PackageSettings(NamedTuple):
    """Names' texts by sheet ("" for the workbook's own) and name; linked files' names in the order of [1], [2], ..."""

    names: dict[tuple[str, str], str]
    date1904: bool
    iterates: bool
    as_shown: bool
    """Whether Excel calculates with numbers as they are shown, rounded by their formats."""
    linked_files: tuple[str, ...]
    arrays: dict[str, frozenset[At]]
    """The cells of each sheet whose formulas were entered as arrays; those that share a result have no formula."""


def package_settings(path: Path) -> PackageSettings:
    """The settings of a workbook whose package has been checked."""
    with zipfile.ZipFile(path) as package:
        workbook = fromstring(package.read(_WORKBOOK))
        return PackageSettings(
            _names(workbook),
            _is_on(_first(workbook, "workbookPr"), "date1904"),
            _is_on(_first(workbook, "calcPr"), "iterate"),
            not _is_on(_first(workbook, "calcPr"), "fullPrecision", "1"),
            tuple(_linked_files(package, workbook)),
            _arrays(package, workbook),
        )


def _local(element: Element) -> str:
    """A tag without its namespace: strict workbooks have another."""
    return element.tag.rpartition("}")[2]


def _all(root: Element, tag: str) -> list[Element]:
    return [element for element in root.iter() if _local(element) == tag]


def _first(root: Element, tag: str) -> Element | None:
    return next(iter(_all(root, tag)), None)


def _is_on(element: Element | None, attribute: str, default: str = "0") -> bool:
    found = default if element is None else element.get(attribute, default)
    return found in ("1", "true")


def _names(workbook: Element) -> dict[tuple[str, str], str]:
    sheets = [sheet.get("name", "") for sheet in _all(workbook, "sheet")]
    found = {}
    for name in _all(workbook, "definedName"):
        owner = name.get("localSheetId")
        place = int(owner[:9]) if owner is not None and owner.isdecimal() else None
        sheet = "" if place is None else sheets[place] if place < len(sheets) else None
        if sheet is not None:
            found[(sheet, name.get("name", ""))] = name.text or ""
    return found


def _linked_files(package: zipfile.ZipFile, workbook: Element) -> list[str]:
    """File names without folders; empty where the package does not say."""
    parts = _targets(package, _WORKBOOK)
    found = []
    for reference in _all(workbook, "externalReference"):
        part = parts.get(_relation(reference), "")
        targets = _targets(package, _member(part))
        named = next(iter(targets.values()), "")
        found.append(re.split(r"[/\\]", unquote(named))[-1])
    return found


def _member(target: str) -> str:
    """The part that the workbook is related to, by its name in the package."""
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _arrays(package: zipfile.ZipFile, workbook: Element) -> dict[str, frozenset[At]]:
    parts, there = _targets(package, _WORKBOOK), set(package.namelist())
    found = {}
    for sheet in _all(workbook, "sheet"):
        target = parts.get(_relation(sheet), "")
        content = package.read(_member(target)) if _member(target) in there else b""
        if _ARRAY_MARK.search(content):
            found[sheet.get("name", "")] = frozenset(_at(match[1].decode()) for match in _ARRAY.finditer(content))
    return found


def _at(address: str) -> At:
    letters = address.rstrip("0123456789")
    return int(address[len(letters) :]), column_number(letters)


def _relation(element: Element) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == _ID), "")


def _targets(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    """What a part is related to, by the relation's id."""
    folder, name = posixpath.split(part.lstrip("/"))
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in package.namelist():
        return {}
    return {one.get("Id", ""): one.get("Target", "") for one in fromstring(package.read(relations))}
