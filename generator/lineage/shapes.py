"""What stands where on a deck as it was built: the part of the sidecar by which prints are found again, without the
deck."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..office.deck_package import parse
from .format import ShapeRecord

if TYPE_CHECKING:
    from lxml.etree import _Element
    from pptx.opc.package import Part
    from pptx.parts.slide import SlidePart
    from pptx.slide import Slide

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_EMBED = f"{_R}embed"
_KINDS = {f"{_P}sp": "text", f"{_P}pic": "picture", f"{_P}graphicFrame": "table"}
NOTES = "speaker notes"
THROUGH, KIND_THROUGH = "layout and master", "through"
FIELD = "‹#›"
_OFF = ("0", "false")


def digest(content: bytes) -> str:
    """A picture's name by its content."""
    return hashlib.sha256(content).hexdigest()[:16]


def built_shapes(slide: Slide, number: int) -> Iterator[ShapeRecord]:
    """Each text, table and picture of a slide: its id, name, place in EMU, and what it says."""
    for element in slide.shapes._spTree:
        kind = _KINDS.get(element.tag)
        if kind is None:
            continue
        about = next(element.iter(f"{_P}cNvPr"))
        name, alt = about.get("name", ""), about.get("descr", "")
        record = ShapeRecord(number, int(about.get("id", 0)), name, kind, _place(element, slide), alt=alt)
        if kind != "text" or any(_texts(element)):
            yield _with_content(record, element, slide.part)
    if slide.has_notes_slide:
        frame = slide.notes_slide.notes_text_frame
        lines = frame.text.split("\n") if frame is not None else ()
        yield ShapeRecord(number, 0, NOTES, "notes", paragraphs=tuple(lines))
    through = tuple(through_words(slide))
    if through:
        yield ShapeRecord(number, 0, THROUGH, KIND_THROUGH, paragraphs=through)


def through_words(slide: Slide) -> Iterator[str]:
    """The words of a slide's layout and master that the slide shows: those of no placeholder, of charts there too."""
    layout = slide.slide_layout
    layers = [layout.slide_master, layout] if layout._element.get("showMasterSp", "1") not in _OFF else [layout]
    for layer in layers:
        for shape in layer._element.iter(*_KINDS):
            if next(shape.iter(f"{_P}ph"), None) is None and not _is_hidden(shape):
                yield from (text for text in (*_texts(shape), *_words_of_parts(shape, layer.part)) if text.strip())


def _is_hidden(shape: _Element) -> bool:
    """By the selection pane, itself or a group around it."""
    around = (shape, *shape.iterancestors(f"{_P}grpSp"))
    names = (next(each.iter(f"{_P}cNvPr"), None) for each in around)
    return any(name is not None and name.get("hidden", "0") not in _OFF for name in names)


def _words_of_parts(shape: _Element, part: Part) -> Iterator[str]:
    """What a chart or a SmartArt says and keeps, which stands in parts of its own."""
    if shape.tag != f"{_P}graphicFrame":
        return
    for name, relation in (pair for each in shape.iter() for pair in each.attrib.items()):
        if str(name).startswith(_R) and relation in part.rels and not part.rels[str(relation)].is_external:
            related = part.related_part(str(relation))
            yield from _words_within(related.blob) if related.partname.endswith(".xml") else ()


def _words_within(content: bytes) -> Iterator[str]:
    for each in parse(content).iter():
        if each.tag == f"{_A}p":
            yield "".join(run.text or "" for run in each.iter(f"{_A}t"))
        elif str(each.tag).endswith(("}v", "}pt")):
            yield each.text or ""


def _with_content(record: ShapeRecord, element: _Element, part: SlidePart) -> ShapeRecord:
    if record.kind == "picture":
        return _with_picture(record, element, part)
    if record.kind == "table":
        rows = (row.iter(f"{_A}tc") for row in element.iter(f"{_A}tr"))
        return record._replace(rows=tuple(tuple(_texts(cell) for cell in row) for row in rows))
    holder = next(element.iter(f"{_P}ph"), None)
    return record._replace(
        paragraphs=_texts(element), placeholder=None if holder is None else holder.get("type", "obj")
    )


def _with_picture(record: ShapeRecord, element: _Element, part: SlidePart) -> ShapeRecord:
    relation = next(element.iter(f"{_A}blip")).get(_EMBED, "")
    cut = next(element.iter(f"{_A}srcRect"), None)
    left, top, right, bottom = (0 if cut is None else int(cut.get(side, 0)) for side in "ltrb")
    picture = digest(part.related_part(relation).blob)
    return record._replace(picture=picture, crop=(left, top, right, bottom))


def _texts(element: _Element) -> tuple[str, ...]:
    return tuple("".join(_run_text(run) for run in paragraph) for paragraph in element.iter(f"{_A}p"))


def _run_text(run: _Element) -> str:
    """A run's text; of a field, a page number, only that it is one."""
    if run.tag == f"{_A}fld":
        return FIELD
    return run.findtext(f"{_A}t") or ""


def _place(element: _Element, slide: Slide) -> tuple[int, int, int, int] | None:
    """x, y, width and height; a placeholder without its own has those of its layout."""
    frame = next(element.iter(f"{_A}xfrm", f"{_P}xfrm"), None)
    if frame is None or frame.find(f"{_A}off") is None:
        frame = _inherited(element, slide)
    corner, size = (None, None) if frame is None else (frame.find(f"{_A}off"), frame.find(f"{_A}ext"))
    if corner is None or size is None:
        return None
    return int(corner.get("x", 0)), int(corner.get("y", 0)), int(size.get("cx", 0)), int(size.get("cy", 0))


def _inherited(element: _Element, slide: Slide) -> _Element | None:
    holder = next(element.iter(f"{_P}ph"), None)
    index = holder.get("idx", "0") if holder is not None else None
    layout: _Element = slide.slide_layout._element
    for other in layout.iter(f"{_P}sp"):
        placeholder = next(other.iter(f"{_P}ph"), None)
        if placeholder is not None and placeholder.get("idx", "0") == index:
            frame = next(other.iter(f"{_A}xfrm"), None)
            if frame is not None and frame.find(f"{_A}off") is not None:
                return frame
    return None
