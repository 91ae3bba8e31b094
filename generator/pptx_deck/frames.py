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
from .shapes import Frame, ShapeReader, holder_of

if TYPE_CHECKING:
    import pptx.slide
    from lxml.etree import _Element
    from pptx.opc.package import Part
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout, SlideMaster

_OFF = ("0", "false")
Key = tuple[int, str, int]
"""Which layout of which master: the master's place, the layout's name, and its turn among those of that name."""


class Frames:
    """The frames of a deck's layouts; `under` are those of another one, on which slides are read where they can."""

    def __init__(self, presentation: Presentation, under: Frames | None = None) -> None:
        self._defaults = presentation.part._element.find(f"{P}defaultTextStyle")
        self._under = under
        self._themes: dict[int, Theme] = {}
        self._known: dict[int, Frame] = {}
        self._through: dict[int, tuple[Shape, ...]] = {}
        self.masters = list(presentation.slide_masters)
        self.keys = {id(layout.part): key for key, layout in _keyed(self.masters)}
        self._layouts = dict(_keyed(self.masters))

    @property
    def defaults(self) -> _Element | None:
        """The text that nothing else stands above."""
        return self._under.defaults if self._under is not None else self._defaults

    def of_slide(self, slide: pptx.slide.Slide) -> Frame:
        frame = self.of(slide.slide_layout)
        mapped = slide._element.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        return frame if mapped is None else frame.with_theme(frame.theme.mapped(_names(mapped)))

    def of(self, layout: SlideLayout) -> Frame:
        """What a layout gives; the one of its name in the deck that slides are read under, if there is one."""
        other = self._under.same(self.keys[id(layout.part)]) if self._under is not None else None
        if self._under is not None and other is not None:
            return self._under.of(other)
        return self.own(layout)

    def same(self, key: Key) -> SlideLayout | None:
        return self._layouts.get(key)

    def own(self, layout: SlideLayout) -> Frame:
        """What a layout gives of itself, on the master that it is read under."""
        key = id(layout.part)
        if key not in self._known:
            master, theme = self._above(layout)
            frame = Frame(layout._element, master._element, self.defaults, theme)
            grounds = (Look(theme, each.part).background(each._element) for each in (layout, master))
            frame.background = next((each for each in grounds if each is not None), "")
            self._known[key] = frame
        return self._known[key]

    def _above(self, layout: SlideLayout) -> tuple[SlideMaster, Theme]:
        place = self.keys[id(layout.part)][0]
        if self._under is not None and place < len(self._under.masters):
            master = self._under.masters[place]
            return master, self._under.theme(master)
        return layout.slide_master, self.theme(layout.slide_master)

    def of_master(self, master: SlideMaster, place: int) -> Frame:
        """What a master gives of itself, with the theme that it is read under."""
        other = self._under if self._under is not None and place < len(self._under.masters) else None
        theme = self.theme(master) if other is None else other.theme(other.masters[place])
        return Frame(master._element, master._element, self.defaults, theme)

    def theme(self, master: SlideMaster) -> Theme:
        key = id(master.part)
        if key not in self._themes:
            self._themes[key] = read_theme(master.part, master._element)
        return self._themes[key]

    def through(self, layout: SlideLayout) -> tuple[Shape, ...]:
        """The shapes of a layout and its master that slides show, from back to front."""
        key = id(layout.part)
        if key not in self._through:
            master = layout.slide_master
            layers = [master, layout] if shows_master(layout._element) else [layout]
            frame = self.own(layout)
            found = (read_layer(layer.part, layer._element, frame, holders=False) for layer in layers)
            self._through[key] = tuple(shape for shapes in found for shape in shapes)
        return self._through[key]


def _keyed(masters: list[SlideMaster]) -> Iterator[tuple[Key, SlideLayout]]:
    for place, master in enumerate(masters):
        turns: Counter[str] = Counter()
        for layout in master.slide_layouts:
            yield (place, layout.name, turns[layout.name]), layout
            turns[layout.name] += 1


def read_layer(part: Part, element: _Element, frame: Frame, holders: bool = True) -> tuple[Shape, ...]:
    """All shapes of a layout or a master, or those that are no placeholders."""
    tree = element.find(f"{P}cSld/{P}spTree")
    shapes = [each for each in (tree if tree is not None else ()) if holders or holder_of(each) is None]
    return ShapeReader(part, frame, links_of(part)).read(shapes)


def shows_master(element: _Element) -> bool:
    return element.get("showMasterSp", "1") not in _OFF


def read_theme(part: Part, master: _Element) -> Theme:
    """The theme of a master; a dark and a light one without colours where there is none."""
    mapped = master.find(f"{P}clrMap")
    blob = next((each.target_part.blob for each in part.rels.values() if each.reltype.endswith("/theme")), None)
    root = etree.fromstring(blob) if blob else None
    tags = ("clrScheme", "fontScheme", "fmtScheme")
    scheme, fonts, formats = (None if root is None else root.find(f".//{A}{tag}") for tag in tags)
    return Theme(scheme, fonts, _names(mapped), formats)


def _names(mapped: _Element | None) -> dict[str, str]:
    return {} if mapped is None else {str(name): str(colour) for name, colour in mapped.attrib.items()}
