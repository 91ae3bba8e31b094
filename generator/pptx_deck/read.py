"""A PPTX as plain data. Nothing is rendered, no link is followed."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ..office.deck_package import deck_members, told_as_damage
from .animations import animations
from .comments import authors, comments
from .frames import Frames, name_of, shows_master
from .layers import read_layers
from .links import links_of
from .look import P
from .model import Deck, Shape, Slide
from .notes import beside_notes, notes
from .parts import Package, Part
from .read_once import ReadBefore
from .sections import sections
from .shapes import ShapeReader, is_title
from .transitions import transition

_TOLD_PROPERTIES = ("title", "subject", "keywords", "category")


def read_deck(path: Path) -> Deck:
    """A deck as plain data.

    Raises:
        PackageError: no PPTX, damaged, encrypted or larger than any honest one.
    """
    package = Package(deck_members(path))
    with told_as_damage(path):
        return DeckReader().deck(package)


class DeckReader:
    """Reads decks one after the other; a slide or a shape that is the same with all it is made of is read once."""

    def __init__(self) -> None:
        self._known: dict[tuple[bytes, bytes], Slide] = {}
        self._shapes: ReadBefore = {}
        self._pages: dict[bytes, NotesPage] = {}

    def deck(self, package: Package, under: Package | None = None, layers: bool = False) -> Deck:
        """A deck as plain data, with `layers` also its themes, masters and layouts.

        Slides that were not read before are read as if they stood on the layouts of the deck `under` it.
        """
        presentation = package.presentation
        frames = Frames(package, Frames(under) if under is not None else None)
        around = _Around(frames, authors(presentation), sections(presentation.element))
        slides = tuple(self._slide(part, number, own, around) for number, (own, part) in enumerate(package.slides(), 1))
        core = _core(package)
        properties = tuple((name, core.get(name, "")) for name in _TOLD_PROPERTIES)
        size = presentation.element.find(f"{P}sldSz")
        wide, high = (0, 0) if size is None else (int(size.get(name, 0)) for name in ("cx", "cy"))
        ground = tuple(read_layers(package, frames)) if layers else ()
        identifier = core.get("identifier", "")
        return Deck(slides, (wide, high), properties, ground, identifier, application(package), package)

    def _slide(self, part: Part, number: int, own: int, around: _Around) -> Slide:
        key = part.whole_digest, around.frames.own_digest
        if key not in self._known:
            self._known[key] = _slide(part, around.frames, self._shapes, self._page(part))
        said, section = comments(part, around.writers), around.sections.get(str(own), "")
        return replace(self._known[key], comments=said, section=section, number=number, id=own, part=part)

    def _page(self, slide: Part) -> NotesPage:
        """The notes of a slide. A page that is written alike says the same, but for what shapes on it lead to."""
        page = slide.related("notesSlide")
        if page is None:
            return NotesPage((), ())
        if page.digest in self._pages:
            return self._pages[page.digest]
        found = NotesPage(notes(page), beside_notes(page))
        if not found.beside:
            self._pages[page.digest] = found
        return found


def _core(package: Package) -> dict[str, str]:
    """Core properties by name. LibreOffice writes a relation of another name than the standard's, so look for both."""
    part = package.root.related("core-properties")
    root = part.element if part is not None else ()
    return {str(each.tag).rpartition("}")[2]: (each.text or "").strip() for each in root}


def application(package: Package) -> str:
    """The program that saved the file last, as the file says."""
    part = package.root.related("extended-properties")
    found = re.search(rb"<(?:\w+:)?Application>([^<]*)<", part.blob) if part is not None else None
    return found[1].decode(errors="replace") if found else ""


class _Around(NamedTuple):
    """What slides share: their frames, the writers of comments by id, sections by the slide's id."""

    frames: Frames
    writers: dict[str, str]
    sections: dict[str, str]


class NotesPage(NamedTuple):
    """The notes line by line, and the shapes beside them."""

    lines: tuple[str, ...]
    beside: tuple[Shape, ...]


def _slide(part: Part, frames: Frames, before: ReadBefore, page: NotesPage) -> Slide:
    layout, element = part.needed("slideLayout"), part.element
    if element.tag != f"{P}sld":
        raise ValueError(element.tag)
    reader = ShapeReader(part, frames.of_slide(part), links_of(part), before)
    tree = element.find(f"{P}cSld/{P}spTree")
    shapes = reader.read(() if tree is None else tree)
    return Slide(
        shapes,
        next((shape.text for shape in shapes if is_title(shape)), ""),
        name_of(layout),
        element.get("show") in ("0", "false"),
        page.lines,
        background=reader.background(element),
        transition=transition(element),
        animations=animations(element),
        beside_notes=page.beside,
        shows_layout=shows_master(element),
        through=frames.through(layout) if shows_master(element) else (),
    )
