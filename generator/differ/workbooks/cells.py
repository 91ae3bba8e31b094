"""The cells of a sheet in one pass over its XML: only what is there costs anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, NamedTuple

from lxml import etree

from ...errors import PackageError, Problem
from ...office.columns import column_number
from ...office.elements import Element
from .addresses import LAST_COLUMN, LAST_ROW, place_of
from .looks import Styles
from .model import Cell, Formula, Line, Place
from .parts import canonical, local

MOST_CELLS = 2_000_000
"""Of all sheets together: some ten seconds of reading."""
RUNS = "; "
"""Between the stretches of a text in several fonts."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Text(NamedTuple):
    """A text of a cell; `rich` says which stretch has which font, where not all have the cell's."""

    text: str
    rich: str = ""


class Room:
    """How many cells may still be read."""

    def __init__(self, where: str) -> None:
        self._where, self._left = where, MOST_CELLS

    def take(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            what = f"has more than {MOST_CELLS:,} cells, more than can be compared."
            raise PackageError(
                Problem(self._where, what, "Delete sheets that are not needed, and rows that only look empty.")
            )


class Grid:
    """Rows and cells as they are read, and what stands around them in the sheet's part."""

    def __init__(self, texts: Sequence[Text], styles: Styles, room: Room) -> None:
        self._texts, self._styles, self._room = texts, styles, room
        self._shared: dict[str, Formula] = {}
        self.cells: dict[Place, Cell] = {}
        self.rows: dict[int, Line] = {}

    def read(self, stream: IO[bytes]) -> Element:
        """Read the rows; returned is the sheet without them."""
        row = 0
        context = etree.iterparse(stream, tag="{*}row", resolve_entities=False, no_network=True, load_dtd=False)
        for _, element in context:
            row = int(element.get("r") or row + 1)
            if not 1 <= row <= LAST_ROW:
                raise ValueError(f"row {row}")
            self._row(row, element)
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
        root: Element = context.root
        return root

    def take(self, row: int, cells: Mapping[Place, Cell], line: Line | None) -> None:
        """A row that was read elsewhere."""
        self._room.take(len(cells))
        self.cells.update(cells)
        if line is not None:
            self.rows[row] = line

    def _row(self, row: int, element: Element) -> None:
        line = line_of(element, "ht", _yes(element.get("customHeight")), _yes(element.get("customFormat")))
        if line != Line():
            self.rows[row] = line
        self._room.take(len(element))
        column = 0
        for each in element.iterchildren("{*}c"):
            place = _place(each.get("r"), row, column + 1)
            column = place[1]
            self.cells[place] = self._cell(each, place)

    def _cell(self, element: Element, place: Place) -> Cell:
        kind, look = element.get("t", "n"), int(element.get("s", "0"))
        value, formula, inline = "", None, None
        for child in element:
            match local(child):
                case "v":
                    value = child.text or ""
                case "f":
                    formula = self._formula(child, place)
                case "is":
                    inline = text_of(child, self._styles)
        if inline is not None:
            return Cell(inline.text, "s" if inline.text else "", formula, look, inline.rich)
        if kind == "s" and value:
            text = self._texts[int(value)]
            return Cell(text.text, "s" if text.text else "", formula, look, text.rich)
        return Cell(*_value(kind, value), formula, look)

    def _formula(self, element: Element, place: Place) -> Formula:
        kind, text = element.get("t", "normal"), " ".join((element.text or "").split("\n"))
        if kind == "dataTable":
            return Formula(f"TABLE({element.get('r1', '')},{element.get('r2', '')})", *place, element.get("ref", ""))
        if kind != "shared":
            return Formula(text, *place, element.get("ref", "") if kind == "array" else "")
        number = element.get("si", "")
        if text:
            self._shared[number] = Formula(text, *place)
        return self._shared[number]


def _value(kind: str, value: str) -> tuple[str, str]:
    if not value:
        return "", ""
    if kind == "n":
        # Fifteen digits are what a spreadsheet shows of a number, and what all programs write alike.
        return format(float(value), ".15g"), "n"
    return (_unescaped(value), "s") if kind == "str" else (value, kind)


def line_of(element: Element, size: str, own_size: bool, own_look: bool) -> Line:
    """A row or column as its element says."""
    length, look = element.get(size), element.get("style" if size == "width" else "s")
    return Line(
        round(float(length), 2) if length and own_size else None, _yes(element.get("hidden")),
        int(element.get("outlineLevel", "0")), int(look) if look is not None and own_look else None,
    )  # fmt: skip


def _place(ref: str | None, row: int, column: int) -> Place:
    if not ref:
        return row, column
    letters = ref.removesuffix(str(row))
    # Only letters before the row's own number: the usual way, and the fast one.
    place = (row, column_number(letters)) if letters.isalpha() and letters.isascii() else place_of(ref)
    if place[0] != row or not 1 <= place[1] <= LAST_COLUMN:
        raise ValueError(f"cell {ref}")
    return place


def texts_of(stream: IO[bytes], styles: Styles) -> list[Text]:
    """The shared texts, in their order."""
    found = []
    for _, element in etree.iterparse(stream, tag="{*}si", resolve_entities=False, no_network=True, load_dtd=False):
        found.append(text_of(element, styles))
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return found


def text_of(element: Element, styles: Styles) -> Text:
    """A text, plain or in runs; how it is read aloud (phonetic) is not part of it."""
    if len(element) == 1 and local(element[0]) == "t":
        return Text(_unescaped(element[0].text or ""))
    runs = list(_runs(element, styles))
    text = "".join(text for text, _ in runs)
    plain = all(not font for _, font in runs)
    return Text(text, "" if plain else RUNS.join(f"{font or 'as the cell'}: {part}" for part, font in _merged(runs)))


def _runs(element: Element, styles: Styles) -> Iterator[tuple[str, str]]:
    for child in element:
        if local(child) == "t":
            yield _unescaped(child.text or ""), ""
        elif local(child) == "r":
            font = next((styles.font(each) for each in child if local(each) == "rPr"), "")
            yield "".join(_unescaped(each.text or "") for each in child if local(each) == "t"), font


def _merged(runs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    merged: list[tuple[str, str]] = []
    for text, font in runs:
        if merged and merged[-1][1] == font:
            merged[-1] = merged[-1][0] + text, font
        elif text:
            merged.append((text, font))
    return merged


def _unescaped(text: str) -> str:
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _yes(value: str | None) -> bool:
    return value in ("1", "true")


def unread(element: Element) -> tuple[str, str]:
    """Something not understood, by its name and what it says."""
    return local(element), canonical(element)
