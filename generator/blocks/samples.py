"""A grey sample of a chart or a table that waits for its values: what will stand there, drawn as plain shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..page.drawingml import Ground
from ..page.geometry import Area
from ..page.page import Page
from ..page.theme import ColourName

_LABEL = 34.0
"""Kept above the sample for the words that say what is waited for."""

_LEAST, _MOST = 60.0, 320.0
"""Heights of a place between which a sample is drawn, and the widest that one gets."""

_WIDE = ("statement", "bar", "stacked-bar", "bullet")
"""Kinds whose sample takes all the width."""

_RISING = (0.45, 0.62, 0.54, 0.78, 0.95)
_STEPS = ((0.0, 0.9), (0.55, 0.9), (0.4, 0.55), (0.4, 0.65), (0.0, 0.65))
"""The feet and tops of a bridge's bars."""

_LATER: ColourName = "accent4"
_LATEST: ColourName = "accent3"


def set_sample(kind: str, area: Area, page: Page) -> None:
    """A sample of a kind of chart, or of a statement, in a place; nothing in one that is too low for it."""
    room = area.inset(24, 12).below(_LABEL)
    if room.height < _LEAST:
        return
    width = room.width if kind in _WIDE else min(room.width, _MOST)
    room = Area(room.x + (room.width - width) / 2, room.y, width, room.height)
    _DRAWN.get(kind, _columns)(room, page)


def _bars_of(room: Area, spans: Sequence[tuple[float, float]]) -> Iterator[Area]:
    """Columns with their feet and tops as shares of the height."""
    for place, (foot, top) in zip(room.columns(len(spans), room.width / 16), spans, strict=True):
        yield Area(place.x, room.bottom - top * room.height, place.width, (top - foot) * room.height)


def _fill(page: Page, areas: Sequence[Area], last: ColourName = _LATEST) -> None:
    for number, area in enumerate(areas, 1):
        page.shape(area, "sample", Ground(fill=last if number == len(areas) else _LATER))


def _columns(room: Area, page: Page) -> None:
    _fill(page, list(_bars_of(room, [(0.0, top) for top in _RISING])))


def _stacked(room: Area, page: Page) -> None:
    _fill(page, list(_bars_of(room, [(0.0, top * 0.6) for top in _RISING])))
    _fill(page, list(_bars_of(room, [(top * 0.62, top) for top in _RISING])), _LATER)


def _bridge(room: Area, page: Page) -> None:
    _fill(page, list(_bars_of(room, _STEPS)))


def _bars(room: Area, page: Page) -> None:
    places = room.rows(len(_RISING), room.height / 16)
    shares = sorted(_RISING, reverse=True)
    _fill(page, [place._replace(width=place.width * share) for place, share in zip(places, shares, strict=True)])


def _line(room: Area, page: Page) -> None:
    step = room.width / len(_RISING)
    for number, top in enumerate(_RISING):
        x, y = room.x + step * (number + 0.5), room.bottom - top * room.height
        page.shape(Area(x - 5, y - 5, 10, 10), "sample", Ground(fill=_LATEST, geometry="ellipse"))
        page.shape(Area(x - 0.75, y + 8, 1.5, room.bottom - y - 8), "sample", Ground(fill=_LATER))
    page.rule((room.x, room.bottom), (room.right, room.bottom))


def _ring(room: Area, page: Page) -> None:
    size = min(room.width, room.height)
    place = Area(room.x + (room.width - size) / 2, room.y + (room.height - size) / 2, size, size)
    page.shape(place, "sample", Ground(fill=_LATER, geometry="donut"))


def _table(room: Area, page: Page) -> None:
    rows = room.rows(max(3, min(8, int(room.height / 22))), 0)
    for row in rows:
        page.shape(Area(row.x, row.y + row.height / 2 - 3, row.width * 0.34, 6), "sample", Ground(fill=_LATER))
        for cell in Area(row.x + row.width * 0.42, row.y, row.width * 0.58, row.height).columns(4, 18):
            page.shape(Area(cell.x, cell.y + cell.height / 2 - 3, cell.width, 6), "sample", Ground(fill=_LATER))
        page.rule((row.x, row.bottom), (row.right, row.bottom))


_DRAWN: dict[str, Callable[[Area, Page], None]] = {
    "stacked-column": _stacked, "hundred-percent": _stacked, "area": _stacked, "waterfall": _bridge, "bar": _bars,
    "stacked-bar": _bars, "bullet": _bars, "line": _line, "sparkline": _line, "doughnut": _ring, "statement": _table,
}  # fmt: skip
"""What is drawn for a kind; columns for any other."""
