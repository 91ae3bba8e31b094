"""The cells of a workbook that lies within a deck, and nothing else of it: what a chart is drawn from."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from ...errors import PackageError
from ...office.bounds import UNPACKING
from ...office.deck_package import unpacks_to_no_more_than_honest
from .cells import Grid, Room, texts_of
from .looks import Styles
from .model import Cell, Place
from .parts import Parts

_NAME = Path("the workbook of a chart")


def cells_within(content: bytes) -> Mapping[str, Mapping[Place, Cell]] | None:
    """Cells by sheet and place; None of what is no workbook, damaged, or heavier than any honest one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if not unpacks_to_no_more_than_honest(package, len(content)):
                return None
            return dict(_sheets(Parts(_NAME, package)))
    except (PackageError, etree.LxmlError, KeyError, IndexError, ArithmeticError, OSError, *UNPACKING):
        return None


def _sheets(parts: Parts) -> Iterator[tuple[str, Mapping[Place, Cell]]]:
    styles, room = Styles(parts), Room(str(_NAME))
    texts = []
    for part in parts.related(parts.main, "sharedStrings"):
        with parts.stream(part) as stream:
            texts = texts_of(stream, styles)
    relations = parts.relations(parts.main)
    for each in parts.element(parts.main).iterfind("{*}sheets/{*}sheet"):
        relation = relations[next(str(value) for key, value in each.attrib.items() if str(key).endswith("}id"))]
        if relation.kind == "worksheet":
            grid = Grid(texts, styles, room)
            with parts.stream(relation.target) as stream:
                grid.read(stream)
            yield each.get("name", ""), grid.cells
