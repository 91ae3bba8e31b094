"""Areas on one another: filled from edge to edge, totals over the outer edge, names at the height of the last part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import numpy as np

from ...data import ChartData
from ...stacks import Part, parts, reach
from ..box import Box
from ..canvas import Place
from ..columns import Columns, columns
from ..font import text_width
from ..labels import AIR, BETWEEN, LEAST_SIZE, Lettering, Spot, common_size, line_pitch
from ..leaders import put_with_leader
from ..names import draw_series_names, series_margin
from ..sheet import Sheet

_SEAM = 0.9
_HALF = 2.0
_TIGHT = 2.0
_INWARDS = 4.0
_SLICES, _SAMPLES = 6, 8


def draw(data: ChartData, sheet: Sheet) -> None:
    direct = data.naming == "direct"
    margin = series_margin(data.series, sheet) if direct else 0.0
    head_room = line_pitch(sheet.size) + 4
    ground = columns(data, sheet, reach(data), head_room, margin)
    ground.draw_ground()
    stacks = list(parts(data))
    for number in range(len(data.series)):
        _draw_series(ground, number, [part for part in stacks if part.series == number])
    ground.draw_guides()
    heads = _draw_totals(ground, stacks)
    ground.draw_pills(heads)
    if direct:
        _draw_names(ground, stacks, text_width(data.totals[-1], sheet.size, True) if data.totals else 0.0)
    if len(data.series) > 1:
        _draw_labels(ground, stacks)


def _draw_series(ground: Columns, number: int, known: Sequence[Part]) -> None:
    """The area of a series, broken at a period that lacks a value; of a lone value a narrow column."""
    sheet = ground.sheet
    fill = sheet.palette.series(number)
    for run in _runs(known, ground.data):
        ends = [(ground.centres[part.category], ground.scale(part.end)) for part in run]
        starts = [(ground.centres[part.category], ground.scale(part.start)) for part in run]
        if len(run) == 1:
            (x, top), (_, foot) = ends[0], starts[0]
            alone = Box(x - _HALF, min(foot, top), x + _HALF, max(foot, top))
            sheet.canvas.rectangle(alone, fill)
            sheet.labels.avoid([alone])
            continue
        sheet.canvas.polygon([*ends, *reversed(starts)], fill)
        sheet.canvas.line(ends, sheet.palette.white, _SEAM)
        sheet.labels.avoid(_slices(ends, starts))


def _runs(known: Sequence[Part], data: ChartData) -> Iterator[list[Part]]:
    """What hangs together. A stack that lacks a part would look like a fall, so that nothing is drawn there."""
    whole = [part for part in known if not data.categories[part.category].waits]
    for _, run in groupby(enumerate(whole), key=lambda pair: pair[1].category - pair[0]):
        yield [part for _, part in run]


def _slices(ends: Sequence[Place], starts: Sequence[Place]) -> Iterator[Box]:
    """Narrow boxes that an area is made of."""
    for (a, b), (c, d) in zip(pairwise(ends), pairwise(starts), strict=True):
        for step in range(_SLICES):
            share = (step + 0.5) / _SLICES
            edges = sorted(low + (high - low) * share for low, high in ((a[1], b[1]), (c[1], d[1])))
            wide = (b[0] - a[0]) / _SLICES
            yield Box(a[0] + wide * step, edges[0], a[0] + wide * (step + 1), edges[1])


def _edge(ground: Columns, heights: Sequence[float], left: float, right: float) -> list[float]:
    """The heights of a line through all periods at some places from left to right."""
    xs = [left + (right - left) * step / _SAMPLES for step in range(_SAMPLES + 1)]
    return [float(y) for y in np.interp(xs, ground.centres, heights)]


def _draw_totals(ground: Columns, stacks: Sequence[Part]) -> list[float]:
    """Totals over the outer edge (of one series its values); the heights beyond which nothing stands."""
    sheet, data = ground.sheet, ground.data
    alone = len(data.series) == 1 and not data.totals
    texts = [BETWEEN.join(point.labels) for point in data.series[0].points] if alone else list(data.totals)
    size = sheet.shared("total", common_size(texts, ground.pitch - AIR, sheet.lettering(True)))
    down = [ground.hanging or _is_below(stacks, index) for index in range(len(ground.centres))]
    edges = [_outer(ground, stacks, index, down[index]) for index in range(len(ground.centres))]
    heads = []
    for index, (x, edge) in enumerate(zip(ground.centres, edges, strict=True)):
        text = texts[index] if texts else ""
        half = text_width(text, size, True) / 2
        along = _edge(ground, edges, x - half, x + half)
        end = min(edge, *along) if down[index] else max(edge, *along)
        look = sheet.lettering(data.categories[index].role == "current", size)
        spots = ground.at_end(x, sheet.beyond(end, size, down[index]), size)
        put = sheet.labels.put(text, look, *spots)
        heads.append(edge if put is None else put.bottom if ground.hanging else put.top)
    return heads


def _is_below(stacks: Sequence[Part], index: int) -> bool:
    ends = [part.end for part in stacks if part.category == index]
    return bool(ends) and max(ends) < 0


def _outer(ground: Columns, stacks: Sequence[Part], index: int, down: bool) -> float:
    """The outer edge of a period's stack; the base line where nothing is drawn."""
    waits = ground.data.categories[index].waits
    ends = [ground.scale(part.end) for part in stacks if part.category == index and not waits]
    return (min if down else max)([ground.scale.zero, *ends])


