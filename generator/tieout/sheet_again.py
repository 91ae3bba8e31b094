"""The reviewer's sheet made anew as an edit of its package: numbers in the rows they have, what is not ours as it is.

A row stays with its number, new numbers come last, and the row of a number that is gone says so: no reviewer's cell
beside, note, colour, column or formula ever moves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from lxml import etree
from openpyxl.utils import get_column_letter

from ..office.elements import Element
from ..workbook.editing.edit import M, PackageEdit, R, SheetEdit
from .review_notes import COVER, HEADINGS, NUMBERS, OWN, SIGNED, ReviewNotes, Row, Value

GONE = "已无"
"""The state of a row whose number is in the deck no longer."""
_STATE, _LINKED = "状况", "单元格"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_AFTER_LINKS = (
    "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties",
    "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "picture",
    "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip


class NumberRow(NamedTuple):
    """A number's row: what stands under our headings, and where its link leads in the workbook, empty for nowhere."""

    values: Row
    location: str = ""


def edited(
    package: PackageEdit, numbers: Sequence[NumberRow], cover: Iterable[tuple[str, Value]], workbook: str,
    notes: ReviewNotes,
) -> int:  # fmt: skip
    """Put the numbers into the sheet that is there; returns in how many rows a reviewer's words stand."""
    again = _Numbers(package, notes, workbook)
    carried = sum(again.put(one) for one in numbers)
    again.finish()
    _cover(package.sheet(COVER), cover, notes.cover)
    return carried


class _Numbers:
    """The sheet of the numbers, row by row."""

    def __init__(self, package: PackageEdit, notes: ReviewNotes, workbook: str) -> None:
        self._package, self._notes, self._workbook = package, notes, workbook
        self._sheet = package.sheet(NUMBERS)
        self._before = self._last = max(self._sheet.rows, notes.last)
        self._columns = notes.columns
        self._styles = {column: self._usual_style(column) for column in self._columns.values()}
        self._links: list[tuple[str, str]] = []

    def _usual_style(self, column: int) -> int:
        """The style of most cells of a column: a reviewer may have coloured any one of them."""
        counted = Counter(self._sheet.style(row, column) for row in range(2, self._before + 1))
        return counted.most_common(1)[0][0] if counted else 0

    def put(self, one: NumberRow) -> bool:
        """A number into its row; whether a reviewer's words stand there."""
        taken = self._notes.taken(one.values)
        row, new = taken.row, not taken.row
        if new:
            row = self._last = self._last + 1
        for heading in HEADINGS:
            if heading not in OWN:
                self._set(row, heading, one.values.get(heading), new)
            elif new or taken.is_remark:
                self._set(row, heading, dict(zip(OWN, taken.words, strict=False)).get(heading), new)
        if one.location and self._workbook:
            self._links.append((f"{get_column_letter(self._columns[_LINKED])}{row}", one.location))
        return any(taken.words)

    def _set(self, row: int, heading: str, value: Value, new: bool) -> None:
        column = self._columns[heading]
        _put(self._sheet, row, column, value, self._styles[column] if new else None)

    def finish(self) -> None:
        """Rows of numbers that are gone say so; links lead to the workbook; areas reach down to the last row."""
        for row in self._notes.rows_left:
            self._set(row, _STATE, GONE, False)
        self._link()
        self._package.reach_down(NUMBERS, self._before, self._last)

    def _link(self) -> None:
        letter = get_column_letter(self._columns[_LINKED])
        holder = _links_of(self._sheet.root)
        for link in list(holder):
            if re.fullmatch(rf"{letter}\d+", link.get("ref", "")):
                holder.remove(link)
        relation = self._package.link(NUMBERS, self._workbook) if self._links else ""
        for ref, location in self._links:
            etree.SubElement(holder, f"{M}hyperlink", {"ref": ref, f"{R}id": relation, "location": location})
        if not len(holder):
            self._sheet.root.remove(holder)


def _links_of(sheet: Element) -> Element:
    """The sheet's links, in the place that the schema demands."""
    found = sheet.find(f"{M}hyperlinks")
    if found is not None:
        return found
    made = etree.Element(f"{M}hyperlinks")
    after = next((one for one in sheet if one.tag in {f"{M}{name}" for name in _AFTER_LINKS}), None)
    if after is None:
        sheet.append(made)
    else:
        after.addprevious(made)
    return made


def _cover(sheet: SheetEdit, lines: Iterable[tuple[str, Value]], known: Mapping[int, str]) -> None:
    """What we say on the cover, beside the words for it; what has no line yet comes last."""
    rows = {name: row for row, name in known.items() if name}
    last = sheet.rows
    for name, value in lines:
        if name in SIGNED or value is None:
            continue
        if name not in rows:
            rows[name] = last = last + 1
            sheet.set_text(last, 1, name)
        _put(sheet, rows[name], 2, value, None)


def _put(sheet: SheetEdit, row: int, column: int, value: Value, style: int | None) -> None:
    if isinstance(value, (int, float)):
        sheet.set_number(row, column, repr(value), style)
    else:
        sheet.set_text(row, column, _CONTROL.sub("", str(value)) if value is not None else "", style)


