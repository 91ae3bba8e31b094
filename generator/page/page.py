"""One slide being built: shapes go onto it in reading order, and every print on it is recorded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..errors import Problem, TemplateError
from ..finance.findings import OVERFLOW, Finding
from ..language import measure
from ..lineage.recording import Lineage, Placed
from ..office.emu import emu
from ..text.marks import Paragraph, Run
from ..text.session import PLACEHOLDER
from . import drawingml as dml
from .drawingml import Ground, StyledParagraph, StyledRun
from .geometry import Area
from .master import Region
from .placeable import Placeable
from .theme import ColourName, TextStyle, Theme

if TYPE_CHECKING:
    from lxml.etree import _Element

# Digits with their signs, separators and brackets are the number; anything else is its unit or its words.
_NUMERIC = re.compile(r"[#(]?[+−-]?\d[\d,.]*\)?")


SHAPE_LIMIT = 1_000


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph to be set: runs, style, whether it has a bullet, and the space above it in points."""

    runs: Paragraph
    style: TextStyle
    bullet: bool = False
    space_before: float = 0.0
    unit_style: TextStyle | None = None
    """When given, the runs' numbers are set in `style` and what stands beside them in this one."""


@dataclass(frozen=True)
class PendingChart:
    """A chart whose drawing is still to come, by the name under which it will be found."""

    name: str
    element: _Element


@dataclass(frozen=True)
class PendingImage:
    """A picture whose bytes are to be related to the slide."""

    content: bytes
    extension: str
    element: _Element
    svg: bytes | None = None


