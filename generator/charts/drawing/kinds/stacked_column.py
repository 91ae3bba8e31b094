"""Stacked columns: parts with their labels inside, totals on top, names of series beside the last column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ....page.spread import spread
from ...data import ChartData, Pill
from ..box import Box
from ..columns import Columns, columns, draw_column
from ..labels import AIR, BETWEEN, Lettering, Spot, common_size, line_pitch, widest
from ..names import draw_series_names, series_margin
from ..pills import alone, draw_pill
from ..sheet import Sheet
from .column import head_of

_ZERO = Decimal(0)
_PADDING = 4.0
_LEAST_ON_ONE_LINE = 10.0
_BESIDE = 7.0
_SEAM = 0.9
_CLEAR = 3.0
_STROKE = 1.2


@dataclass(frozen=True)
class _Segment:
    series: int
    category: int
    box: Box
    fill: str
    labels: tuple[str, ...]


def draw(data: ChartData, sheet: Sheet) -> None:
    direct = data.naming == "direct"
    head_room = line_pitch(sheet.large) + 4 if any(data.totals) else 4.0
    ground = columns(data, sheet, _reach(data), head_room, series_margin(data.series, sheet) if direct else 0.0)
    ground.draw_ground()
    segments = list(_segments(ground))
    sheet.labels.avoid(segment.box for segment in segments)
    heads = _draw_totals(ground, segments)
    ground.draw_pills(heads)
    for pill in data.pills:
        _draw_growth_of_part(pill, ground, segments)
    if direct:
        _draw_names(ground, segments)
    _draw_labels(ground, segments)


def _reach(data: ChartData) -> list[Decimal]:
    """The sums of positive and of negative parts of each category: how far its stack goes up and down."""
    found = []
    for index in range(len(data.categories)):
        values = [series.points[index].value or _ZERO for series in data.series]
        found += [sum((v for v in values if v > 0), _ZERO), sum((v for v in values if v < 0), _ZERO)]
    return found


def _segments(ground: Columns) -> Iterator[_Segment]:
    """Draw the stacks, the first series at the base line, and tell what was drawn."""
    for index, category in enumerate(ground.data.categories):
        ends = {True: _ZERO, False: _ZERO}
        for number, series in enumerate(ground.data.series):
            value = series.points[index].value
            if value is None:
                continue
            up = value >= 0
            start = ends[up]
            ends[up] = start + value
            box = ground.column(index, start, start + value)
            count = len(ground.data.series)
            fill = ground.sheet.palette.series(number, category.role, count)
            if value:
                draw_column(box, category, number, ground.sheet, count)
                _draw_seam(ground, box, up, start)
            yield _Segment(number, index, box, fill, series.points[index].labels)


def _draw_seam(ground: Columns, box: Box, up: bool, start: Decimal) -> None:
    """A white line between two parts."""
    if start:
        y = box.bottom if up else box.top
        ground.sheet.canvas.line([(box.left, y), (box.right, y)], ground.sheet.palette.white, _SEAM)


def _draw_totals(ground: Columns, segments: Sequence[_Segment]) -> list[float]:
    """Totals at the ends of the stacks; returns the heights above which nothing stands."""
    sheet = ground.sheet
    size = common_size(ground.data.totals, ground.pitch - AIR, sheet.lettering(True, sheet.large))
    size = sheet.shared("total", size)
    heads = []
    for index, x in enumerate(ground.centres):
        boxes = [segment.box for segment in segments if segment.category == index]
        top = max((box.top for box in boxes), default=ground.scale.zero)
        bottom = min((box.bottom for box in boxes), default=ground.scale.zero)
        text = ground.data.totals[index] if ground.data.totals else ""
        y = sheet.beyond(bottom if ground.hanging else top, size, ground.hanging)
        put = sheet.labels.put(text, sheet.lettering(True, size, sheet.palette.brand), Spot(x, y))
        heads.append(head_of(ground, bottom if ground.hanging else top, put))
    return heads


def _draw_growth_of_part(pill: Pill, ground: Columns, segments: Sequence[_Segment]) -> None:
    """An arrow from where one part ends to where the same part of another column does, its growth on the middle."""
    ends = {one.category: one.box for one in segments if one.series == pill.part}
    if pill.part is None or not {pill.start, pill.end} <= set(ends):
        return
    before, after = ends[pill.start], ends[pill.end]
    start = before.right + _CLEAR, _level(before, ground)
    end = after.left - _CLEAR, _level(after, ground)
    size, box = alone(pill, end[0] - start[0], ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), ground.sheet)
    ground.sheet.canvas.arrow([start, end], ground.sheet.palette.accent, _STROKE)
    draw_pill(pill, box, size, ground.sheet)


def _level(part: Box, ground: Columns) -> float:
    """The height that a part reaches from the base line."""
    return part.bottom if part.top <= ground.scale.zero else part.top


def _draw_names(ground: Columns, segments: Sequence[_Segment]) -> None:
    """Names of series at the heights of their parts of the last column, else of the last one that has them."""
    last = len(ground.centres) - 1
    shown = {segment.series: segment for segment in segments if segment.category == last}
    series = [one for number, one in enumerate(ground.data.series) if number in shown]
    heights = [shown[number].box.centre[1] for number in sorted(shown)]
    colours = [ground.sheet.palette.series(number) for number in sorted(shown)]
    x = ground.centres[-1] + ground.bar / 2
    draw_series_names(series, heights, colours, x, ground.sheet, ground.names.height)
    latest = {segment.series: segment for segment in segments if segment.series not in shown}
    for number, segment in latest.items():
        name = ground.sheet.lettering(True, None, ground.sheet.palette.legible(segment.fill))
        spot = Spot(segment.box.right + _BESIDE, segment.box.centre[1], "left")
        ground.sheet.labels.put(ground.data.series[number].name, name, spot, covering=False)


def _draw_labels(ground: Columns, segments: Sequence[_Segment]) -> None:
    """Labels inside their parts, in one size; those of parts that are too thin stand beside."""
    one_line = [(BETWEEN.join(segment.labels),) for segment in segments]
    two_lines = [segment.labels for segment in segments]
    room = ground.bar - 2 * _PADDING
    lettering = ground.sheet.lettering()
    size = common_size([text for (text,) in one_line], room, lettering)
    lines: Sequence[tuple[str, ...]] = one_line
    if size < _LEAST_ON_ONE_LINE and any(len(labels) > 1 for labels in two_lines):
        size = common_size([text for labels in two_lines for text in labels], room, lettering)
        lines = two_lines
    size = ground.sheet.shared("inside", size)
    outside = []
    for segment, texts, (joined,) in zip(segments, lines, one_line, strict=True):
        fitting = next((form for form in (texts, (joined,)) if _fits(form, segment.box, size)), None)
        if fitting is None:
            outside.append(segment)
            continue
        inside = Lettering(size, ground.sheet.palette.on(segment.fill), least=size)
        if not ground.sheet.labels.put_lines(fitting, inside, Spot(*segment.box.centre)):
            outside.append(segment)
    for index in range(len(ground.centres)):
        _draw_beside(ground, [segment for segment in outside if segment.category == index], size)


def _fits(lines: Sequence[str], box: Box, size: float) -> bool:
    tall = size + (len(lines) - 1) * line_pitch(size)
    return tall + AIR <= box.height and widest(lines, size) + _PADDING <= box.width


def _draw_beside(ground: Columns, segments: Sequence[_Segment], size: float) -> None:
    """Labels next to their column: on its right, but on the left of the last one, whose right side holds names."""
    shown = [segment for segment in segments if any(segment.labels)]
    if not shown:
        return
    sheet = ground.sheet
    lettering = sheet.lettering(size=max(size - 1, 9.0), colour=sheet.palette.grey)
    shown = sorted(shown, key=lambda segment: segment.box.centre[1])
    wanted = [segment.box.centre[1] for segment in shown]
    half = lettering.size / 2
    # Clear of the base line, which would strike through the label of a thin part on it.
    clear, zero = half + 1.5, ground.scale.zero
    low = half if any(segment.box.bottom < zero - 1 for segment in shown) else max(half, zero + clear)
    high = sheet.height - half if not ground.hanging else min(sheet.height - half, zero - clear)
    for segment, y in zip(shown, spread(wanted, lettering.size + 1.5, low, high), strict=True):
        text = BETWEEN.join(segment.labels)
        right = Spot(segment.box.right + _BESIDE, y, "left")
        left = Spot(segment.box.left - _BESIDE, y, "right")
        last = ground.data.naming == "direct" and segment.category == len(ground.centres) - 1
        sheet.labels.put(text, lettering, *((left,) if last else (right, left)), covering=False)
