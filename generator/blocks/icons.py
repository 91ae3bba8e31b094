"""Icons: pictograms with a word under each, in a grid."""

from __future__ import annotations

from typing import Literal

from ..page.geometry import Area
from ..spec.bounds import Count, Size
from ..spec.scalars import Claim, Text
from .cards import grid
from .context import Block, Looped, Setting
from .registry import BlockKind


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
    for (icon, each), place in zip(icons, grid(area, len(icons), block.columns, 6), strict=True):
        if block.direction == "beside":
            _set_beside(icon, place, block, each)
        else:
            _set_under(icon, place, block, each)


def _set_under(icon: Icon, place: Area, block: IconsBlock, setting: Setting) -> None:
    style = setting.style("label", colour="dk1")
    lines = setting.lines(icon.label, style)
    height = (block.size + 6 if icon.icon else 0) + len(lines) * style.size * 1.4
    top = place.y + max((place.height - height) / 2, 0)
    if icon.icon is not None:
        at = Area(place.x, top, place.width, block.size)
        setting.page.pictogram(at, setting.plain(icon.icon), where=icon.icon.where)
        top += block.size + 6
    setting.page.text(Area(place.x, top, place.width, place.bottom - top), "icon label", lines, align="ctr")


def _set_beside(icon: Icon, place: Area, block: IconsBlock, setting: Setting) -> None:
    if icon.icon is not None:
        middle = place.y + (place.height - block.size) / 2
        at = Area(place.x, middle, block.size, block.size)
        setting.page.pictogram(at, setting.plain(icon.icon), where=icon.icon.where)
    room = Area(place.x + block.size + 14, place.y, place.width - block.size - 14, place.height)
    setting.page.text(room, "icon label", setting.lines(icon.label, setting.style("heading")), anchor="ctr")


KIND = BlockKind("icons", IconsBlock, set_icons)
