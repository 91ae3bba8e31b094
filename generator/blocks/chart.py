"""Charts on a page: a drawn picture, with native text about it: title, unit, legend keys, rows of ratios."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, create_model

from ..charts.data import ChartData
from ..charts.drawing.palette import keys
from ..charts.kinds.registry import KINDS, kind_named
from ..charts.options import Naming
from ..charts.resolve import resolve
from ..charts.resolved import ResolvedChart
from ..charts.spec import AnyNotedSeries, ChartSpec, OverPeriods, one_of
from ..charts.unit_line import UnitLine, unit_line
from ..charts.windows import apart, window_of
from ..errors import Problem
from ..finance.findings import FAILED_RECONCILIATION, WARNING, Finding
from ..language.chosen import WORDS
from ..language.measure import SAFETY, width
from ..page.drawingml import Ground
from ..page.fitting import Line, line_width, text_height
from ..page.geometry import Area
from ..page.placeable import ChartPicture
from ..page.theme import ColourName
from ..spec.scalars import Text
from ..text.marks import Paragraph, Run
from ..text.render import place
from ..text.terms import MissingFigure
from ..text.unit_claims import contradictions, said_in
from .chart_rows import left_of, rows_of, set_row
from .context import Block, Setting
from .registry import BlockKind

_PADDING = 12.0
_ABOVE, _BELOW = 6.0, 4.0
_HEADING = 24.0
_LEGEND = 17.0
_UNDER_HEADING, _LESS = 8.0, 4.0
"""What is on top of a chart is clear of its title; a little less where rows of ratios take of its height too."""

_NOTE = 14
_KEY, _KEY_GAP = 7.0, 1.5
_LABEL_SAFETY, _BESIDE, _MOST_NAMES = 1.06, 14.0, 0.37
_LEAST_PITCH = 40.0
_CLOSE = 230.0
"""In a place not higher than that, columns stand close together."""


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
    with setting.renderer.session.saying_for_itself():
        _set_chart(block, area, setting)


def _set_chart(block: ChartBlock, area: Area, setting: Setting) -> None:
    said = unit_line(block, setting.renderer, setting.names)
    setting = setting.with_names(said.names)
    inner = setting.inside()
    ratios = block.ratios if isinstance(block, OverPeriods) else ()
    try:
        resolved = resolve(block, setting.renderer, setting.names, setting.page.note_mark)
    except MissingFigure as error:
        _set_waiting(block, area, setting, error.problems[0])
        return
    if not resolved.data.has_values and not resolved.findings:
        _set_waiting(block, area, setting)
        return
    left = max(left_of(resolved.text_rows, resolved.data, inner), _left_of_lines(resolved.data, area.width, inner))
    data = replace(resolved.data, close=area.height <= _CLOSE, margin=_margin(resolved, area.width, setting), left=left)
    resolved = replace(resolved, data=data)
    legend = _legend(resolved.data, inner) if isinstance(block, Naming) and block.has_legend else []
    marked = _marked(resolved, setting)
    if resolved.over_period:
        said = said._replace(sources=(*said.sources, Text(WORDS.pills_over_period)))
    ratios = block.ratios if isinstance(block, OverPeriods) else ()
    within = _set_panel(area, setting) if block.panel else area
    below = _set_heading(block, said, within, legend, inner, marked)
    area = below.below(_LESS if ratios else _UNDER_HEADING) if below.y > within.y else below
    named = block.title or block.description
    name = inner.plain(named) if named else str(block.series[0].figure)
    if resolved.does_not_add_up or resolved.shares:
        area = _tell_rounding(name, resolved, area, inner.told_at(block.series[0].figure), inner)
    for finding in resolved.findings:
        inner.found(replace(finding, slide=setting.page.number))
    _tell_window(name, block, resolved, inner)
    rows = list(rows_of(ratios, resolved, area, inner))
    picture = Area(area.x, area.y, area.width, area.height - sum(row.height for row in rows))
    drawn = ChartPicture(resolved.description, resolved.prints, partial(setting.draw_chart, resolved.data))
    shape_id = setting.page.chart(picture, f"chart {name}", drawn)
    _check_units(block, said, resolved, shape_id, inner)
    y = picture.bottom
    for row in rows:
        set_row(row, Area(area.x, y, area.width, row.height), inner)
        y += row.height


def _set_waiting(block: ChartBlock, area: Area, setting: Setting, problem: Problem | None = None) -> None:
    """The chart to come: its name, and a grey sample of its kind."""
    named = block.title or block.description
    title = f"{setting.plain(named)} " if named else ""
    setting.set_waiting(area, "chart to be filled in", problem, title, block.kind)


def _margin(resolved: ResolvedChart, wide: float, setting: Setting) -> float:
    """The room at the right for what lines through a chart say; for names of series where rows of text stand below,
    whose figures must keep to the columns over them."""
    data = resolved.data
    texts = [guide.label for guide in data.guides] if not data.across and data.naming == "none" else []
    if data.naming == "direct":
        below = any(row.cells for row in resolved.text_rows) or any(resolved.ratio_rows)
        texts = [series.name for series in data.series] if below else []
    return min(_widest(texts, setting), wide * _MOST_NAMES)


def _left_of_lines(data: ChartData, wide: float, setting: Setting) -> float:
    """The room at the left for what lines say, where names of series stand at the right; none from narrow columns."""
    beside_names = data.naming == "direct" and not data.across
    left = _widest([guide.label for guide in data.guides] if beside_names else [], setting)
    rest = wide * (1 - _MOST_NAMES) - left
    return left if rest >= _LEAST_PITCH * len(data.categories) else 0.0


def _widest(texts: Sequence[str], setting: Setting) -> float:
    size = setting.page.style("label").size
    return max((width(text, size, True) * _LABEL_SAFETY + _BESIDE for text in texts), default=0.0)


def _marked(resolved: ResolvedChart, setting: Setting) -> str:
    """How a draft underlines the title of a chart most of whose points nobody has settled yet: once, at its head."""
    marks = [setting.page.doubt(Run("", print=one.print)) for one in resolved.prints]
    doubted = [mark for mark in marks if mark]
    return max(sorted(set(doubted)), key=doubted.count) if 2 * len(doubted) > len(marks) else ""


def _check_units(block: ChartBlock, said: UnitLine, resolved: ResolvedChart, shape_id: int, setting: Setting) -> None:
    """What its heading says of units must be true of its figures; what the slide says is then another's matter."""
    sources = (*((block.title,) if block.title is not None else ()), *said.sources)
    units = setting.workbook.units.by_name
    words = [one for text in sources for one in said_in(setting.plain(text, "chart"), place(text), units)]
    if words:
        setting.page.own_units.add((shape_id, None))
    for finding in contradictions(words, [one.print for one in resolved.prints], setting.page.number):
        setting.found(finding)


