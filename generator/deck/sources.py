"""What a deck's figures rest on: the table 数据来源, which an appendix slide may show, and words for the presenter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..finance.figures import Cell, Figure
from ..finance.metrics import Metric
from ..finance.status import Status
from ..language.chosen import WORDS
from ..lineage.recording import Lineage, Placed
from ..workbook import schema
from ..workbook.model import Entry, Row, Table, Workbook
from .assembled import Assembled

TABLE = "数据来源"
SOURCE, FIGURES, SLIDES = "来源", "指标", "页"
_MOST = 12


def sources_table(lineage: Lineage, workbook: Workbook) -> Table:
    """One row a source: the source, what rests on it, and the slides that print that."""
    metrics = {figure.cell: metric for metric in workbook.every_metric.values() for figure in metric.figures.values()}
    found: dict[str, tuple[dict[str, None], dict[int, None], Cell]] = {}
    for placed in lineage.placed:
        for source, name, cell in _rests(placed, metrics):
            names, slides, _ = found.setdefault(_source_told(source), ({}, {}, cell))
            names[name] = None
            slides[placed.slide] = None
    rows = (_row(source, list(names), sorted(slides), cell) for source, (names, slides, cell) in found.items())
    return Table(TABLE, (SOURCE, FIGURES, SLIDES), tuple(rows))


def _source_told(source: str) -> str:
    """A source as readers are told it; a status in its place says that there is none."""
    return WORDS.no_source.format(source) if source in list(Status) else source or WORDS.source_unsaid


def _rests(placed: Placed, metrics: Mapping[Cell | None, Metric]) -> Iterator[tuple[str, str, Cell]]:
    """What a print rests on: source, name and cell of each typed figure; of a row of facts its table."""
    origin = placed.print.figure
    if isinstance(origin, Entry):
        if origin.source and placed.print.use != "note":
            yield origin.source, origin.cell.sheet, origin.cell
        return
    for leaf in origin.leaves():
        # Settings are nobody's data; a value's own comment says how it came about, which is for the tie-out.
        if leaf.cell is not None and leaf.cell.sheet != schema.SETTINGS:
            metric = metrics.get(leaf.cell)
            yield (metric.source, metric.label, leaf.cell) if metric else (leaf.source, leaf.label, leaf.cell)


def _row(source: str, names: list[str], slides: list[int], cell: Cell) -> Row:
    told = WORDS.enumeration.join(names[:_MOST]) + (WORDS.and_others if len(names) > _MOST else "")
    texts = {SOURCE: source, FIGURES: told, SLIDES: ", ".join(map(str, slides))}
    return Row({name: Entry(text, cell) for name, text in texts.items()}, str(cell))


def add_speaker_notes(deck: Assembled) -> None:
    """Each slide's figures with their derivation, into its speaker notes: for whoever presents."""
    for slide, page in deck.pages:
        lines = list(
            dict.fromkeys(_derivation(placed) for placed in deck.lineage.of_slide(page.number) if _is_figure(placed))
        )
        frame = slide.notes_slide.notes_text_frame if lines else None
        if frame is not None:
            frame.text = "\n".join(lines)


def _is_figure(placed: Placed) -> bool:
    return isinstance(placed.print.figure, Figure) and any(char.isdigit() for char in placed.print.text)


def _derivation(placed: Placed) -> str:
    """21%：营业收入 2024H1 = 1739.7 / 1433.1 − 1（财务!N5、财务!K5，披露）"""
    figure = placed.print.figure
    assert isinstance(figure, Figure)
    cells = WORDS.enumeration.join(map(str, figure.typed_cells))
    period = f" {figure.period}" if figure.period else ""
    name = f"{figure.label or figure.name}{period}"
    return WORDS.derivation.format(placed.print.text, name, figure.calculation, cells, figure.status.value)
