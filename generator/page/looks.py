"""A master's look: its theme's colours as its map names them, the samples of colours and of text styles that it has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, get_args

from ..office.deck_package import parse
from ..pptx_deck.colours import Theme as Colours
from .grounds import drawn_shapes
from .regions import A, P, name_of, regions_of, shape_name
from .theme import ROLES, STYLES_LAYOUT, WRITTEN, ColourName, TextStyle, Theme

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE = re.compile(r' xmlns:\w+="[^"]*"')

SAMPLE = "colour "
"""How the name of a colour's sample begins."""


@dataclass(frozen=True)
class Look:
    """A theme as builders see it, and its colours as whoever reads shapes sees them."""

    theme: Theme
    colours: Colours

    def on(self, layout: _Element) -> Look:
        """The look on a layout, which may map the colours' names for itself."""
        own = layout.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        if own is None:
            return self
        colours = self.colours.mapped(names_in(own))
        return Look(replace(self.theme, colours=_hexes(colours, self.theme.paint)), colours)


def colours_of(theme: _Element, master: _Element) -> Colours:
    """A theme's colours through a master's map."""
    scheme, fonts = theme.find(f".//{A}clrScheme"), theme.find(f".//{A}fontScheme")
    return Colours(scheme, fonts, names_in(master.find(f"{P}clrMap")), theme.find(f".//{A}fmtScheme"))


def names_in(mapped: _Element | None) -> dict[str, str]:
    """What a map calls the colours of a theme."""
    return {} if mapped is None else {str(name): str(colour) for name, colour in mapped.attrib.items()}


def look_of(theme: _Element, master: _Element, layouts: Iterable[_Element], others: Sequence[Look]) -> Look:
    """The look of a master with these layouts; one without samples takes the colours of another's samples."""
    colours = colours_of(theme, master)
    sampled = next((one for one in layouts if name_of(one) == STYLES_LAYOUT), None)
    paint = others[0].theme.paint if others else {}
    styles: Mapping[str, TextStyle] = {}
    if sampled is not None:
        paint = _samples(sampled)
        styles = {name: region.style for name, region in regions_of(sampled, master).items()}
    minor = theme.find(f".//{A}minorFont")
    hexes = _hexes(colours, paint)
    return Look(Theme(hexes, _typeface(minor, "latin"), _typeface(minor, "ea"), styles, paint), colours)


def _samples(layout: _Element) -> dict[str, str]:
    """What shapes say for a colour, by the name they would have said: the fill of each sample."""
    from lxml import etree

    found: dict[str, str] = {}
    for shape, _ in drawn_shapes(layout):
        name = shape_name(shape)
        role = ROLES.get(name.removeprefix(SAMPLE)) if name.startswith(SAMPLE) else None
        fill = shape.find(f"{P}spPr/{A}solidFill")
        if role is not None and fill is not None and len(fill):
            found[WRITTEN.get(role, role)] = bare(etree.tostring(fill[0], encoding="unicode", with_tail=False))
    return found


def _hexes(colours: Colours, paint: Mapping[str, str]) -> dict[str, str]:
    """Each colour as six hex digits."""
    found: dict[str, str] = {}
    for name in get_args(ColourName):
        known = WRITTEN.get(name, name)
        colour = painted(paint[known], colours) if known in paint else colours.by_name(known)
        if colour is not None:
            found[name] = colour[:6].upper()
    return found


def bare(xml: str) -> str:
    """XML without the names of its namespaces, for use where they are known."""
    return _NAMESPACE.sub("", xml)


def painted(xml: str, colours: Colours) -> str | None:
    """What a colour's XML comes to, as RRGGBB."""
    return colours.colour(parse(f'<fill xmlns:a="{A[1:-1]}">{xml}</fill>'.encode()))


def _typeface(font: _Element | None, name: str) -> str:
    found = None if font is None else font.find(f"{A}{name}")
    return "" if found is None else str(found.get("typeface", ""))
