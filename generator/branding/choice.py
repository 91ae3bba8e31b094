"""Which of a foreign file's layouts is taken for what: for content, for the cover, for a divider."""

from __future__ import annotations

from dataclasses import dataclass

from ..page.contrast import contrast
from ..page.regions import FOOT, A, parent_of, placeholders
from .room import content_room
from .theirs import TheirLayout, Theirs

_HIGHEST_TITLE = 0.42
"""Of the page: what begins lower is no title above content."""

_SEEN = 1.6
"""Less contrast than this is a title that stands on something else in truth."""

_QUARTER = 5_400_000
"""Of a turn, in sixty thousandths of a degree."""

_ROOMY = 0.3
"""Of the page, for content, where another layout has as much."""


@dataclass(frozen=True)
class Chosen:
    """The layouts that ours are made on."""

    content: TheirLayout
    cover: TheirLayout
    divider: TheirLayout


def choose(theirs: Theirs) -> Chosen | None:
    """The three layouts; None where not even one has a title, or there is no layout at all."""
    content = max(theirs.layouts, key=lambda one: _as_content(one, theirs), default=None)
    if content is None:
        return None
    cover = max(theirs.layouts, key=lambda one: _as_cover(one, content))
    divider = next((one for one in theirs.of(cover.master) if one.kind == "secHead"), None)
    divider = divider or next((one for one in theirs.layouts if one.kind == "secHead"), cover)
    return Chosen(content, cover, divider)


def _as_content(layout: TheirLayout, theirs: Theirs) -> tuple[bool, bool, bool, int, int, int, int]:
    """How well slides with a title above their content can be set on it; of several, the first in their list."""
    title, body, page = layout.title, layout.content, theirs.page
    if title is None or title.area.width < title.area.height or not title.area.width:
        return False, False, False, 0, 0, 0, 0
    above = title.area.bottom <= page.height * _HIGHEST_TITLE and all(
        one.area.y >= title.area.y + title.area.height / 2 for one in body
    )
    room = content_room(layout, page).area
    roomy = room.width * room.height >= page.width * page.height * _ROOMY
    single = len(body) == 1 and body[0].kind not in ("pic", "subTitle")
    suited = 2 if single else 1 if not body else 0
    ground = layout.backdrop.surely_under(title.area)
    seen = ground is None or not title.colour or contrast(title.colour, ground) >= _SEEN
    known = 0 if layout.opens else 2 if layout.kind == "obj" else int(layout.kind == "tx")
    level, place = above and not _is_upright(layout), theirs.layouts.index(layout)
    return True, level, roomy and seen, suited, known, layout.used, -place


def _is_upright(layout: TheirLayout) -> bool:
    """Whether its title or its text runs from top to bottom, as East Asian text can, or is turned on its side."""
    if layout.kind in ("vertTx", "vertTitleAndTx"):
        return True
    shapes = [shape for shape, ph in placeholders(layout.element) if ph.get("type", "obj") not in FOOT]
    shapes += [one for kind in ("title", "body") if (one := parent_of(kind, layout.master.element)) is not None]
    bodies = (body for shape in shapes for body in shape.iter(f"{A}bodyPr"))
    frames = (frame for shape in shapes for frame in shape.iter(f"{A}xfrm"))
    return any(body.get("vert", "horz") != "horz" for body in bodies) or any(
        _QUARTER / 2 < int(frame.get("rot", "0")) % (2 * _QUARTER) < 1.5 * _QUARTER for frame in frames
    )


def _as_cover(layout: TheirLayout, content: TheirLayout) -> tuple[bool, int, bool]:
    title = layout.title
    called = layout.kind == "title" or (title is not None and title.kind == "ctrTitle")
    rank = 2 if layout.opens and (called or layout.master is not content.master) else 1 if called else 0
    return title is not None, rank, layout.master is content.master
