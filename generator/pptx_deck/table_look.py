"""How a table is drawn: cells' fills, borders, margins and merges, widths and heights, the options of its style."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .colours import A
from .look import Look
from .outlines import outline_words
from .text_body import ANCHORS, DIRECTIONS
from .traits import TRUE, Named, Trait, named, points, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_BORDERS = {
    "lnL": "left border", "lnR": "right border", "lnT": "top border", "lnB": "bottom border",
    "lnTlToBr": "falling diagonal", "lnBlToTr": "rising diagonal",
}  # fmt: skip
_FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill")
_MARGINS = (("marL", "left", 91440), ("marR", "right", 91440), ("marT", "top", 45720), ("marB", "bottom", 45720))
_OPTIONS = {
    "firstRow": "heading row", "lastRow": "total row", "firstCol": "first column", "lastCol": "last column",
    "bandRow": "banded rows", "bandCol": "banded columns", "rtl": "right to left",
}  # fmt: skip
STYLE = "table style"
OF_STYLES = frozenset((STYLE, *_OPTIONS.values())) - {"right to left"}
"""Names of what a table says of its style: LibreOffice writes all that it comes to out in the cells."""


def cell_look(cell: _Element, look: Look) -> Named:
    """What a cell says of itself; what its table's style gives is not worked out."""
    properties = cell.find(f"{A}tcPr")
    if not cell.attrib and (properties is None or not (properties.attrib or len(properties))):
        return ()
    found = {}
    wide, high = whole(cell.get("gridSpan", "1")), whole(cell.get("rowSpan", "1"))
    if (wide, high) != (1, 1):
        found["merged"] = f"{high} × {wide} cells"
    if cell.get("hMerge") in TRUE or cell.get("vMerge") in TRUE:
        found["merged"] = "part of a merged cell"
    if properties is not None:
        found |= dict(_set(properties))
        found |= dict(_drawn(properties, look))
    return named(found)


def _set(properties: _Element) -> Iterator[tuple[str, str]]:
    sides = [
        f"{side} {points(properties.get(name))}" for name, side, usual in _MARGINS
        if properties.get(name) is not None and abs(whole(properties.get(name)) - usual) > 6_350
    ]  # fmt: skip
    yield "margins", ", ".join(sides)
    anchor, direction = properties.get("anchor", "t"), properties.get("vert", "horz")
    yield "anchor", "" if anchor == "t" else ANCHORS.get(anchor, anchor)
    yield "direction", "" if direction == "horz" else DIRECTIONS.get(direction, direction)


def _drawn(properties: _Element, look: Look) -> Iterator[tuple[str, str]]:
    for child in properties:
        name = str(child.tag).removeprefix(A)
        if name in _FILLS:
            yield "fill", "no fill" if name == "noFill" else look.fill(child).removeprefix("fill ")
        elif name in _BORDERS:
            line = look.line(child)
            yield _BORDERS[name], " ".join([line, *outline_words([child])]) if line else "none"


def table_traits(table: _Element) -> Iterator[Trait]:
    """The style of a table and which of its parts are shown."""
    properties = table.find(f"{A}tblPr")
    if properties is None:
        return
    style = properties.findtext(f"{A}tableStyleId")
    if style:
        yield Trait("style", STYLE, style.strip("{}")[:8])
    for name, word in _OPTIONS.items():
        if properties.get(name) in TRUE:
            yield Trait("style", word, "on")


def widths(table: _Element) -> tuple[int, ...]:
    return tuple(whole(column.get("w")) for column in table.iterfind(f"{A}tblGrid/{A}gridCol"))


def heights(table: _Element) -> tuple[int, ...]:
    return tuple(whole(row.get("h")) for row in table.iterfind(f"{A}tr"))
