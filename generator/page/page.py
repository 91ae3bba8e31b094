"""One slide being built: shapes go onto it in reading order, and every print on it is recorded."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from ..errors import Problem, TemplateError
from ..finance.findings import OVERFLOW, Finding
from ..lineage.recording import Lineage, Placed
from ..office.emu import emu
from ..text.marks import Paragraph, Run
from ..text.session import PLACEHOLDER
from . import drawingml as dml
from .drawingml import Ground, StyledParagraph, StyledRun
from .fitting import (
    Line,
    column_height,
    fitted,
    grown,
    line_text,
    number_and_unit,
    on_one_line,
    spare,
    spread,
    text_height,
    underlined,
)  # fmt: skip
from .geometry import Area
from .legible import Legible
from .pending import PendingChart, PendingImage
from .placeable import Placeable
from .regions import Region
from .table_xml import TableCell, table
from .theme import ColourName, TextStyle, Theme

if TYPE_CHECKING:
    from lxml.etree import _Element

SHAPE_LIMIT = 1_000
_FOOTER = 0.88
"""How much of its line a footer may take: in a font that stands in for its own it is wider."""


def _as_it_is(run: Run) -> str:
    return run.underline


@dataclass(frozen=True)
class _Growing:
    """What waits for the size that the slide's texts take together, and where it belongs in the order of reading."""

    growth: float
    draw: Callable[[float], None]
    marker: _Element


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

    titles: list[tuple[TextStyle, float, _Element]] = field(default_factory=list)
    """Titles as they were set: the style of their place, the size that their words have room for, and the shape."""

    across: float = 1.0
    """How wide it is, of the 960 points that slide files count widths in."""

    down: float = 1.0
    """How high it is, of the 540 points that slide files count heights in."""

    legible: Legible = field(default_factory=Legible)
    """What is read on what."""

    unbroken: tuple[str, ...] = ()
    """Terms that no line break may split, where there is a way to set the text without it."""

    doubt: Callable[[Run], str] = _as_it_is
    """How a run is underlined whose figure nobody has settled yet, as a draft shows it."""

    _growing: list[_Growing] = field(default_factory=list)
    _waiting: list[tuple[Callable[[Sequence[Paragraph]], None], _Element]] = field(default_factory=list)
    _before: _Element | None = None
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

        element: _Element = parse_xml(self.theme.painted(xml))
        if self._before is None:
            self.tree.append(element)
        else:
            self._before.addprevious(element)
        return element

    # Sizes that a slide's texts take together

    def growing(self, growth: float, draw: Callable[[float], None]) -> None:
        """Draw with the share of their styles' range by which all texts of the slide grow, once that is known: the
        least that any of them has room for, so that neighbours have one size."""
        marker = self._append(dml.marker())
        self._growing.append(_Growing(growth, draw, marker))

    def waits_for_titles(self, draw: Callable[[Sequence[Paragraph]], None]) -> None:
        """Draw with the titles of the slides of its section, once they are all set."""
        self._waiting.append((draw, self._append(dml.marker())))

    def set_titles(self, titles: Sequence[Paragraph]) -> None:
        for draw, marker in self._waiting:
            self._draw_at(marker, partial(draw, titles))
        self._waiting = []

    def set_growing(self) -> None:
        """Draw what waited for its size, each in its place."""
        together = min((one.growth for one in self._growing), default=0.0)
        for one in self._growing:
            self._draw_at(one.marker, partial(one.draw, together))
        self._growing = []

    def _draw_at(self, marker: _Element, draw: Callable[[], None]) -> None:
        """Draw what was left for later at the place that was kept for it in the order of reading."""
        self._before = marker
        draw()
        self.tree.remove(marker)
        self._before = None

    # Text

    def fill(self, region: Region, lines: Sequence[Line], *, name: str = "", growth: float | None = None) -> None:
        """Text into a region's own placeholder, shrunk to its least size where it must be; `growth` is the share of its
        styles' range by which a text that may grow is larger, its paragraphs spread over the region."""
        width, height = region.room
        if region.kind == "ftr":
            lines = on_one_line(lines, width * _FOOTER)
        set_lines = self._set(lines, width, height, name or region.name, growth or 0.0)
        spreads = growth is not None and region.columns == 1
        # Of a title, set in one line as a rule, a narrower box would be seen when someone types in it; and columns
        # end where the grid does, or hardly before.
        most = 0.0 if region.kind == "title" else region.style.size * 0.75 if region.columns > 1 else math.inf
        trim = spare(set_lines, width, height, self.unbroken, most, roomy=spreads) * region.columns
        if spreads:
            set_lines = spread(set_lines, width - trim, height)
        inherit = set_lines is lines and not region.explicit
        shape_id, unique = self._next_id(), self._unique(name or region.name)
        paragraphs = self._written(set_lines, shape_id, unique, region.style if inherit else None, None)
        self._read(unique, region.moved or region.area, set_lines, region.colour, region.ground)
        if region.indented:
            paragraphs = [replace(one, flush=True) for one in paragraphs]
        place = region.moved
        if region.columns > 1:
            place = region.area.top(column_height(set_lines, *region.room, region.columns))
        right = region.inset + trim if trim else None
        element = self._append(dml.placeholder(shape_id, unique, region.kind, region.index, paragraphs, place, right))
        if region.kind == "title" and set_lines:
            self.titles.append((region.style, set_lines[0].style.size, element))

    def page_number(self, region: Region) -> None:
        self._append(dml.page_number(self._next_id(), region.index, self.number))

    def text(
        self, area: Area, name: str, lines: Sequence[Line], *, anchor: str = "t", align: str = "l",
        inset: tuple[float, float] = (0, 0), ground: Ground | None = None, wrap: bool = True, growth: float = 0.0,
    ) -> None:  # fmt: skip
        """A text box. Without `wrap` a line stays whole even where a font is wider than the one it was measured for."""
        room = area.inset(*inset)
        set_lines = self._set(lines, room.width, room.height, name, growth)
        shape_id, unique = self._next_id(), self._unique(name)
        paragraphs = self._written(set_lines, shape_id, unique, None, align)
        trim = spare(set_lines, room.width, room.height, self.unbroken) if wrap else 0.0
        self._read(unique, area, set_lines, ground=self.theme.colour(ground.fill) if ground and ground.fill else "")
        self._append(dml.text_box(shape_id, unique, area, paragraphs, anchor, inset, ground, wrap, trim))

    def _read(self, name: str, area: Area, lines: Sequence[Line], inherited: str = "", ground: str = "") -> None:
        """Note a text for whoever asks whether it can be read; `inherited` is the colour of its placeholder's words."""
        if ground:
            self.legible.ground(area, ground)
        for line in lines:
            colour = inherited if line.style.colour == "inherited" else self.theme.colour(line.style.colour)
            if colour and line.runs:
                self.legible.text(name, area, colour, line.style.size, line.style.bold)

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

    def _set(self, lines: Sequence[Line], width: float, height: float, name: str, growth: float) -> Sequence[Line]:
        """The lines in their sizes; a finding where they do not fit."""
        larger = grown(lines, growth)
        smaller = fitted(larger, width, height)
        excess = text_height(smaller, width) - height
        if excess > 0.5 and not any(PLACEHOLDER in line_text(line) for line in lines):
            what = f"the text of {name} is {excess:.0f} pt higher than its place at its least size."
            hint = "Shorten it, or give the region more room in master.pptx."
            self.findings.append(Finding(OVERFLOW, f"slide {self.number}", what, hint, slide=self.number))
        return smaller

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
                pieces = number_and_unit(run, line.style, line.unit_style)
                yield from ((piece, run) for piece in underlined(list(pieces), self.doubt(run), line.style))
            else:
                mark = self.doubt(run)
                yield StyledRun(run.text, style, run.bold or None, highlighted=run.to_be_changed, underline=mark), run

    # Shapes

    def shape(self, area: Area, name: str, ground: Ground, description: str = "") -> None:
        if ground.fill is not None:
            self.legible.ground(area, self.theme.colour(ground.fill))
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

    def circles(self, area: Area, colour: ColourName) -> None:
        """Decorative circles around the area's lower right corner, as far as they lie in it."""
        self._append(dml.circles(self._next_id(), self._unique("circles"), area, colour))

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
        content: Callable[[], bytes],
        extension: str,
        description: str,
        crop: tuple[float, float, float, float],
        svg: bytes | None = None,
    ) -> None:
        """A picture from a file, cropped to fill its place; `svg` is shown instead by programs that can."""
        shape_id, unique = self._next_id(), self._unique(name)
        self.legible.ground(area, None)
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
        self._append(table(shape_id, unique, area, widths, heights, cells, description))
        return shape_id

    def _table_cell(self, cell: TableLine, shape_id: int, shape: str, row: int, column: int) -> TableCell:
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
    look: TableCell
