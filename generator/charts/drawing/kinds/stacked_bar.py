"""Stacked bars: parts from left to right with their labels inside, totals at the end, names over the first bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ...data import ChartData
from ...stacks import parts, reach
from ..box import Box
from ..columns import draw_column
from ..font import text_width
from ..labels import BETWEEN, LEAST_SIZE, Lettering, Spot, common_size, line_pitch
from ..leaders import put_inside_tight
from ..rows import Rows, rows
from ..sheet import Sheet

_PADDING = 3.0
_SEAM = 0.9
_CLEAR = 3.0
_LEADER = 0.7
_NAME_BAND = 10.0
_ASIDE = 3.0
_DROP = 9.0
_UNDER, _THINNEST = 22.0, 13.0


@dataclass(frozen=True)
class _Segment:
    series: int
    row: int
    box: Box
    fill: str
    text: str


def draw(data: ChartData, sheet: Sheet) -> None:
    direct = data.naming == "direct"
    above = _name_lines(data, sheet) * line_pitch(sheet.size) + _NAME_BAND - _CLEAR if direct else 0.0
    ground = _with_room_under(rows(data, sheet, reach(data), data.totals, above=above))
    ground.draw_ground()
    segments = _segments(ground)
    sheet.labels.avoid(segment.box for segment in segments)
    ground.draw_guides()
    _draw_totals(ground, segments)
    if direct:
        _draw_names(ground, segments)
    _draw_labels(ground, segments)


def _with_room_under(ground: Rows) -> Rows:
    """Thinner bars, further up in their rows, where labels of short parts will stand under them."""
    texts = ((part, ground.data.series[part.series].points[part.category].labels) for part in parts(ground.data))
    short = any(
        labels and text_width(BETWEEN.join(labels), LEAST_SIZE) + 2 > ground.box(part[0], part.start, part.end).width
        for part, labels in texts
    )  # fmt: skip
    if not short:
        return ground
    middles = ground.middles
    pitch = middles[0] - middles[1] if len(middles) > 1 else ground.sheet.height / 2
    bar = max(min(ground.bar, pitch - _UNDER), min(ground.bar, _THINNEST))
    lift = max((pitch - bar) / 2 - 2, 0.0)
    return replace(ground, bar=bar, middles=tuple(y + lift for y in middles))


def _segments(ground: Rows) -> list[_Segment]:
    """Draw the bars, the first series at the base line, and tell what was drawn."""
    data, sheet, count = ground.data, ground.sheet, len(ground.data.series)
    found = []
    for part in parts(data):
        category, box = data.categories[part.category], ground.box(part.category, part.start, part.end)
        if part.start != part.end:
            draw_column(box, category, part.series, sheet, count)
        if part.start and part.start != part.end:
            x = box.left if part.up else box.right
            sheet.canvas.line([(x, box.bottom), (x, box.top)], sheet.palette.white, _SEAM)
        text = BETWEEN.join(data.series[part.series].points[part.category].labels)
        fill = sheet.palette.series(part.series, category.role, count)
        found.append(_Segment(part.series, part.category, box, fill, text))
    return found


def _draw_totals(ground: Rows, segments: Sequence[_Segment]) -> None:
    """Totals beyond the ends of the bars, in one size."""
    sheet = ground.sheet
    size = sheet.shared("total", common_size(ground.data.totals, sheet.width / 4, sheet.lettering(True)))
    for row, text in enumerate(ground.data.totals):
        boxes = [segment.box for segment in segments if segment.row == row]
        left = min((box.left for box in boxes), default=ground.scale.zero)
        right = max((box.right for box in boxes), default=ground.scale.zero)
        whole = Box(left, ground.middles[row], right, ground.middles[row])
        hangs = left < ground.scale.zero and right <= ground.scale.zero
        ground.put_at_end(text, row, whole, hangs, sheet.lettering(True, size, sheet.palette.brand))


def _draw_labels(ground: Rows, segments: Sequence[_Segment]) -> None:
    """Labels inside their parts; those of parts that are too short stand under their bar, each with a leader."""
    sheet = ground.sheet
    size = sheet.shared("inside", min(sheet.size, max(ground.bar - 2, LEAST_SIZE)))
    outside = []
    for segment in segments:
        inside = Lettering(size, sheet.palette.on(segment.fill), least=size)
        fits = text_width(segment.text, size) + 2 * _PADDING <= segment.box.width
        if not segment.text.strip():
            continue
        if not fits or not sheet.labels.put_lines([segment.text], inside, Spot(*segment.box.centre)):
            outside.append(segment)
    for _, row in groupby(outside, key=lambda segment: segment.row):
        _draw_under(ground, list(row), size)


def _draw_under(ground: Rows, segments: Sequence[_Segment], size: float) -> None:
    """Labels of one bar in a line under it, kept apart from each other, each led to its part where it stands aside."""
    sheet = ground.sheet
    lettering = sheet.lettering(size=max(size - 1, LEAST_SIZE), colour=sheet.palette.grey)
    segments = sorted(segments, key=lambda segment: segment.box.centre[0])
    widths = [text_width(segment.text, lettering.size) + 2 * _CLEAR for segment in segments]
    places = _apart([segment.box.centre[0] for segment in segments], widths, sheet.width)
    aside = any(abs(x - segment.box.centre[0]) > _ASIDE for segment, x in zip(segments, places, strict=True))
    drop = _DROP if aside else _CLEAR
    for segment, x in zip(segments, places, strict=True):
        _draw_outside(segment, x, drop, aside, lettering, sheet)


def _draw_outside(
    segment: _Segment, x: float, drop: float, aside: bool, lettering: Lettering, sheet: Sheet
) -> None:  # fmt: skip
    """Under the bar, else tight inside, else over the bar."""
    away = drop + lettering.size / 2
    below, above = segment.box.bottom - away, segment.box.top + away
    put = sheet.labels.try_put(segment.text, lettering, Spot(x, below), covering=False)
    if put is None and put_inside_tight(segment.text, segment.box, sheet.palette.on(segment.fill), sheet):
        return
    put = put or sheet.labels.put(segment.text, lettering, Spot(x, above), covering=False)
    if put is not None and aside:
        over = put.bottom > segment.box.top
        start = (segment.box.centre[0], segment.box.top if over else segment.box.bottom)
        _draw_leader(start, (x, put.bottom if over else put.top), sheet)


def _draw_leader(start: tuple[float, float], end: tuple[float, float], sheet: Sheet) -> None:
    """From a part to its label: straight out of the part first, so that it is seen which one it leaves."""
    stub = start[1] + (end[1] - start[1]) * 0.35
    sheet.canvas.line([start, (start[0], stub), end], sheet.palette.slate, _LEADER)


def _draw_names(ground: Rows, segments: Sequence[_Segment]) -> None:
    """Names of series over their parts of the first bar that has them: in one line, or by turns in two."""
    sheet = ground.sheet
    first = min((segment.row for segment in segments), default=0)
    shown = sorted((one for one in segments if one.row == first), key=lambda one: one.box.centre[0])
    foot = shown[0].box.top + _NAME_BAND if shown else 0.0
    for level in range(_name_lines(ground.data, sheet)):
        some = shown[level :: _name_lines(ground.data, sheet)]
        y = foot + (level + 0.5) * line_pitch(sheet.size)
        _draw_line_of_names(some, min(y, sheet.height - sheet.size / 2), ground)


def _draw_line_of_names(shown: Sequence[_Segment], y: float, ground: Rows) -> None:
    sheet = ground.sheet
    names = [ground.data.series[segment.series].name for segment in shown]
    size = sheet.size
    while size > LEAST_SIZE and sum(text_width(name, size, True) + 2 * _CLEAR for name in names) > sheet.width:
        size -= 0.5
    widths = [text_width(name, size, True) + 2 * _CLEAR for name in names]
    places = _apart([segment.box.centre[0] for segment in shown], widths, sheet.width)
    for segment, name, x in zip(shown, names, places, strict=True):
        colour = sheet.palette.legible(sheet.palette.series(segment.series))
        sheet.labels.put(name, sheet.lettering(True, size, colour), Spot(x, y))
        if abs(x - segment.box.centre[0]) > _ASIDE:
            _draw_leader((segment.box.centre[0], segment.box.top), (x, y - size / 2 - 1), sheet)


def _name_lines(data: ChartData, sheet: Sheet) -> int:
    wide = sum(text_width(one.name, sheet.small, True) + 2 * _CLEAR for one in data.series)
    return 1 if wide <= sheet.width else 2


def _apart(wanted: Sequence[float], widths: Sequence[float], room: float) -> list[float]:
    """Middles in order, each as near to where it is wanted as those beside it allow, all within the sheet."""
    found: list[float] = []
    edge = 0.0
    for x, width in zip(wanted, widths, strict=True):
        found.append(max(x, edge + width / 2))
        edge = found[-1] + width / 2
    limit = room
    for index in reversed(range(len(found))):
        found[index] = min(found[index], limit - widths[index] / 2)
        limit = found[index] - widths[index] / 2
    return found
