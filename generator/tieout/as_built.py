"""The deck that was built, as far as its sidecar tells it: texts, tables and pictures in their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..lineage.reading import Record
from ..pptx_deck.model import Deck, Paragraph, Picture, Place, Run, Shape, Slide, Table


def built_deck(record: Record) -> Deck:
    """The deck that was built, as far as a sidecar tells it: texts and pictures in their places."""
    slides: dict[int, list[dict[str, Any]]] = {slide["slide"]: [] for slide in record.head["slides"]}
    for shape in record.head["shapes"]:
        slides.setdefault(shape["slide"], []).append(shape)
    about = {slide["slide"]: slide for slide in record.head["slides"]}
    return Deck(tuple(_built_slide(about.get(n, {}), shapes, n) for n, shapes in sorted(slides.items())), (0, 0))


def _built_slide(about: Mapping[str, Any], shapes: Sequence[dict[str, Any]], number: int) -> Slide:
    notes = next((tuple(one["paragraphs"]) for one in shapes if one["kind"] == "notes"), ())
    told = tuple(_built_shape(one) for one in shapes if one["kind"] != "notes")
    return Slide(told, about.get("title", ""), about.get("layout", ""), notes=notes, number=number)


def _built_shape(record: Mapping[str, Any]) -> Shape:
    rows = record.get("rows")
    return Shape(
        record["shape"], record["kind"], Place(*record["place"]) if record.get("place") else None,
        _lines(record.get("paragraphs", ())),
        Table(tuple(tuple(_lines(cell) for cell in row) for row in rows)) if rows is not None else None,
        picture=Picture(record["picture"], tuple(record["crop"])) if "picture" in record else None,
        alt=record.get("alt", ""), placeholder=record.get("placeholder"), id=record["shape_id"],
    )  # fmt: skip


def _lines(texts: Sequence[str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Run(text),) if text else ()) for text in texts)
