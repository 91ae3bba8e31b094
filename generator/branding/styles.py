"""Text styles for a foreign master, from its own title and body: their sizes bound ours, on a page of its size."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..page.geometry import Area
from ..page.regions import Region
from .catalogue import STYLES, Style

_SMALLEST = 8.0
_LEAST_TITLE = 16.0
_BODY_MOST = 20.0
_USUAL_ROOM = 888.0 * 425.0
"""The place for content and notes on the catalogue's page, in square points."""

_ROOMY, _LEAST_SCALE, _LEAST_NARROW = 1.04, 0.62, 0.52


@dataclass(frozen=True)
class Scaled:
    """The styles of the catalogue on one page."""

    scale: float
    narrow: float
    title: Style
    styles: dict[str, Style]

    def style(self, style: Style) -> Style:
        """A style of a region, on this page."""
        known = next((self.styles[name] for name, one in STYLES.items() if one == style), None)
        return known or _scaled(style, self.scale, self.narrow)


def styles_for(scale: float, narrow: float, room: Area, title: Region, body: Region | None) -> Scaled:
    """The catalogue's styles, the title as theirs is; what grows, to their own body's size. `scale` is the page's by
    its area, `narrow` by its narrower side: to that lines may shrink. A room that is small for its page makes both
    smaller."""
    share = (room.width * room.height / _USUAL_ROOM) ** 0.5 * _ROOMY
    scale = max(min(scale, share), _LEAST_SCALE)
    narrow = max(min(narrow, room.width / 888, room.height / 425), _LEAST_NARROW)
    size = title.style.size
    own = Style(size, min(size, max(_LEAST_TITLE, size * 0.55)), title.style.bold, "tx2")
    found = {name: _scaled(style, scale, narrow) for name, style in STYLES.items()} | {"title": own}
    if body is not None:
        most = min(max(found["body"].most, body.style.size), _BODY_MOST * scale)
        found["body"] = replace(found["body"], most=_half(most))
    return Scaled(scale, narrow, own, found)


def _scaled(style: Style, scale: float, narrow: float) -> Style:
    size = max(_half(style.size * scale), _SMALLEST)
    most = _half(style.most * scale) if style.most else 0.0
    return replace(style, size=size, least=min(max(_half(style.least * narrow), _SMALLEST), size), most=most)


def _half(size: float) -> float:
    """To half a point."""
    return round(size * 2) / 2
