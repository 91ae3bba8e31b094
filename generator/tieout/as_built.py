"""The deck that was built, as far as its sidecar tells it: texts, tables and pictures in their places."""

from __future__ import annotations

from collections.abc import Sequence

from ..lineage.format import ShapeRecord, Sidecar, SlideRecord
from ..lineage.shapes import KIND_THROUGH
from ..pptx_deck.model import Deck, Paragraph, Picture, Place, Run, Shape, Slide, Table


def built_deck(sidecar: Sidecar) -> Deck:
    """The deck that was built, as far as a sidecar tells it: texts and pictures in their places."""
    about = {slide.slide: slide for slide in sidecar.slides}
    shapes: dict[int, list[ShapeRecord]] = {number: [] for number in about}
    for shape in sidecar.shapes or ():
        shapes.setdefault(shape.slide, []).append(shape)
    slides = (_slide(about.get(number, SlideRecord(number, "")), own) for number, own in sorted(shapes.items()))
    return Deck(tuple(slides), (0, 0))


def _slide(about: SlideRecord, shapes: Sequence[ShapeRecord]) -> Slide:
    notes = next((one.paragraphs for one in shapes if one.kind == "notes"), ())
    told = tuple(_shape(one) for one in shapes if one.kind not in ("notes", KIND_THROUGH))
    through = tuple(_shape(one) for one in shapes if one.kind == KIND_THROUGH)
    return Slide(told, about.title, about.layout, notes=notes, number=about.slide, through=through)


def _shape(record: ShapeRecord) -> Shape:
    return Shape(
        record.shape, record.kind, None if record.place is None else Place(*record.place),
        _paragraphs(record.paragraphs),
        None if record.rows is None else Table(tuple(tuple(map(_paragraphs, row)) for row in record.rows)),
        picture=None if record.picture is None else Picture(record.picture, record.crop),
        alt=record.alt, placeholder=record.placeholder, id=record.shape_id,
    )  # fmt: skip


def _paragraphs(texts: Sequence[str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Run(text),) if text else ()) for text in texts)
