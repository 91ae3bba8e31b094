"""A deck or a workbook as stable lines of text, for `git diff` and eyes: no ids, no places, no slide numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import PackageError, Problem, WorkbookError
from ..language.chosen import WORDS
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
    if path.suffix.lower() in (".xlsx", ".xlsm"):
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
        yield f"- chart {', '.join(shape.chart.kinds)} {_line(shape.chart.title)}".rstrip()
        for series in shape.chart.series:
            yield f"  {_line(series.name)}: " + "; ".join(f"{category} {value}" for category, value in series.points)
    if shape.picture:
        yield f"- picture {shape.picture.digest}"
        yield from (f"  {_line(part)}" for part in shape.alt.split(WORDS.semicolon) if part)
    if shape.unread:
        yield f"- {shape.unread} {shape.digest}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _workbook(path: Path) -> Iterator[str]:
    from ..workbook.reading.read import read_workbook

    try:
        workbook = read_workbook(path)
    except WorkbookError:
        # Not made for jianbao, or not yet right: still worth reading.
        yield from _cells(path)
        return
    yield from _settings(workbook)
    yield from _metrics(workbook)
    yield from _tables(workbook)


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


def _cells(path: Path) -> Iterator[str]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, data_only=False)
    except (KeyError, ValueError, TypeError, OSError) as error:
        raise PackageError(Problem(str(path), f"is damaged ({error}).", "Open it in Excel and save it.")) from error
    for sheet in book.worksheets:
        yield ""
        yield f"# {sheet.title}"
        for row in sheet.iter_rows():
            yield from (f"{cell.coordinate}: {_line(str(cell.value))}" for cell in row if cell.value is not None)
