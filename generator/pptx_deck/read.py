"""A PPTX as plain data. Nothing is rendered, no link is followed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from ..office.deck_package import check_deck, told_as_damage
from .animations import animations
from .comments import authors, comments
from .frames import Frames, shows_master
from .layers import ground, read_layers
from .links import links_of
from .look import P
from .model import Deck, Slide
from .notes import beside_notes, notes
from .sections import sections
from .shapes import ShapeReader, is_title
from .transitions import transition

if TYPE_CHECKING:
    import pptx.slide
    from pptx.package import Package

_TOLD_PROPERTIES = ("title", "subject", "keywords", "category")


def read_deck(path: Path, under: Path | None = None, layers: bool = False) -> Deck:
    """A deck as plain data, with `layers` also its themes, masters and layouts; `under` another deck, its slides are
    read as if they stood on that one's layouts.

    Raises:
        PackageError: no PPTX, damaged, encrypted or larger than any honest one.
    """
    check_deck(path)
    with told_as_damage(path):
        return _read(path, under, layers)


def _read(path: Path, under: Path | None, with_layers: bool) -> Deck:
    import pptx

    presentation = pptx.Presentation(str(path))
    frames = Frames(presentation, Frames(pptx.Presentation(str(under))) if under is not None else None)
    around = _Around(frames, authors(presentation.part), sections(presentation.part._element))
    slides = tuple(_slide(slide, number, around) for number, slide in enumerate(presentation.slides, 1))
    core = _core(presentation.part.package)
    properties = tuple((name, core.get(name, "")) for name in _TOLD_PROPERTIES)
    size = int(presentation.slide_width or 0), int(presentation.slide_height or 0)
    layers = tuple(read_layers(presentation, frames)) if with_layers else ()
    application = _application(presentation.part.package)
    return Deck(slides, size, properties, layers, core.get("identifier", ""), application, ground(presentation))


def _core(package: Package) -> dict[str, str]:
    """Core properties by name. LibreOffice writes a relation of another name than the standard's, so look for both."""
    parts = (each.target_part for each in package._rels.values() if each.reltype.endswith("/core-properties"))
    part = next(parts, None)
    root = etree.fromstring(part.blob) if part is not None else ()
    return {str(each.tag).rpartition("}")[2]: (each.text or "").strip() for each in root}


def _application(package: Package) -> str:
    """The program that saved the file last, as the file says."""
    parts = (each.target_part for each in package._rels.values() if each.reltype.endswith("/extended-properties"))
    part = next(parts, None)
    found = re.search(rb"<(?:\w+:)?Application>([^<]*)<", part.blob) if part is not None else None
    return found[1].decode(errors="replace") if found else ""


class _Around(NamedTuple):
    """What slides share: their frames, the writers of comments by id, sections by the slide's id."""

    frames: Frames
    writers: dict[str, str]
    sections: dict[str, str]


def _slide(slide: pptx.slide.Slide, number: int, around: _Around) -> Slide:
    layout = slide.slide_layout
    reader = ShapeReader(slide.part, around.frames.of_slide(slide), links_of(slide.part))
    element = slide._element
    tree = element.find(f"{P}cSld/{P}spTree")
    shapes = reader.read(() if tree is None else tree)
    return Slide(
        shapes,
        next((shape.text for shape in shapes if is_title(shape)), ""),
        layout.name,
        element.get("show") in ("0", "false"),
        notes(slide),
        comments(slide.part, around.writers),
        reader.background(element),
        transition=transition(element),
        animations=animations(element),
        beside_notes=beside_notes(slide),
        section=around.sections.get(str(slide.slide_id), ""),
        shows_layout=shows_master(element),
        number=number,
        through=around.frames.through(layout) if shows_master(element) else (),
    )
