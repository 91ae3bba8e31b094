"""Sparklines inside other blocks: the course of a metric as a small line, under a number, in a card or a cell."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from pydantic import BeforeValidator

from ..charts.kinds.registry import kind_named
from ..charts.resolve import resolve
from ..charts.spec import PeriodChoice
from ..page.geometry import Area
from ..page.placeable import ChartPicture
from ..spec.scalars import Model, Text, from_short
from ..text.terms import MissingFigure
from .context import Setting

HEIGHT = 26.0
_MOST_WIDE = 150.0


class SparklineSpec(Model):
    """A metric and the periods in which its course is shown: the same span of five years when left out."""

    figure: Text
    periods: PeriodChoice = PeriodChoice(last=5)


AnySparkline = Annotated[
    SparklineSpec, BeforeValidator(from_short("figure", str), json_schema_input_type=Text | SparklineSpec)
]
"""In YAML either a metric, or keys figure and periods."""


def set_sparkline(spec: SparklineSpec, area: Area, setting: Setting, *, centred: bool = False) -> None:
    """The line in an area, at the left of it or in its middle; nothing while no period has a value, which is told."""
    model = kind_named("sparkline").spec
    chart = model.model_validate({"kind": "sparkline", "series": (spec.figure,), "periods": spec.periods})
    try:
        resolved = resolve(chart, setting.renderer, setting.names)
    except MissingFigure as error:
        setting.renderer.session.missing(error.problems[0])
        return
    wide = min(area.width, _MOST_WIDE)
    x = area.x + (area.width - wide) / 2 if centred else area.x
    drawn = ChartPicture(resolved.description, resolved.prints, partial(setting.draw_chart, resolved.data))
    setting.page.chart(Area(x, area.y, wide, area.height), f"chart {spec.figure}", drawn)
