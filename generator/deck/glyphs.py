"""Characters that readers do not see: those that no font of charts can draw, and those that readers' fonts lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..finance.figures import Cell
from ..finance.findings import GLYPH, WARNING, Finding
from ..language.repertoire import not_held
from ..workbook.model import Entry, Workbook
from .assembled import Assembled

_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


def boxes_in_charts(slide: int, unknown: Iterable[tuple[str, str]], workbook: Workbook) -> Iterator[Finding]:
    """Each text of a chart in which boxes stand for characters; told at the cell that the text comes from."""
    for text, lacking in unknown:
        cells = tuple(_cells_with(lacking, workbook))
        what = f'{lacking} in "{text}" is drawn as a box in a chart on slide {slide}: no font of charts has it.'
        yield Finding(GLYPH, _where(slide, cells, workbook), what, "Write it in other characters.", cells, slide)


def rare_in_texts(deck: Assembled) -> Iterator[Finding]:
    """Characters in the slides' texts that the theme's fonts lack: another font is taken for them, or a box."""
    for slide, page in deck.pages:
        lacking = not_held("".join(each.text or "" for each in slide._element.iter(_TEXT)))
        if lacking:
            cells = tuple(_cells_with(lacking, deck.workbook))
            what = f"{lacking} on slide {page.number} is in no font of the deck: machines show another's, or a box."
            where = _where(page.number, cells, deck.workbook)
            yield Finding(WARNING, where, what, "Write it in other characters.", cells, page.number)


def _where(slide: int, cells: tuple[Cell, ...], workbook: Workbook) -> str:
    return f"{workbook.path.as_posix()} {cells[0]}" if cells else f"slide {slide}"


def _cells_with(characters: str, workbook: Workbook) -> Iterator[Cell]:
    """The cells of a workbook whose texts hold one of some rare characters."""
    for cell, text in _texts(workbook):
        if any(character in text for character in characters):
            yield cell


def _texts(workbook: Workbook) -> Iterator[tuple[Cell, str]]:
    for metric in workbook.metrics.values():
        if metric.label_cell is not None:
            yield metric.label_cell, metric.label
    rows = (row.cells for table in workbook.tables.values() for row in table.rows)
    for values in (workbook.settings, *rows):
        yield from ((each.cell, each.text) for each in values.values() if isinstance(each, Entry))