def _draw_names(ground: Columns, stacks: Sequence[Part], last_total: float) -> None:
    """Names at the middles of the last parts; of a series that ends before, at its last one."""
    last = {part.series: part for part in stacks}
    order = sorted(last)
    heights = [(ground.scale(last[number].start) + ground.scale(last[number].end)) / 2 for number in order]
    colours = [ground.sheet.palette.series(number) for number in order]
    series = [ground.data.series[number] for number in order]
    x = ground.centres[-1] + max(last_total / 2 - _INWARDS, 0.0)
    draw_series_names(series, heights, colours, x, ground.sheet, ground.names.height)


def _draw_labels(ground: Columns, stacks: Sequence[Part]) -> None:
    """Values in the middle of their parts, those at the chart's ends first; what is too thin is led aside, or told."""
    last = len(ground.centres) - 1
    for part in sorted(stacks, key=lambda one: one.category not in (0, last)):
        text = BETWEEN.join(ground.data.series[part.series].points[part.category].labels)
        same = [other for other in stacks if other.series == part.series]
        if text.strip() and not _waits(ground, part):
            _draw_label(ground, part, same, text)


def _draw_label(ground: Columns, part: Part, same: Sequence[Part], text: str) -> None:
    """In the part where it is thick enough all along the text, at the ends of the chart inwards; else led aside."""
    sheet, x = ground.sheet, ground.centres[part.category]
    ink = sheet.palette.on(sheet.palette.series(part.series))
    ends = _through(ground, [(other.category, ground.scale(other.end)) for other in same])
    starts = _through(ground, [(other.category, ground.scale(other.start)) for other in same])
    beside = {other.category - part.category for other in same if not _waits(ground, other)}
    lone = not beside & {-1, 1}
    for size in () if lone else (sheet.size, sheet.size - 1, LEAST_SIZE):
        wide = text_width(text, size)
        for left in _lefts(x, wide, beside):
            edges = (_edge(ground, ends, left, left + wide), _edge(ground, starts, left, left + wide))
            low, high = max(map(min, zip(*edges, strict=True))), min(map(max, zip(*edges, strict=True)))
            spot, look = Spot(left, (low + high) / 2, "left"), Lettering(size, ink, least=size)
            if high - low >= size + _TIGHT and sheet.labels.try_put(text, look, spot) is not None:
                return
    foot, top = sorted((ground.scale(part.start), ground.scale(part.end)))
    if ground.data.tabled or not put_with_leader(text, Box(x, foot, x, top), False, sheet):
        sheet.canvas.omitted.append(text)


def _lefts(x: float, wide: float, beside: set[int]) -> Iterator[float]:
    """Where a label may begin: around its period, or a little aside; where an area ends, within it."""
    if {-1, 1} <= beside:
        yield from (x - wide * share for share in (0.5, 0.3, 0.7, 0.1, 0.9))
    else:
        yield x + _INWARDS if 1 in beside else x - wide - _INWARDS


def _waits(ground: Columns, part: Part) -> bool:
    return ground.data.categories[part.category].waits


def _through(ground: Columns, known: Sequence[tuple[int, float]]) -> list[float]:
    """Heights for all periods, straight on between those that are known."""
    places = [index for index, _ in known]
    return [float(y) for y in np.interp(range(len(ground.centres)), places, [y for _, y in known])]
