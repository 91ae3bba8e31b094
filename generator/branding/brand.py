"""A foreign presentation made a master that slide files can be set on, and what of it was taken for what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from ..errors import Problem, TemplateError
from ..office.deck_package import deck_members, told_as_damage
from ..page.contrast import contrast
from ..page.looks import bare
from ..page.region_places import places_of
from ..page.regions import FOOT, Region, base_kind, parent_of, placeholders, text_fills
from ..page.theme import STYLES_LAYOUT
from ..pptx_deck.parts import Package, Part
from .arrange import content_regions, is_open, open_regions, wide_footer
from .catalogue import LAYOUTS, Layout
from .choice import Chosen, choose
from .colours import Own, Palette, drawn_colours
from .layout_xml import Paint, added_layout, styles_layout
from .package import MasterEdit
from .room import content_room
from .styles import Scaled, styles_for
from .theirs import TheirLayout, Theirs, master_region, read_theirs, widest

_LEAST_ROOM = 0.25
"""Of the page, for content: less is no layout for slides with figures."""


class Taken(NamedTuple):
    """One thing of theirs, or of ours, and what it was taken for; `remark` where there is more to say."""

    part: str
    theirs: str
    remark: str = ""


@dataclass(frozen=True)
class Branded:
    """A master for slide files: its bytes, and what was taken for what."""

    content: bytes
    taken: tuple[Taken, ...]


def branded(path: Path) -> Branded:
    """The master that a presentation or a template of any make becomes.

    Raises:
        PackageError: it is damaged.
        TemplateError: no layout of it has a title, or it leaves no room for content.
    """
    members = deck_members(path)
    with told_as_damage(path):
        theirs = read_theirs(Package(members))
        chosen = choose(theirs)
        if chosen is None or chosen.content.title is None:
            hint = "Add one in its slide master: a layout needs a title at least."
            raise TemplateError(Problem(str(path), "has no layout with a title.", hint))
        room = content_room(chosen.content, theirs.page)
        share = room.area.width * room.area.height / (theirs.page.width * theirs.page.height)
        if share < _LEAST_ROOM:
            what = f'its layout "{chosen.content.name}" leaves {share:.0%} of the page for content.'
            hint = "Make room in its slide master, a quarter of the page at least."
            raise TemplateError(Problem(str(path), what, hint))
        return _Branding(theirs, chosen, MasterEdit(members)).run()


class _Branding:
    """One file on its way to a master."""

    def __init__(self, theirs: Theirs, chosen: Chosen, edit: MasterEdit) -> None:
        self.theirs, self.chosen, self.edit = theirs, chosen, edit
        title, body = chosen.content.title, widest(chosen.content.content)
        assert title is not None
        room = content_room(chosen.content, theirs.page).area
        own = body or master_region(chosen.content.master, "body")
        self.styles: Scaled = styles_for(theirs.scale, theirs.narrow, room, title, own)
        self.paints: dict[str, Paint] = {}
        self.added: list[str] = []
        self.kept: list[str] = []

    def run(self) -> Branded:
        self.edit.leave_out_contents()
        for master in self.theirs.masters:
            self.paints[master.partname] = self._paint(master)
        self._add_layouts()
        for master in self.theirs.masters:
            if all(one.name != STYLES_LAYOUT for one in self.theirs.of(master)):
                paint = self.paints[master.partname]
                self.edit.add_layout(master, styles_layout(self.styles.styles, self.theirs.page, paint))
        return Branded(self.edit.content(), tuple(self._taken()))

    def _paint(self, master: Part) -> Paint:
        layouts = self.theirs.of(master)
        base = self.chosen.content if self.chosen.content.master is master else next(
            (one for one in layouts if widest(one.content) is not None), layouts[0] if layouts else self.chosen.content
        )  # fmt: skip
        area = content_room(base, self.theirs.page).area if base.title is not None else self.theirs.page
        own = Own(
            _colour(base, "title", "tx1"), _colour(base, "body", "tx1"), base.backdrop.under(area), self._drawn(base),
        )  # fmt: skip
        return Paint(Palette(base.colours, own).parts())

    def _drawn(self, base: TheirLayout) -> tuple[str, ...]:
        """The colours that a master is drawn in where it names none of its theme's: the most used first."""
        layouts = [one for one in self.theirs.layouts if one.part.partname]
        blobs = [part.blob.decode("utf-8", "replace") for part in self.theirs.masters]
        blobs += [one.part.blob.decode("utf-8", "replace") for one in layouts]
        if any('schemeClr val="accent' in one for one in blobs):
            return ()
        counted = drawn_colours(blobs)
        ground = base.backdrop.grounds[0].colour
        seen = [one for one in counted if contrast(f"#{one}", ground) > 1.3]
        return tuple(sorted(seen, key=lambda one: (-counted[one], one)))

    def _add_layouts(self) -> None:
        known = {one.name: one for one in self.theirs.layouts}
        for layout in LAYOUTS:
            if layout.name == STYLES_LAYOUT:
                continue
            wanted = {region.name for region in layout.regions if region.kind not in FOOT and region.name != "status"}
            if layout.name in known and wanted <= known[layout.name].regions.keys():
                self.kept.append(layout.name)
                continue
            name = layout.name if layout.name not in known else f"{layout.name} (jianbao)"
            base = self._base(layout)
            make = open_regions if is_open(layout) else content_regions
            regions = make(layout, base, self.theirs.page, self.styles)
            paint, footer = self.paints[base.master.partname], wide_footer(base, self.theirs.page)
            kept = {"title", "ctrTitle", *(region.kind for region in layout.regions if region.kind in FOOT)}
            self.edit.add_layout(base.master, added_layout(base, name, regions, paint, footer, kept), base.part)
            self.added.append(name)

    def _base(self, layout: Layout) -> TheirLayout:
        if not is_open(layout):
            return self.chosen.content
        return self.chosen.divider if layout.name in ("divider", "question") else self.chosen.cover

    def _taken(self) -> Iterator[Taken]:
        page, chosen = self.theirs.page, self.chosen
        size = " × ".join(f"{length / 72 * 2.54:.1f}" for length in page[2:])
        yield Taken("page", f"{size} cm", _shape(page.width / page.height))
        for part, layout in (("content", chosen.content), ("cover, closing", chosen.cover),
                             ("divider, question", chosen.divider)):  # fmt: skip
            yield Taken(part, f'layout "{layout.name}"', _of_master(layout, self.theirs))
        yield from self._regions()
        yield from self._colours()
        slides = sum(layout.used for layout in self.theirs.layouts)
        if slides:
            yield Taken("its own slides", str(slides), "left out")
        yield Taken("added", f"{len(self.added)} layouts, {STYLES_LAYOUT}", ", ".join(self.added))
        for name in self.kept:
            yield Taken("there already", f'layout "{name}"')

    def _regions(self) -> Iterator[Taken]:
        base = self.chosen.content
        room = content_room(base, self.theirs.page)
        for kind, part in (("title", "title"), ("ftr", "footer"), ("sldNum", "page number")):
            own = next((one for one in base.regions.values() if one.kind in (kind, f"ctr{kind.title()}")), None)
            found = own or master_region(base.master, kind)
            name = f'"{found.called or found.name}"' if found is not None else "none"
            yield Taken(part, name, _style_of(found, kind))
        remark = f"clear of {room.clear} of its drawings" if room.clear else ""
        if room.behind:
            remark += f"{', ' if remark else ''}{room.behind} lie behind it"
        yield Taken("room for content", " × ".join(f"{length:.0f}" for length in room.area[2:]) + " pt", remark)
        for layout in self.theirs.layouts:
            named = places_of(layout.regions)
            words = ", ".join(f"{place} = {name}" for place, name in named.items() if not place.isdigit())
            if words and layout.master is base.master:
                yield Taken(f'layout "{layout.name}"', words)

    def _colours(self) -> Iterator[Taken]:
        paint = self.paints[self.chosen.content.master.partname]
        ground = paint.parts["ground"]
        yield Taken("ground", ground.hexed, "dark" if contrast("#FFFFFF", ground.hexed) > 4.5 else "light")
        for role in ("ink", "brand", "accent"):
            shade = paint.parts[role]
            ratio = contrast(shade.hexed, ground.hexed)
            yield Taken(role, shade.hexed, f"{ratio:.1f} : 1 on the ground")
        yield Taken("charts", " ".join(paint.parts[f"series {number}"].hexed for number in range(1, 7)))


