"""The workbook behind a chart: whether the chart shows what its cells say, and what else in it is another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..office.columns import column_letters, column_number
from ..pptx_deck.chart_points import plain
from ..pptx_deck.charts import Book, Chart, Source
from .chart_change import chart_change, few
from .compare_text import TextChange

if TYPE_CHECKING:
    from .workbooks.model import Cell

_RANGE = re.compile(r"(?:'((?:[^']|'')+)'|([^\s'!,()]+))!\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
_MOST_CELLS = 200_000


class Address(NamedTuple):
    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        return f"{self.sheet}!{column_letters(self.column)}{self.row}"


def book_changes(old: Chart, new: Chart, figures_told: bool) -> Iterator[TextChange]:
    """Changes of where a chart's figures come from."""
    one, other = old.book, new.book
    if one == other and old.series == new.series:
        return
    if one.link != other.link:
        yield TextChange("chart", "link to a workbook", one.link or None, other.link or None)
    if bool(one.content) != bool(other.content):
        yield chart_change("workbook", ("within the deck" if each.content else None for each in (one, other)))
    elif one.content:
        yield from _cells_changes(one, other, figures_told)


def _cells_changes(old: Book, new: Book, figures_told: bool) -> Iterator[TextChange]:
    before, after = _Cells(old), _Cells(new)
    if before.unlike != after.unlike:
        told = (few(each.unlike) or "agrees with the chart" for each in (before, after))
        yield chart_change("workbook against the chart", told)
    drawn_from = [[source.formula for source in each.sources] for each in (old, new)]
    if drawn_from[0] == drawn_from[1]:
        yield from _beyond(before, after)
    elif not figures_told:
        sides = (few(list(dict.fromkeys(each))) or "none" for each in drawn_from)
        yield chart_change("cells that it is drawn from", sides)


def _beyond(before: _Cells, after: _Cells) -> Iterator[TextChange]:
    others = [at for at in sorted({*before.beyond, *after.beyond}) if before.beyond.get(at) != after.beyond.get(at)]
    if others:
        told = (few([f"{at}: {each.beyond.get(at, 'empty')}" for at in others]) for each in (before, after))
        yield chart_change("workbook, cells beyond the chart", told)


class _Cells:
    """The cells of one embedded workbook."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._cells = _read(book.content)

    @cached_property
    def unlike(self) -> list[str]:
        """Cells that say another thing than the chart keeps of them."""
        if self._cells is None:
            return ["the workbook cannot be read"]
        found = dict.fromkeys(told for source in self._book.sources for told in self._of_source(source, self._cells))
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
    def beyond(self) -> dict[Address, str]:
        """Filled cells that the chart does not draw."""
        drawn = {at for source in self._book.sources for at in _addresses(source)}
        return {at: text for at, text in (self._cells or {}).items() if text and at not in drawn}


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


def _read(content: bytes) -> dict[Address, str | None] | None:
    """Texts of cells; None for a formula nobody calculated, and for all of a workbook that cannot be read."""
    from .workbooks.within import cells_within

    sheets = cells_within(content)
    if sheets is None:
        return None
    return {
        Address(name, *place): _text(cell)
        for name, cells in sheets.items()
        for place, cell in cells.items()
        if cell.kind or cell.formula is not None
    }


def _text(cell: Cell) -> str | None:
    """As a chart keeps it: days since 1900 for a date."""
    if cell.kind == "d":
        return _days(cell.value)
    return plain(cell.value) if cell.kind else None


def _days(date: str) -> str:
    try:
        moment = datetime.fromisoformat(date).replace(tzinfo=None)
    except ValueError:
        return date
    return plain(str((moment - datetime(1899, 12, 30)) / timedelta(days=1)))
