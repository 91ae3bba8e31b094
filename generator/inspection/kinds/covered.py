"""Shapes that lie outside the slide, or wholly under another that lets nothing through."""

from __future__ import annotations

import io
from collections.abc import Iterator

from lxml import etree

from ..model import Leftover
from ..package import DeckPackage, R
from ..placed_shape import A, P, PlacedShape
from ..shapes import placed_shapes, slide_size
from .hidden import saying

_PIXELS = 20_000_000
# Of a slide with more, the largest: each shape is compared with each of them.
_MOST_COVERS = 200
_OPAQUE_FORMS = ("rect",)


def shapes_off_the_slide(deck: DeckPackage) -> Iterator[Leftover]:
    page = slide_size(deck)
    for slide in deck.slides:
        for shape in placed_shapes(deck, slide):
            if shape.box is not None and not shape.hidden and not shape.is_group and shape.box.apart_from(page):
                what = f"the shape {shape.name} lies outside the slide{saying(shape)}."
                yield Leftover("shape off the slide", deck.where(slide), what, "Delete it, or move it onto the slide.")


def covered_shapes(deck: DeckPackage) -> Iterator[Leftover]:
    """Only what says or shows something: a plain ground under another tells nobody anything."""
    for slide in deck.slides:
        shapes = [each for each in placed_shapes(deck, slide) if not each.hidden and not each.is_group]
        covers = sorted((each for each in enumerate(shapes) if _may_cover(each[1])), key=_area)[-_MOST_COVERS:]
        for place, shape in enumerate(shapes):
            over = _over(deck, slide, shape, [each for at, each in covers if at > place])
            if over is not None:
                what = f"the shape {shape.name} lies wholly under {over.name}{saying(shape)}."
                yield Leftover("covered shape", deck.where(slide), what, "Delete it, or uncover it.")


def _area(placed: tuple[int, PlacedShape]) -> float:
    box = placed[1].box
    return 0 if box is None else box.width * box.height


def _over(deck: DeckPackage, slide: str, shape: PlacedShape, covers: list[PlacedShape]) -> PlacedShape | None:
    box = shape.box
    if box is None or not (box.width or box.height) or not _shows_something(shape):
        return None
    over = (each for each in covers if each.box is not None and each.box.covers(box))
    return next((each for each in over if _lets_nothing_through(deck, slide, each)), None)


def _shows_something(shape: PlacedShape) -> bool:
    return bool(shape.text) or shape.element.tag in (f"{P}pic", f"{P}graphicFrame")


def _may_cover(shape: PlacedShape) -> bool:
    form = shape.element.find(f"{P}spPr/{A}prstGeom")
    straight = shape.rotation % 90 == 0 and form is not None and form.get("prst") in _OPAQUE_FORMS
    return straight and (shape.element.tag == f"{P}pic" or _filled(shape.element))


def _filled(element: etree._Element) -> bool:
    """Whether a shape has an opaque fill of one colour, of its own or of its style's."""
    form = element.find(f"{P}spPr")
    fills = [] if form is None else [each for each in form if str(each.tag).endswith("Fill")]
    if fills:
        return fills[0].tag == f"{A}solidFill" and next(fills[0].iter(f"{A}alpha"), None) is None
    style = element.find(f"{P}style/{A}fillRef")
    return style is not None and style.get("idx", "0") != "0" and next(style.iter(f"{A}alpha"), None) is None


def _lets_nothing_through(deck: DeckPackage, slide: str, shape: PlacedShape) -> bool:
    if shape.element.tag != f"{P}pic":
        return True
    blip = shape.element.find(f"{P}blipFill/{A}blip")
    if blip is None or len(blip):  # a drawing beside it, or an effect on it, may let something through
        return False
    part = next((each.target for each in deck.relations(slide) if each.id == blip.get(f"{R}embed")), "")
    return part in deck and _opaque(deck.content(part))


def _opaque(content: bytes) -> bool:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as image:
            if not image.has_transparency_data:
                return True
            if image.width * image.height > _PIXELS:
                return False
            return bool(image.convert("RGBA").getchannel("A").getextrema()[0] == 255)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
