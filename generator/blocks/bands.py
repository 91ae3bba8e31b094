"""Bands: each a claim on the brand colour, with its KPIs beside it."""

from __future__ import annotations

from ..page.drawingml import Ground
from ..page.geometry import Area
from ..spec.bounds import Count, Few
from ..spec.scalars import Claim, Model
from .context import Block, Setting
from .kpis import Kpi, KpisBlock, set_kpis
from .registry import BlockKind

_HEADING_WIDTH = 206
_GAP = 12


class Band(Model):
    heading: Claim
    kpis: Few[Kpi]


class BandsBlock(Block):
    """Bands one under another; numbers stand in a grid of at least `least` places, so that few do not sprawl."""

    bands: Few[Band]
    least: Count = 3


def set_bands(block: BandsBlock, area: Area, setting: Setting) -> None:
    inner, wide = setting.inside(), _HEADING_WIDTH * setting.page.across
    for band, place in zip(block.bands, area.rows(len(block.bands), _GAP), strict=True):
        heading = Area(place.x, place.y, wide, place.height)
        style = setting.style("heading", colour="lt1")
        lines = inner.heading(band.heading, style, wide - 36)
        setting.page.text(heading, "heading", lines, anchor="ctr", inset=(18, 8), ground=Ground(fill="dk2"))
        rest = Area(heading.right, place.y, place.width - wide, place.height)
        setting.page.shape(rest, "band", Ground(fill="lt2"))
        set_kpis(KpisBlock(kpis=band.kpis, reserve=block.least), rest.inset(4, 6), inner)


KIND = BlockKind("bands", BandsBlock, set_bands, ground="own")
