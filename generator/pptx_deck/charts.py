"""A native chart as plain data: what it draws, how, and what is written on it. Points are known by their place."""

from __future__ import annotations

from typing import NamedTuple

CHART, STYLE, PROPERTIES = "chart", "style", "properties"


class Fact(NamedTuple):
    """One thing said of a chart or a part of it: `gap` is `150`. What is as programs leave it has no fact.

    `kind` is the kind of change that another value is.
    """

    name: str
    value: str
    kind: str = STYLE


Facts = tuple[Fact, ...]
BY_ITSELF = Fact("title by itself", "yes", CHART)
"""Of a chart whose title is its only series' name, because nobody took it away."""


class Point(NamedTuple):
    """A point: its category with all levels, and its value, as text; empty where there is none."""

    category: str
    value: str
    size: str = ""
    """Of a bubble."""
    label: str | None = None
    """What its label reads where that is more than what the chart makes of the point: typed over, or from cells."""
    facts: Facts = ()


class Series(NamedTuple):
    name: str
    points: tuple[Point, ...]
    facts: Facts = ()
    kind: str = ""
    """The kind of the group it is drawn with."""


class Part(NamedTuple):
    """An axis, the legend, a group of series, the chart itself: whatever has a name and looks."""

    name: str
    facts: Facts
    title: str = ""


class Source(NamedTuple):
    """Cells of the chart's workbook, and what the chart keeps of them by their place in the range."""

    formula: str
    kept: tuple[tuple[int, str], ...]
    level: int = 0
    """Of categories with levels, which one, the innermost first."""
    levels: int = 1


class Book(NamedTuple):
    """Where a chart's figures come from: the workbook within the deck, or a link out of it."""

    content: bytes = b""
    link: str = ""
    sources: tuple[Source, ...] = ()


class Chart(NamedTuple):
    kinds: tuple[str, ...]
    title: str
    series: tuple[Series, ...]
    parts: tuple[Part, ...] = ()
    texts: tuple[str, ...] = ()
    """What is written over the chart, in shapes of its own."""
    book: Book = Book()
    rest: tuple[tuple[str, str], ...] = ()
    """What the reading does not understand: a name, and all of it in one canonical writing."""

    def titles(self) -> tuple[tuple[str, str], ...]:
        """The axes' titles by their axes."""
        return tuple((part.name, part.title) for part in self.parts if part.title)
