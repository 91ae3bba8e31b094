"""What all kinds of shapes may have besides place and look: mirrored, locked, hovered over, titled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .colours import A
from .geometry import mirrored
from .styles import Links, link_target
from .traits import TRUE, Trait, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_LOCKS = {
    "noMove": "moving", "noResize": "resizing", "noRot": "turning", "noSelect": "selecting", "noTextEdit": "typing",
    "noEditPoints": "editing points", "noCrop": "cropping", "noAdjustHandles": "adjusting", "noUngrp": "ungrouping",
    "noChangeShapeType": "changing its form",
}  # fmt: skip
"""Locks that programs set of themselves on every picture and placeholder (noGrp, noChangeAspect) are left out."""


def common_traits(element: _Element, names: _Element, frame: _Element | None, links: Links) -> Iterator[Trait]:
    """Traits of any shape; `names` is its `p:cNvPr`, `frame` its `xfrm`."""
    yield from mirrored(frame)
    hover = names.find(f"{A}hlinkHover")
    if hover is not None:
        yield Trait("link", "when pointed at", link_target(hover, links))
    if names.get("title"):
        yield Trait("properties", "title of the alt text", names.get("title", ""))
    locked = [word for each in _locks(element) for name, word in _LOCKS.items() if each.get(name) in TRUE]
    if locked:
        yield Trait("properties", "locked", "against " + ", ".join(locked))


def _locks(element: _Element) -> Iterator[_Element]:
    names = element[0] if len(element) else ()
    return (each for holder in names for each in holder if local(each).endswith("Locks"))
