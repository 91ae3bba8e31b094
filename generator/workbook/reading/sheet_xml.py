"""One sheet's XML as cells: what is stored, how it is shown, what is hidden; read in one pass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from lxml import etree

from .rich_text import CellText, M, text_of
from .shown_text import unescaped
from .styles_xml import CellStyle

CellContent = str | int | float | bool | datetime | date | time | timedelta | None
Place = tuple[int, int]
"""A cell's row and column, both from 1."""

_CELL, _FORMULA, _VALUE, _INLINE = f"{M}c", f"{M}f", f"{M}v", f"{M}is"


class RawCell(NamedTuple):
    """A cell as stored: for a formula, `value` is the value that was calculated last."""

    value: CellContent
    number_format: str = "General"
    comment: str = ""
    formula: str = ""
    marks: tuple[str, ...] = ()
    """What stands out in a text, as a raised "1", or of a whole cell that it is struck through."""

    @property
    def is_filled(self) -> bool:
        return self.value is not None or bool(self.formula)


class Hidden(NamedTuple):
    """What is hidden of a sheet: all of it, or some of its rows and columns."""

    sheet: bool = False
    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


NOTHING_HIDDEN = Hidden()


@dataclass(frozen=True)
class Sheet:
    """A sheet: its cells by (row, column), both from 1."""

    name: str
    cells: Mapping[Place, RawCell]
    rows: int
    columns: int
    hidden: Hidden = NOTHING_HIDDEN

    def row(self, number: int) -> Iterator[tuple[int, RawCell]]:
        """The cells of a row that are not empty, with their columns."""
        for column in range(1, self.columns + 1):
            cell = self.cells.get((number, column))
            if cell is not None:
                yield column, cell


@dataclass(frozen=True)
class Shared:
    """What all sheets of a workbook share: its texts, its styles, and the day its dates are counted from."""

    texts: Sequence[CellText]
    styles: Sequence[CellStyle]
    epoch: datetime


def read_sheet(
    name: str, root: etree._Element, comments: Mapping[Place, str], shared: Shared, *, hidden: bool
) -> Sheet:
    """A sheet out of its XML and its comments."""
    return _SheetReader(shared, comments).sheet(name, root, hidden)


_NO_STYLE = CellStyle()


