"""Names: those of categories along the base line, and those of series beside their last marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...page.spread import spread
from ..data import Series
from .font import text_width
from .labels import Lettering, Spot, broken, line_pitch, widest
from .sheet import Sheet

_CLEAR = 4.0
_RULE_GAP = 4.0
_BESIDE = 10.0
_LEAST_ON_ONE_LINE = 10.5


@dataclass(frozen=True)
class CategoryNames:
    """Category names broken into lines of one size; `height` is the band that they take."""

    lines: tuple[tuple[str, ...], ...]
    lettering: Lettering
    height: float


def category_names(names: Sequence[str], room: float, sheet: Sheet) -> CategoryNames:
    """Names within `room` each: on one line as long as that is easily read, else on two."""
    lettering = sheet.lettering(colour=sheet.palette.grey)
    sizes = list(lettering.sizes())
    lines = [[name] for name in names]
    for size in sizes:
        if size >= _LEAST_ON_ONE_LINE and not any("\n" in name for name in names) and widest(names, size) <= room:
            break
    else:
        for size in sizes:
            lines = [broken(name, size, room) for name in names]
            if all(widest(each, size) <= room for each in lines):
                break
        else:
            lines = _on_more_lines(names, sizes[-1], room)
    size = sheet.shared("names", size)
    count = max((len(each) for each in lines), default=0)
    height = _CLEAR + count * line_pitch(size) if any(names) else 2.0
    return CategoryNames(tuple(map(tuple, lines)), Lettering(size, lettering.colour), height)


def _on_more_lines(names: Sequence[str], size: float, room: float) -> list[list[str]]:
    """Names of which each line may be broken once more."""
    return [[part for line in name.split("\n") for part in broken(line, size, room)] for name in names]


def draw_category_names(names: CategoryNames, centres: Sequence[float], base: float, sheet: Sheet, above: bool) -> None:
    """Names next to the base line; of those that would touch, the ones between are left out."""
    pitch = line_pitch(names.lettering.size)
    for lines, x in zip(names.lines, centres, strict=True):
        away = _CLEAR + len(lines) * pitch / 2 - (pitch - names.lettering.size) / 2
        y = base + away if above else base - away
        if not sheet.labels.put_lines(lines, names.lettering, Spot(x, y)):
            sheet.canvas.omitted.append("".join(lines))


def headings_height(headings: Sequence[str], sheet: Sheet) -> float:
    """The room under the names that the headings of groups take."""
    return _RULE_GAP + _CLEAR + line_pitch(sheet.small) if len(headings) > 1 else 0.0


def draw_headings(
    headings: Sequence[str], spans: Sequence[tuple[float, float]], y: float, sheet: Sheet
) -> None:  # fmt: skip
    """A line under the names of each group from y down, and its heading in the middle of it."""
    look = sheet.lettering(size=sheet.small, colour=sheet.palette.grey, bold=True)
    for heading, (left, right) in zip(headings, spans, strict=True):
        if heading:
            sheet.canvas.line([(left, y - _RULE_GAP), (right, y - _RULE_GAP)], sheet.palette.slate, 0.8)
            middle = y - _RULE_GAP - _CLEAR - look.size / 2
            sheet.labels.put(heading, look, Spot((left + right) / 2, middle))


def series_margin(series: Sequence[Series], sheet: Sheet) -> float:
    """The room at the right that direct names of series take, a little over a third of the sheet at the most."""
    names = widest((one.name for one in series), sheet.size, True)
    notes = widest((one.note for one in series), sheet.small)
    return min(max(names, notes) + _BESIDE + 2, sheet.width * 0.36)


def draw_series_names(
    series: Sequence[Series], heights: Sequence[float], colours: Sequence[str], x: float, sheet: Sheet, low: float
) -> None:
    """Each series' name in its colour at its height, its note under it, all kept apart."""
    room = sheet.width - x - _BESIDE - 1
    name, note = sheet.lettering(bold=True), sheet.lettering(size=sheet.small, colour=sheet.palette.grey)
    has_notes = any(one.note for one in series)
    block = name.size + (line_pitch(note.size) if has_notes else 0.0)
    order = sorted(range(len(series)), key=lambda index: (heights[index], index))
    places = spread([heights[index] for index in order], block + 4, low + block / 2, sheet.height - block / 2)
    for index, y in zip(order, places, strict=True):
        one = series[index]
        head = y + (block - name.size) / 2 if one.note else y
        named = sheet.lettering(True, None, sheet.palette.legible(colours[index]))
        _put(one.name, named, x + _BESIDE, head, room, sheet)
        _put(one.note, note, x + _BESIDE, y - (block - note.size) / 2, room, sheet)


def _put(text: str, lettering: Lettering, x: float, y: float, room: float, sheet: Sheet) -> None:
    """A text as large as the room allows."""
    wide = text_width(text, lettering.size, lettering.bold)
    size = max(lettering.size * min(1.0, room / wide), lettering.least) if wide else lettering.size
    sheet.labels.put(text, Lettering(size, lettering.colour, lettering.bold), Spot(x, y, "left"))
