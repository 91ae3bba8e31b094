"""KPIs: large numbers with their units small beside them, and a quiet label under each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from ..language.measure import line_height
from ..page.fitting import Line, shared_style, text_height
from ..page.geometry import Area
from ..page.theme import TextStyle
from ..spec.bounds import CountOrNone, Few
from ..spec.scalars import Claim, Model, Text
from ..text.marks import Paragraph
from .context import Block, Setting
from .registry import BlockKind
from .sparkline import HEIGHT, AnySparkline, set_sparkline

_VALUE_HEIGHT = 1.42
_LABEL_GAP = 2.0
_FILLED = 0.8


class Kpi(Model):
    """A number as it is printed, its label, and under both the course of a metric as a small line."""

    value: Claim
    label: Claim
    sparkline: AnySparkline | None = None


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
    values = [setting.sentence(kpi.value, "headline") for kpi in block.kpis]
    labels = [setting.lines(kpi.label, setting.style("label")) for kpi in block.kpis]
    # Numbers one under another have a row's height each, and may be larger for it.
    growth = 0.0 if row else _growth(block, values, labels, places, setting)
    unit = setting.style("unit").grown(growth)
    style = setting.style(block.size).grown(growth)
    lines = [[Line(paragraph, style, unit_style=unit) for paragraph in value] for value in values]
    style = shared_style([line for value in lines for line in value] or [Line((), style)], places[0].width)
    if row:
        highest = max((text_height(label, places[0].width) for label in labels), default=0.0)
        style = _in_height(style, highest, places[0])
    for number, (value, label, place) in enumerate(zip(lines, labels, places, strict=False)):
        if number and block.dividers and row:
            setting.page.rule((place.x - 6, place.y + 12), (place.x - 6, place.bottom - 12))
        numbers = [replace(line, style=style) for line in value]
        _set_kpi(numbers, label, growth, _over_sparkline(place, block), block, setting)
    for kpi, place in zip(block.kpis, places, strict=False):
        _set_course(kpi, place, block, setting)


def _over_sparkline(place: Area, block: KpisBlock) -> Area:
    """What a number and its label have of their place."""
    if not any(kpi.sparkline for kpi in block.kpis):
        return place
    return place._replace(height=max(place.height - HEIGHT - _LABEL_GAP, place.height / 2))


def _set_course(kpi: Kpi, place: Area, block: KpisBlock, setting: Setting) -> None:
    if kpi.sparkline is not None:
        foot = _over_sparkline(place, block).bottom
        under = Area(place.x, foot + _LABEL_GAP, place.width, min(HEIGHT, place.bottom - foot - _LABEL_GAP))
        set_sparkline(kpi.sparkline, under, setting.inside(), centred=block.align == "ctr")


def _in_height(style: TextStyle, labels: float, place: Area) -> TextStyle:
    """The number's style, smaller where its label would not fit under it."""
    while style.size > style.least and style.size * _VALUE_HEIGHT + _LABEL_GAP + labels > place.height:
        style = replace(style, size=max(style.size - 1, style.least))
    return style


def _growth(
    block: KpisBlock, values: Sequence[Sequence[Paragraph]], labels: Sequence[list[Line]], places: Sequence[Area],
    setting: Setting,
) -> float:  # fmt: skip
    """How far the numbers of a column grow with their labels within three quarters of their places."""
    style, unit = setting.style(block.size), setting.style("unit")
    pairs = [
        ([Line(paragraph, style, unit_style=unit) for paragraph in value], label)
        for value, label in zip(values, labels, strict=True)
    ]
    tall = places[0].height * _FILLED
    return min((setting.growth_of([*value, *label], places[0].width, tall) for value, label in pairs), default=0.0)


def _set_kpi(
    values: Sequence[Line], labels: list[Line], growth: float, place: Area, block: KpisBlock, setting: Setting
) -> None:
    label_style = setting.style("label").grown(growth)
    style = values[0].style if values else label_style
    value_height = style.size * _VALUE_HEIGHT
    lines = max(len(labels), 2) if block.direction == "row" else len(labels)
    needed = value_height + _LABEL_GAP + lines * line_height(label_style.size)
    top = place.y + max((place.height - needed) / 2, 0)
    box = Area(place.x, top, place.width, value_height)
    setting.page.text(box, "kpi", values, anchor="b", align=block.align, wrap=False)
    label_top = top + value_height + _LABEL_GAP
    room = Area(place.x, label_top, place.width, place.bottom - label_top)
    setting.page.text(room, "label", labels, align=block.align, growth=growth)


KIND = BlockKind("kpis", KpisBlock, set_kpis, ground="any")
