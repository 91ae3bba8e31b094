"""The catalogue's layouts set out on a foreign page: content in its room, the words of covers where its subtitle is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..language.measure import LINE_PITCH
from ..page.free_lines import free_lines
from ..page.geometry import Area
from ..page.grounds import free_of
from .catalogue import Layout, Region
from .layout_xml import Placed
from .room import common, content_room, foot_of
from .styles import Scaled
from .theirs import TheirLayout, widest

_LEFT, _TOP, _RIGHT, _BOTTOM = 36.0, 81.0, 924.0, 462.0
_HIGHEST = 62.0
"""Where content begins in the catalogue at the highest: a subtitle stands above the usual place."""

_NOTES, _NOTE_LINES = 38.0, 3
_GAP = 6.0
_LOOSE = 0.9
"""How much more than it needs a line of a cover may have, as a share: its lines stand together."""

_BADGE = (190.0, 20.0)
"""What a draft's badge takes at most."""

_OURS = ("title", "ctrTitle", "ftr", "sldNum")
_OPEN = ("cover", "divider", "question", "closing")


def is_open(layout: Layout) -> bool:
    """Whether a layout is a cover or a divider, a page of a few words."""
    return layout.name in _OPEN


def content_regions(layout: Layout, base: TheirLayout, page: Area, styles: Scaled) -> list[Placed]:
    """The regions of a layout with a title above its content, and the place for its notes."""
    room = content_room(base, page).area
    if not _has_free_line(room, base, page):
        room = room.below(_BADGE[1] + _GAP)
    notes = max(_NOTES * styles.scale, _NOTE_LINES * styles.styles["note"].size * LINE_PITCH + 1)
    above = room._replace(height=room.height - notes - _GAP)
    own = [one for one in layout.regions if one.kind not in _OURS and one.name not in ("notes", "status")]
    top = min([_TOP, *(one.area[1] for one in own if one.area[1] >= _HIGHEST)])
    bottom = max(_BOTTOM, *(one.area[1] + one.area[3] for one in own))
    ours = Area(_LEFT, top, _RIGHT - _LEFT, bottom - top)
    found = [_put(one, _mapped(common(Area(*one.area), ours), ours, above), styles) for one in own]
    noted = next((one for one in layout.regions if one.name == "notes"), None)
    if noted is not None:
        found.append(_put(noted, Area(room.x, room.bottom - notes, room.width, notes), styles))
    return [*found, *_foot(layout, base, page, styles)]


def _has_free_line(room: Area, base: TheirLayout, page: Area) -> bool:
    """Whether a draft's badge finds a place beside all that is there."""
    kept = [one.area for one in base.regions.values() if one.kind in _OURS]
    wide = wide_footer(base, page)
    drawn = base.backdrop.in_the_way(page)
    margin = base.title.area.x if base.title is not None else _GAP
    taken = [room, *kept, *([wide] if wide is not None else []), *drawn]
    return next(free_lines(page, margin, _BADGE, taken), None) is not None


def _mapped(area: Area, ours: Area, theirs: Area) -> Area:
    across, down = theirs.width / ours.width, theirs.height / ours.height
    return Area(
        theirs.x + (area.x - ours.x) * across, theirs.y + (area.y - ours.y) * down, area.width * across,
        area.height * down,
    )  # fmt: skip


def _put(region: Region, area: Area, styles: Scaled, align: str = "") -> Placed:
    return Placed(
        region.name, area, styles.style(region.style), region.kind, align or region.align, region.anchor, region.fill,
        region.inset * min(styles.scale, 1.0), region.columns, region.prompt,
    )  # fmt: skip


def _foot(layout: Layout, base: TheirLayout, page: Area, styles: Scaled) -> Iterator[Placed]:
    """Footer and page number where the master has a place for them that the layout leaves out, or none at all."""
    line = Area(36 * styles.scale, page.height - 24, page.width - 72 * styles.scale, 18)
    for region in layout.regions:
        if region.kind not in ("ftr", "sldNum") or any(one.kind == region.kind for one in base.regions.values()):
            continue
        place = foot_of(base, region.kind)
        if place is None:
            part = line._replace(width=line.width * 0.8)
            if region.kind == "sldNum":
                part = Area(line.right - 60, line.y, 60, line.height)
            place = part if free_of(part, base.backdrop.in_the_way(part)) else None
        if place is not None:
            yield _put(region, place, styles)


