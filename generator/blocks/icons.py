"""Icons: pictograms with a word under each, in a grid."""

from __future__ import annotations

from typing import Literal

from ..page.fitting import Line, grown, text_height
from ..page.geometry import Area
from ..spec.bounds import Count, Size
from ..spec.scalars import Claim, Text
from .cards import grid
from .context import Block, Looped, Setting
from .registry import BlockKind

_UNDER, _BESIDE = 6.0, 14.0
_ICON_GROWTH = 0.4
"""By how much a pictogram grows with its words, at most."""


class Icon(Looped):
    """A pictogram and its word, or with `for: row in TABLE` one for each row."""

    label: Claim
    icon: Text | None = None


class IconsBlock(Block):
    icons: tuple[Icon, ...]
    columns: Count = 3
    direction: Literal["under", "beside"] = "under"
    size: Size = 34


def set_icons(block: IconsBlock, area: Area, setting: Setting) -> None:
    inner = setting.inside()
    icons = [(icon, each) for icon in block.icons for each in inner.rounds(icon)]
    loop = next((icon.rounds for icon in block.icons if icon.rounds), None)
    if not icons and loop is not None:
        setting.set_empty(loop, area)
        return
    places = grid(area, len(icons), block.columns, 6)
    lines = [_words(icon, block, each) for icon, each in icons]

    def draw(growth: float) -> None:
        for (icon, each), words, place in zip(icons, lines, places, strict=True):
            set_one = _set_beside if block.direction == "beside" else _set_under
            set_one(icon, place, block.size * (1 + _ICON_GROWTH * growth), words, growth, each)

    rooms = [_room(block, place) for place in places]
    growth = min((setting.growth_of(words, *room) for words, room in zip(lines, rooms, strict=True)), default=0.0)
    inner.page.growing(growth, draw)


def _words(icon: Icon, block: IconsBlock, setting: Setting) -> list[Line]:
    style = setting.style("heading") if block.direction == "beside" else setting.style("label", colour="dk1")
    return setting.lines(icon.label, style)


def _room(block: IconsBlock, place: Area) -> tuple[float, float]:
    largest = block.size * (1 + _ICON_GROWTH)
    if block.direction == "beside":
        return place.width - largest - _BESIDE, place.height
    return place.width, place.height - largest - _UNDER


def _set_under(icon: Icon, place: Area, size: float, lines: list[Line], growth: float, setting: Setting) -> None:
    above = size + _UNDER if icon.icon else 0.0
    height = text_height(grown(lines, growth), place.width)
    top = place.y + max((place.height - above - height) / 2, 0)
    if icon.icon is not None:
        at, name = Area(place.x, top, place.width, size), setting.plain(icon.icon)
        setting.page.pictogram(at, name, setting.ink("accent1"), where=icon.icon.where)
    under = Area(place.x, top + above, place.width, place.bottom - top - above)
    setting.page.text(under, "icon label", lines, align="ctr", growth=growth)


def _set_beside(icon: Icon, place: Area, size: float, lines: list[Line], growth: float, setting: Setting) -> None:
    if icon.icon is not None:
        at = Area(place.x, place.y + (place.height - size) / 2, size, size)
        setting.page.pictogram(at, setting.plain(icon.icon), setting.ink("accent1"), where=icon.icon.where)
    room = Area(place.x + size + _BESIDE, place.y, place.width - size - _BESIDE, place.height)
    setting.page.text(room, "icon label", lines, anchor="ctr", growth=growth)


KIND = BlockKind("icons", IconsBlock, set_icons, ground="any")
