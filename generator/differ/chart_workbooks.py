"""The workbook behind a chart: whether the chart shows what its cells say, and what else in it is another."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple

from ..office.deck_package import unpacks_to_no_more_than_honest
from ..pptx_deck.chart_points import plain
from ..pptx_deck.charts import Book, Chart, Source
from .compare_text import TextChange

_RANGE = re.compile(r"(?:'((?:[^']|'')+)'|([^\s'!,()]+))!\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
_FEW = 3
_MOST_CELLS = 200_000


class Address(NamedTuple):
    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        from openpyxl.utils import get_column_letter

        return f"{self.sheet}!{get_column_letter(self.column)}{self.row}"


def book_changes(old: Chart, new: Chart, figures_told: bool) -> Iterator[TextChange]:
    """Changes of where a chart's figures come from."""
    one, other = old.book, new.book
    if one == other and old.series == new.series:
        return
    if one.link != other.link:
        yield TextChange("chart", "link to a workbook", one.link or None, other.link or None)
    if bool(one.content) != bool(other.content):
        yield TextChange("chart", "workbook", *("within the deck" if each.content else None for each in (one, other)))
    elif one.content:
        yield from _cells_changes(one, other, figures_told)


def _cells_changes(old: Book, new: Book, figures_told: bool) -> Iterator[TextChange]:
    before, after = _Cells(old), _Cells(new)
    if before.unlike != after.unlike:
        told = (_few(each.unlike) or "agrees with the chart" for each in (before, after))
        yield TextChange("chart", "workbook against the chart", *told)
    formulas = [dict.fromkeys(source.formula for source in each.sources) for each in (old, new)]
    if formulas[0] != formulas[1]:
        if not figures_told:
            told = (", ".join(name for name in formulas[side] if name not in formulas[1 - side]) or "none" for side in (0, 1))
            yield TextChange("chart", "cells that it is drawn from", *told)
        return
    pairs = [(at, *(each.beyond.get(at, "") for each in (before, after))) for at in sorted({*before.beyond, *after.beyond})]
    others = [each for each in pairs if each[1] != each[2]]
    if others:
        told = (_few([f"{at}: {(one, other)[side]}" for at, one, other in others]) for side in (0, 1))
        yield TextChange("chart", "workbook, cells beyond the chart", *told)


def _few(told: list[str]) -> str:
    more = f" and {len(told) - _FEW} more" if len(told) > _FEW else ""
    return ", ".join(told[:_FEW]) + more


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
    from openpyxl.utils import column_index_from_string as number

    found: list[Address] = []
    for quoted, bare, left, top, right, bottom in _RANGE.findall(source.formula):
        sheet = quoted.replace("''", "'") or bare
        rows = range(int(top), int(bottom or top) + 1)
        columns = range(number(left), number(right or left) + 1)
        if len(rows) * len(columns) > _MOST_CELLS:
            continue
        if source.levels > 1:
            line = source.levels - 1 - source.level
            rows, columns = (rows, columns[line : line + 1]) if len(columns) == source.levels else (rows[line : line + 1], columns)
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
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if not unpacks_to_no_more_than_honest(package, len(content)):
                return None
        typed = load_workbook(io.BytesIO(content))
        shown = load_workbook(io.BytesIO(content), data_only=True)
        found: dict[Address, str | None] = {}
        for sheet in shown.worksheets:
            formulas = typed[sheet.title]
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        found[Address(sheet.title, cell.row, cell.column)] = _text(cell.value)
                    elif formulas.cell(cell.row, cell.column).value is not None:
                        found[Address(sheet.title, cell.row, cell.column)] = None
        return found
    except (KeyError, ValueError, TypeError, OSError, AttributeError, IndexError, zipfile.BadZipFile, SyntaxError):
        return None


def _text(value: object) -> str:
    from openpyxl.utils.datetime import to_excel

    if isinstance(value, datetime | date | time | timedelta):
        return plain(str(to_excel(value)))
    return str(int(value)) if isinstance(value, bool) else plain(str(value))
