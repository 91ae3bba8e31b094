"""The small mark on a slide that shows figures nobody has settled yet: its words, and its place by the master."""

from __future__ import annotations

from collections.abc import Iterator

from ..finance.findings import OVERFLOW, Finding
from ..finance.status import Status
from ..language.chosen import WORDS
from ..office.emu import EMU_PER_POINT
from ..page.drawingml import Ground
from ..page.geometry import Area
from ..page.master import LayoutRegions, Master
from ..page.page import Line, Page
from ..text.marks import Run

REGION = "status"
"""The name of a placeholder that a layout may give the mark."""

_WORDS = {Status.ILLUSTRATIVE: WORDS.illustrative, Status.UNCONFIRMED: WORDS.unconfirmed}
_WIDTH, _HEIGHT, _GAP = 82, 18, 4
_RADIUS = 9


def set_status_mark(status: Status, page: Page, layout: LayoutRegions, master: Master) -> None:
    """The mark for the least sure status of a slide's figures; a finding where it lies over something."""
    places = list(_places(layout, master))
    place = next((one for one in places if _is_free(one, layout)), None)
    if place is None:
        what = f"the mark {_WORDS[status]} has no room beside the title of the layout {layout.name}."
        hint = f"Give the layout a placeholder named {REGION} in master.pptx, or a narrower title."
        page.findings.append(Finding(OVERFLOW, f"slide {page.number}", what, hint, slide=page.number))
        place = places[0]
    ground = Ground(fill="lt1", line="accent4", geometry="roundRect", radius=_RADIUS)
    line = Line((Run(_WORDS[status]),), page.style("note", align="ctr"))
    page.text(place, "status", [line], anchor="ctr", align="ctr", ground=ground)


def _places(layout: LayoutRegions, master: Master) -> Iterator[Area]:
    """The layout's own place for the mark; else the right edge of the page's margin, beside the title or above it."""
    if REGION in layout.regions:
        yield layout.regions[REGION].area
        return
    title = _title_of_master(master) or layout.regions["title"].area
    page_width = master.presentation.slide_width / EMU_PER_POINT
    left = page_width - title.x - _WIDTH
    # Beside a one-line title, whose words stand on its lower half.
    yield Area(left, title.bottom - title.height / 4 - _HEIGHT, _WIDTH, _HEIGHT)
    if title.y >= _HEIGHT + _GAP:
        yield Area(left, title.y - _GAP / 2 - _HEIGHT, _WIDTH, _HEIGHT)


def _title_of_master(master: Master) -> Area | None:
    """Where the slide master itself has its title: layouts that move theirs leave the mark where it is."""
    from pptx.enum.shapes import PP_PLACEHOLDER

    placeholders = master.presentation.slide_master.placeholders
    title = next((one for one in placeholders if one.placeholder_format.type == PP_PLACEHOLDER.TITLE), None)
    if title is None or title.width is None:
        return None
    return Area(*(length / EMU_PER_POINT for length in (title.left, title.top, title.width, title.height)))


def _is_free(place: Area, layout: LayoutRegions) -> bool:
    return not any(_overlap(place, region.area) for name, region in layout.regions.items() if name != REGION)


def _overlap(one: Area, other: Area) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