@dataclass
class Page:
    """A slide under construction. `note_mark` gives a footnote's mark by its name."""

    number: int
    tree: _Element
    theme: Theme
    lineage: Lineage
    note_mark: Callable[[str], str]
    findings: list[Finding] = field(default_factory=list)
    charts: list[PendingChart] = field(default_factory=list)
    images: list[PendingImage] = field(default_factory=list)
    own_units: set[tuple[int, int | None]] = field(default_factory=set)
    """The charts, and columns of tables, that say themselves what they are in: by shape and column."""
    _names: dict[str, int] = field(default_factory=dict)
    _last_id: int = 1

    def style(
        self, name: str, where: str = "", *,
        colour: ColourName | None = None, align: str | None = None, bold: bool | None = None,
    ) -> TextStyle:  # fmt: skip
        return self.theme.style(name, where, colour=colour, align=align, bold=bold)

    def _next_id(self) -> int:
        self._last_id += 1
        if self._last_id > SHAPE_LIMIT:
            what = f"has more than {SHAPE_LIMIT:,} shapes."
            raise TemplateError(Problem(f"slide {self.number}", what, "Show less on it, or on several slides."))
        return self._last_id

    def _unique(self, name: str) -> str:
        """Names are how people and diffs find shapes: no two on a slide are the same."""
        count = self._names[name] = self._names.get(name, 0) + 1
        return name if count == 1 else f"{name} {count}"

    def _append(self, xml: str) -> _Element:
        from pptx.oxml import parse_xml

        element: _Element = parse_xml(xml)
        self.tree.append(element)
        return element

    # Text

    def fill(self, region: Region, lines: Sequence[Line], *, name: str = "") -> None:
        """Text into a region's own placeholder, shrunk to its least size where it must be."""
        room = region.area.inset(region.inset)
        width = (room.width - region.gap * (region.columns - 1)) / region.columns
        fitted = self._fitted(lines, width, room.height * region.columns, name or region.name)
        inherit = fitted is lines
        shape_id, unique = self._next_id(), self._unique(name or region.name)
        paragraphs = self._written(fitted, shape_id, unique, region.style if inherit else None, None)
        place = _balanced(region, text_height(fitted, width)) if region.columns > 1 else None
        # Of a title, set in one line as a rule, a narrower box would be seen when someone types in it.
        trim = 0.0 if region.kind == "title" else spare(fitted, width)
        right = region.inset + trim * region.columns if trim else None
        self._append(dml.placeholder(shape_id, unique, region.kind, region.index, paragraphs, place, right))

    def page_number(self, region: Region) -> None:
        self._append(dml.page_number(self._next_id(), region.index, self.number))

    def text(
        self, area: Area, name: str, lines: Sequence[Line], *, anchor: str = "t", align: str = "l",
        inset: tuple[float, float] = (0, 0), ground: Ground | None = None, wrap: bool = True,
    ) -> None:  # fmt: skip
        """A text box. Without `wrap` a line stays whole even where a font is wider than the one it was measured for."""
        room = area.inset(*inset)
        fitted = self._fitted(lines, room.width, room.height, name)
        shape_id, unique = self._next_id(), self._unique(name)
        paragraphs = self._written(fitted, shape_id, unique, None, align)
        trim = spare(fitted, room.width) if wrap else 0.0
        self._append(dml.text_box(shape_id, unique, area, paragraphs, anchor, inset, ground, wrap, trim))

    def two_styles(self, area: Area, name: str, *parts: tuple[Paragraph, TextStyle]) -> None:
        """One line of several styles, as a title with its unit, or a legend."""
        shape_id, unique = self._next_id(), self._unique(name)
        size = max(style.size for _, style in parts)
        pieces = [piece for runs, style in parts for piece in self._pieces(Line(runs, style), None)]
        for index, (run, origin) in enumerate(pieces):
            if origin.print is not None:
                self.lineage.add(Placed(self.number, shape_id, unique, run.text, origin.print, 0, index))
        paragraph = StyledParagraph(tuple(run for run, _ in pieces), size)
        self._append(dml.text_box(shape_id, unique, area, [paragraph], "ctr"))

    def _fitted(self, lines: Sequence[Line], width: float, height: float, name: str) -> Sequence[Line]:
        """The lines, half a point smaller at a time until they fit; a finding where even the least size does not."""
        fitted = lines
        while text_height(fitted, width) > height + 0.5:
            smaller = [replace(line, style=_smaller(line.style)) for line in fitted]
            if smaller == list(fitted):
                if any(PLACEHOLDER in line_text(line) for line in lines):
                    break  # the mark for what is to be filled in is nobody's text
                excess = text_height(fitted, width) - height
                what = f"the text of {name} is {excess:.0f} pt higher than its place at its least size."
                hint = "Shorten it, or give the region more room in master.pptx."
                self.findings.append(Finding(OVERFLOW, f"slide {self.number}", what, hint, slide=self.number))
                break
            fitted = smaller
        return fitted

    def _written(
        self, lines: Sequence[Line], shape_id: int, shape: str, inherited: TextStyle | None, align: str | None
    ) -> list[StyledParagraph]:
        written = []
        for number, line in enumerate(lines):
            pieces = list(self._pieces(line, inherited))
            for index, (run, origin) in enumerate(pieces):
                if origin.print is not None:
                    placed = Placed(self.number, shape_id, shape, run.text, origin.print, number, index)
                    self.lineage.add(placed)
            runs = tuple(run for run, _ in pieces)
            above = line.space_before if number else 0.0
            written.append(StyledParagraph(runs, line.style.size, align, line.bullet, above))
        return written

    def _pieces(self, line: Line, inherited: TextStyle | None) -> Iterable[tuple[StyledRun, Run]]:
        """The runs as they are written: footnote marks raised, numbers apart from their units where asked for."""
        style = None if inherited == line.style else line.style
        for run in line.runs:
            if run.note:
                yield StyledRun(self.note_mark(run.note), style, run.bold or None, raised=True), run
            elif line.unit_style is not None:
                yield from ((piece, run) for piece in _number_and_unit(run, line.style, line.unit_style))
            else:
                yield StyledRun(run.text, style, run.bold or None, highlighted=run.to_be_changed), run

    # Shapes

    def shape(self, area: Area, name: str, ground: Ground, description: str = "") -> None:
        self._append(dml.plain_shape(self._next_id(), self._unique(name), area, ground, description))

    def rule(
        self, start: tuple[float, float], end: tuple[float, float], *, width: float = 0.75, heavy: bool = False
    ) -> None:
        """A decorative line: a hairline, or a heavy one in the brand colour."""
        colour: ColourName = "dk2" if heavy else "accent4"
        self._append(dml.connector(self._next_id(), self._unique("rule"), start, end, colour, width))

    def pictogram(
        self, area: Area, name: str, colour: ColourName = "accent1", width: float = 1.5, where: str = ""
    ) -> None:
        """A decorative pictogram, as large as the area's shorter side allows, in its middle."""
        from .pictograms import pictogram_xml

        size = min(area.width, area.height)
        x, y = area.x + (area.width - size) / 2, area.y + (area.height - size) / 2
        shape_id, unique = self._next_id(), self._unique(f"pictogram {name}")
        self._append(pictogram_xml(name, shape_id, unique, emu(x), emu(y), emu(size), colour, emu(width), where=where))

    def chart(self, area: Area, name: str, chart: Placeable) -> int:
        """A chart in its place, to be drawn later; its points are recorded now. Returns its shape's id."""
        shape_id, unique = self._next_id(), self._unique(name)
        frame = chart.frame(shape_id, unique, area)
        self.charts.append(PendingChart(frame.content, self._append(frame.xml)))
        for one in chart.prints:
            placed = Placed(self.number, shape_id, unique, one.print.text, one.print, series=one.series,
                            category=one.category)  # fmt: skip
            self.lineage.add(placed)
        return shape_id

    def image(
        self,
        area: Area,
        name: str,
        content: bytes,
        extension: str,
        description: str,
        crop: tuple[float, float, float, float],
        svg: bytes | None = None,
    ) -> None:
        """A picture from a file, cropped to fill its place; `svg` is shown instead by programs that can."""
        shape_id, unique = self._next_id(), self._unique(name)
        element = self._append(dml.picture(shape_id, unique, area, description, crop))
        self.images.append(PendingImage(content, extension, element, svg))

    def table(
        self, area: Area, name: str, widths: Sequence[float], heights: Sequence[float],
        rows: Sequence[Sequence[TableLine]], description: str,
    ) -> int:  # fmt: skip
        """A native table; prints in its cells are recorded by row and column. Returns its shape's id."""
        shape_id, unique = self._next_id(), self._unique(name)
        cells = [
            [self._table_cell(cell, shape_id, unique, row, column) for column, cell in enumerate(line)]
            for row, line in enumerate(rows)
        ]
        self._append(dml.table(shape_id, unique, area, widths, heights, cells, description))
        return shape_id

    def _table_cell(self, cell: TableLine, shape_id: int, shape: str, row: int, column: int) -> dml.TableCell:
        pieces = list(self._pieces(cell.line, None))
        for index, (run, origin) in enumerate(pieces):
            if origin.print is not None:
                placed = Placed(self.number, shape_id, shape, run.text, origin.print, 0, index, row, column)
                self.lineage.add(placed)
        paragraph = StyledParagraph(tuple(run for run, _ in pieces), cell.line.style.size, cell.line.style.align)
        return replace(cell.look, paragraph=paragraph)


