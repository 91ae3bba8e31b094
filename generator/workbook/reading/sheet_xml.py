"""One sheet's XML as cells: what is stored, how it is shown, what is hidden; read in one pass."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from math import isfinite
from typing import NamedTuple

from lxml import etree

from .merged import taken_away
from .places import LAST_COLUMN, LAST_ROW, Place, Unreadable, address, column_of, place_of
from .rich_text import CellText, M, text_of
from .serial_days import day_of
from .shown_text import unescaped
from .styles_xml import CellStyle

__all__ = ["CellContent", "Hidden", "Place", "RawCell", "Shared", "Sheet", "address", "place_of", "read_sheet"]

CellContent = str | int | float | bool | datetime | date | time | timedelta | None
_NUMBER = re.compile(r"\s*[+-]?(?:[0-9]{1,400}(?:\.[0-9]{0,400})?|\.[0-9]{1,400})(?:[eE][+-]?[0-9]{1,5})?\s*")

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
        for column in self._by_row.get(number, ()):
            yield column, self.cells[number, column]

    def rows_below(self, row: int) -> Sequence[int]:
        """The rows below another that have cells: one stray cell far down costs no more than any other."""
        numbers = self._numbers
        return numbers[bisect_right(numbers, row) :]

    @cached_property
    def _by_row(self) -> Mapping[int, Sequence[int]]:
        found: dict[int, list[int]] = {}
        for row, column in self.cells:
            found.setdefault(row, []).append(column)
        return {row: sorted(columns) for row, columns in found.items()}

    @cached_property
    def _numbers(self) -> Sequence[int]:
        return sorted(self._by_row)


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
    letters: dict[str, int] = field(default_factory=dict)
    """The columns' numbers by their letters, as far as they were met."""

    def sheet(self, name: str, root: etree._Element, hidden: bool) -> Sheet:
        rows: set[int] = set()
        for element in root.iterfind(f"{M}sheetData/{M}row"):
            self.current = self._row_number(element)
            if is_on_attribute(element, "hidden") or element.get("ht") == "0":
                rows.add(self.current)
            self._row(element)
        for place, comment in self.comments.items():
            if place not in self.cells:
                self.cells[place] = RawCell(None, comment=comment)
        taken_away(root, self.cells)
        last = max((row for row, _ in self.cells), default=0)
        columns = frozenset(_hidden_columns(root, self.columns))
        return Sheet(name, self.cells, max(self.rows, last), self.columns, Hidden(hidden, frozenset(rows), columns))

    def _row_number(self, element: etree._Element) -> int:
        told = element.get("r", str(self.current + 1))
        if not told.isdecimal() or not 1 <= int(told[:9]) <= LAST_ROW:
            raise Unreadable("", f'row "{told[:20]}" is none of the {LAST_ROW:,} that a sheet has')
        return int(told)

    def _row(self, element: etree._Element) -> None:
        row, column, known = self.current, 0, self.letters
        for cell in element.iterfind(_CELL):
            self.rows = row  # a row without cells is none: people hide all rows below their last
            ref = cell.get("r")
            if ref:
                letters = ref.removesuffix(str(row))
                column = known.get(letters) or self._column(letters, ref)
            else:
                column += 1
            self.columns = max(self.columns, column)
            if len(cell):
                self._read(cell, (row, column))
        if column > LAST_COLUMN:
            raise Unreadable("", f"row {row} has more than the {LAST_COLUMN:,} columns that a sheet has")

    def _column(self, letters: str, ref: str) -> int:
        """The column of an address that stands in the current row."""
        column = column_of(letters)
        if not column:
            raise Unreadable("", f'"{ref[:20]}" in row {self.current} is no cell of it')
        self.letters[letters] = column
        return column

    def _read(self, cell: etree._Element, place: Place) -> None:
        try:
            raw = self._cell(cell, place)
        except (ValueError, IndexError, OverflowError) as error:
            raise Unreadable(address(*place), str(error)) from error
        if raw is not None:
            if place in self.cells:
                raise Unreadable(address(*place), "it stands twice in the sheet")
            self.cells[place] = raw

    def _cell(self, cell: etree._Element, place: Place) -> RawCell | None:
        kind = cell.get("t", "n")
        style = self._style(cell)
        formula, value = cell.find(_FORMULA), cell.find(_VALUE)
        text = value.text if value is not None else None
        marks: tuple[str, ...] = ("struck through",) if style.struck else ()
        content: CellContent
        if kind == "s" and text is not None:
            found = self.shared.texts[_index(text, len(self.shared.texts), "text")]
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
        number, styles = cell.get("s", "0"), self.shared.styles
        return _NO_STYLE if number == "0" and not styles else styles[_index(number, len(styles), "style")]

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
        if not _NUMBER.fullmatch(text):
            raise ValueError(f'"{text[:20]}" is stored for a number')
        number = float(text) if "." in text or "e" in text or "E" in text else int(text)
        if not isfinite(number):
            raise ValueError(f"{text[:20]} is larger than any number of a workbook")
        if not style.is_date:
            return number
        try:
            day: CellContent = day_of(number, self.shared.epoch, elapsed=style.is_elapsed)
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


def _index(text: str, count: int, what: str) -> int:
    """A number that a cell says of a text or a style, from 0."""
    if not text.isdecimal() or not int(text[:9]) < count:
        raise IndexError(f"it names {what} {text[:20]}, and the workbook has {count}")
    return int(text)


def _day(text: str) -> CellContent:
    """A date as Strict workbooks store it: 2024-08-27T00:00:00."""
    return datetime.fromisoformat(text.removesuffix("Z")) if "-" in text else time.fromisoformat(text)


def is_on_attribute(element: etree._Element, name: str) -> bool:
    return element.get(name, "0") in ("1", "true")


def _hidden_columns(root: etree._Element, last: int) -> Iterator[int]:
    """The columns up to the last filled one that lie in hidden ranges."""
    marks = bytearray(last + 2)
    for each in root.iterfind(f"{M}cols/{M}col"):
        if is_on_attribute(each, "hidden") or each.get("width") == "0":
            first, end = max(int(each.get("min", 1)), 1), min(int(each.get("max", last)), last)
            marks[first : end + 1] = bytes([1]) * max(end + 1 - first, 0)
    return (column for column in range(1, last + 1) if marks[column])


def _inline(cell: etree._Element) -> CellText:
    item = cell.find(_INLINE)
    return text_of(item) if item is not None else CellText("")

