"""KPIs: large numbers with their units small beside them, and a quiet label under each."""

from __future__ import annotations

from typing import Literal

from ..geometry import Area
from ..page import Line
from ..spec.scalars import Model, Text
from .context import Block, Claim, Setting
from .registry import BlockKind

_VALUE_HEIGHT = 1.32
_LABEL_GAP = 2.0


class Kpi(Model):
    """A number as it is printed, and its label."""

    value: Claim
    label: Claim


class KpisBlock(Block):
    """Numbers side by side, or one under another with `direction: column`."""

    kpis: tuple[Kpi, ...]
    direction: Literal["row", "column"] = "row"
    align: Literal["l", "ctr"] = "ctr"
    size: Text = Text("kpi")
    dividers: bool = True
    reserve: int = 0
    """How many places to divide the room into, when some are to stay empty."""


def set_kpis(block: KpisBlock, area: Area, setting: Setting) -> None:
    count = max(len(block.kpis), block.reserve)
    places = area.columns(count, 0) if block.direction == "row" else area.rows(count, 8)
    for number, (kpi, place) in enumerate(zip(block.kpis, places, strict=False)):
        if number and block.dividers and block.direction == "row":
            setting.page.rule((place.x, place.y + 12), (place.x, place.bottom - 12))
        _set_kpi(kpi, place.inset(6 if block.direction == "row" else 0, 0), block, setting)


def _set_kpi(kpi: Kpi, place: Area, block: KpisBlock, setting: Setting) -> None:
    style, unit_style = setting.page.style(str(block.size)), setting.page.style("unit")
    label_style = setting.page.style("label")
    value_height = style.size * _VALUE_HEIGHT
    labels = setting.lines(kpi.label, label_style)
    needed = value_height + _LABEL_GAP + max(len(labels), 2) * label_style.size * 1.4
    top = place.y + max((place.height - needed) / 2, 0)
    values = [Line(paragraph, style, unit_style=unit_style) for paragraph in setting.sentence(kpi.value, "headline")]
    setting.page.text(Area(place.x, top, place.width, value_height), "kpi", values, anchor="b", align=block.align)
    label_top = top + value_height + _LABEL_GAP
    room = Area(place.x, label_top, place.width, place.bottom - label_top)
    setting.page.text(room, "label", labels, align=block.align)


KIND = BlockKind("kpis", KpisBlock, set_kpis)
