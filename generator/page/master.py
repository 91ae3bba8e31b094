"""A template's master.pptx as the builder sees it: its theme, its text styles, its layouts and their regions."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import Problem, TemplateError, nearest
from ..office.bounds import check_package
from ..office.deck_package import for_libraries
from ..office.emu import EMU_PER_POINT
from .geometry import Area
from .theme import STYLES_LAYOUT, ColourName, TextStyle, Theme, colour_named

if TYPE_CHECKING:
    from lxml.etree import _Element
    from pptx.presentation import Presentation
    from pptx.shapes.placeholder import LayoutPlaceholder
    from pptx.slide import SlideLayout

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_SCHEME: dict[str, ColourName] = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}


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

    moved: Area | None = None
    """Its place on one slide, where that is not the layout's."""

    @property
    def room(self) -> tuple[float, float]:
        """Width of a line and height of all its columns together, in points."""
        within = self.area.inset(self.inset)
        width = (within.width - self.gap * (self.columns - 1)) / self.columns
        return width, within.height * self.columns


@dataclass(frozen=True)
class LayoutRegions:
    """A layout by its name, with python-pptx's own object and its regions by name; whether its ground is dark."""

    name: str
    layout: SlideLayout
    regions: Mapping[str, Region]
    dark: bool = False


@dataclass(frozen=True)
class Master:
    """The opened master. `presentation` is the one that slides are added to."""

    presentation: Presentation
    theme: Theme
    layouts: Mapping[str, LayoutRegions]

    def layout(self, name: str, where: str) -> LayoutRegions:
        """The layout of that name.

        Raises:
            TemplateError: there is none; `where` names it.
        """
        found = self.layouts.get(name)
        if found is None:
            raise TemplateError(Problem(where, f'no layout "{name[:60]}" in master.pptx.', nearest(name, self.layouts)))
        return found


def open_master(path: Path, shown: str) -> Master:
    """The master of a template folder.

    Raises:
        TemplateError: it is missing, or has no theme or text styles.
        PackageError: it is damaged.
    """
    if not path.exists():
        raise TemplateError(Problem(shown, "there is no master.pptx.", "A template folder needs its master."))
    check_package(path, "presentation (.pptx)", "ppt/presentation.xml")
    from pptx import Presentation

    try:
        presentation = Presentation(for_libraries(path))
        layouts = {layout.name: _regions(layout) for layout in presentation.slide_layouts}
        theme = _theme(presentation, layouts, shown)
    except (KeyError, ValueError, AttributeError, zipfile.BadZipFile) as error:
        problem = Problem(shown, "cannot be read as a presentation.", "Open it in PowerPoint and save it.")
        raise TemplateError(problem) from error
    return Master(presentation, theme, layouts)


def _regions(layout: SlideLayout) -> LayoutRegions:
    # python-pptx declares this iterator as an attribute, which mypy takes for a function without self.
    regions = [_region(placeholder) for placeholder in layout.placeholders]  # type: ignore[misc]
    return LayoutRegions(layout.name, layout, {region.name: region for region in regions}, _is_dark(layout))


def _is_dark(layout: SlideLayout) -> bool:
    """Whether a layout has a ground of the theme's dark colours."""
    scheme = layout._element.find(f"{_P}cSld/{_P}bg//{_A}schemeClr")
    return scheme is not None and _SCHEME.get(scheme.get("val", ""), scheme.get("val")) in ("dk1", "dk2")


def _region(placeholder: LayoutPlaceholder) -> Region:
    element: _Element = placeholder._element
    ph = next(element.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}ph"))
    area = Area(*(value / EMU_PER_POINT for value in _place(placeholder)))
    body = element.find(f".//{_A}bodyPr")
    inset = int(body.get("lIns", "91440")) / EMU_PER_POINT if body is not None else 0.0
    columns = int(body.get("numCol", "1")) if body is not None else 1
    gap = int(body.get("spcCol", "0")) / EMU_PER_POINT if body is not None else 0.0
    style = _style(element)
    return Region(placeholder.name, area, ph.get("type", "obj"), int(ph.get("idx", "0")), style, inset, columns, gap)


def _place(placeholder: LayoutPlaceholder) -> tuple[int, int, int, int]:
    """Its own place, read off as it stands there; python-pptx's properties find the master's where it has none."""
    transform = placeholder._element.find(f"{_P}spPr/{_A}xfrm")
    if transform is not None and len(transform) >= 2:
        offset, extent = transform[0], transform[1]
        return _number(offset, "x"), _number(offset, "y"), _number(extent, "cx"), _number(extent, "cy")
    return placeholder.left or 0, placeholder.top or 0, placeholder.width or 0, placeholder.height or 0


def _number(element: _Element, name: str) -> int:
    return int(element.get(name, "0"))


def _style(element: _Element) -> TextStyle:
    """The style that a placeholder gives its text: its own first level, its second for the least size, its third for
    the largest."""
    first = element.find(f".//{_A}lvl1pPr")
    run = first.find(f"{_A}defRPr") if first is not None else None
    if run is None:
        return TextStyle(13)
    size = int(run.get("sz", "1300")) / 100
    least = _size_of_level(element, 2) or size * 0.8
    scheme = run.find(f".//{_A}schemeClr")
    name = scheme.get("val", "tx1") if scheme is not None else "tx1"
    colour = _SCHEME.get(name) or colour_named(name, "master.pptx")
    align = first.get("algn", "l") if first is not None else "l"
    third = _size_of_level(element, 3)
    most = third if third > size else 0.0
    return TextStyle(size, run.get("b") == "1", colour, min(least, size), align, most)


def _size_of_level(element: _Element, level: int) -> float:
    """The size that a placeholder itself gives a level, in points; 0 where it gives none."""
    run = element.find(f".//{_A}lvl{level}pPr/{_A}defRPr")
    return int(run.get("sz", "0")) / 100 if run is not None else 0.0


def _theme(presentation: Presentation, layouts: Mapping[str, LayoutRegions], shown: str) -> Theme:
    from lxml import etree
    from pptx.opc.constants import RELATIONSHIP_TYPE

    part = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    scheme = root.find(f".//{_A}clrScheme")
    colours = {etree.QName(slot).localname: _hex(slot) for slot in (scheme if scheme is not None else ())}
    minor = root.find(f".//{_A}minorFont")
    samples = layouts.get(STYLES_LAYOUT)
    if samples is None:
        hint = "Its placeholders are samples: title, kpi, heading, body, label, note ..."
        raise TemplateError(Problem(shown, f'no layout "{STYLES_LAYOUT}".', hint))
    styles = {name: region.style for name, region in samples.regions.items()}
    return Theme(colours, _typeface(minor, "latin"), _typeface(minor, "ea"), styles)


def _hex(slot: _Element) -> str:
    colour = slot[0]
    return str(colour.get("val") if colour.tag.endswith("srgbClr") else colour.get("lastClr", "000000")).upper()


def _typeface(font: _Element | None, name: str) -> str:
    found = None if font is None else font.find(f"{_A}{name}")
    return "" if found is None else found.get("typeface", "")
