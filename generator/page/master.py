"""A template's master.pptx as the builder sees it: its theme, its text styles, its layouts and their regions."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import Problem, TemplateError, nearest
from ..office.bounds import check_package
from ..office.deck_package import for_libraries, parse
from ..office.emu import EMU_PER_POINT
from .contrast import contrast
from .geometry import Area
from .grounds import Backdrop, Drawing, backdrop
from .looks import Look, look_of
from .region_places import places_of
from .regions import FOOT, TITLES, P, Region, regions_of
from .theme import STYLES_LAYOUT, Theme

if TYPE_CHECKING:
    from lxml.etree import _Element
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout, SlideMaster

__all__ = ["LayoutRegions", "Master", "Region", "open_master"]


USUAL = Area(0, 0, 960, 540)
"""The page that slide files are written for: the points in them are of its size."""


@dataclass(frozen=True)
class LayoutRegions:
    """A layout by its name, with python-pptx's own object and its regions by name; whether its ground is dark."""

    name: str
    layout: SlideLayout
    regions: Mapping[str, Region]
    dark: bool = False
    theme: Theme | None = None
    """Its look, where that is not the deck's: another master's, or the same with its colours mapped otherwise."""

    backdrop: Backdrop | None = None

    def region_named(self, name: str) -> str | None:
        """The region of that name, whatever its case, or in that place; None where there is none."""
        if name in self.regions:
            return name
        fold = {known.casefold(): known for known in self.regions}
        return fold.get(name.casefold()) or places_of(self.regions).get(name)


@dataclass(frozen=True)
class Master:
    """The opened master. `presentation` is the one that slides are added to."""

    presentation: Presentation
    theme: Theme
    layouts: Mapping[str, LayoutRegions]

    @property
    def size(self) -> Area:
        """The whole page."""
        width, height = self.presentation.slide_width or 0, self.presentation.slide_height or 0
        return Area(0, 0, width / EMU_PER_POINT, height / EMU_PER_POINT)

    @property
    def against_usual(self) -> tuple[float, float]:
        """How wide and high its page is, of the one that slide files count points on."""
        return self.size.width / USUAL.width, self.size.height / USUAL.height

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
        theme, layouts = _looks(presentation, shown)
    except (KeyError, ValueError, AttributeError, zipfile.BadZipFile) as error:
        problem = Problem(shown, "cannot be read as a presentation.", "Open it in PowerPoint and save it.")
        raise TemplateError(problem) from error
    return Master(presentation, theme, layouts)


def _looks(presentation: Presentation, shown: str) -> tuple[Theme, dict[str, LayoutRegions]]:
    """The deck's look, and the layouts of all masters by name; a name that two have goes on with a number."""
    page = Area(0, 0, (presentation.slide_width or 0) / EMU_PER_POINT, (presentation.slide_height or 0) / EMU_PER_POINT)
    defaults = presentation.part._element.find(f"{P}defaultTextStyle")
    layouts: dict[str, LayoutRegions] = {}
    looks: list[Look] = []
    for master in presentation.slide_masters:
        elements = [layout._element for layout in master.slide_layouts]
        looks.append(look_of(_theme_root(master), master._element, elements, looks))
        for layout in master.slide_layouts:
            name = _free_name(layout.name, layouts)
            colours = looks[-1].on(layout._element).colours
            regions = regions_of(
                layout._element, master._element, defaults, colours, sampled=bool(looks[-1].theme.paint)
            )
            layouts[name] = _lit(LayoutRegions(name, layout, regions), master, looks, page)
    if not any(look.theme.styles for look in looks):
        hint = "`jianbao brand MASTER -o FOLDER` adds them to any master: samples named title, kpi, heading, body ..."
        raise TemplateError(Problem(shown, f'no layout "{STYLES_LAYOUT}".', hint))
    return next(look.theme for look in looks if look.theme.styles), layouts


def _free_name(name: str, known: Mapping[str, object]) -> str:
    numbered = (f"{name} {number}" for number in range(2, len(known) + 3))
    return name if name not in known else next(one for one in numbered if one not in known)


def _lit(layout: LayoutRegions, master: SlideMaster, looks: Sequence[Look], page: Area) -> LayoutRegions:
    """The layout with what it shows before anything is on it, and the look that suits that."""
    element = layout.layout._element
    look = looks[-1].on(element)
    back = backdrop(_drawing(layout.layout), _drawing(master), look.colours, page)
    main = next((one.theme for one in looks if one.theme.styles), looks[0].theme)
    ground = back.under(_content(layout.regions) or page)
    theme = look.theme if look.theme.styles else replace(look.theme, styles=main.styles)
    dark = contrast(f"#{theme.colour('lt1')}", ground) > contrast(f"#{theme.colour('dk1')}", ground)
    return replace(layout, dark=dark, backdrop=back, theme=None if theme == main else theme)


def _content(regions: Mapping[str, Region]) -> Area | None:
    """The place of all that is neither title nor foot, or of the title alone."""
    areas = [one.area for one in regions.values() if one.kind not in (*TITLES, *FOOT)]
    areas = areas or [one.area for one in regions.values() if one.kind in TITLES]
    if not areas:
        return None
    left, top = min(one.x for one in areas), min(one.y for one in areas)
    return Area(left, top, max(one.right for one in areas) - left, max(one.bottom for one in areas) - top)


def _drawing(sheet: SlideLayout | SlideMaster) -> Drawing:
    part = sheet.part

    def picture(relation: str) -> bytes | None:
        return part.related_part(relation).blob if relation in part.rels else None

    return Drawing(sheet._element, picture)


def _theme_root(master: SlideMaster) -> _Element:
    from pptx.opc.constants import RELATIONSHIP_TYPE

    return parse(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
