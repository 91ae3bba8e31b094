"""The shapes of a slide with their places on it, from back to front."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from ..office.deck_package import PRESENTATION
from .package import DeckPackage
from .placed_shape import A, Box, P, PlacedShape, names_of

_SHAPES = tuple(f"{P}{name}" for name in ("sp", "pic", "graphicFrame", "cxnSp", "grpSp"))
_TREE = f"{P}cSld/{P}spTree"
_FRAMES = (f"{P}spPr/{A}xfrm", f"{P}xfrm", f"{P}grpSpPr/{A}xfrm")


def slide_size(deck: DeckPackage) -> Box:
    size = deck.xml(PRESENTATION).find(f"{P}sldSz")
    return Box(0, 0, 0, 0) if size is None else Box(0, 0, int(size.get("cx", "0")), int(size.get("cy", "0")))


def placed_shapes(deck: DeckPackage, slide: str) -> list[PlacedShape]:
    """All shapes of a slide from back to front, each group before its parts."""
    if slide not in deck.placed:
        tree = deck.xml(slide).find(_TREE)
        above = _placeholders(deck, slide)
        deck.placed[slide] = [] if tree is None else list(_placed(tree, above, _SAME, hidden=False))
    return deck.placed[slide]


class _Scale(NamedTuple):
    """From a group's own frame onto the slide."""

    x: float
    y: float
    across: float
    down: float

    def box(self, inner: Box) -> Box:
        x, y = self.x + inner.x * self.across, self.y + inner.y * self.down
        return Box(x, y, inner.width * self.across, inner.height * self.down)


_SAME = _Scale(0, 0, 1, 1)
_Holders = dict[tuple[str, str], etree._Element]


def _placed(tree: etree._Element, above: _Holders, scale: _Scale, *, hidden: bool) -> Iterator[PlacedShape]:
    for element in _children(tree):
        frame = _frame(element, above)
        rotation = 0 if frame is None else int(frame.get("rot", "0")) / 60_000
        box = None if frame is None else _box(frame, "off", "ext")
        on_slide = None if box is None else scale.box(box).turned(rotation)
        unseen = hidden or _is_hidden(element)
        yield PlacedShape(element, on_slide, rotation % 360, unseen)
        if element.tag == f"{P}grpSp":
            yield from _placed(element, above, _within(frame, scale), hidden=unseen)


def _children(tree: etree._Element) -> Iterator[etree._Element]:
    """The shapes right in a tree; of alternatives the first, which newer programs show."""
    for element in tree:
        if element.tag in _SHAPES:
            yield element
        elif str(element.tag).endswith("}AlternateContent"):
            choice = element.find("{*}Choice")
            yield from _children(choice) if choice is not None else ()


def _within(frame: etree._Element | None, scale: _Scale) -> _Scale:
    outer, inner = (None, None) if frame is None else (_box(frame, "off", "ext"), _box(frame, "chOff", "chExt"))
    if outer is None or inner is None or not inner.width or not inner.height:
        return scale
    across, down = outer.width / inner.width, outer.height / inner.height
    x, y = outer.x - inner.x * across, outer.y - inner.y * down
    return _Scale(scale.x + x * scale.across, scale.y + y * scale.down, scale.across * across, scale.down * down)


def _box(frame: etree._Element, offset: str, extent: str) -> Box | None:
    corner, size = frame.find(f"{A}{offset}"), frame.find(f"{A}{extent}")
    if corner is None or size is None:
        return None
    x, y = (int(corner.get(name, "0")) for name in ("x", "y"))
    return Box(x, y, *(int(size.get(name, "0")) for name in ("cx", "cy")))


def _frame(element: etree._Element, above: _Holders) -> etree._Element | None:
    own = _own_frame(element)
    holder = _holder(element)
    if own is not None or holder is None:
        return own
    kind, index = holder
    exact = above.get((kind, index)) if index == "0" else None
    found = [shape for (_, each), shape in above.items() if index not in ("0", "") and each == index]
    same_kind = [shape for (each, _), shape in above.items() if each == kind]
    candidates = ([exact] if exact is not None else []) + found + same_kind
    return next((frame for shape in candidates if (frame := _own_frame(shape)) is not None), None)


def _own_frame(element: etree._Element) -> etree._Element | None:
    return next((found for path in _FRAMES if (found := element.find(path)) is not None and len(found)), None)


def _placeholders(deck: DeckPackage, slide: str) -> _Holders:
    """The layout's placeholders, and the master's that it has none for."""
    layouts = deck.related(slide, "slideLayout")
    masters = [master for layout in layouts for master in deck.related(layout, "slideMaster")]
    found: _Holders = {}
    for name in (*layouts, *masters):
        for shape in deck.xml(name).iterfind(f"{_TREE}/{P}sp"):
            holder = _holder(shape)
            if holder is not None:
                found.setdefault(holder if name in layouts else (holder[0], f"master {holder[1]}"), shape)
    return found


def _holder(shape: etree._Element) -> tuple[str, str] | None:
    element = next(shape.iterfind(f"./*/{P}nvPr/{P}ph"), None)
    return None if element is None else (element.get("type", "obj"), element.get("idx", "0"))


def _is_hidden(element: etree._Element) -> bool:
    names = names_of(element)
    return names is not None and names.get("hidden") in ("1", "true")
