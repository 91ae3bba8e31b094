"""A PPTX as plain data. Nothing is rendered, no link is followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from ..lineage.shapes import digest
from ..office.deck_package import deck_members, told_as_damage
from .colours import A, Theme
from .look import P
from .model import Deck, Slide
from .parts import Package, Part
from .shapes import Frame, ShapeReader, is_title

if TYPE_CHECKING:
    from lxml.etree import _Element

_TOLD_PROPERTIES = ("title", "subject", "keywords", "category")
_COMMENT_TEXT = re.compile(r"\}(text|t)$")


def read_deck(path: Path) -> Deck:
    """A deck as plain data.

    Raises:
        PackageError: no PPTX, damaged, encrypted or larger than any honest one.
    """
    return DeckReader().read(path)


class DeckReader:
    """Reads decks one after the other; a slide that is the same with all it is made of is read once."""

    def __init__(self) -> None:
        self._known: dict[tuple[bytes, bytes], Slide] = {}

    def read(self, path: Path) -> Deck:
        """A deck as plain data.

        Raises:
            PackageError: as `read_deck`.
        """
        package = Package(deck_members(path))
        with told_as_damage(path):
            return self._deck(package)

    def _deck(self, package: Package) -> Deck:
        presentation = package.presentation.element
        frames = _Frames(presentation.find(f"{P}defaultTextStyle"))
        listed = enumerate(package.slides(), 1)
        slides = tuple(replace(self._slide(part, frames), number=number, id=own) for number, (own, part) in listed)
        core = _core(package)
        properties = tuple((name, core.get(name, "")) for name in _TOLD_PROPERTIES)
        size = presentation.find(f"{P}sldSz")
        wide, high = (0, 0) if size is None else (int(size.get(name, 0)) for name in ("cx", "cy"))
        identifier = core.get("identifier", "")
        return Deck(slides, (wide, high), properties, identifier, _application(package), package)

    def _slide(self, part: Part, frames: _Frames) -> Slide:
        key = part.whole_digest, frames.defaults_digest
        if key not in self._known:
            self._known[key] = _slide(part, frames)
        return replace(self._known[key], part=part)


def _core(package: Package) -> dict[str, str]:
    """Core properties by name. LibreOffice writes a relation of another name than the standard's, so look for both."""
    part = package.root.related("core-properties")
    root = part.element if part is not None else ()
    return {str(each.tag).rpartition("}")[2]: (each.text or "").strip() for each in root}


def _application(package: Package) -> str:
    """The program that saved the file last, as the file says."""
    part = package.root.related("extended-properties")
    found = re.search(rb"<(?:\w+:)?Application>([^<]*)<", part.blob) if part is not None else None
    return found[1].decode(errors="replace") if found else ""


class _Frames:
    """What each layout gives its slides, worked out once."""

    def __init__(self, defaults: _Element | None) -> None:
        self._defaults = defaults
        self.defaults_digest = b"" if defaults is None else etree.tostring(defaults)
        self._themes: dict[Part, Theme] = {}
        self._known: dict[Part, Frame] = {}

    def of(self, layout: Part) -> Frame:
        if layout not in self._known:
            master = layout.needed("slideMaster")
            self._known[layout] = Frame(layout.element, master.element, self._defaults, self._theme(master))
        return self._known[layout]

    def _theme(self, master: Part) -> Theme:
        if master not in self._themes:
            self._themes[master] = _theme(master)
        return self._themes[master]


def _theme(master: Part) -> Theme:
    names = master.element.find(f"{P}clrMap")
    part = master.related("theme")
    root = part.element if part is not None else None
    scheme, fonts = (None, None) if root is None else (root.find(f".//{A}{tag}") for tag in ("clrScheme", "fontScheme"))
    mapped = names.attrib.items() if names is not None else ()
    return Theme(scheme, fonts, {str(name): str(colour) for name, colour in mapped})


def _slide(part: Part, frames: _Frames) -> Slide:
    layout = part.needed("slideLayout")
    reader = ShapeReader(part, frames.of(layout), dict(_links(part)))
    element = part.element
    if element.tag != f"{P}sld":
        raise ValueError(element.tag)
    tree = element.find(f"{P}cSld/{P}spTree")
    shapes = reader.read(() if tree is None else tree)
    named = layout.element.find(f"{P}cSld")
    return Slide(
        shapes,
        next((shape.text for shape in shapes if is_title(shape)), ""),
        "" if named is None else named.get("name", ""),
        element.get("show") in ("0", "false"),
        _notes(part),
        tuple(_comments(part)),
        reader.background(element),
        tuple(_animations(element)),
    )


def _links(part: Part) -> Iterator[tuple[str, str]]:
    """Where relations of a slide lead: an address, or a slide by its title, for its file's name changes with a save."""
    for relation in part.rels.values():
        if relation.is_external:
            yield relation.id, relation.target_ref
        elif relation.kind == "slide":
            texts = relation.target_part.element.iter(f"{A}t")
            yield relation.id, f"slide: {next((each.text for each in texts if each.text), '')}"


def _notes(slide: Part) -> tuple[str, ...]:
    part = slide.related("notesSlide")
    if part is None:
        return ()
    bodies = part.element.iterfind(f"{P}cSld/{P}spTree/{P}sp")
    body = next((each for each in bodies if each.find(f"{P}nvSpPr/{P}nvPr/{P}ph[@type='body']") is not None), None)
    paragraphs = body.iterfind(f"{P}txBody/{A}p") if body is not None else ()
    return _trimmed(["".join(each.text or "" for each in paragraph.iter(f"{A}t")) for paragraph in paragraphs])


def _trimmed(lines: list[str]) -> tuple[str, ...]:
    """Without empty lines at the end, which programs add."""
    while lines and not lines[-1].strip():
        lines.pop()
    return tuple(lines)


def _comments(part: Part) -> Iterator[str]:
    """Texts of comments, in the old form and in the new one with its answers."""
    for relation in part.rels.values():
        if relation.kind == "comments" and (found := relation.found) is not None:
            for comment in found.element.iter():
                texts = [each.text or "" for each in comment if _COMMENT_TEXT.search(str(each.tag))]
                if any(texts):
                    yield "".join(texts)


def _animations(element: _Element) -> Iterator[str]:
    timing = element.find(f"{P}timing")
    if timing is not None and next(timing.iter(f"{P}spTgt"), None) is not None:
        yield f"animation {digest(etree.tostring(timing, method='c14n'))}"
