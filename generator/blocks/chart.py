"""Charts on a page: a drawn picture, with native text about it: title, unit, legend keys, rows of ratios."""

from __future__ import annotations

from collections.abc import Iterator

from ..charts.drawing.palette import SERIES
from ..charts.drawing.slots import slots
from ..charts.resolve import RatioCell, ResolvedChart, resolve
from ..charts.spec import ChartSpec, RatioRow
from ..finance.findings import FAILED_RECONCILIATION, WARNING, Finding
from ..language.chosen import WORDS
from ..language.measure import SAFETY, width
from ..page.drawingml import Ground
from ..page.geometry import Area
from ..page.page import Line, line_width, text_height
from ..text.marks import Run
from ..text.terms import MissingFigure
from .context import Block, Setting
from .registry import BlockKind

_PADDING = 12.0
_HEADING = 27.0
_LEGEND = 17.0
_RATIO = 19.0
_UNDER_HEADING = 3.0
_NOTE = 14
_KEY = 7.0


class ChartBlock(ChartSpec, Block):
    """A chart: the block's own key is `series`."""

    title_style: str = "heading"


def set_chart(block: ChartBlock, area: Area, setting: Setting) -> None:
    inner = setting.inside()
    try:
        resolved = resolve(block, setting.renderer, setting.names, setting.page.note_mark)
    except MissingFigure as error:
        title = f"{setting.plain(block.title)} " if block.title else ""
        setting.set_waiting(area, "chart to be filled in", error.problems[0], title)
        return
    if block.panel:
        setting.page.shape(area, "panel", Ground(fill="lt2"))
        setting.page.shape(area.top(2.25), "panel rule", Ground(fill="dk2"))
        area = area.inset(_PADDING, 10)
    area = _set_heading(block, area, inner)
    if block.naming == "legend":
        area = _set_legend(resolved, area, inner)
    named = block.title or block.description
    name = inner.plain(named) if named else str(block.series[0].figure)
    if resolved.does_not_add_up or resolved.shares:
        area = _tell_rounding(name, resolved, area, inner)
    left = max((_label_width(row, inner) for row in block.ratios), default=0.0)
    rows = _RATIO * len(block.ratios)
    picture = Area(area.x + left, area.y, area.width - left, area.height - rows)
    setting.page.chart(picture, f"chart {name}", resolved.data, resolved.description, resolved.prints)
    for number, (row, cells) in enumerate(zip(block.ratios, resolved.ratio_rows, strict=True)):
        place = Area(picture.x, picture.bottom + number * _RATIO, picture.width, _RATIO)
        _set_ratios(row, cells, place, left, len(resolved.data.categories), inner)


def _set_heading(block: ChartBlock, area: Area, setting: Setting) -> Area:
    """Title and unit: in one line where they fit, else under one another."""
    heading, label = setting.page.style(block.title_style), setting.page.style("label")
    title = setting.paragraphs(block.title, "chart")[0] if block.title is not None else ()
    unit = setting.paragraphs(block.unit, "chart")[0] if block.unit is not None else ()
    if not title and not unit:
        return area
    needed = line_width(Line(title, heading)) + line_width(Line(unit, label)) + 6
    if title and unit and needed * SAFETY <= area.width:
        setting.page.two_styles(area.top(_HEADING), "chart title", ((*title, Run(" ")), heading), (unit, label))
        return area.below(_HEADING + _UNDER_HEADING)
    lines = [Line(runs, style) for runs, style in ((title, heading), (unit, label)) if runs]
    height = max(text_height(lines, area.width) + 4, _HEADING)
    setting.page.text(area.top(height), "chart title", lines)
    return area.below(height + _UNDER_HEADING)


def _set_legend(resolved: ResolvedChart, area: Area, setting: Setting) -> Area:
    """A coloured square before each series' name, in the colours of the current period's column; what is left below."""
    style = setting.page.style("note")
    left = area.x
    for number, series in enumerate(resolved.data.series):
        needed = _KEY + 5 + width(series.name, style.size) * 1.15 + 8
        if left > area.x and left + needed > area.right:
            left, area = area.x, area.below(_LEGEND)
        key = Area(left, area.y + (_LEGEND - _KEY) / 2, _KEY, _KEY)
        setting.page.shape(key, "legend key", Ground(fill=SERIES[number % len(SERIES)]))
        name = Area(key.right + 5, area.y, min(needed - _KEY - 5, area.right - key.right - 5), _LEGEND)
        setting.page.text(name, "legend", [Line((Run(series.name),), style)], anchor="ctr")
        left += needed + 10
    return area.below(_LEGEND)


def _label_width(row: RatioRow, setting: Setting) -> float:
    lines = setting.lines(row.label, setting.page.style("note")) if row.label else []
    return max((line_width(line) * SAFETY + 8 for line in lines), default=0.0)


def _set_ratios(
    row: RatioRow, cells: tuple[RatioCell, ...], place: Area, left: float, count: int, setting: Setting
) -> None:
    if row.label:
        label = Area(place.x - left, place.y - 6, left, place.height + 12)
        lines = setting.lines(row.label, setting.page.style("note"))
        setting.page.text(label, "ratio label", lines, anchor="ctr")
    centres = slots(place.width, count)
    style = setting.page.style("subheading", colour="accent1")
    for cell in cells:
        first = int(cell.position)
        x = centres[first] if cell.position == first else (centres[first] + centres[first + 1]) / 2
        runs = (Run(cell.print.text, origin=cell.print),)
        ground = Ground(fill="accent5", geometry="roundRect", radius=9) if row.between else None
        box = Area(place.x + x - 32, place.y + 1, 64, place.height - 2)
        setting.page.text(box, "ratio", [Line(runs, style)], anchor="ctr", align="ctr", ground=ground, wrap=False)


def _tell_rounding(name: str, resolved: ResolvedChart, area: Area, setting: Setting) -> Area:
    """The note below the chart, where rounding is the reason; what is left above. Parts that miss are a finding."""
    where = f"slide {setting.page.number}"
    if resolved.missing:
        what = f"the parts of {name} miss their total by {resolved.missing.normalize():f}."
        hint = "Correct the parts or the total: no rounding explains it."
        setting.found(Finding(FAILED_RECONCILIATION, where, what, hint, slide=setting.page.number))
        return area
    style = setting.page.style("note")
    note = Area(area.x, area.bottom - _NOTE, area.width, _NOTE)
    setting.page.text(note, "rounding", [Line((Run(WORDS.rounding_note),), style)], anchor="b")
    for what in _apart(name, resolved):
        told = f"{what} as printed: {WORDS.rounding_note} stands there."
        setting.found(Finding(WARNING, where, told, slide=setting.page.number))
    return Area(area.x, area.y, area.width, area.height - _NOTE - 2)


def _apart(name: str, resolved: ResolvedChart) -> Iterator[str]:
    """By how much what is printed does not add up."""
    if resolved.does_not_add_up:
        yield f"the parts of {name} differ from their total by {abs(resolved.rounding):f}"
    if resolved.shares:
        yield f"the shares of {name} add up to {100 + resolved.shares:f}%"


KIND = BlockKind("series", ChartBlock, set_chart)
