"""Editing one sheet's XML: the cells that are to change, and nothing else."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from lxml import etree
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.cell import coordinate_from_string, range_boundaries

from ...office.elements import Element, attribute, required

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_EXCEL_MAIN = "{http://schemas.microsoft.com/office/excel/2006/main}"


class SheetEdit:
    """One sheet's cells, by row and column from 1."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self._data = required(root, f"{M}sheetData")
        _number_all(self._data)
        self._rows = {int(attribute(row, "r")): row for row in self._data}
        self._cells = {attribute(cell, "r"): cell for row in self._data for cell in row}
        self.formulas_gone: set[str] = set()
        """Cells that had a formula and have none any more."""

    @property
    def rows(self) -> int:
        return max(self._rows, default=0)

    def rows_below(self, row: int) -> list[int]:
        """The rows that are there below another, formatted ones too."""
        return sorted(each for each in self._rows if each > row)

    @property
    def columns(self) -> int:
        return max((column_index_from_string(coordinate_from_string(ref)[0]) for ref in self._cells), default=0)

    def find(self, row: int, column: int) -> Element | None:
        return self._cells.get(f"{get_column_letter(column)}{row}")

    def style(self, row: int, column: int) -> int:
        cell = self.find(row, column)
        return int(cell.get("s", "0")) if cell is not None else 0

    def formula(self, row: int, column: int) -> str:
        """A formula as it stands in the cell itself; empty for a shared one, whose text stands elsewhere."""
        found = self._formula(row, column)
        return (found.text or "") if found is not None else ""

    def is_array(self, row: int, column: int) -> bool:
        """Whether a cell's formula is one of an array, which is more than its text."""
        found = self._formula(row, column)
        return found is not None and found.get("t") == "array"

    def _formula(self, row: int, column: int) -> Element | None:
        cell = self.find(row, column)
        return cell.find(f"{M}f") if cell is not None else None

    def set_text(self, row: int, column: int, text: str, style: int | None = None) -> None:
        cell = self._emptied(row, column, style)
        if text:
            cell.set("t", "inlineStr")
            holder = etree.SubElement(etree.SubElement(cell, f"{M}is"), f"{M}t")
            holder.text = text
            if text != text.strip() or "\n" in text:
                holder.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def set_number(self, row: int, column: int, value: str, style: int | None = None) -> None:
        etree.SubElement(self._emptied(row, column, style), f"{M}v").text = value

    def set_formula(self, row: int, column: int, formula: str, value: str, style: int | None = None) -> None:
        """A formula with the value it has now; an empty one is an empty text."""
        cell = self._emptied(row, column, style)
        if not value:
            cell.set("t", "str")
        self.formulas_gone.discard(attribute(cell, "r"))
        etree.SubElement(cell, f"{M}f").text = formula
        etree.SubElement(cell, f"{M}v").text = value

    def clear(self, row: int, column: int, style: int | None = None) -> None:
        self._emptied(row, column, style)

    def _emptied(self, row: int, column: int, style: int | None) -> Element:
        cell = self._made(row, column)
        if cell.find(f"{M}f") is not None:
            self.formulas_gone.add(attribute(cell, "r"))
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", "")
        if style is not None:
            cell.set("s", str(style))
        return cell

    def _made(self, row: int, column: int) -> Element:
        ref = f"{get_column_letter(column)}{row}"
        if ref not in self._cells:
            holder = self._row(row)
            # Where the widths of a row are told, they would now be wrong.
            holder.attrib.pop("spans", "")
            places = [column_index_from_string(coordinate_from_string(attribute(each, "r"))[0]) for each in holder]
            cell = etree.Element(f"{M}c", {"r": ref})
            holder.insert(sum(place < column for place in places), cell)
            self._cells[ref] = cell
        return self._cells[ref]

    def _row(self, number: int) -> Element:
        if number not in self._rows:
            row = etree.Element(f"{M}row", {"r": str(number)})
            self._data.insert(sum(each < number for each in self._rows), row)
            self._rows[number] = row
        return self._rows[number]

    def add_columns(self, last: int, wanted: int) -> None:
        """Make room for `wanted` columns after `last`, as wide as those before."""
        self._widths(last, wanted)
        end = get_column_letter(last + wanted)
        dimension = self.root.find(f"{M}dimension")
        if dimension is not None:
            dimension.set("ref", f"A1:{end}{self.rows}")

    def widen_like(self, model: int, column: int) -> None:
        """Make a column that has a width of its own at least as wide as another."""
        columns = self.root.find(f"{M}cols")
        known = columns if columns is not None else ()
        width = next((each.get("width") for each in known if _bounds(each)[0] <= model <= _bounds(each)[1]), None)
        for own in (each for each in known if _bounds(each) == (column, column)):
            own.set("width", max(width or "0", own.get("width") or "0", key=float))

    def set_widths(self, widths: Sequence[float]) -> None:
        """The widths of the first columns, in characters."""
        holder = required(self.root, f"{M}cols")
        for column, width in enumerate(widths, 1):
            bounds = {"min": str(column), "max": str(column), "width": f"{width:g}", "customWidth": "1"}
            etree.SubElement(holder, f"{M}col", bounds)

    def cover_like(self, model: int, column: int) -> None:
        """Let validation and conditional formats hold in a column as they do in another."""
        for holder in self.root.iter(f"{M}conditionalFormatting", f"{M}dataValidation"):
            holder.set("sqref", _covering(holder.get("sqref", ""), model, column))
        for holder in self.root.iter(f"{_EXCEL_MAIN}sqref"):
            holder.text = _covering(holder.text or "", model, column)

    def offer(self, earlier: Sequence[str], words: Sequence[str]) -> None:
        """Let a list of words to choose from that is just the earlier ones have all there are now."""
        for chosen in self.root.iter(f"{M}formula1"):
            if chosen.text == f'"{",".join(earlier)}"':
                chosen.text = f'"{",".join(words)}"'

    def _widths(self, last: int, wanted: int) -> None:
        """New columns as wide as the one before them, and seen, whatever a range of columns says that they lie in."""
        holder = self.root.find(f"{M}cols")
        if holder is None:
            return
        model = next((each for each in holder if _bounds(each)[0] <= last - 1 <= _bounds(each)[1]), None)
        width = model.get("width") if model is not None else "11"
        for column in range(last + 1, last + wanted + 1):
            self._cut_out(holder, column)
            bounds = {"min": str(column), "max": str(column), "width": width or "11", "customWidth": "1"}
            etree.SubElement(holder, f"{M}col", bounds)
        holder[:] = sorted(holder, key=lambda each: _bounds(each)[0])

    @staticmethod
    def _cut_out(holder: Element, column: int) -> None:
        """Take a column out of the range that it lies in."""
        for each in list(holder):
            low, high = _bounds(each)
            if not low <= column <= high:
                continue
            holder.remove(each)
            for start, end in ((low, column - 1), (column + 1, high)):
                if start <= end:
                    piece = copy.deepcopy(each)
                    piece.set("min", str(start))
                    piece.set("max", str(end))
                    holder.append(piece)


def _bounds(columns: Element) -> tuple[int, int]:
    """The first and the last column of a range of columns."""
    return int(attribute(columns, "min")), int(attribute(columns, "max"))


def _covering(areas: str, model: int, column: int) -> str:
    """Areas, and what of them lies in the column `model` in another column too."""
    known, letters = areas.split(), get_column_letter(column)
    more = []
    for area in known:
        try:
            left, top, right, bottom = range_boundaries(area)
        except ValueError:
            continue  # #REF! and the like
        if left is None or top is None or right is None or bottom is None or not left <= model <= right:
            continue
        if not left <= column <= right:
            more.append(f"{letters}{top}" + (f":{letters}{bottom}" if bottom != top else ""))
    return " ".join(dict.fromkeys([*known, *more]))


def _number_all(rows: Element) -> None:
    """Say where rows and cells stand that leave it to their order."""
    number = 0
    for row in rows:
        number = int(row.get("r") or number + 1)
        row.set("r", str(number))
        column = 0
        for cell in row:
            ref = cell.get("r")
            column = column_index_from_string(coordinate_from_string(ref)[0]) if ref else column + 1
            cell.set("r", f"{get_column_letter(column)}{number}")
