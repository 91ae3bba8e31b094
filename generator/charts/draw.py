"""A chart's data into pictures: SVG, and PNG for the programs that show no SVG. The same input gives the same bytes."""

from __future__ import annotations

from ..page.theme import Theme
from .data import ChartData
from .drawing.sheet import Sheet
from .kinds.registry import drawer_of
from .picture import Drawing


def draw(data: ChartData, theme: Theme, width: float, height: float) -> Drawing:
    """The chart at that size in points.

    Raises:
        TemplateError: the chart's kind is not known.
    """
    canvas = sheet_of(data, theme, width, height).canvas
    return Drawing(canvas.svg(), canvas.png(), tuple(canvas.omitted))


def sheet_of(data: ChartData, theme: Theme, width: float, height: float) -> Sheet:
    """The chart drawn on its sheet, which knows where its texts stand."""
    sheet = Sheet(theme, width, height)
    if data.categories and data.series:
        drawer_of(data.kind)(data, sheet)
    return sheet
