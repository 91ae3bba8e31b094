"""Masters and layouts by which pages are paired, and parts' XML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from lxml import etree

from ...pptx_deck.parts import Part
from .names import name_of

if TYPE_CHECKING:
    from lxml.etree import _Element


def layouts_of(master: Part, used: set[Part]) -> dict[tuple[str, int], Part]:
    """By their names, those of one name by their order."""
    known: Counter[str] = Counter()
    found: dict[tuple[str, int], Part] = {}
    for part in (each.found for each in master.rels.values() if each.kind == "slideLayout"):
        if part is not None and part not in used:
            name = layout_name(part).removeprefix("layout ")
            known[name] += 1
            found[name, known[name]] = part
    return found


def renamed(
    old: Mapping[tuple[str, int], Part], new: Mapping[tuple[str, int], Part], same: Mapping[Part, Part]
) -> dict[tuple[str, int], Part]:
    """The old layouts by the names that they have in the new deck, where they are `same` as ones of other names."""
    names = {part: key for key, part in new.items()}
    return {names.get(same.get(part, part), key): part for key, part in old.items()}


def leads_to(master: Part, layout: Part | None) -> bool:
    """Whether a master leads to the part of a layout, be it as something else."""
    found = (each.found for each in master.rels.values())
    return layout is not None and any(each is not None and each.partname == layout.partname for each in found)


def masters_of(presentation: Part) -> list[Part]:
    parts = (each.found for each in presentation.rels.values() if each.kind == "slideMaster")
    return [part for part in parts if part is not None]


def layout_name(part: Part) -> str:
    slide = part.element.find("{*}cSld")
    return f"layout {slide.get('name', '') if slide is not None else ''}"


def is_left(old: Part, new: Part) -> bool:
    """Whether a slide was given another layout while its old one is still there."""
    master = new.related("slideMaster")
    others = [] if master is None else [each.found for each in master.rels.values() if each.kind == "slideLayout"]
    names = {layout_name(part) for part in others if part is not None}
    return layout_name(old) != layout_name(new) and layout_name(old) in names


def root_of(part: Part) -> str:
    tree = tree_of(part)
    return "" if tree is None else name_of(tree)


def tree_of(part: Part) -> _Element | None:
    """A part's XML; None where it is none."""
    if b"<" not in part.blob[:100]:
        return None
    try:
        return part.element
    except etree.XMLSyntaxError:
        return None
