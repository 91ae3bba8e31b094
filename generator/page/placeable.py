"""What a page asks of a chart: words for it, its prints, and a frame. Knows nothing of how charts are made."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from ..lineage.chart_print import ChartPrint
from .drawingml import picture
from .geometry import Area

_DOT = 72 / 200


class Frame(NamedTuple):
    """A shape's XML, and the name under which what belongs into it will be found once all slides are set."""

    xml: str
    content: str


class Placeable(Protocol):
    """A chart as a page sees it: `description` is its alt text."""

    @property
    def description(self) -> str: ...

    @property
    def prints(self) -> Sequence[ChartPrint]: ...

    def frame(self, shape_id: int, name: str, area: Area) -> Frame:
        """The shape that holds the chart in its place."""


@dataclass(frozen=True)
class ChartPicture:
    """A chart that is drawn as a picture; `drawn` has it drawn at a size in points, and names the drawing to come."""

    description: str
    prints: Sequence[ChartPrint]
    drawn: Callable[[float, float], str]

    def frame(self, shape_id: int, name: str, area: Area) -> Frame:
        area = area._replace(width=whole_dots(area.width), height=whole_dots(area.height))
        xml = picture(shape_id, name, area, self.description, (0, 0, 0, 0))
        return Frame(xml, self.drawn(area.width, area.height))


def whole_dots(length: float) -> float:
    """A length of a whole number of dots at 200 an inch, so that a drawing is never scaled by part of one."""
    return math.floor(length / _DOT + 1e-6) * _DOT
