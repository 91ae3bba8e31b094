"""A deck or a workbook as stable lines of text, for `git diff` and eyes: no ids, no places, no slide numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..differ.run import WORKBOOKS
from ..errors import WorkbookError
from ..language.chosen import WORDS
from ..pptx_deck.charts import Chart, Point
from ..pptx_deck.model import Shape, Slide
from ..pptx_deck.read import read_deck

if TYPE_CHECKING:
    from ..finance.figures import Figure
    from ..workbook.model import Entry, Workbook


def outline(path: Path) -> str:
    """A file's contents line by line; a slide that moved moves its lines, and changes no other.

    Raises:
        PackageError: the file is neither a deck nor a workbook, or damaged.
    """
    if path.suffix.lower() in WORKBOOKS:
        return "\n".join(_workbook(path)) + "\n"
    return "\n".join(_deck(path)) + "\n"


def _deck(path: Path) -> Iterator[str]:
    deck = read_deck(path)
    yield from (f"{name}: {value}" for name, value in deck.properties if value)
    for slide in deck.slides:
        yield from _slide(slide)


def _slide(slide: Slide) -> Iterator[str]:
    yield ""
    yield f"# {_line(slide.title) or '(no title)'}" + ("  (hidden)" if slide.hidden else "")
    for shape in slide.shapes:
        yield from _shape(shape, "")
    for shape in (each for each in slide.through if each.text.strip() or each.picture):
        yield from (f"shows through: {line.strip()}" for line in _shape(shape, ""))
    yield from (f"notes: {_line(line)}" for line in slide.notes)
    for shape in slide.beside_notes:
        yield from (f"beside the notes: {line.strip()}" for line in _shape(shape, ""))
    if slide.transition:
        yield f"transition: {slide.transition}"
    yield from (f"animation: {one.words}" for one in slide.animations)
    yield from (f"comment: {_line(line)}" for line in slide.comments)


def _shape(shape: Shape, indent: str) -> Iterator[str]:
    if shape.children:
        yield f"{indent}- group"
        for child in shape.children:
            yield from _shape(child, f"{indent}  ")
        return
    yield from (f"{indent}{line}" for line in _contents(shape))


def _contents(shape: Shape) -> Iterator[str]:
    for number, paragraph in enumerate(each for each in shape.paragraphs if each.text.strip()):
        yield f"{'  ' if number else '- '}{_line(paragraph.text)}"
    if shape.table:
        yield "- table"
        yield from ("  | " + " | ".join(map(_line, row)) + " |" for row in shape.table.texts())
    if shape.chart:
        yield from _chart(shape.chart)
    if shape.picture:
        yield f"- picture {shape.picture.digest}"
        yield from (f"  {_line(part)}" for part in shape.alt.split(WORDS.semicolon) if part)
    if shape.unread:
        yield f"- {shape.unread} {shape.digest}"


def _chart(chart: Chart) -> Iterator[str]:
    yield f"- chart {', '.join(chart.kinds)} {_line(chart.title)}".rstrip()
    yield from (f"  {axis}: {_line(title)}" for axis, title in chart.titles())
    for series in chart.series:
        yield f"  {_line(series.name)}: " + "; ".join(map(_point, series.points))
    yield from (f"  over the chart: {_line(words)}" for words in chart.texts)


def _point(point: Point) -> str:
    """Category, value, size of a bubble, and what its label reads where that is typed."""
    size = f" size {point.size}" if point.size else ""
    label = f' "{_line(point.label)}"' if point.label is not None else ""
    return f"{_line(point.category)} {point.value}{size}{label}".strip()


def _line(text: str) -> str:
    return " ".join(text.split())


def _workbook(path: Path) -> Iterator[str]:
    workbook = _own(path)
    if workbook is None:
        yield from _anybodys(path)
        return
    yield from _settings(workbook)
    yield from _metrics(workbook)
    yield from _tables(workbook)


def _own(path: Path) -> Workbook | None:
    """The workbook as jianbao reads it; None where it is not made for it, or not yet right: still worth reading."""
    from ..differ.workbooks.ours import is_ours
    from ..workbook.reading.read import read_workbook

    if not is_ours(path):
        return None
    try:
        return read_workbook(path)
    except WorkbookError:
        return None


def _settings(workbook: Workbook) -> Iterator[str]:
    yield "# 报告期"
    yield from (f"{key}: {_said(value)}" for key, value in workbook.settings.items() if value is not None)


def _metrics(workbook: Workbook) -> Iterator[str]:
    for metric in workbook.metrics.values():
        yield ""
        yield f"# {metric.key} {metric.label} ({metric.unit.name}, {metric.kind})"
        for figure in metric.filled():
            period = figure.period.name if figure.period else ""
            formula = f"  = {figure.derivation}" if figure.parents else ""
            yield f"{period}: {_said(figure)}  {figure.status.value}{formula}"


def _tables(workbook: Workbook) -> Iterator[str]:
    for table in workbook.tables.values():
        yield ""
        yield f"# {table.name}"
        for row in table.rows:
            yield "| " + " | ".join(_said(cell) if cell is not None else "" for cell in row.cells.values()) + " |"


def _said(value: Figure | Entry) -> str:
    from ..lineage.exact import decimal_text
    from ..workbook.model import Entry

    if isinstance(value, Entry):
        return _line(value.text)
    return "" if value.value is None else decimal_text(value.value)


def _anybodys(path: Path) -> Iterator[str]:
    from ..differ.workbooks.outline import lines_of
    from ..differ.workbooks.read import read_book

    yield from lines_of(read_book(path))