def _set_panel(area: Area, setting: Setting) -> Area:
    """A ground under the chart, with a rule on top; what is left within it."""
    setting.page.shape(area, "panel", Ground(fill="lt2"))
    setting.page.shape(area.top(2.25), "panel rule", Ground(fill="dk2"))
    inner = area.inset(_PADDING, 0)
    return inner.below(_ABOVE)._replace(height=area.height - _ABOVE - _BELOW)


def _set_heading(
    block: ChartBlock, said: UnitLine, area: Area, legend: Sequence[_Entry], setting: Setting, mark: str
) -> Area:  # fmt: skip
    """Title, unit and legend in one line where they fit, else under one another; what is left below."""
    heading = setting.page.style(block.title_style, block.title_style.where)
    label = setting.page.style("label")
    title = setting.paragraphs(block.title, "chart")[0] if block.title is not None else ()
    title = tuple(run if run.note else replace(run, underline=mark) for run in title) if mark else title
    unit = _in_one_line(setting.paragraphs(source, "chart")[0] for source in said.sources)
    legend = [] if tuple(entry.name for entry in legend) in setting.legends else legend
    needed = (line_width(Line(title, heading)) + line_width(Line(unit, label)) + 6) * SAFETY
    if not title and not unit:
        return _set_legend(legend, area, setting)
    if needed <= area.width:
        between = (Run(" "),) if title and unit else ()
        parts = [part for part in (((*title, *between), heading), (unit, label)) if part[0]]
        setting.page.two_styles(area.top(_HEADING), "chart title", *parts)
        return _set_beside(legend, area, needed, setting)
    lines = [Line(runs, style) for runs, style in ((title, heading), (unit, label)) if runs]
    height = max(text_height(lines, area.width) + 4, _HEADING)
    setting.page.text(area.top(height), "chart title", lines)
    return _set_legend(legend, area.below(height), setting)


