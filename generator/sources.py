"""What a deck's figures rest on: the table 数据来源, which an appendix slide may show, and words for the presenter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .figures import Cell, Figure
from .lineage import Lineage, Placed
from .workbook import schema
from .workbook.model import Entry, Row, Table, Workbook

TABLE = "数据来源"
SOURCE, FIGURES, SLIDES = "来源", "指标", "页"
_UNSAID = "未注明来源"
_MOST = 6


def sources_table(lineage: Lineage, workbook: Workbook) -> Table:
    """One row a source: the source, the metrics that rest on it, and the slides that print them."""
    metrics = {figure.cell: metric for metric in workbook.metrics.values() for figure in metric.figures.values()}
    found: dict[str, tuple[dict[str, None], dict[int, None], Cell]] = {}
    for placed in lineage.placed:
        for leaf in _leaves(placed):
            if leaf.cell is not None:
                metric = metrics.get(leaf.cell)
                # A value's own comment says how it came about: that is for the tie-out, not for readers.
                source = metric.source if metric is not None else leaf.source
                names, slides, _ = found.setdefault(source or _UNSAID, ({}, {}, leaf.cell))
                names[metric.label if metric is not None else leaf.label] = None
                slides[placed.slide] = None
    rows = (_row(source, list(names), sorted(slides), cell) for source, (names, slides, cell) in found.items())
    return Table(TABLE, (SOURCE, FIGURES, SLIDES), tuple(rows))


def _leaves(placed: Placed) -> Iterator[Figure]:
    """The typed figures behind a print; settings are nobody's data."""
    origin = placed.origin.origin
    if isinstance(origin, Figure):
        yield from (leaf for leaf in origin.leaves() if leaf.cell is not None and leaf.cell.sheet != schema.SETTINGS)


def _row(source: str, names: list[str], slides: list[int], cell: Cell) -> Row:
    told = "、".join(names[:_MOST]) + ("等" if len(names) > _MOST else "")
    texts = {SOURCE: source, FIGURES: told, SLIDES: ", ".join(map(str, slides))}
    return Row({name: Entry(text, cell) for name, text in texts.items()}, str(cell))


def add_speaker_notes(deck: Any) -> None:
    """Each slide's figures with their derivation, into its speaker notes: for whoever presents."""
    for slide, page in deck.pages:
        lines = list(
            dict.fromkeys(_said(placed) for placed in deck.lineage.of_slide(page.number) if _is_figure(placed))
        )
        if lines:
            slide.notes_slide.notes_text_frame.text = "\n".join(lines)


def _is_figure(placed: Placed) -> bool:
    return isinstance(placed.origin.origin, Figure) and any(char.isdigit() for char in placed.origin.text)


def _said(placed: Placed) -> str:
    """21%：营业收入 2024H1 = 1739.7 / 1433.1 − 1（财务!N5、财务!K5，披露）"""
    figure = placed.origin.origin
    assert isinstance(figure, Figure)
    cells = "、".join(map(str, figure.typed_cells))
    period = f" {figure.period}" if figure.period else ""
    name = f"{figure.label or figure.name}{period}"
    return f"{placed.origin.text}：{name} = {figure.calculation}（{cells}，{figure.status.value}）"
