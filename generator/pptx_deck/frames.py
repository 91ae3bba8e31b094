"""What each layout gives its slides, worked out once; also as if the layouts were those of another deck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from .colours import A, Theme
from .links import links_of
from .look import Look, P
from .model import Shape
from .parts import Package, Part
from .shapes import Frame, ShapeReader, holder_of
from .styles import R

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFF = ("0", "false")
Key = tuple[int, str, int]
"""Which layout of which master: the master's place, the layout's name, and its turn among those of that name."""


class Frames:
    """The frames of a deck's layouts; `under` are those of another one, on which slides are read where they can."""

    def __init__(self, package: Package, under: Frames | None = None) -> None:
        self.own_defaults = package.presentation.element.find(f"{P}defaultTextStyle")
        """The text that nothing else stands above, as this deck says it."""
        self.own_digest = b"" if self.own_defaults is None else etree.tostring(self.own_defaults)
        """Of what slides inherit besides their layouts."""
        self._under = under
        self._themes: dict[Part, Theme] = {}
        self._known: dict[Part, Frame] = {}
        self._through: dict[Part, tuple[Shape, ...]] = {}
        self.masters = _listed(package.presentation, "sldMaster")
        self._layouts = dict(_keyed(self.masters))
        self.keys = {layout: key for key, layout in self._layouts.items()}

    @property
    def defaults(self) -> _Element | None:
        """The same of the deck that slides are read under."""
        return self._under.defaults if self._under is not None else self.own_defaults

    def of_slide(self, slide: Part) -> Frame:
        frame = self.of(slide.needed("slideLayout"))
        mapped = slide.element.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        return frame if mapped is None else frame.with_theme(frame.theme.mapped(names_of(mapped)))

    def of(self, layout: Part) -> Frame:
        """What a layout gives; the one of its name in the deck that slides are read under, if there is one."""
        other = self._under.same(self.keys.get(layout)) if self._under is not None else None
        if self._under is not None and other is not None:
            return self._under.of(other)
        return self.own(layout)

    def same(self, key: Key | None) -> Part | None:
        return None if key is None else self._layouts.get(key)

    def own(self, layout: Part) -> Frame:
        """What a layout gives of itself, on the master that it is read under."""
        if layout not in self._known:
            master, theme = self._above(layout)
            frame = Frame(layout.element, master.element, self.defaults, theme)
            grounds = (Look(theme, each).background(each.element) for each in (layout, master))
            frame.background = next((each for each in grounds if each is not None), "")
            frame.digest = b"".join((layout.whole_digest, master.whole_digest, (self._under or self).own_digest))
            self._known[layout] = frame
        return self._known[layout]

    def _above(self, layout: Part) -> tuple[Part, Theme]:
        key = self.keys.get(layout)
        if self._under is not None and key is not None and key[0] < len(self._under.masters):
            master = self._under.masters[key[0]]
            return master, self._under.theme(master)
        master = layout.needed("slideMaster")
        return master, self.theme(master)

    def of_master(self, master: Part, place: int) -> Frame:
        """What a master gives of itself, with the theme that it is read under."""
        other = self._under if self._under is not None and place < len(self._under.masters) else None
        theme = self.theme(master) if other is None else other.theme(other.masters[place])
        return Frame(master.element, master.element, self.defaults, theme)

    def theme(self, master: Part) -> Theme:
        if master not in self._themes:
            self._themes[master] = read_theme(master)
        return self._themes[master]

    def through(self, layout: Part) -> tuple[Shape, ...]:
        """The shapes of a layout and its master that slides show, from back to front."""
        if layout not in self._through:
            layers = [layout.needed("slideMaster"), layout] if shows_master(layout.element) else [layout]
            frame = self.own(layout)
            found = (read_layer(layer, frame, holders=False) for layer in layers)
            self._through[layout] = tuple(shape for shapes in found for shape in shapes)
        return self._through[layout]


def _keyed(masters: list[Part]) -> Iterator[tuple[Key, Part]]:
    for place, master in enumerate(masters):
        turns: Counter[str] = Counter()
        for layout in layouts(master):
            name = name_of(layout)
            yield (place, name, turns[name]), layout
            turns[name] += 1


def layouts(master: Part) -> list[Part]:
    """A master's layouts in the order of its list."""
    return _listed(master, "sldLayout")


def _listed(part: Part, kind: str) -> list[Part]:
    entries = part.element.iterfind(f"{P}{kind}IdLst/{P}{kind}Id")
    relations = (part.rels.get(entry.get(f"{R}id", "")) for entry in entries)
    found = (each.found for each in relations if each is not None)
    return [each for each in found if each is not None]


def name_of(layout: Part) -> str:
    """A layout's name."""
    slide = layout.element.find(f"{P}cSld")
    return "" if slide is None else slide.get("name", "")


def read_layer(part: Part, frame: Frame, holders: bool = True) -> tuple[Shape, ...]:
    """All shapes of a layout or a master, or those that are no placeholders."""
    tree = part.element.find(f"{P}cSld/{P}spTree")
    shapes = [each for each in (tree if tree is not None else ()) if holders or holder_of(each) is None]
    return ShapeReader(part, frame, links_of(part)).read(shapes)


def shows_master(element: _Element) -> bool:
    return element.get("showMasterSp", "1") not in _OFF


def read_theme(master: Part) -> Theme:
    """The theme of a master; a dark and a light one without colours where there is none."""
    mapped = master.element.find(f"{P}clrMap")
    part = master.related("theme")
    root = part.element if part is not None else None
    tags = ("clrScheme", "fontScheme", "fmtScheme")
    scheme, fonts, formats = (None if root is None else root.find(f".//{A}{tag}") for tag in tags)
    return Theme(scheme, fonts, names_of(mapped), formats)


def names_of(mapped: _Element | None) -> dict[str, str]:
    """What a `p:clrMap` or its like maps, by name."""
    return {} if mapped is None else {str(name): str(colour) for name, colour in mapped.attrib.items()}
