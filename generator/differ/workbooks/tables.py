"""What a table says beside its cells: its name, style and options; columns only where the cells say it otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...office.elements import Element
from .addresses import area_of
from .model import Area, Cell, Place
from .parts import canonical, local

_FOLLOWS = ("id", "uid", "name", "displayName", "ref", "totalsRowShown", "insertRow", "insertRowShift", "uniqueName")
"""Numbers, what is said of itself, and how the editor last showed it."""
_USUAL = {"totalsRowCount": "0", "headerRowCount": "1", "published": "0", "tableType": "worksheet"}
_WORDS = {
    "totalsRowCount": "totals", "headerRowCount": "headings", "showFirstColumn": "first column",
    "showLastColumn": "last column", "showRowStripes": "striped rows", "showColumnStripes": "striped columns",
}  # fmt: skip
_SUBTOTALS = {
    "average": 101, "count": 103, "countNums": 102, "max": 104, "min": 105, "stdDev": 107, "sum": 109, "var": 110,
}  # fmt: skip
_SPACE = "_x000a_"


class TableReader:
    """Reads one table of a sheet; `conditional` are the looks that it may give its parts, by their number."""

    def __init__(self, table: Element, cells: Mapping[Place, Cell], conditional: Sequence[str]) -> None:
        self._table, self._cells, self._conditional = table, cells, conditional
        self._area: Area = area_of(table.get("ref", ""))
        self._headings = int(table.get("headerRowCount", "1"))
        self._totals = int(table.get("totalsRowCount", "0"))

    def words(self) -> str:
        said = [self._table.get("displayName", ""), *self._attributes(self._table)]
        for child in self._table:
            match local(child):
                case "tableColumns":
                    columns = (each for each in child if local(each) == "tableColumn")
                    for place, column in enumerate(columns, self._area.left):
                        said += self._column(column, place)
                case "tableStyleInfo":
                    said += _style(child)
                case "autoFilter":
                    said += [canonical(each) for each in child if local(each)]
                case "":
                    pass
                case _:
                    said.append(canonical(child))
        return ", ".join(said)

    def _attributes(self, element: Element, but: Sequence[str] = ()) -> Iterator[str]:
        for name, value in sorted((str(key).rpartition("}")[2], str(each)) for key, each in element.attrib.items()):
            if name in _FOLLOWS or name in but or value == _USUAL.get(name):
                continue
            yield f"{_WORDS.get(name, name)} {self._look(value) if name.endswith('DxfId') else value}"

    def _look(self, number: str) -> str:
        """A look in words: looks are numbered anew by any save."""
        return self._conditional[int(number)] if int(number) < len(self._conditional) else ""

    def _column(self, column: Element, place: int) -> Iterator[str]:
        """What is said of a column and does not stand in its cells, which are told themselves."""
        name = column.get("name", "")
        said = [*self._attributes(column, ("totalsRowFunction", "totalsRowLabel"))]
        if not self._headings or _plain(self._text(self._area.top, place)) != _plain(name):
            said.insert(0, "")
        total = column.get("totalsRowFunction", "")
        if total not in ("", "none", "custom") and f"SUBTOTAL({_SUBTOTALS.get(total)}" not in self._formula(place):
            said.append(f"total {total}")
        label = column.get("totalsRowLabel", "")
        if label and label != self._text(self._area.bottom, place):
            said.append(f"total {label}")
        written = {cell.formula.text for cell in self._body(place) if cell.formula is not None}
        for child in column:
            if local(child) and not (local(child) == "calculatedColumnFormula" and (child.text or "") in written):
                said.append(canonical(child))
        if said:
            yield f"column {name}: {', '.join(each for each in said if each)}".removesuffix(": ")

    def _text(self, row: int, column: int) -> str:
        cell = self._cells.get((row, column))
        return cell.value if cell is not None else ""

    def _formula(self, column: int) -> str:
        """The formula of a column's total."""
        cell = self._cells.get((self._area.bottom, column)) if self._totals else None
        return cell.formula.text if cell is not None and cell.formula is not None else ""

    def _body(self, column: int) -> Iterator[Cell]:
        rows = range(self._area.top + self._headings, self._area.bottom - self._totals + 1)
        return (cell for row in rows if (cell := self._cells.get((row, column))) is not None)


def _style(element: Element) -> Iterator[str]:
    yield f"style {element.get('name', 'none')}"
    for name, value in sorted(element.attrib.items()):
        if str(name) != "name" and str(value) in ("1", "true"):
            yield _WORDS.get(str(name), str(name))


def _plain(text: str) -> str:
    """A heading as a column's name: without its line ends."""
    return " ".join(text.replace(_SPACE, " ").split())
