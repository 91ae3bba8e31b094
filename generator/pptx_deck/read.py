"""A PPTX as plain data. Nothing is rendered, no link is followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from lxml import etree

from ..errors import PackageError, Problem
from ..lineage.shapes import digest
from ..office.bounds import check_package
from .colours import A, Theme
from .look import P
from .model import Deck, Slide
from .shapes import Frame, ShapeReader, is_title

if TYPE_CHECKING:
    import pptx.slide
    from lxml.etree import _Element
    from pptx.opc.package import Part, XmlPart
    from pptx.package import Package
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout, SlideMaster

_TOLD_PROPERTIES = ("title", "subject", "keywords", "category")
_COMMENT_TEXT = re.compile(r"\}(text|t)$")


def read_deck(path: Path) -> Deck:
    """A deck as plain data.

    Raises:
        PackageError: no PPTX, damaged, encrypted or larger than any honest one.
    """
    check_package(path, "presentation (.pptx)", "ppt/presentation.xml")
    try:
        return _read(path)
    except (KeyError, ValueError, AttributeError, TypeError, etree.XMLSyntaxError) as error:
        raise PackageError(
            Problem(str(path), f"is damaged ({error}).", "Open it in PowerPoint and save it.")
        ) from error


def _read(path: Path) -> Deck:
    import pptx

    presentation = pptx.Presentation(str(path))
    frames = _Frames(presentation)
    slides = tuple(_slide(slide, number, frames) for number, slide in enumerate(presentation.slides, 1))
    core = _core(presentation.part.package)
    properties = tuple((name, core.get(name, "")) for name in _TOLD_PROPERTIES)
    size = int(presentation.slide_width or 0), int(presentation.slide_height or 0)
    return Deck(slides, size, properties, core.get("identifier", ""), _application(presentation.part.package))


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


class _Frames:
    """What each layout gives its slides, worked out once."""

    def __init__(self, presentation: Presentation) -> None:
        self._defaults = presentation.part._element.find(f"{P}defaultTextStyle")
        self._themes: dict[int, Theme] = {}
        self._known: dict[int, Frame] = {}

    def of(self, layout: SlideLayout) -> Frame:
        key = id(layout.part)
        if key not in self._known:
            master = layout.slide_master
            self._known[key] = Frame(layout._element, master._element, self._defaults, self._theme(master))
        return self._known[key]

    def _theme(self, master: SlideMaster) -> Theme:
        key = id(master.part)
        if key not in self._themes:
            self._themes[key] = _theme(master.part, master._element)
        return self._themes[key]


def _theme(part: Part, master: _Element) -> Theme:
    names = master.find(f"{P}clrMap")
    blob = next((each.target_part.blob for each in part.rels.values() if each.reltype.endswith("/theme")), None)
    root = etree.fromstring(blob) if blob else None
    scheme, fonts = (None, None) if root is None else (root.find(f".//{A}{tag}") for tag in ("clrScheme", "fontScheme"))
    mapped = names.attrib.items() if names is not None else ()
    return Theme(scheme, fonts, {str(name): str(colour) for name, colour in mapped})


def _slide(slide: pptx.slide.Slide, number: int, frames: _Frames) -> Slide:
    layout = slide.slide_layout
    reader = ShapeReader(slide.part, frames.of(layout), dict(_links(slide.part)))
    element = slide._element
    tree = element.find(f"{P}cSld/{P}spTree")
    shapes = reader.read(() if tree is None else tree)
    return Slide(
        shapes,
        next((shape.text for shape in shapes if is_title(shape)), ""),
        layout.name,
        element.get("show") in ("0", "false"),
        _notes(slide),
        tuple(_comments(slide.part)),
        reader.background(element),
        tuple(_animations(element)),
        number,
    )


def _links(part: Part) -> Iterator[tuple[str, str]]:
    """Where relations of a slide lead: an address, or a slide by its title, for its file's name changes with a save."""
    for relation in part.rels.values():
        if relation.is_external:
            yield relation.rId, str(relation.target_ref)
        elif relation.reltype.endswith("/slide"):
            texts = cast("XmlPart", relation.target_part)._element.iter(f"{A}t")
            yield relation.rId, f"slide: {next((each.text for each in texts if each.text), '')}"


def _notes(slide: pptx.slide.Slide) -> tuple[str, ...]:
    if not slide.has_notes_slide:
        return ()
    bodies = slide.notes_slide._element.iterfind(f"{P}cSld/{P}spTree/{P}sp")
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
        if relation.reltype.endswith("/comments") and not relation.is_external:
            root = etree.fromstring(relation.target_part.blob)
            for comment in root.iter():
                texts = [each.text or "" for each in comment if _COMMENT_TEXT.search(str(each.tag))]
                if any(texts):
                    yield "".join(texts)


def _animations(element: _Element) -> Iterator[str]:
    timing = element.find(f"{P}timing")
    if timing is not None and next(timing.iter(f"{P}spTgt"), None) is not None:
        yield f"animation {digest(etree.tostring(timing, method='c14n'))}"
