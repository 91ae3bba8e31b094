"""Merged areas: what lies under one is not seen, but for its first cell."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from typing import TypeVar

from lxml import etree

from .places import Place, Unreadable, place_of
from .rich_text import M

_MOST_LOOKED_AT = 20_000_000
"""Cells looked at for all large areas of a sheet: some seconds."""

Cell = TypeVar("Cell")


def taken_away(root: etree._Element, cells: MutableMapping[Place, Cell]) -> None:
    """Take the cells away that lie under others; an area costs as many cells as are in the sheet, or in itself."""
    looked_at = 0
    for area in root.iterfind(f"{M}mergeCells/{M}mergeCell"):
        (top, left), (bottom, right) = _corners(area.get("ref", ""))
        size = max(bottom - top + 1, 0) * max(right - left + 1, 0)
        within: Iterable[Place]
        if size < len(cells):
            within = ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
        else:
            within = [at for at in cells if top <= at[0] <= bottom and left <= at[1] <= right]
        looked_at += min(size, len(cells))
        if looked_at > _MOST_LOOKED_AT:
            raise Unreadable("", "its merged areas lie over each other")
        for place in within:
            if place != (top, left):
                cells.pop(place, None)


def _corners(area: str) -> tuple[Place, Place]:
    first, _, last = area.replace("$", "").partition(":")
    try:
        return place_of(first), place_of(last or first)
    except ValueError as error:
        raise Unreadable("", f'"{area[:30]}" is no area to merge') from error