@dataclass
class _SheetReader:
    shared: Shared
    comments: Mapping[Place, str]
    cells: dict[Place, RawCell] = field(default_factory=dict)
    masters: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The formulas that others share, by number: the text and the cell it stands in."""
    current: int = 0
    """The row that is being read."""
    rows: int = 0
    columns: int = 0

    def sheet(self, name: str, root: etree._Element, hidden: bool) -> Sheet:
        rows: set[int] = set()
        for element in root.iterfind(f"{M}sheetData/{M}row"):
            self.current = int(element.get("r", self.current + 1))
            if is_on_attribute(element, "hidden") or element.get("ht") == "0":
                rows.add(self.current)
            self._row(element)
        for place, comment in self.comments.items():
            if place not in self.cells:
                self.cells[place] = RawCell(None, comment=comment)
        self._take_merged_away(root)
        last = max((row for row, _ in self.cells), default=0)
        columns = frozenset(_hidden_columns(root, self.columns))
        return Sheet(name, self.cells, max(self.rows, last), self.columns, Hidden(hidden, frozenset(rows), columns))

    def _row(self, element: etree._Element) -> None:
        row, column = self.current, 0
        for cell in element.iterfind(_CELL):
            self.rows = row  # a row without cells is none: people hide all rows below their last
            ref = cell.get("r")
            column = _column(ref) if ref else column + 1
            self.columns = max(self.columns, column)
            if len(cell):
                raw = self._cell(cell, (row, column))
                if raw is not None:
                    self.cells[row, column] = raw

    def _cell(self, cell: etree._Element, place: Place) -> RawCell | None:
        kind = cell.get("t", "n")
        style = self._style(cell)
        formula, value = cell.find(_FORMULA), cell.find(_VALUE)
        text = value.text if value is not None else None
        marks: tuple[str, ...] = ("struck through",) if style.struck else ()
        content: CellContent
        if kind == "s" and text is not None:
            found = self.shared.texts[int(text)]
            content, marks = found.text, marks + found.marks
        elif kind == "inlineStr":
            found = _inline(cell)
            content, marks = found.text, marks + found.marks
        else:
            content = self._content(kind, text, style, calculated=formula is not None)
        comment = self.comments.get(place, "")
        if formula is None:
            known = content is not None or comment
            return RawCell(content, style.number_format, comment, "", marks) if known else None
        return RawCell(content, style.number_format, comment, self._formula(formula, place), marks)

    def _style(self, cell: etree._Element) -> CellStyle:
        number = int(cell.get("s", 0))
        return self.shared.styles[number] if number < len(self.shared.styles) else _NO_STYLE

    def _content(self, kind: str, text: str | None, style: CellStyle, *, calculated: bool) -> CellContent:
        if kind == "str":  # an empty one was calculated, and is no formula without a value
            return unescaped(text or "") if calculated or text else None
        if not text:
            return None
        if kind == "n":
            return self._number(text, style)
        if kind == "b":
            return text.strip() in ("1", "true")
        if kind == "d":
            return _day(text)
        return text

    def _number(self, text: str, style: CellStyle) -> CellContent:
        number = float(text) if "." in text or "e" in text or "E" in text else int(text)
        if not style.is_date:
            return number
        from openpyxl.utils.datetime import from_excel

        try:
            day: CellContent = from_excel(number, self.shared.epoch, timedelta=style.is_elapsed)
        except (OverflowError, ValueError):
            return "#VALUE!"
        return day

    def _formula(self, formula: etree._Element, place: Place) -> str:
        text, shared = unescaped(formula.text or ""), formula.get("si")
        if formula.get("t") != "shared" or shared is None:
            return f"={text}"
        ref = address(*place)
        if text:
            self.masters[shared] = f"={text}", ref
            return f"={text}"
        if shared not in self.masters:
            return "="
        from openpyxl.formula.translate import Translator

        master, origin = self.masters[shared]
        return str(Translator(master, origin).translate_formula(ref))

    def _take_merged_away(self, root: etree._Element) -> None:
        """What lies under a merged area is not seen, but for its first cell."""
        from openpyxl.utils import range_boundaries

        for area in root.iterfind(f"{M}mergeCells/{M}mergeCell"):
            left, top, right, bottom = (int(bound or 0) for bound in range_boundaries(area.get("ref", "")))
            covered = [
                place for place in self.cells
                if top <= place[0] <= bottom and left <= place[1] <= right and place != (top, left)
            ]  # fmt: skip
            for place in covered:
                del self.cells[place]


def _day(text: str) -> CellContent:
    """A date as Strict workbooks store it: 2024-08-27T00:00:00."""
    return datetime.fromisoformat(text.removesuffix("Z")) if "-" in text else time.fromisoformat(text)


def is_on_attribute(element: etree._Element, name: str) -> bool:
    return element.get(name, "0") in ("1", "true")


def _hidden_columns(root: etree._Element, last: int) -> Iterator[int]:
    for each in root.iterfind(f"{M}cols/{M}col"):
        if is_on_attribute(each, "hidden") or each.get("width") == "0":
            yield from range(int(each.get("min", 1)), min(int(each.get("max", last)), last) + 1)


def _inline(cell: etree._Element) -> CellText:
    item = cell.find(_INLINE)
    return text_of(item) if item is not None else CellText("")


def _column(ref: str) -> int:
    column = 0
    for character in ref:
        if not character.isalpha():
            break
        column = column * 26 + ord(character) - 64
    return column


def address(row: int, column: int) -> str:
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(column)}{row}"


def place_of(ref: str) -> Place:
    """A cell's row and column: H5 is (5, 8)."""
    column = ref.rstrip("0123456789")
    return int(ref[len(column) :]), _column(column)
