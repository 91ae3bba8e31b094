"""Any workbook read from its XML, strict or not, with macros or as a template; nothing is calculated or fetched."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from ...errors import PackageError
from ...office.deck_package import honest_members
from ...office.elements import Element
from ..collection import without_collection
from .cells import Grid, Room, Text, line_of, texts_of, unread
from .looks import Styles
from .model import Book, Fact, Line, Name, Sheet
from .parts import DAMAGE, Parts, Relation, Unpacked, local, opened
from .rules import Around
from .same_rows import ReadRows, by_row, without, written_rows
from .settings import USUAL_WIDTH, facts_of, protection

_READ = frozenset({
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection", "autoFilter",
    "mergeCells", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "ignoredErrors", "tableParts", "drawing", "legacyDrawing",
    "legacyDrawingHF", "picture", "phoneticPr", "sheetCalcPr",
})  # fmt: skip
"""What is read, leads only to parts that are compared themselves, or follows from the rest (dimension, sheetCalcPr)."""
_KNOWN_PARTS = frozenset({
    "worksheet", "sharedStrings", "styles", "theme", "calcChain", "comments", "threadedComment", "person", "table",
    "printerSettings", "sheetMetadata", "extended-properties", "custom-properties", "core-properties",
})  # fmt: skip
"""Parts that are read, and the order of calculation, a printer's own memory and the time of the last save."""
_CALCULATION = {"calcMode": "auto", "iterate": "0", "fullPrecision": "1", "refMode": "A1"}
PROPERTIES = ("title", "subject", "creator", "keywords", "description", "category")


def read_book(path: Path) -> Book:
    """All of a workbook that can be compared.

    Raises:
        PackageError: missing, damaged, encrypted, no workbook, or with more cells than can be compared.
    """
    with opened(path) as parts, without_collection():
        return _Reader(parts, {}).book()


def read_embedded(content: bytes) -> Book | None:
    """A workbook within a deck; None where it is none, damaged, or heavier than any honest one."""
    members = honest_members(content)
    if members is None:
        return None
    try:
        with without_collection():
            return _Reader(Parts(Path("workbook"), Unpacked(members)), {}).book()
    except (PackageError, *DAMAGE):
        return None


def read_books(old: Path, new: Path) -> tuple[Book, Book]:
    """Both of two workbooks; rows that are written alike in both are read once.

    Raises:
        PackageError: as `read_book`.
    """
    rows: dict[str, ReadRows] = {}
    with without_collection():
        with opened(old) as parts:
            first = _Reader(parts, rows).book()
        with opened(new) as parts:
            return first, _Reader(parts, rows).book()


