"""A layout's placeholders as places to fill: their names, their places, and the text style they give, with what they
inherit from their master."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..office.emu import EMU_PER_POINT
from ..pptx_deck.colours import Theme as Colours
from .geometry import Area
from .theme import STYLES_LAYOUT, ColourName, TextStyle, colour_named

if TYPE_CHECKING:
    from lxml.etree import _Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
SLOTS: Mapping[str, ColourName] = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}

TITLES = ("title", "ctrTitle")
_NAMES = {"title": "title", "ctrTitle": "title", "ftr": "footer", "sldNum": "page"}
"""What those are called that every slide has, whatever their own names."""

FOOT = ("dt", "ftr", "sldNum", "hdr")
_INSET = 91440
_SMALLEST = 9.0
_SHRINKS, _INHERITED_SHRINKS = 0.8, 0.4
"""To what part of its size a text shrinks whose least size nobody says: the text of a layout made for us, any other."""


@dataclass(frozen=True)
class Region:
    """A named place of a layout: a placeholder. `kind` is its type in the layout, `index` its idx."""

    name: str
    area: Area
    kind: str
    index: int
    style: TextStyle
    inset: float
    columns: int
    gap: float
    """Between its columns of text."""

    called: str = ""
    """What it is called in the layout itself, where it goes by what it is."""

    vertical_inset: float | None = None
    """Its inset at the top and the foot, where that is another one."""

    moved: Area | None = None
    """Its place on one slide, where that is not the layout's."""

    indented: bool = False
    """Whether its text would inherit an indent."""

    colour: str = ""
    """The colour that its text has by itself, as six hex digits; nothing where nobody says."""

    ground: str = ""
    """Its own fill, likewise."""

    explicit: bool = False
    """Whether its style is only seen in its sample text, and has to be written out on each slide."""

    @property
    def takes_text(self) -> bool:
        """Whether words go into the placeholder itself; a place of ours for any block has its texts in boxes."""
        return self.kind not in ("obj", "pic") or (self.kind == "obj" and self.style.colour == "inherited")

    @property
    def room(self) -> tuple[float, float]:
        """Width of a line and height of all its columns together, in points."""
        within = self.area.inset(self.inset, self.vertical_inset)
        width = (within.width - self.gap * (self.columns - 1)) / self.columns
        return width, within.height * self.columns


def placeholders(root: _Element) -> Iterator[tuple[_Element, _Element]]:
    """The placeholders of a layout or master in their order, each with its `p:ph`."""
    tree = root.find(f"{P}cSld/{P}spTree")
    for shape in tree if tree is not None else ():
        found = shape.find(f"*/{P}nvPr/{P}ph") if isinstance(shape.tag, str) else None
        if found is not None:
            yield shape, found


def base_kind(kind: str) -> str:
    """The kind of the master's placeholder that one of this kind inherits from."""
    return "title" if kind in TITLES else kind if kind in FOOT else "body"


def parent_of(kind: str, master: _Element) -> _Element | None:
    """The master's placeholder that one of a layout inherits from."""
    known = ((shape, base_kind(ph.get("type", "obj"))) for shape, ph in placeholders(master))
    return next((shape for shape, own in known if own == base_kind(kind)), None)


def regions_of(
    layout: _Element, master: _Element, defaults: _Element | None = None, colours: Colours | None = None,
    *, sampled: bool = False,
) -> dict[str, Region]:  # fmt: skip
    """The regions of a layout by name, in its order. `defaults` is the presentation's own text style.

    Where the parts of a look are `sampled`, a layout's own colours are the theme's, and no parts of the look.

    Titles, footers and page numbers are found by what they are, but among samples of styles, which are what they are
    called; a name that two have is the first one's.
    """
    found: dict[str, Region] = {}
    names = {} if name_of(layout) == STYLES_LAYOUT else _NAMES
    for shape, ph in placeholders(layout):
        region = _region(shape, ph, master, defaults)
        if colours is not None:
            region = _coloured(region, shape, master, defaults, colours)
        if sampled and not region.explicit:
            region = replace(region, style=_as_theirs(region.style, shape))
        name = names.get(ph.get("type", ""), "")
        if name and name not in found:
            region = replace(region, name=name, called=region.name)
        found.setdefault(region.name, region)
    return found


def _as_theirs(style: TextStyle, shape: _Element) -> TextStyle:
    """A style of a layout that was not made for us: its colour as it is, and smaller where its words need it."""
    own = _size_of_level(shape, 2)
    least = style.least if own else max(style.size * _INHERITED_SHRINKS, _SMALLEST)
    return replace(style, colour="inherited", least=least)


def shape_name(shape: _Element) -> str:
    own = shape.find(f"*/{P}cNvPr")
    return "" if own is None else str(own.get("name", ""))


def name_of(layout: _Element) -> str:
    own = layout.find(f"{P}cSld")
    return "" if own is None else str(own.get("name", ""))


