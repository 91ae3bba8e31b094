"""A deck as plain data: what a reader sees and hears of it, and nothing of how the file says so.

Lengths are in EMU, font sizes in points. Everything is comparable by value; ids of the file stand apart, for they are
rewritten by any save.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from .charts import Chart
from .traits import Named, Trait

if TYPE_CHECKING:
    from lxml.etree import _Element

    from .parts import Package, Part


class Place(NamedTuple):
    """Where a shape lies: on the slide, or in its group's own frame. Rotation in degrees, clockwise."""

    x: int
    y: int
    width: int
    height: int
    rotation: float = 0.0


class Style(NamedTuple):
    """How a run looks in the end, whatever inherited from: size in points, colour as RRGGBB, fonts by name."""

    size: float | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    baseline: int = 0
    colour: str | None = None
    latin: str | None = None
    east_asian: str | None = None
    more: Named = ()
    """What else is seen of it and is not as usual: capitals, spacing, highlight."""


class Run(NamedTuple):
    text: str
    style: Style = Style()
    link: str | None = None
    hover: str | None = None
    """Where pointing at it leads."""


class Paragraph(NamedTuple):
    runs: tuple[Run, ...]
    level: int = 0
    align: str = "l"
    look: Named = ()
    """Bullet, spacing, indents and tabs, where they are not as usual."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class Table(NamedTuple):
    """Cells by row; a cell that a merged one covers is empty."""

    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]
    cells: tuple[tuple[Named, ...], ...] = ()
    """What each cell says of its fill, borders, margins and merges."""
    widths: tuple[int, ...] = ()
    heights: tuple[int, ...] = ()

    def texts(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(text_of(cell) for cell in row) for row in self.rows)


class Picture(NamedTuple):
    digest: str
    crop: tuple[int, int, int, int] = (0, 0, 0, 0)
    """Thousandths of a percent cut from left, top, right and bottom."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape. `kind` is text, picture, table, chart, smartart, group, line, or unread."""

    name: str
    kind: str
    place: Place | None
    paragraphs: tuple[Paragraph, ...] = ()
    table: Table | None = None
    chart: Chart | None = None
    picture: Picture | None = None
    alt: str = ""
    look: tuple[str, ...] = ()
    """Fill, outline and geometry."""
    traits: tuple[Trait, ...] = ()
    """What else is seen of it and is not as usual, or can be done with it."""
    placeholder: str | None = None
    link: str | None = None
    children: tuple[Shape, ...] = ()
    unread: str | None = None
    """What it is, where it could not be read; `digest` then tells whether its bytes are the same."""
    digest: str = ""
    hidden: bool = False
    """Not shown, by the selection pane."""
    fits: bool = False
    """Its height follows from what is in it."""
    id: int = field(default=0, compare=False)
    content: bytes = field(default=b"", compare=False, repr=False)
    element: _Element | None = field(default=None, compare=False, repr=False)
    """Where it was read."""

    @property
    def text(self) -> str:
        return text_of(self.paragraphs)


class Animation(NamedTuple):
    """An effect: in words, and by all that is said of it."""

    words: str
    details: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide, its shapes from back to front, which is also the order in which they are read."""

    shapes: tuple[Shape, ...]
    title: str = ""
    layout: str = ""
    hidden: bool = False
    notes: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    background: str = ""
    transition: str = ""
    animations: tuple[Animation, ...] = ()
    beside_notes: tuple[Shape, ...] = ()
    """What else stands on the page of its notes."""
    section: str = ""
    shows_layout: bool = True
    """Whether the shapes of its layout and master are shown."""
    number: int = field(default=0, compare=False)
    id: int = field(default=0, compare=False)
    """The file's own, which most saves keep, and decks made apart share by chance."""
    part: Part | None = field(default=None, compare=False, repr=False)
    through: tuple[Shape, ...] = field(default=(), compare=False)
    """What shows through: the shapes of its master and layout that are no placeholders."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A theme, a master or a layout, with the slides that stand on it.

    `kind` is theme, master or layout; `shapes` are those that show through, `holders` the placeholders that slides are
    made from, each with the looks of its levels among its traits.
    """

    kind: str
    name: str
    shapes: tuple[Shape, ...] = ()
    holders: tuple[Shape, ...] = ()
    traits: tuple[Trait, ...] = ()
    slides: tuple[int, ...] = field(default=(), compare=False)
    part: Part | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Deck:
    """A deck; `build` is the id that jianbao put in it, empty in others."""

    slides: tuple[Slide, ...]
    size: tuple[int, int]
    properties: tuple[tuple[str, str], ...] = ()
    layers: tuple[Layer, ...] = ()
    """Read only where they are asked for."""
    build: str = field(default="", compare=False)
    application: str = field(default="", compare=False)
    package: Package | None = field(default=None, compare=False, repr=False)

    @property
    def by_libreoffice(self) -> bool:
        """LibreOffice makes masters and layouts of its own, and writes out on slides what they inherit."""
        return by_libreoffice(self.application)


def by_libreoffice(application: str) -> bool:
    return "LibreOffice" in application


def text_of(paragraphs: tuple[Paragraph, ...]) -> str:
    return "\n".join(paragraph.text for paragraph in paragraphs)
