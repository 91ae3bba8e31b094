"""A workbook's cells as plain data: values, formula texts, comments and formats, each part read once.

openpyxl reads a workbook twice to have formulas and their values, and says neither what is raised or struck through
in a text nor what is hidden; the parts are plain enough to be read here.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lxml import etree

from ...errors import Problem, WorkbookError
from ...language.characters import unseen
from ...office.bounds import UNZIPPING, check_package, check_workbook_weight, damaged, has_dtd, printable
from ...office.strict import transitional
from .other_files import refuse_other_files
from .places import Place, Unreadable, address, place_of
from .rich_text import CellText, M, plain_text, text_of
from .sheet_xml import CellContent, RawCell, Shared, Sheet, is_on_attribute, read_sheet
from .styles_xml import cell_styles

__all__ = ["CellContent", "Grid", "RawCell", "Sheet", "address", "place_of", "read_grid"]

# Excel begins a comment with its author's name on a line of its own.
_AUTHOR_LINE = re.compile(r"\A[^\n:：]{1,40}[:：]\n")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BOOK = "xl/workbook.xml"
_SAVE_AGAIN = "Open it in Excel and save it again."
_LONGEST_NAME = 255
_SINCE_1900, _SINCE_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)


@dataclass(frozen=True)
class Grid:
    """All sheets in their order, and the defined names' areas."""

    path: Path
    sheets: Mapping[str, Sheet]
    names: Mapping[str, str]


def read_grid(path: Path) -> Grid:
    """All cells of a workbook.

    Raises:
        PackageError: the file is missing, damaged, oversized, or of another kind.
        WorkbookError: it is a package, and no workbook can be made of it.
    """
    refuse_other_files(path)
    check_package(path, "workbook (.xlsx)", _BOOK)
    try:
        with zipfile.ZipFile(path) as package:
            check_workbook_weight(package, path)
            return _Package(package).grid(path)
    except Unreadable as found:
        where = f"{path} {printable(found.where)}" if found.where else str(path)
        raise WorkbookError(Problem(where, f"cannot be read: {printable(found.what)}.", _SAVE_AGAIN)) from found
    except UNZIPPING as error:
        raise damaged(path, error) from error
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, etree.LxmlError, OSError) as error:
        problem = Problem(str(path), f"cannot be read as a workbook ({printable(str(error))}).", _SAVE_AGAIN)
        raise WorkbookError(problem) from error


class _Package:
    """The parts of a workbook, each parsed when it is asked for."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._members = set(package.namelist())

    def grid(self, path: Path) -> Grid:
        book = self._parsed(_BOOK)
        shared = self._shared(book)
        sheets = {name: self._sheet(name, element, member, shared) for name, (element, member) in self._found(book)}
        names = {
            each.get("name", ""): each.text or ""
            for each in book.iter(f"{M}definedName")
            if each.get("localSheetId") is None
        }
        return Grid(path, sheets, names)

    def _found(self, book: etree._Element) -> Iterator[tuple[str, tuple[etree._Element, str]]]:
        """The sheets of cells by their names; those of charts alone are none."""
        targets = {number: target for number, (_, target) in self._relations(_BOOK).items()}
        names: set[str] = set()
        for number, element in enumerate(book.iter(f"{M}sheet"), 1):
            name, member = element.get("name", ""), targets.get(element.get(f"{_R}id", ""), "")
            _check_name(name, number, names)
            names.add(name.casefold())
            if not member:
                raise Unreadable(name, "the workbook does not say which part of the file it is")
            if "/worksheets/" in f"/{member}":
                yield name, (element, member)

    def _parsed(self, member: str) -> etree._Element:
        content = transitional(self._package.read(member))
        if has_dtd(content):
            raise Unreadable(member, "it declares entities (DTD), which no Office program writes")
        try:
            return etree.fromstring(content, _PARSER)
        except etree.XMLSyntaxError as error:
            # What libxml2 says names its own switches: of use to a programmer.
            raise Unreadable(member, f"it is damaged, or nested too deep, in line {error.lineno}") from error

    def _relations(self, member: str) -> dict[str, tuple[str, str]]:
        """What a part relates to by its number: the kind, and the member."""
        folder, name = posixpath.split(member)
        rels = f"{folder}/_rels/{name}.rels"
        if rels not in self._members:
            return {}
        return {
            each.get("Id", ""): (each.get("Type", "").rpartition("/")[2], _member(folder, each.get("Target", "")))
            for each in self._parsed(rels)
        }

    def _part(self, kind: str) -> etree._Element | None:
        """A part that the workbook relates to, whatever it is called."""
        found = (target for each, target in self._relations(_BOOK).values() if each == kind)
        member = next(found, "")
        return self._parsed(member) if member in self._members else None

    def _shared(self, book: etree._Element) -> Shared:
        texts, properties = self._part("sharedStrings"), book.find(f"{M}workbookPr")
        since_1904 = properties is not None and is_on_attribute(properties, "date1904")
        items: list[CellText] = [text_of(item) for item in texts.iterfind(f"{M}si")] if texts is not None else []
        try:
            styles = cell_styles(self._part("styles"))
        except ValueError as error:
            raise Unreadable("xl/styles.xml", str(error)) from error
        return Shared(items, styles, _SINCE_1904 if since_1904 else _SINCE_1900)

    def _sheet(self, name: str, element: etree._Element, member: str, shared: Shared) -> Sheet:
        if member not in self._members:
            raise Unreadable(name, f"its part {member} is not in the file")
        comments: dict[Place, str] = {}
        for kind, target in self._relations(member).values():
            if kind == "comments" and target in self._members:
                comments.update(_comments(self._parsed(target), target))
        hidden = element.get("state", "visible") != "visible"
        root = self._parsed(member)
        try:
            return read_sheet(name, root, comments, shared, hidden=hidden)
        except Unreadable as found:
            raise Unreadable(f"{name}!{found.where}" if found.where else name, found.what) from found
        except ValueError as error:
            raise Unreadable(name, str(error)) from error


def _check_name(name: str, number: int, others: set[str]) -> None:
    """Lineage and messages name cells by their sheets: each has a name, of its own, that can be seen."""
    if not name.strip():
        raise Unreadable("", f"sheet {number} has no name")
    if len(name) > _LONGEST_NAME or unseen(name) is not None or "\n" in name or "\t" in name:
        raise Unreadable("", f"sheet {number} has a name that no program gives ({name[:30]})")
    if name.casefold() in others:
        raise Unreadable(name, "two sheets have this name")


def _member(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _comments(root: etree._Element, member: str) -> Iterator[tuple[Place, str]]:
    for each in root.iter(f"{M}comment"):
        text = each.find(f"{M}text")
        try:
            place = place_of(each.get("ref", ""))
        except ValueError as error:
            raise Unreadable(member, f"of the place of a comment, {error}") from error
        yield place, _AUTHOR_LINE.sub("", plain_text(text) if text is not None else "").strip()
