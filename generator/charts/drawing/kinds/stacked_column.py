"""Stacked columns: parts with their labels inside, totals on top, names of series beside the last column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ....page.spread import spread
from ...data import ChartData, Pill
from ...stacks import parts, reach
from ..box import Box
from ..columns import Columns, columns, draw_column
from ..labels import AIR, BETWEEN, LEAST_SIZE, Lettering, Spot, common_size, line_pitch, widest
from ..leaders import put_inside_tight, put_with_leader
from ..names import draw_series_names, series_margin
from ..pills import alone, draw_pill
from ..sheet import Sheet
from .column import head_of

_PADDING = 4.0
_LEAST_ON_ONE_LINE = 10.0
_BESIDE = 7.0
_SEAM = 0.9
_CLEAR = 3.0
_STROKE = 1.2
_LINES_OVER = 1.6
_THIN = Decimal("0.05")


@dataclass(frozen=True)
class _Segment:
    series: int
    category: int
    box: Box
    fill: str
    labels: tuple[str, ...]


def draw(data: ChartData, sheet: Sheet) -> None:
    direct = data.naming == "direct"
    ground = ground_of(data, sheet, series_margin(data.series, sheet) if direct else 0.0)
    ground.draw_ground()
    draw_stacks(ground)


def ground_of(data: ChartData, sheet: Sheet, margin: float, above: float = 0.0) -> Columns:
    """The ground for stacks with their totals."""
    head_room = line_pitch(sheet.large) + 4 if any(data.totals) else _over_shares(data)
    return columns(data, sheet, reach(data), head_room, margin, above, inside=_least_width(data))


def draw_stacks(ground: Columns) -> None:
    """The stacks with their totals, pills, names and labels."""
    segments = list(_segments(ground))
    ground.sheet.labels.avoid(segment.box for segment in segments)
    ground.draw_guides()
    heads = _draw_totals(ground, segments)
    ground.draw_pills(heads)
    for pill in ground.data.pills:
        _draw_growth_of_part(pill, ground, segments)
    if ground.data.naming == "direct":
        _draw_names(ground, segments)
    _draw_labels(ground, segments)


def _over_shares(data: ChartData) -> float:
    """The room over columns without totals: more of it where a thin part may be led to a label there."""
    values = [abs(part.end - part.start) for part in parts(data)]
    thin = values and 0 < min(values) < max(map(abs, reach(data))) * _THIN
    return line_pitch(LEAST_SIZE) * _LINES_OVER if thin else 4.0


def _least_width(data: ChartData) -> float:
    """The width that labels need inside the columns in the least size."""
    texts = (text for series in data.series for point in series.points for text in point.labels)
    return widest(texts, LEAST_SIZE) + _PADDING


def _segments(ground: Columns) -> Iterator[_Segment]:
    """Draw the stacks, the first series at the base line, and tell what was drawn."""
    data, sheet = ground.data, ground.sheet
    count = len(data.series)
    for part in parts(data):
        category = data.categories[part.category]
        box = ground.column(part.category, part.start, part.end)
        fill = sheet.palette.series(part.series, category.role, count)
        if part.start != part.end:
            draw_column(box, category, part.series, sheet, count)
            _draw_seam(ground, box, part.up, part.start)
        yield _Segment(part.series, part.category, box, fill, data.series[part.series].points[part.category].labels)


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
        put = sheet.labels.put(text, sheet.lettering(True, size, sheet.palette.brand), *ground.at_end(x, y, size))
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
        if not ground.sheet.labels.put_lines(fitting, inside, _off_lines(ground, segment.box, size)):
            outside.append(segment)
    if ground.data.tabled:  # the table under the chart has them
        return
    columns_of = [[one for one in outside if one.category == index] for index in range(len(ground.centres))]
    crowded = _is_crowded(ground, columns_of, size)
    for index, segments_of in enumerate(columns_of):
        _draw_beside(ground, segments_of, size, crowded and index == len(columns_of) - 2)


def _off_lines(ground: Columns, box: Box, size: float) -> Spot:
    """The middle of a part; clear of the line of a target that leads through it, where the part is high enough."""
    x, y = box.centre
    for guide in ground.data.guides:
        level, away = ground.scale(guide.value), size / 2 + _CLEAR
        if abs(level - y) < away and level + 2 * away <= box.top:
            y = level + away
    return Spot(x, y)


def _fits(lines: Sequence[str], box: Box, size: float) -> bool:
    tall = size + (len(lines) - 1) * line_pitch(size)
    return tall + AIR <= box.height and widest(lines, size) + _PADDING <= box.width


def _is_crowded(ground: Columns, outside: Sequence[Sequence[_Segment]], size: float) -> bool:
    """Whether labels of the last column, on its left, would meet those of the one before."""
    if len(outside) < 2 or ground.data.naming != "direct":
        return False
    wide = [widest((BETWEEN.join(one.labels) for one in column), size) for column in outside[-2:]]
    return all(wide) and sum(wide) + 3 * _BESIDE > ground.pitch - ground.bar


def _draw_beside(ground: Columns, segments: Sequence[_Segment], size: float, outwards: bool) -> None:
    """Labels next to their column: on its right, but on the left of the last one, whose right side holds names.

    `outwards` has the left tried first in another one too, as its right is needed for the last one's.
    """
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
        put = sheet.labels.try_put(text, lettering, *_sides(left, right, last, outwards), covering=False)
        if put is not None or put_inside_tight(text, segment.box, sheet.palette.on(segment.fill), sheet):
            continue
        if not put_with_leader(text, segment.box, last or outwards, sheet):
            sheet.canvas.omitted.append(text)


def _sides(left: Spot, right: Spot, last: bool, outwards: bool) -> tuple[Spot, ...]:
    return (left,) if last or outwards else (right, left)
