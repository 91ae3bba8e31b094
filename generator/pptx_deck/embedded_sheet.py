"""The cells that a workbook shows which lies within a deck as an object: those of its window, as they read."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..office.deck_package import unpacks_to_no_more_than_honest
from .model import Shape
from .shown_numbers import shown_number

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell

_WINDOW = re.compile(rb"<(?:\w+:)?oleSize\b[^>]*\bref=\"([A-Z]{1,3}\d{1,7}(?::[A-Z]{1,3}\d{1,7})?)\"")
_ZIP = b"PK\x03\x04"
_MOST_ROWS, _MOST_COLUMNS = 500, 100
"""More than fits on a slide; an object without a window is read no further."""


class ShownCell(NamedTuple):
    text: str
    is_number: bool = False


def embedded_rows(shape: Shape) -> tuple[tuple[ShownCell, ...], ...]:
    """The filled cells of the sheet that an embedded workbook shows, row by row; none where it cannot be read."""
    if shape.unread is None or not shape.content.startswith(_ZIP):
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(shape.content)) as package:
            if not unpacks_to_no_more_than_honest(package, len(shape.content)):
                return ()
            window = _WINDOW.search(package.read("xl/workbook.xml"))
        return tuple(_rows(_opened(shape.content), window[1].decode() if window else None))
    except (KeyError, ValueError, TypeError, OSError, AttributeError, IndexError, zipfile.BadZipFile, SyntaxError):
        return ()


def _opened(content: bytes) -> Workbook:
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(content), data_only=True)


def _rows(book: Workbook, window: str | None) -> Iterator[tuple[ShownCell, ...]]:
    from openpyxl.utils.cell import range_boundaries
    from openpyxl.worksheet.worksheet import Worksheet

    sheet = book.active
    if not isinstance(sheet, Worksheet):
        return
    left, top, right, bottom = (each or 1 for each in range_boundaries(window or sheet.dimensions))
    right, bottom = min(right, left + _MOST_COLUMNS), min(bottom, top + _MOST_ROWS)
    for row in sheet.iter_rows(top, bottom, left, right):
        yield tuple(_shown(cell) for cell in row if cell.value is not None)


def _shown(cell: Cell) -> ShownCell:
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return ShownCell(shown_number(repr(value), cell.number_format), is_number=True)
    return ShownCell(str(value))