def _colour(base: TheirLayout, kind: str, otherwise: str) -> str:
    """The colour of their title or body as XML: of its list styles, else of its sample text, else the page's ink."""
    shape = next((one for one, ph in placeholders(base.element) if base_kind(ph.get("type", "obj")) == kind), None)
    master = base.master.element
    found = text_fills(shape, parent_of(kind, master), kind, master, None)
    if not found:
        return f'<a:schemeClr val="{otherwise}"/>'
    return bare(etree.tostring(found[0][0], encoding="unicode", with_tail=False))


def _style_of(region: Region | None, kind: str) -> str:
    if region is None or kind != "title":
        return ""
    return f"{region.style.size:g} pt{', bold' if region.style.bold else ''}"


def _of_master(layout: TheirLayout, theirs: Theirs) -> str:
    if len(theirs.masters) == 1:
        return ""
    return f"master {theirs.masters.index(layout.master) + 1} of {len(theirs.masters)}"


def _shape(ratio: float) -> str:
    known: Mapping[str, float] = {"16:9": 16 / 9, "16:10": 1.6, "4:3": 4 / 3, "A4": 297 / 210, "3:2": 1.5}
    name = min(known, key=lambda one: abs(known[one] - ratio))
    return name if abs(known[name] - ratio) < 0.04 else ""