class _Reader:
    """Reads one workbook; `rows` holds what was read before, by the sheets' names, and is filled with what is new."""

    def __init__(self, parts: Parts, rows: dict[str, ReadRows]) -> None:
        self._rows = rows
        self._parts, self._root = parts, parts.element(parts.main)
        self._styles = Styles(parts)
        self._room = Room(str(parts.path))
        self._texts = self._shared_texts()
        self._conditional = self._styles.under_conditions()
        self._relations = parts.relations(parts.main)

    def book(self) -> Book:
        sheets = tuple(self._sheets())
        return Book(
            sheets, tuple(self._names(sheets)), dict(self._facts()), self._styles.looks(),
            tuple(sorted(self._unread_parts())),
            self._counts_from_1904(),
        )  # fmt: skip

    def _all(self, name: str) -> Iterator[Element]:
        return (child for child in self._root if local(child) == name)

    def _shared_texts(self) -> list[Text]:
        part = next(self._parts.related(self._parts.main, "sharedStrings"), None)
        if part is None:
            return []
        with self._parts.stream(part) as stream:
            return texts_of(stream, self._styles)

    def _sheets(self) -> Iterator[Sheet]:
        for listed in self._all("sheets"):
            for each in listed:
                number = next(str(value) for key, value in each.attrib.items() if str(key).endswith("}id"))
                yield self._sheet(each.get("name", ""), each.get("state", "visible"), self._relations[number])

    def _sheet(self, name: str, state: str, relation: Relation) -> Sheet:
        grid = Grid(self._texts, self._styles, self._room)
        root = self._read(grid, name, self._parts.content(relation.target))
        around = Around(self._parts, relation.target, grid.cells, self._conditional)
        columns = dict(_columns(root))
        rest = tuple(unread(each) for each in root if local(each) and local(each) not in _READ)
        return Sheet(name, state, grid.cells, grid.rows, columns, facts_of(root), tuple(around.rules(root)), rest)

    def _read(self, grid: Grid, name: str, content: bytes) -> Element:
        """Read a sheet's cells; returned is what stands around them."""
        written, known = written_rows(content), self._rows.get(name)
        if known is not None:
            same = known.same(written, self._texts)
            for number in same:
                grid.take(number, known.cells.get(number, {}), known.lines.get(number))
            return grid.read(io.BytesIO(without(content, written, same)))
        root = grid.read(io.BytesIO(content))
        self._rows[name] = ReadRows(written, by_row(grid.cells), grid.rows, self._texts)
        return root

    def _names(self, sheets: tuple[Sheet, ...]) -> Iterator[Name]:
        for listed in self._all("definedNames"):
            for each in listed:
                scope = each.get("localSheetId")
                sheet = sheets[int(scope)].name if scope is not None else ""
                # The rows of a filter are named by Excel after the filter itself.
                if not each.get("name", "").endswith("_FilterDatabase"):
                    yield Name(
                        each.get("name", ""), sheet, (each.text or "").strip(), each.get("hidden") in ("1", "true"),
                        each.get("comment", ""),
                    )  # fmt: skip

    def _facts(self) -> Iterator[tuple[Fact, str]]:
        for each in self._all("workbookProtection"):
            yield from protection(each)
        if self._counts_from_1904():
            yield Fact("properties", "dates counted from"), "1904"
        for each in self._all("calcPr"):
            for name, usual in _CALCULATION.items():
                value = {"true": "1", "false": "0"}.get(raw := each.get(name, usual), raw)
                if value != usual:
                    yield Fact("properties", f"calculation {name}"), value
        yield from self._document_properties()
        yield from self._own_properties()

    def _counts_from_1904(self) -> bool:
        return any(each.get("date1904") in ("1", "true") for each in self._all("workbookPr"))

    def _document_properties(self) -> Iterator[tuple[Fact, str]]:
        for each in self._parts.relations("").values():
            if each.kind == "core-properties" and each.target in self._parts.names:
                for said in self._parts.element(each.target):
                    if local(said) in PROPERTIES and said.text:
                        yield Fact("properties", local(said)), said.text

    def _own_properties(self) -> Iterator[tuple[Fact, str]]:
        for part in self._parts.related("", "custom-properties"):
            for each in self._parts.element(part):
                yield Fact("properties", each.get("name", "")), "".join(str(text) for text in each.itertext())

    def _unread_parts(self) -> Iterator[tuple[str, str, str]]:
        """Parts that are reached from the workbook and not read: what it is, its name, its digest."""
        if rest := self._styles.rest():
            yield "styles of tables", "tableStyles", rest[:200]
        seen, waiting = {self._parts.main}, ["", self._parts.main]
        while waiting:
            for each in self._parts.relations(waiting.pop()).values():
                if each.external or each.target in seen or each.target not in self._parts.names:
                    continue
                seen.add(each.target)
                waiting.append(each.target)
                if each.kind not in _KNOWN_PARTS and not self._only_comment_boxes(each):
                    yield each.kind, each.target, self._parts.digest(each.target)

    def _only_comment_boxes(self, relation: Relation) -> bool:
        """Whether a drawing of the old kind holds nothing but the boxes of comments, which follow from them."""
        if relation.kind != "vmlDrawing":
            return False
        kinds = {each.get("ObjectType") for each in self._parts.element(relation.target).iter("{*}ClientData")}
        return kinds <= {"Note"}


def _columns(root: Element) -> Iterator[tuple[int, Line]]:
    for listed in (child for child in root if local(child) == "cols"):
        for each in listed:
            line = line_of(each, "width", not _usual(each.get("width")), True)
            if line._replace(look=line.look or None) != Line():
                first, last = int(each.get("min", "1")), min(int(each.get("max", "1")), 16_384)
                yield from ((column, line._replace(look=line.look or None)) for column in range(first, last + 1))


def _usual(width: str | None) -> bool:
    return width is None or USUAL_WIDTH[0] <= float(width) <= USUAL_WIDTH[1]