def _region(shape: _Element, ph: _Element, master: _Element, defaults: _Element | None) -> Region:
    kind = ph.get("type", "obj")
    parent = parent_of(kind, master)
    family = [shape] if parent is None else [shape, parent]
    bodies = [body for one in family if (body := one.find(f"{P}txBody/{A}bodyPr")) is not None]
    known = shape.find(f".//{A}bodyPr") is not None
    inset = int(_said(bodies, "lIns") or _INSET) / EMU_PER_POINT if known or parent is not None else 0.0
    high = int(_said(bodies, "tIns") or _INSET // 2) / EMU_PER_POINT if known or parent is not None else 0.0
    columns, gap = int(_said(bodies, "numCol") or 1), int(_said(bodies, "spcCol") or 0) / EMU_PER_POINT
    sources = list_styles(family, kind, master, defaults)
    name = shape_name(shape)
    style, explicit = _style(family, sources)
    return Region(
        name, place_of(shape, parent), kind, int(ph.get("idx", "0")), style, inset, columns, gap,
        indented=any(level is not None and _is_indented(level) for level in _levels(sources)), explicit=explicit,
        vertical_inset=None if high == inset else high,
    )  # fmt: skip


def _coloured(
    region: Region, shape: _Element, master: _Element, defaults: _Element | None, colours: Colours
) -> Region:
    """The region with the colours that it has by itself."""
    fills = text_fills(shape, parent_of(region.kind, master), region.kind, master, defaults)
    own = next((found for fill in fills if (found := colours.colour(fill)) is not None), colours.by_name("tx1"))
    ground = shape.find(f"{P}spPr/{A}solidFill")
    under = colours.colour(ground) if ground is not None else None
    return replace(region, colour=(own or "")[:6], ground=(under or "")[:6])


def text_fills(
    shape: _Element | None, parent: _Element | None, kind: str, master: _Element, defaults: _Element | None
) -> list[_Element]:
    """The fills that say what colour a placeholder's text has, the nearest first: of list styles, then of samples."""
    family = [one for one in (shape, parent) if one is not None]
    levels = _levels(list_styles(family, kind, master, defaults))
    found = [level.find(f"{A}defRPr/{A}solidFill") for level in levels]
    found += [one.find(f"{P}txBody/{A}p//{A}solidFill") for one in family]
    return [one for one in found if one is not None and len(one)]


def place_of(shape: _Element, parent: _Element | None) -> Area:
    """Where a placeholder is, in points: its own place, or the one it inherits."""
    for one in (shape, parent):
        frame = one.find(f"{P}spPr/{A}xfrm") if one is not None else None
        if frame is None and one is not None:
            frame = one.find(f"{P}xfrm")
        if frame is not None:
            offset, extent = frame.find(f"{A}off"), frame.find(f"{A}ext")
            if offset is not None and extent is not None:
                lengths = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
                return Area(*(int(length or 0) / EMU_PER_POINT for length in lengths))
    return Area(0, 0, 0, 0)


def _said(elements: Iterable[_Element], attribute: str) -> str | None:
    """What the nearest of some elements says."""
    return next((value for one in elements if (value := one.get(attribute)) is not None), None)


def list_styles(
    family: Sequence[_Element], kind: str, master: _Element, defaults: _Element | None
) -> list[_Element]:
    """The list styles that a placeholder's text takes its look from, the nearest first."""
    own = [one.find(f"{P}txBody/{A}lstStyle") for one in family]
    whole = {"title": "titleStyle", "body": "bodyStyle"}.get(base_kind(kind), "otherStyle")
    found = [*own, master.find(f"{P}txStyles/{P}{whole}"), defaults]
    return [one for one in found if one is not None]


def _levels(sources: Iterable[_Element], level: int = 1) -> list[_Element]:
    found = (source.find(f"{A}lvl{level}pPr") for source in sources)
    return [one for one in found if one is not None]


def _is_indented(level: _Element) -> bool:
    return int(level.get("marL", "0")) > 0


def _style(family: Sequence[_Element], sources: Sequence[_Element]) -> tuple[TextStyle, bool]:
    """The style that a placeholder gives its text: its first level, its own second for the least size, its own third
    for the largest; and whether that is only seen in its sample text."""
    own = family[0].find(f"{P}txBody/{A}lstStyle/{A}lvl1pPr/{A}defRPr")
    levels = _levels(sources)
    runs = [run for level in levels if (run := level.find(f"{A}defRPr")) is not None]
    samples = [one.find(f"{P}txBody/{A}p//{A}rPr") for one in family]
    sampled = _said(runs, "sz") is None and any(one is not None for one in samples)
    if sampled:
        runs = [one for one in samples if one is not None]
        pieces = (one.find(f"{P}txBody/{A}p/{A}pPr") for one in family)
        levels = [one for one in pieces if one is not None]
    if not runs:
        return TextStyle(13), False
    size = int(_said(runs, "sz") or "1300") / 100
    least = _size_of_level(family[0], 2)
    if not least:
        least = size * _SHRINKS if own is not None and own.get("sz") else max(size * _INHERITED_SHRINKS, _SMALLEST)
    most = _size_of_level(family[0], 3)
    colour = _colour(own) if own is not None else "inherited"
    if sampled:
        colour = "dk1"
    bold = _said(runs, "b") in ("1", "true")
    align, grows = _said(levels, "algn") or "l", most if most > size else 0.0
    return TextStyle(size, bold, colour, min(least, size), align, grows), sampled


def _colour(run: _Element) -> ColourName:
    """The colour that a placeholder's own style names; one that no shape could name is inherited as it is.

    Raises:
        TemplateError: it is no colour of a theme.
    """
    scheme = run.find(f"{A}solidFill/{A}schemeClr")
    if scheme is None:
        return "inherited"
    name = scheme.get("val", "tx1")
    colour = SLOTS.get(name) or colour_named(name, "master.pptx")
    return "inherited" if len(scheme) else colour


def _size_of_level(element: _Element, level: int) -> float:
    """The size that a placeholder itself gives a level, in points; 0 where it gives none."""
    run = element.find(f"{P}txBody/{A}lstStyle/{A}lvl{level}pPr/{A}defRPr")
    return int(run.get("sz", "0")) / 100 if run is not None else 0.0
