"""The charts of one slide: those of one kind and width get one plot height and one base line, once all of them are set.

A page places each chart where its own title, legend and ratios leave room. Before any is drawn, the places of a family
are made alike here; what is shared within the drawings is decided where they are drawn, by `Sibling`s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml.etree import _Element

from ..page.geometry import Area
from ..page.page import Page
from ..page.pending import PendingChart
from ..page.placeable import whole_dots
from .data import ChartData
from .picture import Sibling

Draw = Callable[[ChartData, float, float, tuple[Sibling, ...]], str]
"""Has a chart drawn, at a size in points, like its siblings; returns the name of the drawing to come."""

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EMU = 12700
_AS_WIDE = 1.08
_LEAST_LEFT = 0.75
_COLUMNS = ("column", "stacked-column", "grouped-column")


@dataclass
class Siblings:
    """The charts of a slide as they are asked for."""

    asked: dict[str, ChartData] = field(default_factory=dict)

    def ask(self, data: ChartData, width: float, height: float) -> str:  # noqa: ARG002  (as the page asks for charts)
        """Note a chart; the name by which the page knows it until all are settled."""
        name = f"chart {len(self.asked) + 1}"
        self.asked[name] = data
        return name

    def settle(self, page: Page, draw: Draw) -> None:
        """Move the charts into the places that they share, and have them drawn."""
        charts = [_Chart(number, self.asked[one.name], one.element) for number, one in enumerate(page.charts)]
        for family in _families(charts):
            areas = alike([chart.area for chart in family])
            known = [Sibling(one.data, area.width, area.height) for one, area in zip(family, areas, strict=True)]
            siblings = tuple(known) if len(known) > 1 else ()
            for chart, area in zip(family, areas, strict=True):
                chart.move(area)
                name = draw(chart.data, area.width, area.height, siblings)
                page.charts[chart.number] = PendingChart(name, chart.element)


@dataclass(frozen=True)
class _Chart:
    number: int
    data: ChartData
    element: _Element

    @property
    def area(self) -> Area:
        offset, extent = self._ends()
        places = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
        return Area(*(int(place or 0) / _EMU for place in places))

    def move(self, area: Area) -> None:
        offset, extent = self._ends()
        offset.set("y", str(round(area.y * _EMU)))
        extent.set("cy", str(round(area.height * _EMU)))

    def _ends(self) -> tuple[_Element, _Element]:
        offset, extent = next(self.element.iter(f"{_A}off")), next(self.element.iter(f"{_A}ext"))
        return offset, extent


def _families(charts: Sequence[_Chart]) -> Iterator[list[_Chart]]:
    """Charts of one kind that are about as wide as each other."""
    families: list[list[_Chart]] = []
    for chart in charts:
        known = next((family for family in families if _is_akin(family[0], chart)), None)
        if known is None:
            families.append([chart])
        else:
            known.append(chart)
    yield from families


def _is_akin(one: _Chart, other: _Chart) -> bool:
    kinds = {one.data.kind, other.data.kind}
    narrow, wide = sorted((one.area.width, other.area.width))
    return (len(kinds) == 1 or kinds <= set(_COLUMNS)) and wide <= narrow * _AS_WIDE


def alike(areas: Sequence[Area]) -> list[Area]:
    """The areas of those in one row from one top to one foot, and all rows of one height where they nearly are."""
    found = [_in_row(area, areas) for area in areas]
    least = min(area.height for area in found)
    return [_of_height(area, least) for area in found]


def _in_row(area: Area, areas: Sequence[Area]) -> Area:
    row = [other for other in areas if _beside(area, other)]
    top, bottom = max(one.y for one in row), min(one.bottom for one in row)
    if bottom - top < area.height * _LEAST_LEFT:
        return area
    height = whole_dots(bottom - top)
    return Area(area.x, bottom - height, area.width, height)


def _beside(one: Area, other: Area) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.y, other.y)
    return shared > min(one.height, other.height) / 2


def _of_height(area: Area, height: float) -> Area:
    if height < area.height * _LEAST_LEFT:
        return area
    return Area(area.x, area.bottom - height, area.width, height)
