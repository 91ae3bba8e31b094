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
from ...office.bounds import check_package
from ...office.strict import transitional
from .other_files import refuse_other_files
from .rich_text import CellText, M, plain_text, text_of
from .sheet_xml import CellContent, Place, RawCell, Shared, Sheet, address, is_on_attribute, place_of, read_sheet
from .styles_xml import cell_styles

__all__ = ["CellContent", "Grid", "RawCell", "Sheet", "address", "place_of", "read_grid"]

# Excel begins a comment with its author's name on a line of its own.
_AUTHOR_LINE = re.compile(r"\A[^\n:：]{1,40}[:：]\n")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BOOK = "xl/workbook.xml"
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
            return _Package(package).grid(path)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, etree.XMLSyntaxError, OSError) as error:
        problem = Problem(str(path), f"cannot be read as a workbook ({error}).", "Open it in Excel and save it again.")
        raise WorkbookError(problem) from error


class _Package:
    """The parts of a workbook, each parsed when it is asked for."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._members = set(package.namelist())

    def grid(self, path: Path) -> Grid:
        book = self._parsed(_BOOK)
        targets = {number: target for number, (_, target) in self._relations(_BOOK).items()}
        shared = self._shared(book)
        sheets = {
            sheet.name: sheet
            for element in book.iter(f"{M}sheet")
            if (member := targets.get(element.get(f"{_R}id", ""), "")) and "/worksheets/" in f"/{member}"
            for sheet in [self._sheet(element, member, shared)]
        }
        names = {
            each.get("name", ""): each.text or ""
            for each in book.iter(f"{M}definedName")
            if each.get("localSheetId") is None
        }
        return Grid(path, sheets, names)

    def _parsed(self, member: str) -> etree._Element:
        return etree.fromstring(transitional(self._package.read(member)), _PARSER)

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
        return Shared(items, cell_styles(self._part("styles")), _SINCE_1904 if since_1904 else _SINCE_1900)

    def _sheet(self, element: etree._Element, member: str, shared: Shared) -> Sheet:
        comments: dict[Place, str] = {}
        for kind, target in self._relations(member).values():
            if kind == "comments" and target in self._members:
                comments.update(_comments(self._parsed(target)))
        hidden = element.get("state", "visible") != "visible"
        return read_sheet(element.get("name", ""), self._parsed(member), comments, shared, hidden=hidden)


def _member(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _comments(root: etree._Element) -> Iterator[tuple[Place, str]]:
    for each in root.iter(f"{M}comment"):
        text = each.find(f"{M}text")
        yield place_of(each.get("ref", "")), _AUTHOR_LINE.sub("", plain_text(text) if text is not None else "").strip()
