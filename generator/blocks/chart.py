"""Charts on a page: a drawn picture, with native text about it: title, unit, legend keys, rows of ratios."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Annotated

from pydantic import AfterValidator, create_model

from ..charts.drawing.palette import SERIES
from ..charts.drawing.slots import slots
from ..charts.kinds.registry import KINDS, kind_named
from ..charts.options import Naming
from ..charts.resolve import resolve
from ..charts.resolved import RatioCell, ResolvedChart
from ..charts.spec import AnyNotedSeries, ChartSpec, OverPeriods, RatioRow, one_of
from ..finance.findings import FAILED_RECONCILIATION, WARNING, Finding
from ..language.chosen import WORDS
from ..language.measure import SAFETY, width
from ..page.drawingml import Ground
from ..page.fitting import Line, line_width, text_height
from ..page.geometry import Area
from ..page.placeable import ChartPicture
from ..spec.scalars import Text
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
    """A chart: the block's own key is `series`. What more it may say depends on its `kind`: see `chart_block`."""

    title_style: Text = Text("heading")


def _known_kind(name: str) -> str:
    one_of(name, KINDS)
    return name


class _NoKind(ChartBlock):
    """What is read where no such kind is: it tells that, and of the other keys only what is wrong in any kind."""

    model_config = ChartBlock.model_config | {"extra": "ignore"}

    kind: Annotated[str, AfterValidator(_known_kind)]
    series: tuple[AnyNotedSeries, ...] = ()
    total: Text | None = None


def chart_block(tree: Mapping[str, object]) -> type[ChartBlock]:
    """The model of a chart block by its kind."""
    kind = str(tree.get("kind"))
    return _block_of(kind) if kind in KINDS else _NoKind


@cache
def _block_of(kind: str) -> type[ChartBlock]:
    spec = kind_named(kind).spec
    bases = (spec, ChartBlock)
    model = create_model(f"{spec.__name__}Block", __base__=bases, __doc__=spec.__doc__, __module__=__name__)
    assert issubclass(model, ChartBlock)
    return model


def set_chart(block: ChartBlock, area: Area, setting: Setting) -> None:
    inner = setting.inside()
    try:
        resolved = resolve(block, setting.renderer, setting.names, setting.page.note_mark)
    except MissingFigure as error:
        title = f"{setting.plain(block.title)} " if block.title else ""
        setting.set_waiting(area, "chart to be filled in", error.problems[0], title)
        return
    area = _set_heading(block, _set_panel(area, setting) if block.panel else area, inner)
    if isinstance(block, Naming) and block.naming == "legend":
        area = _set_legend(resolved, area, inner)
    named = block.title or block.description
    name = inner.plain(named) if named else str(block.series[0].figure)
    if resolved.does_not_add_up or resolved.shares:
        area = _tell_rounding(name, resolved, area, inner)
    ratios = block.ratios if isinstance(block, OverPeriods) else ()
    left = max((_label_width(row, inner) for row in ratios), default=0.0)
    picture = Area(area.x + left, area.y, area.width - left, area.height - _RATIO * len(ratios))
    drawn = ChartPicture(resolved.description, resolved.prints, partial(setting.draw_chart, resolved.data))
    setting.page.chart(picture, f"chart {name}", drawn)
    for number, (row, cells) in enumerate(zip(ratios, resolved.ratio_rows, strict=True)):
        place = Area(picture.x, picture.bottom + number * _RATIO, picture.width, _RATIO)
        _set_ratios(row, cells, place, left, len(resolved.data.categories), inner)


def _set_panel(area: Area, setting: Setting) -> Area:
    """A ground under the chart, with a rule on top; what is left within it."""
    setting.page.shape(area, "panel", Ground(fill="lt2"))
    setting.page.shape(area.top(2.25), "panel rule", Ground(fill="dk2"))
    return area.inset(_PADDING, 10)


def _set_heading(block: ChartBlock, area: Area, setting: Setting) -> Area:
    """Title and unit: in one line where they fit, else under one another."""
    heading = setting.page.style(block.title_style, block.title_style.where)
    label = setting.page.style("label")
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
        runs = (Run(cell.print.text, print=cell.print),)
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


def chart_blocks() -> tuple[type[ChartBlock], ...]:
    """The models of all kinds of charts."""
    return tuple(map(_block_of, KINDS))


KIND = BlockKind("series", ChartBlock, set_chart, chart_block, chart_blocks)
