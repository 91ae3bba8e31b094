"""What a reader sees of a shape, line by line: its texts and cells, what its chart or its sheet says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..language.quantities import NUMBER, Span, quantities, with_unit
from ..pptx_deck.charts import CHART, Chart, Fact, Point, Series
from ..pptx_deck.embedded_sheet import embedded_rows
from ..pptx_deck.model import Paragraph, Shape
from ..pptx_deck.point_words import label_of, value_of


class Line(NamedTuple):
    """One line: where it stands in its shape, and what it belongs to. `raised` are its marks of notes.

    `is_number` says that all of it is one number, whatever it looks like: the value of a point, 2024 too.
    """

    text: str
    where: str = ""
    context: str = ""
    raised: tuple[Span, ...] = ()
    is_number: bool = False
    kept: str = ""
    """What the file keeps of it, where that reads otherwise: 0.21 for 21%."""

    def numbers(self) -> Iterator[str]:
        """Its quantities with their units."""
        if self.is_number:
            yield self.text
            return
        for start, end in quantities(self.text):
            if not any(first < end and start < last for first, last in self.raised):
                yield with_unit(self.text, (start, end))


def lines_of(shape: Shape) -> Iterator[Line]:
    """All that may hold a number."""
    yield from text_lines(shape)
    if shape.chart is not None:
        yield from _chart_lines(shape.chart)
    for row, cells in enumerate(embedded_rows(shape), 1):
        said = " ".join(cell.text for cell in cells)
        yield from (Line(cell.text, f"row {row} of the sheet", said, is_number=cell.is_number) for cell in cells)


def text_lines(shape: Shape) -> Iterator[Line]:
    """The paragraphs of a shape and of its cells."""
    cells = (paragraphs for row in shape.table.rows for paragraphs in row) if shape.table is not None else ()
    for paragraphs in (shape.paragraphs, *cells):
        yield from (Line(each.text, raised=tuple(raised_marks(each))) for each in paragraphs)


def raised_marks(paragraph: Paragraph) -> Iterator[Span]:
    """Where raised marks of notes stand: they are no quantities."""
    place = 0
    for run in paragraph.runs:
        if run.style.baseline > 0:
            yield place, place + len(run.text)
        place += len(run.text)


def _chart_lines(chart: Chart) -> Iterator[Line]:
    """Titles, names that are shown, and of each point what its label reads, else its value."""
    for words in (chart.title, *(title for _, title in chart.titles()), *chart.texts):
        yield Line(words)
    if _has_legend(chart):
        yield from (Line(series.name, "legend", chart.title) for series in chart.series if series.name != chart.title)
    categories = dict.fromkeys(point.category for series in chart.series for point in series.points)
    # Points that nobody named are numbered; they read 1, 2, 3.
    yield from (Line(each, "category", chart.title) for each in categories if not each.isdigit())
    for series in chart.series:
        for point in series.points:
            yield from _point_lines(point, series, chart.title)


def _has_legend(chart: Chart) -> bool:
    return any(part.name == "legend" and Fact("shown", "yes", CHART) in part.facts for part in chart.parts)


def _point_lines(point: Point, series: Series, title: str) -> Iterator[Line]:
    label, where = label_of(point, series), f"{series.name} {point.category}".strip()
    context = f"{title} {where}".strip() if title != series.name else where
    line = Line(label, where, context, is_number=NUMBER.fullmatch(label) is not None, kept=point.value)
    if any(line.numbers()):
        yield line
    elif point.value:
        yield Line(value_of(point, series), where, context, is_number=True, kept=point.value)
