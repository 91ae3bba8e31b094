"""KPIs: large numbers with their units small beside them, and a quiet label under each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from ..language.measure import SAFETY, line_height
from ..page.geometry import Area
from ..page.page import Line, line_width
from ..page.theme import TextStyle
from ..spec.bounds import CountOrNone, Few
from ..spec.scalars import Claim, Model, Text
from ..text.marks import Paragraph
from .context import Block, Setting
from .registry import BlockKind

_VALUE_HEIGHT = 1.42
_LABEL_GAP = 2.0


class Kpi(Model):
    """A number as it is printed, and its label."""

    value: Claim
    label: Claim


class KpisBlock(Block):
    """Numbers side by side, or one under another with `direction: column`."""

    kpis: Few[Kpi]
    direction: Literal["row", "column"] = "row"
    align: Literal["l", "ctr"] = "ctr"
    size: Text = Text("kpi")
    dividers: bool = True
    reserve: CountOrNone = 0
    """How many places to divide the room into, when some are to stay empty."""


def set_kpis(block: KpisBlock, area: Area, setting: Setting) -> None:
    count = max(len(block.kpis), block.reserve)
    row = block.direction == "row"
    places = [place.inset(6 if row else 0, 0) for place in (area.columns(count, 0) if row else area.rows(count, 8))]
    unit = setting.style("unit")
    values = [setting.sentence(kpi.value, "headline") for kpi in block.kpis]
    style = _shared_style(setting.style(block.size), unit, values, places[0].width)
    for number, (kpi, value, place) in enumerate(zip(block.kpis, values, places, strict=False)):
        if number and block.dividers and row:
            setting.page.rule((place.x - 6, place.y + 12), (place.x - 6, place.bottom - 12))
        lines = [Line(paragraph, style, unit_style=unit) for paragraph in value]
        _set_kpi(lines, kpi, place, block, setting)


def _shared_style(style: TextStyle, unit: TextStyle, values: Sequence[Sequence[Paragraph]], room: float) -> TextStyle:
    """One size for all numbers of a group: the largest at which each of them fits its place."""
    lines = [Line(paragraph, style, unit_style=unit) for value in values for paragraph in value]
    while style.size > style.least and any(line_width(line) * SAFETY > room for line in lines):
        style = replace(style, size=style.size - 1)
        lines = [replace(line, style=style) for line in lines]
    return style


def _set_kpi(values: Sequence[Line], kpi: Kpi, place: Area, block: KpisBlock, setting: Setting) -> None:
    label_style = setting.style("label")
    style = values[0].style if values else label_style
    value_height = style.size * _VALUE_HEIGHT
    labels = setting.lines(kpi.label, label_style)
    lines = max(len(labels), 2) if block.direction == "row" else len(labels)
    needed = value_height + _LABEL_GAP + lines * line_height(label_style.size)
    top = place.y + max((place.height - needed) / 2, 0)
    box = Area(place.x, top, place.width, value_height)
    setting.page.text(box, "kpi", values, anchor="b", align=block.align, wrap=False)
    label_top = top + value_height + _LABEL_GAP
    room = Area(place.x, label_top, place.width, place.bottom - label_top)
    setting.page.text(room, "label", labels, align=block.align)


KIND = BlockKind("kpis", KpisBlock, set_kpis)
