"""A chart's own workbook: which of its cells the chart shows, and all else that is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from ..office.columns import column_number
from .kinds.properties import told_properties
from .model import listed, told
from .package import DeckPackage, R

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BOOK = "xl/workbook.xml"
_RANGE = re.compile(r"(?:'((?:[^']|'')+)'|([^\s'!,()]+))!\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})\Z")
_OTHER = {
    "comments": "comments", "threadedComment": "comments", "externalLink": "links to other workbooks",
    "vbaProject": "macros", "pivotCacheDefinition": "a pivot table's data", "customXml": "custom XML",
    "connections": "connections to sources", "printerSettings": "printer settings", "image": "pictures",
    "custom-properties": "custom properties", "person": "people who commented",
}  # fmt: skip


_MOST_SPANS = 500
"""More ranges than any chart has; each cell is compared with each."""


class Span(NamedTuple):
    """A rectangle of cells on a sheet."""

    sheet: str
    left: int
    top: int
    right: int
    bottom: int

    def holds(self, sheet: str, column: int, row: int) -> bool:
        return self.sheet == sheet and self.left <= column <= self.right and self.top <= row <= self.bottom


def is_workbook(book: DeckPackage) -> bool:
    return _BOOK in book


def sheet_names(book: DeckPackage) -> list[str]:
    return [_name(sheet) for sheet in _sheets(book)]


def beyond_the_chart(book: DeckPackage, formulas: Sequence[str]) -> Iterator[str]:
    """What a chart's workbook holds that the chart does not show, in words."""
    spans = list({span for formula in formulas for span in _spans(formula)})
    if len(spans) > _MOST_SPANS:
        yield f"more than the {_MOST_SPANS} ranges that can be compared with it"
        return
    used = {span.sheet for span in spans}
    others = [sheet for sheet in _sheets(book) if _name(sheet) not in used]
    if others:
        yield f"other sheets ({listed([_name(sheet) + _state(sheet) for sheet in others])})"
    for sheet in _sheets(book):
        if _name(sheet) in used:
            yield from _beyond(book, sheet, spans)
    names = [each.get("name", "") for each in book.xml(_BOOK).iterfind(f"{S}definedNames/{S}definedName")]
    if names:
        yield f"defined names ({listed(names)})"
    said = list(told_properties(book))
    if said:
        yield f"properties ({listed(said)})"
    found = dict.fromkeys(_OTHER[each.kind] for _, each in book.all_relations() if each.kind in _OTHER)
    yield from found


def _sheets(book: DeckPackage) -> list[etree._Element]:
    return list(book.xml(_BOOK).iterfind(f"{S}sheets/{S}sheet"))


def _name(sheet: etree._Element) -> str:
    return sheet.get("name", "")


def _state(sheet: etree._Element) -> str:
    return "" if sheet.get("state", "visible") == "visible" else ", hidden"


def _beyond(book: DeckPackage, sheet: etree._Element, spans: list[Span]) -> Iterator[str]:
    if _state(sheet):
        yield f"the hidden sheet {told(_name(sheet))}"
    name, mine = _name(sheet), [span for span in spans if span.sheet == _name(sheet)]
    outside = [address for address, column, row in _filled(book, sheet) if not _in(mine, name, column, row)]
    if outside:
        count = f"{len(outside)} cells" if len(outside) > 1 else "a cell"
        yield f"{count} outside the chart's ranges ({told(name)}!{listed(outside)})"


def _in(spans: list[Span], sheet: str, column: int, row: int) -> bool:
    return any(span.holds(sheet, column, row) for span in spans)


def _filled(book: DeckPackage, sheet: etree._Element) -> Iterator[tuple[str, int, int]]:
    """Cells that hold something, by address; one whose shared text is empty holds nothing."""
    part = next((each.target for each in book.relations(_BOOK) if each.id == sheet.get(f"{R}id")), "")
    empty = _empty_texts(book)
    for cell in book.xml(part).iterfind(f"{S}sheetData/{S}row/{S}c"):
        address, value = cell.get("r", ""), cell.findtext(f"{S}v")
        found = _ADDRESS.match(address)
        shared_empty = cell.get("t") == "s" and value in empty
        if found and not shared_empty and (value or cell.find(f"{S}f") is not None or any(cell.itertext())):
            yield address, column_number(found[1]), int(found[2])


def _empty_texts(book: DeckPackage) -> set[str]:
    parts = book.related(_BOOK, "sharedStrings")
    items = (item for part in parts for item in book.xml(part).iterfind(f"{S}si"))
    return {str(number) for number, item in enumerate(items) if not "".join(map(str, item.itertext())).strip()}


def _spans(formula: str) -> Iterator[Span]:
    for quoted, plain, left, top, right, bottom in _RANGE.findall(formula):
        sheet = quoted.replace("''", "'") or plain
        yield Span(sheet, column_number(left), int(top), column_number(right or left), int(bottom or top))
