"""Rows of native text under a chart: ratios, growth over a year, and the values of its series as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..charts.data import ChartData
from ..charts.drawing.palette import keys
from ..charts.drawing.slots import slots
from ..charts.resolved import RatioCell, ResolvedChart, TextRow
from ..charts.spec import RatioRow
from ..language.measure import SAFETY, width
from ..page.drawingml import Ground
from ..page.fitting import Line, line_width
from ..page.geometry import Area
from ..page.theme import ColourName
from ..text.marks import Run
from .context import Setting

_RATIO = 18.0
_RATIO_WIDTH = 64.0
_CAPTION = 13.0
_TABLE_ROW = 15.0
_KEY = 7.0
_BESIDE_KEY = 4.0
_AFTER_LABEL = 8.0


class Row(NamedTuple):
    """A row ready to be set: figures with their middles, and the label, before them or above them."""

    between: bool
    cells: tuple[tuple[float, RatioCell], ...]
    label: Sequence[Line]
    above: bool = False
    tabled: bool = False
    key: tuple[ColourName, ...] = ()

    @property
    def height(self) -> float:
        return _TABLE_ROW if self.tabled else _RATIO + (_CAPTION if self.above else 0)


def left_of(rows: Sequence[TextRow], data: ChartData, setting: Setting) -> float:
    """The room that the names of a table's rows take, left of the columns over it."""
    if not rows:
        return 0.0
    size = setting.page.style("note").size
    keyed = (_KEY * _most_keys(data) + _BESIDE_KEY) if any(row.keyed for row in rows) else 0.0
    return keyed + max(width(row.label, size, True) for row in rows) * SAFETY + _AFTER_LABEL


def _most_keys(data: ChartData) -> int:
    return max((len(key) for key in keys(data)), default=0)


def rows_of(ratios: Sequence[RatioRow], resolved: ResolvedChart, area: Area, setting: Setting) -> Iterator[Row]:
    """The rows under a chart: those of a table, then ratios, whose label stands above where there is no room before."""
    data = resolved.data
    room = (area.width - data.margin - data.left, len(data.categories), data.breaks, data.close)
    centres = [data.left + x for x in slots(*room)]
    yield from _tabled(resolved, centres, setting)
    style = setting.page.style("note")
    for spec, cells in zip(ratios, resolved.ratio_rows, strict=True):
        places = tuple((_middle(cell, centres), cell) for cell in cells)
        label = setting.lines(spec.label, style) if spec.label else []
        free = min((x for x, _ in places), default=area.width) - _RATIO_WIDTH / 2
        above = max(map(line_width, label), default=0.0) * SAFETY + 4 > free
        if above:
            label = [Line(tuple(run for line in label for run in line.runs), replace(style, align="ctr"))]
        yield Row(spec.between, places, label, above)


def _tabled(resolved: ResolvedChart, centres: Sequence[float], setting: Setting) -> Iterator[Row]:
    colours = iter(keys(resolved.data))
    style = setting.page.style("note")
    for row in resolved.text_rows:
        places = tuple((centres[int(cell.position)], cell) for cell in row.cells)
        key = next(colours) if row.keyed else ()
        yield Row(False, places, [Line((Run(row.label),), style)], tabled=True, key=key)


def _middle(cell: RatioCell, centres: Sequence[float]) -> float:
    first = int(cell.position)
    return centres[first] if cell.position == first else (centres[first] + centres[first + 1]) / 2


def set_row(row: Row, place: Area, setting: Setting) -> None:
    """Put a row into its place."""
    if row.tabled:
        _set_tabled(row, place, setting)
        return
    if row.label and row.above:
        setting.page.text(place.top(_CAPTION), "ratio label", row.label, anchor="ctr", align="ctr")
        place = place.below(_CAPTION)
    elif row.label:
        beside = place._replace(y=place.y - 6, height=place.height + 12)
        setting.page.text(beside, "ratio label", row.label, anchor="ctr")
    style = setting.page.style("subheading", colour="accent1")
    for x, cell in row.cells:
        runs = (Run(cell.print.text, print=cell.print),)
        ground = Ground(fill="accent5", geometry="roundRect", radius=9) if row.between else None
        box = Area(place.x + x - _RATIO_WIDTH / 2, place.y + 1, _RATIO_WIDTH, place.height - 2)
        setting.page.text(box, "ratio", [Line(runs, style)], anchor="ctr", align="ctr", ground=ground, wrap=False)


def _set_tabled(row: Row, place: Area, setting: Setting) -> None:
    """A hairline, the key and the name of a series, and its values under their categories."""
    page = setting.page
    page.rule((place.x, place.y), (place.right, place.y), width=0.5)
    for number, colour in enumerate(row.key):
        key = Area(place.x + number * _KEY, place.y + (place.height - _KEY) / 2, _KEY, _KEY)
        page.shape(key, "table key", Ground(fill=colour))
    indent = len(row.key) * _KEY + _BESIDE_KEY if row.key else 0.0
    page.text(place._replace(x=place.x + indent, width=place.width - indent), "table label", row.label, anchor="ctr")
    size = page.style("note")
    for x, cell in row.cells:
        runs = (Run(cell.print.text, print=cell.print),)
        box = Area(place.x + x - _RATIO_WIDTH / 2, place.y, _RATIO_WIDTH, place.height)
        page.text(box, "table value", [Line(runs, size)], anchor="ctr", align="ctr", wrap=False)
