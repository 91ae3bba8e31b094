"""How sheets are read on paper: how wide a text is in a column, how high its row, and at which scale a page prints."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...language.measure import LINE_PITCH, awkward, width, wrap

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

UNIT, UNIT_AT_MOST = 5.25, 5.6
"""Points that one unit of a column's width takes: a digit of Arial 10, in whole pixels or as it is."""

_EDGES = 7.0
"""Points at both sides of a cell that stay free."""

A4_ACROSS, A4_DOWN = 841.9, 595.3
_MARGIN = 0.3
"""Inches at both sides of a page."""


def units(text: str, size: float, bold: bool = False) -> float:
    """How wide a column must be for one line of text, in tenths."""
    return math.ceil(10 * (width(text, size * _spread(text), bold) + _EDGES) / UNIT) / 10


def _spread(text: str) -> float:
    """How much wider than the measured a text may be: Latin letters of other faces are up to a twelfth wider."""
    latin = width("".join(filter(str.isascii, text)), 1)
    return 1 + 0.08 * latin / (width(text, 1) or 1)


def lines(text: str, column: float, size: float, bold: bool = False) -> int:
    """How many lines a text takes in a column; one that is empty takes one."""
    room = column * UNIT - _EDGES + 0.01
    return sum(len(wrap(line, size * _spread(line), room, bold)) for line in text.split("\n"))


def row_height(count: int, size: float) -> float:
    """The height of a row of so many lines: programs other than Excel do not fit rows by themselves."""
    return round(count * size * LINE_PITCH + 4, 1)


def ends_well(text: str, column: float, size: float) -> bool:
    """Whether no line of a text is one or two characters, or a mark alone, in whichever program."""
    room = column * UNIT - _EDGES
    return not any(awkward(line, size, room) for line in text.split("\n"))


def across(size: float, least: float) -> float:
    """How many units of columns a landscape page has across, where type of `size` may print at `least` points."""
    return (A4_ACROSS - 2 * _MARGIN * 72) / UNIT_AT_MOST * size / least


def narrowed(columns: Mapping[int, float], wrapping: Mapping[int, float], room: float) -> dict[int, float]:
    """Widths within `room` where they can be: the widest column whose texts wrap gives way, down to its least."""
    found = dict(columns)
    while sum(found.values()) > room:
        able = [column for column, least in wrapping.items() if found[column] - 1 >= least]
        if not able:
            break
        found[max(able, key=lambda column: found[column])] -= 1
    return found


def print_on_a4(sheet: Worksheet, size: float, least: float, repeated: str = "") -> None:
    """Landscape A4 at a scale that prints type of `size` at `least` points or more, on as many pages as it takes.

    A scale that is typed stays as it is when a column is added, which a sheet fitted to its page does not.
    """
    from openpyxl.worksheet.page import PageMargins

    total = sum(dimension.width for dimension in sheet.column_dimensions.values() if not dimension.hidden)
    widest = across(size, size) / max(total, 1)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.scale = max(-int(-100 * least // size), min(100, int(100 * widest)))
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.page_margins = PageMargins(left=_MARGIN, right=_MARGIN, top=0.5, bottom=0.6, header=0.3, footer=0.3)
    if repeated:
        sheet.print_title_cols = repeated
