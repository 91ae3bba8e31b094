"""A chart's data into pictures: SVG, and PNG for the programs that show no SVG. The same input gives the same bytes."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from ..page.theme import Theme
from .data import ChartData
from .drawing.font import unknown_in
from .drawing.labels import BETWEEN
from .drawing.sheet import Sheet
from .kinds.registry import module_of
from .picture import Drawing, Sibling

Drawer = Callable[[ChartData, Sheet], None]


def draw(
    data: ChartData, theme: Theme, width: float, height: float, siblings: Sequence[Sibling] = ()
) -> Drawing:  # fmt: skip
    """The chart at that size in points; `siblings` are the charts of its slide that are to look like it.

    Raises:
        TemplateError: the chart's kind is not known, or the theme lacks a text style that charts are set in.
    """
    canvas = sheet_of(data, theme, width, height, siblings).canvas
    texts = dict.fromkeys(placed.text for placed in canvas.texts)
    unknown = tuple((text, lacking) for text in texts if (lacking := unknown_in(text)))
    return Drawing(canvas.svg(), canvas.png(), tuple(_nowhere(canvas.omitted, data)), unknown)


def _nowhere(omitted: Sequence[str], data: ChartData) -> Iterator[str]:
    """The labels that stand nowhere: those of a table's points stand in it."""
    points = [point.labels for series in data.series for point in series.points] if data.tabled else []
    tabled = {text for labels in points for text in (*labels, BETWEEN.join(labels), " ".join(labels))}
    tabled |= set(data.totals) if data.tabled else set()
    yield from (text for text in omitted if text not in tabled)


def sheet_of(
    data: ChartData, theme: Theme, width: float, height: float, siblings: Sequence[Sibling] = ()
) -> Sheet:  # fmt: skip
    """The chart drawn on its sheet, which knows where its texts stand."""
    sheet = Sheet(theme, width, height, _wanted(siblings, theme))
    if data.categories and data.series:
        _drawer_of(data.kind)(data, sheet)
    return sheet


def _wanted(siblings: Sequence[Sibling], theme: Theme) -> dict[str, tuple[float, ...]]:
    """What each of the siblings would take for itself, by name."""
    wanted: dict[str, tuple[float, ...]] = {}
    for sibling in siblings:
        for name, own in sheet_of(sibling.data, theme, sibling.width, sibling.height).said.items():
            wanted[name] = (*wanted.get(name, ()), own)
    return wanted


@cache
def _drawer_of(kind: str) -> Drawer:
    drawer: Drawer = importlib.import_module(f"{__package__}.drawing.kinds.{module_of(kind)}").draw
    return drawer