def _in_one_line(parts: Iterable[Paragraph]) -> Paragraph:
    """The unit and the words beside it: (人民币百万元)　柱内为毛利率."""
    runs: list[Run] = []
    for part in parts:
        runs += [Run(WORDS.gap)] * bool(runs) + list(part)
    return tuple(runs)


class _Entry(NamedTuple):
    """A series in a legend: its name, its colours, and the width of both."""

    name: str
    colours: tuple[ColourName, ...]
    key: float
    width: float


def _legend(data: ChartData, setting: Setting) -> list[_Entry]:
    """The series with the colours in which they are drawn."""
    size = setting.page.style("note").size
    found = []
    for series, colours in zip(data.series, keys(data), strict=True):
        key = len(colours) * (_KEY + _KEY_GAP) - _KEY_GAP
        found.append(_Entry(series.name, colours, key, key + 5 + width(series.name, size) * 1.15 + 8))
    return found


def _set_beside(legend: Sequence[_Entry], area: Area, used: float, setting: Setting) -> Area:
    """A legend at the end of the title's line, where it fits beside the title."""
    below = area.below(_HEADING)
    wide = sum(entry.width for entry in legend) + 10 * (len(legend) - 1)
    if used + 16 + wide > area.width:
        return _set_legend(legend, below, setting)
    line = Area(area.right - wide, area.y + (_HEADING - _LEGEND) / 2, wide, _LEGEND)
    _set_legend(legend, line, setting)
    return below


def _set_legend(legend: Sequence[_Entry], area: Area, setting: Setting) -> Area:
    """Coloured squares before each series' name, one legend a slide; what is left below."""
    if not legend:
        return area
    setting.legends.add(tuple(entry.name for entry in legend))
    style = setting.page.style("note")
    left = area.x
    for entry in legend:
        if left > area.x and left + entry.width > area.right + 0.1:
            left, area = area.x, area.below(_LEGEND)
        for number, colour in enumerate(entry.colours):
            x = left + number * (_KEY + _KEY_GAP)
            key = Area(x, area.y + (_LEGEND - _KEY) / 2, _KEY, _KEY)
            setting.page.shape(key, "legend key", Ground(fill=colour))
        start = left + entry.key + 5
        name = Area(start, area.y, min(entry.width - entry.key - 5, area.right - start), _LEGEND)
        setting.page.text(name, "legend", [Line((Run(entry.name),), style)], anchor="ctr")
        left += entry.width + 10
    return area.below(_LEGEND)


def _tell_window(name: str, block: ChartBlock, resolved: ResolvedChart, setting: Setting) -> None:
    """A chart that begins earlier or later than one beside it: a reader compares columns that are not of one time."""
    window = window_of(name, block, resolved.periods)
    if window is None:
        return
    where = setting.told_at(block.series[0].figure)
    for what in filter(None, (apart(other, window) for other in setting.windows)):
        hint = "Give both one last: or skip: under periods, or fill in what one of them lacks."
        setting.found(Finding(WARNING, where, f"{what}.", hint, slide=setting.page.number))
    setting.windows.append(window)


def _tell_rounding(name: str, resolved: ResolvedChart, area: Area, where: str, setting: Setting) -> Area:
    """The note below the chart, where rounding is the reason; what is left above. Parts that miss are a finding."""
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