@dataclass(frozen=True, slots=True)
class TableLine:
    """A table cell to be set: its one line, and its look."""

    line: Line
    look: dml.TableCell


def _balanced(region: Region, text: float) -> Area:
    """A region of several columns, as high as its text needs when each column takes its part."""
    height = text / region.columns * 1.04 + region.style.size * 2
    return region.area.top(min(height, region.area.height))


def _smaller(style: TextStyle) -> TextStyle:
    return replace(style, size=max(style.size - 0.5, style.least)) if style.size > style.least else style


def line_text(line: Line) -> str:
    return "".join(run.text or "1" for run in line.runs)


def line_width(line: Line) -> float:
    """The width of a line that is not broken; of a KPI, its number and its unit each in its size."""
    unit = line.unit_style
    if unit is None:
        return measure.width(line_text(line), line.style.size, line.style.bold)
    pieces = (piece for run in line.runs for piece in _number_and_unit(run, line.style, unit))
    return sum(measure.width(piece.text, piece.style.size, True) for piece in pieces if piece.style)


def text_height(lines: Sequence[Line], width: float) -> float:
    """The height that some lines take within a width, in points."""
    total = 0.0
    for number, line in enumerate(lines):
        room = width - (line.style.size if line.bullet else 0)
        if line_width(line) * measure.SAFETY <= room:
            total += measure.line_height(line.style.size)
        else:
            total += measure.height([line_text(line)], line.style.size, room, bold=line.style.bold)
        total += line.space_before if number else 0
    return total


def spare(lines: Sequence[Line], width: float) -> float:
    """How much narrower a text is set, in points, so that paragraphs do not end on a line of one character; no line
    more is ever needed for it."""
    best, fewest = 0.0, sum(_ends_alone(line, width) for line in lines)
    height, size = text_height(lines, width), max((line.style.size for line in lines), default=0.0)
    for trim in (size * step / 2 for step in range(1, 9)):
        if not fewest or text_height(lines, width - trim) > height + 0.5:
            break
        alone = sum(_ends_alone(line, width - trim) for line in lines)
        if alone < fewest:
            best, fewest = trim, alone
    return best


def _ends_alone(line: Line, width: float) -> int:
    if line.unit_style is not None:
        return 0
    room = width - (line.style.size if line.bullet else 0)
    return measure.ends_alone(line_text(line), line.style.size, room, line.style.bold)


def least_height(lines: Sequence[Line], width: float) -> float:
    """The height that some lines take within a width when each is set in its least size."""
    return text_height([replace(line, style=replace(line.style, size=line.style.least)) for line in lines], width)


def _number_and_unit(run: Run, style: TextStyle, unit_style: TextStyle) -> Iterable[StyledRun]:
    """A KPI's run: its number large, what stands beside it small."""
    last = 0
    for match in _NUMERIC.finditer(run.text):
        if match.start() > last:
            yield StyledRun(run.text[last : match.start()], unit_style)
        yield StyledRun(match[0], style)
        last = match.end()
    if last < len(run.text):
        yield StyledRun(run.text[last:], unit_style)
