"""The workbook behind a chart: whether the chart shows what its cells say, and what else in it is another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from ..office.columns import column_letters, column_number
from ..pptx_deck.chart_points import plain
from ..pptx_deck.charts import Book, Chart, Source
from .chart_change import chart_change, few
from .compare_text import TextChange
from .embedded_books import BookDifferences, ComparedBooks
from .workbooks.model import Book as Workbook
from .workbooks.model import Cell
from .workbooks.read import read_embedded

_RANGE = re.compile(r"(?:'((?:[^']|'')+)'|([^\s'!,()]+))!\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
_MOST_CELLS = 200_000


class Address(NamedTuple):
    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        return f"{self.sheet}!{column_letters(self.column)}{self.row}"


def book_changes(old: Chart, new: Chart, figures_told: bool, books: ComparedBooks) -> Iterator[TextChange]:
    """Changes of where a chart's figures come from."""
    one, other = old.book, new.book
    if one == other and old.series == new.series:
        return
    if one.link != other.link:
        yield TextChange("chart", "link to a workbook", one.link or None, other.link or None)
    if bool(one.content) != bool(other.content):
        yield chart_change("workbook", ("within the deck" if each.content else None for each in (one, other)))
    elif one.content:
        yield from _cells_changes(one, other, figures_told, books)


def _cells_changes(old: Book, new: Book, figures_told: bool, books: ComparedBooks) -> Iterator[TextChange]:
    before, after = _Cells(old), _Cells(new)
    if before.unlike != after.unlike:
        told = (few(each.unlike) or "agrees with the chart" for each in (before, after))
        yield chart_change("workbook against the chart", told)
    others = _beyond(before, after)
    if others:
        told = (few([f"{at}: {each.beyond.get(at, 'empty')}" for at in others]) for each in (before, after))
        yield chart_change("workbook, cells beyond the chart", told)
    found = books.compared(old.content, new.content, before.book, after.book)
    yield from _formulas(found, {*map(str, others), *_unlike_cells(before, after)})
    drawn_from = [[source.formula for source in each.sources] for each in (old, new)]
    if drawn_from[0] != drawn_from[1] and not figures_told:
        sides = (few(list(dict.fromkeys(each))) or "none" for each in drawn_from)
        yield chart_change("cells that it is drawn from", sides)


def _beyond(before: _Cells, after: _Cells) -> list[Address]:
    """Cells that the chart draws on neither side: those that it begins or ceases to draw are told as its points."""
    one, other = before.beyond, after.beyond
    return [at for at in sorted({*one, *other} - before.drawn - after.drawn) if one.get(at) != other.get(at)]


def _unlike_cells(before: _Cells, after: _Cells) -> set[str]:
    return {told.partition(": ")[0] for told in {*before.unlike} ^ {*after.unlike}}


def _formulas(found: BookDifferences | None, told: set[str]) -> Iterator[TextChange]:
    """Cells that are calculated otherwise, or no longer, and not told by their values."""
    formulas = (one.change for one in (found.differences if found else ()) if one.change.kind == "formula")
    left = [change for change in formulas if change.shape not in told]
    if left:
        old = few([f"{change.shape}: {change.old or 'empty'}" for change in left])
        yield chart_change("workbook, formulas", (old, few([f"{one.shape}: {one.new or 'empty'}" for one in left])))


class _Cells:
    """The cells of one embedded workbook."""

    def __init__(self, source: Book) -> None:
        self._source = source
        self.book = read_embedded(source.content)
        self._cells = None if self.book is None else _texts(self.book)

    @cached_property
    def unlike(self) -> list[str]:
        """Cells that say another thing than the chart keeps of them."""
        if self._cells is None:
            return ["the workbook cannot be read"]
        found = dict.fromkeys(told for source in self._source.sources for told in self._of_source(source, self._cells))
        return list(found)

    def _of_source(self, source: Source, cells: dict[Address, str | None]) -> Iterator[str]:
        addresses = _addresses(source)
        for index, kept in source.kept:
            if index < len(addresses):
                at = addresses[index]
                said = cells.get(at, "")
                if said is not None and not _is_same(said, kept):
                    yield f"{at}: {said or 'empty'}, in the chart {kept}"

    @cached_property
    def drawn(self) -> frozenset[Address]:
        """Cells that the chart draws."""
        return frozenset(at for source in self._source.sources for at in _addresses(source))

    @cached_property
    def beyond(self) -> dict[Address, str]:
        """Filled cells that the chart does not draw."""
        return {at: text for at, text in (self._cells or {}).items() if text and at not in self.drawn}


def _addresses(source: Source) -> list[Address]:
    """The cells of a source by index of its points; of levels the line that holds this one."""
    found: list[Address] = []
    for quoted, bare, left, top, right, bottom in _RANGE.findall(source.formula):
        sheet = quoted.replace("''", "'") or bare
        rows = range(int(top), int(bottom or top) + 1)
        columns = range(column_number(left), column_number(right or left) + 1)
        if len(rows) * len(columns) > _MOST_CELLS:
            continue
        if source.levels > 1:
            line = slice(source.levels - 1 - source.level, source.levels - source.level)
            down = len(columns) == source.levels
            rows, columns = (rows, columns[line]) if down else (rows[line], columns)
        found += [Address(sheet, row, column) for row in rows for column in columns]
    return found


def _is_same(said: str, kept: str) -> bool:
    if said == kept or " ".join(said.split()) == " ".join(kept.split()):
        return True
    try:
        return abs(float(said) - float(kept)) <= 1e-9 * max(1.0, abs(float(kept)))
    except ValueError:
        return False


def _texts(book: Workbook) -> dict[Address, str | None]:
    """Texts of cells; None for a formula nobody calculated."""
    filled = ((sheet, place, cell) for sheet in book.sheets for place, cell in sheet.cells.items())
    return {Address(sheet.name, *place): _text(cell) for sheet, place, cell in filled if cell.kind or cell.formula}


def _text(cell: Cell) -> str | None:
    """As a chart keeps it: days since 1900 for a date."""
    if cell.kind == "d":
        moment = datetime.fromisoformat(cell.value.removesuffix("Z")).replace(tzinfo=None)
        return plain(str((moment - datetime(1899, 12, 30)) / timedelta(days=1)))
    return plain(cell.value) if cell.kind else None
