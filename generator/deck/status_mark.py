"""What a draft is known by: a badge on every slide, and a line under each figure that nobody has settled yet.

Neither takes room from the slide's words: a final deck has the same places and the same line breaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..finance.figures import Figure
from ..finance.findings import OVERFLOW, Finding
from ..finance.status import Status
from ..language.chosen import WORDS
from ..language.measure import SAFETY, width
from ..office.emu import EMU_PER_POINT
from ..page.drawingml import Ground
from ..page.fitting import Line
from ..page.free_lines import free_lines
from ..page.geometry import Area
from ..page.grounds import free_of
from ..page.master import LayoutRegions, Master
from ..page.page import Page
from ..text.marks import Run
from ..workbook.model import Entry
from .checks import unsettled_leaves

REGION = "status"
"""The name of a placeholder that a layout may give the badge."""

UNDERLINE = {Status.ILLUSTRATIVE: "dotted", Status.UNCONFIRMED: "wavy"}
"""The line under a figure of each status, as DrawingML names it; the badge's own words have them too."""

_HEIGHT, _GAP, _PADDING = 20, 4, 10
_RADIUS = 10


class Doubts:
    """What is not settled yet behind each origin of a print, each looked at once."""

    def __init__(self) -> None:
        # The origin is kept with its answer: an id says something only as long as what it is of lives.
        self._known: dict[int, tuple[Figure | Entry, tuple[Status, ...]]] = {}

    def behind(self, origin: Figure | Entry) -> tuple[Status, ...]:
        """The statuses of the cells behind a print that a final deck may not show, the least sure last."""
        if id(origin) not in self._known:
            found = {status for _, status, _ in unsettled_leaves(origin)}
            self._known[id(origin)] = origin, tuple(status for status in Status if status in found)
        return self._known[id(origin)][1]

    def underline(self, run: Run) -> str:
        """How a draft underlines a run: by the least sure status behind its print."""
        if run.print is None:
            return run.underline
        found = self.behind(run.print.figure)
        return UNDERLINE[found[-1]] if found else ""


def set_badge(statuses: Iterable[Status], page: Page, layout: LayoutRegions, master: Master) -> None:
    """The badge of a draft: that it is one, and every status that the slide's figures have; a finding where it lies
    over something."""
    runs = _words([status for status in UNDERLINE if status in set(statuses)])
    style = page.style("small", align="ctr", colour="accent1" if not layout.dark else "dk2")
    wide = width("".join(run.text for run in runs), style.size, True) * SAFETY + 2 * _PADDING
    places = list(_places(wide, layout, master))
    own = REGION in layout.regions
    free = [one for one in places if _is_free(one, layout)]
    clear = [one for one in free if free_of(one, _drawn(layout))]
    place = places[0] if own else next(iter(clear or free), None)
    if place is None:
        what = f"the badge {WORDS.draft} has no room beside the title of the layout {layout.name}."
        hint = f"Give the layout a placeholder named {REGION} in master.pptx, or a narrower title."
        page.findings.append(Finding(OVERFLOW, f"slide {page.number}", what, hint, slide=page.number))
        place = places[0]
    ground = Ground(fill="accent5", geometry="roundRect", radius=_RADIUS)
    page.text(place, "status", [Line(runs, style)], anchor="ctr", align="ctr", ground=ground, wrap=False)


def _words(statuses: list[Status]) -> tuple[Run, ...]:
    """草稿, and 含示例、待核数据 with each status underlined as its figures are."""
    draft = Run(WORDS.draft, bold=True)
    if not statuses:
        return (draft,)
    before, _, after = WORDS.holding.partition("{}")
    named = [Run(status.value, underline=UNDERLINE[status]) for status in statuses]
    listed = [run for one in named for run in (Run(WORDS.enumeration), one)][1:]
    return (draft, Run(WORDS.gap + before), *listed, Run(after))


def _places(wide: float, layout: LayoutRegions, master: Master) -> Iterator[Area]:
    """The layout's own place for the badge; else the right edge of the page's margin, above the title or beside it."""
    if REGION in layout.regions:
        own = layout.regions[REGION].area
        yield own._replace(x=own.right - wide, width=wide)
        return
    title = _of_master(master, "TITLE") or layout.regions["title"].area
    page_width = master.presentation.slide_width / EMU_PER_POINT
    left = page_width - max(title.x, _GAP) - wide
    if title.y >= _HEIGHT + _GAP:
        yield Area(left, title.y - _GAP / 2 - _HEIGHT, wide, _HEIGHT)
    # Beside a one-line title, whose words stand on its lower half.
    yield Area(left, title.bottom - title.height / 4 - _HEIGHT, wide, _HEIGHT)
    # On another company's master: where it has the date, which no slide shows, else wherever it is free at the right.
    date = next((one.area for one in layout.regions.values() if one.kind == "dt"), None) or _of_master(master, "DATE")
    if date is not None:
        yield Area(date.x, date.y + (date.height - _HEIGHT) / 2, wide, _HEIGHT)
    yield from free_lines(master.size, max(title.x, _GAP), (wide, _HEIGHT), [*_taken(layout), *_drawn(layout)])


def _of_master(master: Master, kind: str) -> Area | None:
    """Where the slide master itself has its title, or its date: layouts that move theirs leave the mark where it is."""
    from pptx.enum.shapes import PP_PLACEHOLDER

    wanted = {"TITLE": PP_PLACEHOLDER.TITLE, "DATE": PP_PLACEHOLDER.DATE}[kind]
    placeholders = master.presentation.slide_master.placeholders
    found = next((one for one in placeholders if one.placeholder_format.type == wanted), None)
    if found is None or found.width is None:
        return None
    return Area(*(length / EMU_PER_POINT for length in (found.left, found.top, found.width, found.height)))


def _is_free(place: Area, layout: LayoutRegions) -> bool:
    return free_of(place, _taken(layout))


def _taken(layout: LayoutRegions) -> list[Area]:
    """The places of regions, but for the date's, which no slide shows."""
    return [one.area for name, one in layout.regions.items() if name != REGION and one.kind != "dt"]


def _drawn(layout: LayoutRegions) -> tuple[Area, ...]:
    """What the master draws that is no page's ground."""
    layers = () if layout.backdrop is None else layout.backdrop.layers
    return tuple(one.area for one in layers if one.colour is None)
