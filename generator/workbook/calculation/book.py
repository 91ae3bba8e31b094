"""A workbook's cells while its formulas are calculated, and ranges over them in which only filled cells cost."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias, TypeVar, Union, cast

from ...office.columns import column_letters
from .syntax import Reference
from .values import ExcelError, Failed, NotCalculated, Value

MOST_READ = 4_000_000
"""Cells read in ranges, over the whole workbook: some seconds."""

Made = TypeVar("Made")

At: TypeAlias = tuple[int, int]
"""Row and column, both from 1."""


class Cell(NamedTuple):
    """A cell as stored: of a formula, `value` is the result that was calculated last.

    `is_array` where the formula was entered as an array, `is_rough` where the value was read as a time of day, which
    keeps milliseconds only.
    """

    value: Value
    formula: str = ""
    is_array: bool = False
    is_rough: bool = False


class Place(NamedTuple):
    """Where a cell is; written 财务!H5."""

    sheet: str
    row: int
    column: int

    @property
    def address(self) -> str:
        return f"{column_letters(self.column)}{self.row}"

    def __str__(self) -> str:
        return f"{self.sheet}!{self.address}"


class Waiting(Exception):
    """Cells that must be calculated first."""

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self.places = places


class CalculatedSheet:
    """A sheet's cells, and the values known so far: typed ones at once, formulas' as they are calculated."""

    def __init__(self, name: str, cells: Mapping[At, Cell]) -> None:
        self.name = name
        self.cells = cells
        self.known: dict[At, Value] = {at: cell.value for at, cell in cells.items() if not cell.formula}
        self.kept: dict[Hashable, object] = {}
        self._rows: dict[int, list[int]] = {}
        for row, column in sorted(cells):
            self._rows.setdefault(column, []).append(row)
        self._columns = sorted(self._rows)

    def value(self, at: At) -> Value:
        if at in self.known:
            return self.known[at]
        if at in self.cells:
            raise Waiting((Place(self.name, *at),))
        return None

    def filled(self, top: int, left: int, bottom: int, right: int) -> list[At]:
        """The cells in a range that are not empty, row by row."""
        first, last = bisect_left(self._columns, left), bisect_right(self._columns, right)
        found = []
        for column in self._columns[first:last]:
            rows = self._rows[column]
            found += [(row, column) for row in rows[bisect_left(rows, top) : bisect_right(rows, bottom)]]
        return sorted(found) if last - first > 1 else found


class CellRange(NamedTuple):
    """Cells of a sheet as a function sees them, one or many; offsets begin at 0."""

    book: Book
    sheet: CalculatedSheet
    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        return self.right - self.left + 1

    def at(self, row: int, column: int) -> Value:
        return self.sheet.value((self.top + row, self.left + column))

    def place(self, row: int, column: int) -> Place:
        return Place(self.sheet.name, self.top + row, self.left + column)

    def filled(self) -> list[tuple[int, int, Value]]:
        """Offsets and values of the cells that are not empty, row by row."""
        found = self.kept("filled", self._filled)
        self.book.count(len(found))
        return found

    def _filled(self) -> list[tuple[int, int, Value]]:
        places = self.sheet.filled(self.top, self.left, self.bottom, self.right)
        known = self.sheet.known
        try:
            return [(at[0] - self.top, at[1] - self.left, known[at]) for at in places]
        except KeyError:
            raise Waiting([Place(self.sheet.name, *at) for at in places if at not in known]) from None

    def kept(self, what: Hashable, made: Callable[[], Made]) -> Made:
        """What is made of these cells, made once: values that are known do not change."""
        key = (what, self.top, self.left, self.bottom, self.right)
        found = self.sheet.kept.get(key)
        if found is None:
            found = self.sheet.kept[key] = made()
        return cast("Made", found)

    def rows_of_values(self) -> tuple[tuple[Value, ...], ...]:
        """All values, empty cells too; only for ranges that are not too large."""
        values: list[list[Value]] = [[None] * self.width for _ in range(self.height)]
        for row, column, value in self.filled():
            values[row][column] = value
        return tuple(map(tuple, values))

    def part(self, row: int, column: int, height: int, width: int) -> CellRange:
        top, left = self.top + row, self.left + column
        return self._replace(top=top, left=left, bottom=top + height - 1, right=left + width - 1)


class Array(NamedTuple):
    """Values that are no cells: an array constant, or what an operation on ranges gives."""

    rows: tuple[tuple[Value, ...], ...]

    @property
    def height(self) -> int:
        return len(self.rows)

    @property
    def width(self) -> int:
        return len(self.rows[0])

    def at(self, row: int, column: int) -> Value:
        return self.rows[row][column]

    def filled(self) -> list[tuple[int, int, Value]]:
        return [(row, column, value) for row, values in enumerate(self.rows) for column, value in enumerate(values)]

    def rows_of_values(self) -> tuple[tuple[Value, ...], ...]:
        return self.rows

    def part(self, row: int, column: int, height: int, width: int) -> Array:
        return Array(tuple(values[column : column + width] for values in self.rows[row : row + height]))


Range: TypeAlias = CellRange | Array
Operand: TypeAlias = Union[Value, CellRange, Array]  # noqa: UP007

Names: TypeAlias = Mapping[tuple[str, str], str]
"""Defined names' texts by sheet ("" for the workbook's own) and name."""


class Book:
    """All sheets and names of a workbook that is being calculated."""

    def __init__(self, cells: Mapping[str, Mapping[At, Cell]], names: Names, date1904: bool, most_read: int) -> None:
        self.sheets = {name: CalculatedSheet(name, of_sheet) for name, of_sheet in cells.items()}
        self.date1904 = date1904
        self._folded = {name.casefold(): sheet for name, sheet in self.sheets.items()}
        self._names = {(sheet.casefold(), name.casefold()): text for (sheet, name), text in names.items()}
        self._left_to_read = most_read

    def count(self, cells: int) -> None:
        """Counts cells read in ranges.

        Raises:
            NotCalculated: they are more than there is time for.
        """
        if cells > self._left_to_read:
            raise NotCalculated("ranges with more cells than are looked at")
        self._left_to_read -= cells

    def range(self, reference: Reference, own: str) -> CellRange:
        """The cells of a reference in a formula that stands on the sheet `own`.

        Raises:
            Failed: #REF!, there is no such sheet.
        """
        name = own if reference.sheet is None else reference.sheet
        sheet = self.sheets.get(name) or self._folded.get(name.casefold())
        if sheet is None:
            raise Failed(ExcelError.REFERENCE)
        return CellRange(self, sheet, *reference[1:5])

    def name(self, sheet: str | None, name: str, own: str) -> str | None:
        """The text of a defined name: of the sheet that is named, of the formula's own, or of the workbook."""
        folded = name.casefold()
        for owner in (sheet or own, ""):
            text = self._names.get((owner.casefold(), folded))
            if text is not None:
                return text
        return None

    def has_linked_names(self) -> bool:
        """Whether a name may mean what another workbook holds."""
        return any("[" in text for text in self._names.values())

    def formulas(self) -> Iterator[tuple[Place, Cell]]:
        for name, sheet in self.sheets.items():
            for at, cell in sheet.cells.items():
                if cell.formula:
                    yield Place(name, *at), cell
