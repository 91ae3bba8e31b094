"""Room on one slide: a region whose block has little to show takes less of it, the words beside it the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..page.geometry import Area
from ..page.master import Region

_NEAR = 48.0
"""How far apart two regions may lie, in points, to be neighbours."""


def shared_room(regions: Mapping[str, Region], wanted: Mapping[str, float]) -> dict[str, Region]:
    """The regions by name, those that want less than all of their room narrowed in favour of a neighbour.

    `wanted` has the share of its width that each region with a block wants, from 0 to 1.
    """
    placed = dict(regions)
    for name, share in wanted.items():
        if share < 1:
            _give(name, share, placed, wanted)
    return placed


def _give(name: str, share: float, placed: dict[str, Region], wanted: Mapping[str, float]) -> None:
    """Move the edge between a region and a neighbour left or right of it that wants all it can have."""
    area = placed[name].area
    given = area.width * (1 - share)
    for other, asked in wanted.items():
        beside = placed[other].area
        if other == name or asked < 1 or not _level(area, beside):
            continue
        if 0 <= area.x - beside.right <= _NEAR:
            placed[other] = _moved(placed[other], beside._replace(width=beside.width + given))
            placed[name] = _moved(placed[name], area._replace(x=area.x + given, width=area.width - given))
            return
        if 0 <= beside.x - area.right <= _NEAR:
            placed[other] = _moved(placed[other], beside._replace(x=beside.x - given, width=beside.width + given))
            placed[name] = _moved(placed[name], area._replace(width=area.width - given))
            return


def _level(one: Area, other: Area) -> bool:
    """Whether two places stand side by side for most of the lower one's height."""
    common = min(one.bottom, other.bottom) - max(one.y, other.y)
    return common >= 0.6 * min(one.height, other.height)


def _moved(region: Region, area: Area) -> Region:
    return replace(region, area=area, moved=area)
