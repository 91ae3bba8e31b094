"""Where a layout has room: below its title, inside its margins, clear of what its master draws and of its foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..page.geometry import Area
from ..page.grounds import free_of
from .theirs import TheirLayout, master_region, widest

_GAP = 8.0
_LEAST_LEFT = 0.45
"""What of a place a drawing may leave: one that would take more lies behind it."""

_SMALL = 0.12
"""Of the page: a drawing that is no larger is a logo or the like."""

_CLOSE = 4.0
"""How near a drawing may stand to content."""

_CARD = 0.6
_MARGIN = 18.0


@dataclass(frozen=True)
class Room:
    """The place for content, and the drawings that it keeps clear of and those that lie behind it."""

    area: Area
    clear: int
    behind: int


def content_room(layout: TheirLayout, page: Area) -> Room:
    """The largest place below the title for what slides show."""
    own = widest(layout.content) or master_region(layout.master, "body")
    wide = _below_title(layout, page)
    cut = _clear(_on_card(wide, layout), layout)
    if own is None or not own.area.width:
        return cut
    # Where drawings leave little below the title, what the layout itself has for content may be more.
    theirs = _clear(_above_foot(own.area.inset(min(own.inset, 8.0)), layout, page), layout, _SMALL)
    return max(cut, theirs, key=lambda room: room.area.width * room.area.height)


def _below_title(layout: TheirLayout, page: Area) -> Area:
    title = layout.title
    body = widest(layout.content) or master_region(layout.master, "body")
    assert title is not None
    left, right = title.area.x + title.inset, title.area.right - title.inset
    if body is not None and body.area.width:
        # A title may go over the whole page where text keeps margins, and the other way round.
        left, right = max(left, body.area.x), min(right, body.area.right)
        if right - left < page.width * 0.4:
            left, right = body.area.x, body.area.right
    left, right = max(left, _MARGIN), min(right, page.width - _MARGIN)
    top = title.area.bottom + _GAP
    if body is not None and body.area.y > top and _ends_between(title.area.bottom, body.area.y, layout):
        top = body.area.y
    return _above_foot(Area(left, top, right - left, page.height - _MARGIN - top), layout, page)


def _ends_between(upper: float, lower: float, layout: TheirLayout) -> bool:
    """Whether something drawn begins or ends there: the edge of a title's band, which need not be straight."""
    edges = (edge for one in layout.backdrop.layers[1:] for edge in (one.area.y, one.area.bottom))
    return any(upper - 1 < edge < lower + 1 for edge in edges)


def _above_foot(area: Area, layout: TheirLayout, page: Area) -> Area:
    """What of an area is above the footer and the page number, where those stand at the page's foot."""
    feet = [one for kind in ("ftr", "sldNum", "dt") if (one := foot_of(layout, kind)) is not None]
    tops = [one.y for one in feet if one.y > page.height * 0.75 and one.height]
    bottom = min([area.bottom, page.height - _MARGIN, *(top - 4 for top in tops)])
    return area._replace(height=max(bottom - area.y, 0))


def foot_of(layout: TheirLayout, kind: str) -> Area | None:
    """Where a layout, or else its master, has its footer, page number or date."""
    own = next((one for one in layout.regions.values() if one.kind == kind), None)
    found = own or master_region(layout.master, kind)
    return found.area if found is not None and found.area.width else None


def _on_card(area: Area, layout: TheirLayout) -> Area:
    """Within the card that most of it lies on, where a master draws one."""
    for ground in layout.backdrop.grounds[1:]:
        within = common(area, ground.area)
        if within.width * within.height >= area.width * area.height * _CARD and within != area:
            inset = ground.area.inset(_GAP * 1.5)
            area = common(area, inset)
    return area


def common(one: Area, other: Area) -> Area:
    left, top = max(one.x, other.x), max(one.y, other.y)
    width, height = min(one.right, other.right) - left, min(one.bottom, other.bottom) - top
    return Area(left, top, max(width, 0), max(height, 0))


def _clear(area: Area, layout: TheirLayout, most: float = 1.0) -> Room:
    """The area cut at whatever is drawn in it, each time at the side that costs least.

    Drawings of more than a share of the page, `most`, are left: whoever put content there knew them.
    """
    clear = behind = 0
    whole = area.width * area.height
    near = area.inset(-_GAP)
    for drawn in sorted(layout.backdrop.in_the_way(near), key=lambda one: one.width * one.height):
        if free_of(area.inset(-_CLOSE), [drawn]) or _share_of_page(drawn, layout) > most:
            continue
        best = max(_sides(area, drawn), key=lambda one: one.width * one.height)
        if best.width * best.height < whole * _LEAST_LEFT:
            behind += 1
        else:
            area, clear = best, clear + 1
    return Room(area, clear, behind)


def _share_of_page(drawn: Area, layout: TheirLayout) -> float:
    page = layout.backdrop.grounds[0].area
    return drawn.width * drawn.height / max(page.width * page.height, 1)


def _sides(area: Area, drawn: Area) -> Sequence[Area]:
    left, right = drawn.x - _GAP, drawn.right + _GAP
    top, bottom = drawn.y - _GAP, drawn.bottom + _GAP
    return (
        area._replace(width=max(left - area.x, 0)),
        Area(right, area.y, max(area.right - right, 0), area.height),
        area._replace(height=max(top - area.y, 0)),
        Area(area.x, bottom, area.width, max(area.bottom - bottom, 0)),
    )
