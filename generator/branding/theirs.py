"""A foreign package's masters and layouts, as they are: regions, grounds, and how many of its own slides use them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml.etree import _Element

from ..office.emu import EMU_PER_POINT
from ..page.geometry import Area
from ..page.grounds import Backdrop, Drawing, backdrop
from ..page.looks import colours_of, names_in
from ..page.regions import FOOT, TITLES, P, Region, base_kind, name_of, parent_of, placeholders, regions_of
from ..pptx_deck.colours import Theme as Colours
from ..pptx_deck.parts import Package, Part


@dataclass(frozen=True)
class TheirLayout:
    """One layout: its part, its master's, what it shows and holds. `used` counts the file's own slides on it."""

    part: Part
    master: Part
    colours: Colours
    element: _Element
    """Its XML; of a file by LibreOffice, whose layouts have places of their own making, with the master's places."""

    regions: Mapping[str, Region]
    backdrop: Backdrop
    used: int
    opens: bool
    """Whether the file's first slide is on it."""

    @property
    def name(self) -> str:
        return name_of(self.part.element)

    @property
    def kind(self) -> str:
        return str(self.part.element.get("type", ""))

    @property
    def title(self) -> Region | None:
        return self.regions.get("title")

    @property
    def content(self) -> list[Region]:
        """What is neither title nor foot."""
        return [one for one in self.regions.values() if one.kind not in (*TITLES, *FOOT)]


@dataclass(frozen=True)
class Theirs:
    """All of a foreign package."""

    package: Package
    page: Area
    masters: tuple[Part, ...]
    layouts: tuple[TheirLayout, ...]

    @property
    def scale(self) -> float:
        """How much larger or smaller than the page that slide files are written for."""
        return float((self.page.width * self.page.height / (960 * 540)) ** 0.5)

    @property
    def narrow(self) -> float:
        """The same by the side that is the smaller for it."""
        return min(self.page.width / 960, self.page.height / 540, self.scale)

    def of(self, master: Part) -> list[TheirLayout]:
        return [one for one in self.layouts if one.master is master]


def read_theirs(package: Package) -> Theirs:
    """The masters in the order of the presentation's list, each with its layouts in its own.

    Raises:
        KeyError: a list leads nowhere.
    """
    presentation = package.presentation
    size = presentation.element.find(f"{P}sldSz")
    lengths = (0, 0) if size is None else (int(size.get("cx", "0")), int(size.get("cy", "0")))
    page = Area(0, 0, lengths[0] / EMU_PER_POINT, lengths[1] / EMU_PER_POINT)
    masters = _listed(presentation, "sldMasterIdLst/sldMasterId")
    slides = [slide.needed("slideLayout") for _, slide in package.slides()]
    used = Counter(one.partname for one in slides)
    first = slides[0].partname if slides else ""
    defaults = presentation.element.find(f"{P}defaultTextStyle")
    layouts = []
    for master in masters:
        colours = colours_of(master.needed("theme").element, master.element)
        layouts += [
            _layout(one, master, colours, page, defaults, used[one.partname], one.partname == first)
            for one in _listed(master, "sldLayoutIdLst/sldLayoutId")
        ]
    return Theirs(package, page, tuple(masters), tuple(layouts))


def _listed(part: Part, path: str) -> list[Part]:
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    names = "/".join(f"{P}{step}" for step in path.split("/"))
    return [part.rels[entry.get(relation, "")].target_part for entry in part.element.iterfind(names)]


def _layout(
    part: Part, master: Part, colours: Colours, page: Area, defaults: _Element | None, used: int, opens: bool
) -> TheirLayout:
    own = part.element.find(f"{P}clrMapOvr/{{*}}overrideClrMapping")
    mapped = colours if own is None else colours.mapped(names_in(own))
    element = _as_master_places(part.element, master.element) if by_libreoffice(part.package) else part.element
    regions = regions_of(element, master.element, defaults, mapped, sampled=True)
    shown = backdrop(drawing(part), drawing(master), mapped, page)
    return TheirLayout(part, master, mapped, element, regions, shown, used, opens)


def by_libreoffice(package: Package) -> bool:
    """Whether LibreOffice wrote the file: its layouts are its own twelve, wherever a master has its title."""
    return b"LibreOffice" in package.members.get("docProps/app.xml", b"")


def _as_master_places(layout: _Element, master: _Element) -> _Element:
    """The layout with its title, and its only content, where the master has them."""
    found = deepcopy(layout)
    content = [shape for shape, ph in placeholders(found) if base_kind(ph.get("type", "obj")) == "body"]
    titles = [shape for shape, ph in placeholders(found) if ph.get("type", "") in TITLES]
    for shape in [*titles, *(content if len(content) == 1 else [])]:
        kind = "title" if shape in titles else "body"
        look, parent = shape.find(f"{P}spPr"), parent_of(kind, master)
        frame = look.find("{*}xfrm") if look is not None else None
        place = parent.find(f"{P}spPr/{{*}}xfrm") if parent is not None else None
        if look is not None and frame is not None and place is not None:
            look.replace(frame, deepcopy(place))
    return found


def drawing(part: Part) -> Drawing:
    def picture(relation: str) -> bytes | None:
        known = part.rels.get(relation)
        return known.found.blob if known is not None and known.found is not None else None

    return Drawing(part.element, picture)


def master_region(master: Part, kind: str) -> Region | None:
    """What a master itself has for a kind: its title, body, footer or page number."""
    found = regions_of(master.element, master.element)
    return next((one for one in found.values() if base_kind(one.kind) == base_kind(kind)), None)


def widest(regions: Iterable[Region]) -> Region | None:
    return max(regions, key=lambda one: one.area.width * one.area.height, default=None)