def wide_footer(base: TheirLayout, page: Area) -> Area | None:
    """The footer's place with what its neighbours leave of their line, to the side that its text begins at.

    None where it has no line to itself: what is centred stays in its middle, what is at the right ends there.
    """
    own = next((one for one in base.regions.values() if one.kind == "ftr"), None)
    place = foot_of(base, "ftr")
    if own is None or place is None:
        return None
    number = foot_of(base, "sldNum")
    sides = [number] if number is not None and number.y < place.bottom and number.bottom > place.y else []
    left = max([_GAP * 3, *(one.right + _GAP for one in sides if one.right <= place.x + 1)])
    right = min([page.width - _GAP * 3, *(one.x - _GAP for one in sides if one.x >= place.right - 1)])
    if own.style.align == "ctr":
        middle = place.x + place.width / 2
        half = min(middle - left, right - middle)
        left, right = middle - half, middle + half
    else:
        left, right = (left, place.right) if own.style.align == "r" else (place.x, right)
    wider = Area(left, place.y, right - left, place.height)
    return wider if right - left > place.width and free_of(wider, base.backdrop.in_the_way(wider)) else None


def open_regions(layout: Layout, base: TheirLayout, page: Area, styles: Scaled) -> list[Placed]:
    """The regions of a cover or divider: its lines one under another where the master has its subtitle."""
    lines = [one for one in layout.regions if one.kind not in _OURS and one.name != "logo"]
    found = []
    if lines:
        place, align = _words(base, page), _align(base)
        place = _high_enough(place, lines, base, page, styles)
        found = [_put(one, area, styles, align) for one, area in zip(lines, _rows(place, lines, styles), strict=True)]
    logo = next((one for one in layout.regions if one.name == "logo"), None)
    if logo is not None:
        found.insert(0, _put(logo, _corner(base, page, styles), styles))
    return found


def _words(base: TheirLayout, page: Area) -> Area:
    """The subtitle's place, or what is below the title."""
    subtitle = widest(base.content)
    if subtitle is not None and subtitle.area.height >= 20 and subtitle.area.width >= page.width * 0.25:
        return subtitle.area.inset(subtitle.inset, 0)
    return content_room(base, page).area


def _align(base: TheirLayout) -> str:
    subtitle = widest(base.content)
    known = subtitle or base.title
    return known.style.align if known is not None and known.style.align in ("l", "ctr", "r") else "l"


def _high_enough(place: Area, lines: Sequence[Region], base: TheirLayout, page: Area, styles: Scaled) -> Area:
    """The place made as high as its lines need, downwards, as far as there is nothing."""
    needed = sum(_least(one, styles) for one in lines)
    feet = [one.y for kind in ("ftr", "sldNum", "dt") if (one := foot_of(base, kind)) is not None and one.y > place.y]
    title = base.title
    below = [title.area.y] if title is not None and title.area.y > place.y else []
    lowest = min([page.height - 18, *feet, *below])
    if needed <= place.height:
        return place
    return place._replace(height=min(needed, max(lowest - place.y, place.height)))


def _least(region: Region, styles: Scaled) -> float:
    return max(styles.style(region.style).size * 1.5, region.area[3] * 0.4 * styles.scale)


def _rows(place: Area, lines: Sequence[Region], styles: Scaled) -> list[Area]:
    """One under another: each what it needs at least, and its share of what is left."""
    least, wanted = [_least(one, styles) for one in lines], [one.area[3] for one in lines]
    left = place.height - sum(least)
    found, y = [], place.y
    for needed, share in zip(least, wanted, strict=True):
        more = min(left * share / sum(wanted), needed * _LOOSE)
        height = needed + more if left >= 0 else needed * place.height / sum(least)
        found.append(Area(place.x, y, place.width, height))
        y += height
    return found


def _corner(base: TheirLayout, page: Area, styles: Scaled) -> Area:
    """A corner that is free, for another's logo; the first where none is."""
    wide, high, margin = 200 * styles.scale, 40 * styles.scale, 24 * styles.scale
    taken = [one.area for one in base.regions.values()]
    corners = [
        Area(x, y, wide, high)
        for x in (margin, page.width - margin - wide) for y in (margin, page.height - margin - high)
    ]  # fmt: skip
    free = (one for one in corners if free_of(one, [*taken, *base.backdrop.in_the_way(one)]))
    return next(free, corners[0])
