"""A map: a picture, and on it marks by place with a name and a value beside each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..errors import Problem, TemplateError
from ..finance.findings import OVERFLOW, Finding
from ..language.measure import SAFETY, line_height
from ..page.drawingml import Ground
from ..page.fitting import Line, line_text, line_width
from ..page.geometry import Area
from ..spec.bounds import Few
from ..spec.scalars import Claim, Text
from ..text.render import place
from .context import Block, Looped, Setting
from .picture import PictureBlock, set_picture, shown_area
from .registry import BlockKind

_DOT, _RING = 9.0, 15.0
_BESIDE = 5.0
_PERCENT = re.compile(r"\s*([0-9]{1,3}(?:\.[0-9]+)?)\s*%\s*")


class Mark(Looped):
    """A place on the map, by its way from the left (`x`) and from the top (`y`) in percent; several with `for`."""

    x: Text
    y: Text
    label: Claim
    value: Claim | None = None


class MapBlock(Block):
    """`map` is a picture of inputs/pictures, shown whole; marks keep to it, and until it is there to a quiet scene."""

    map: Text
    marks: Few[Mark]
    icon: Text = Text("route")


class _Placed(NamedTuple):
    """A mark on the page: the middle of its dot, and what stands beside it."""

    x: float
    y: float
    lines: list[Line]

    @property
    def size(self) -> tuple[float, float]:
        wide = max(map(line_width, self.lines), default=0.0) * SAFETY + 2
        return wide, sum(line_height(line.style.size) for line in self.lines) + 2


def set_map(block: MapBlock, area: Area, setting: Setting) -> None:
    inner = setting.inside()
    picture = PictureBlock(picture=block.map, icon=block.icon, whole=True)
    set_picture(picture, area, inner)
    area = shown_area(picture, area, inner)
    marks = [_placed(mark, area, each) for mark in block.marks for each in inner.rounds(mark)]
    taken = [Area(mark.x - _RING / 2, mark.y - _RING / 2, _RING, _RING) for mark in marks]
    for mark in marks:
        ring = Area(mark.x - _RING / 2, mark.y - _RING / 2, _RING, _RING)
        inner.page.shape(ring, "mark ring", Ground(fill="lt1", geometry="ellipse"))
        dot = Area(mark.x - _DOT / 2, mark.y - _DOT / 2, _DOT, _DOT)
        inner.page.shape(dot, "mark", Ground(fill="accent1", geometry="ellipse"))
    for mark in marks:
        _set_label(mark, area, taken, block, inner)


def _placed(mark: Mark, area: Area, setting: Setting) -> _Placed:
    x, y = (_share(text, setting) for text in (mark.x, mark.y))
    lines = setting.lines(mark.label, setting.style("label", colour="dk1"))
    if mark.value is not None:
        lines += setting.lines(mark.value, setting.style("subheading", colour="accent1"))
    return _Placed(area.x + area.width * x, area.y + area.height * y, lines)


def _share(text: Text, setting: Setting) -> float:
    said = setting.plain(text)
    found = _PERCENT.fullmatch(said)
    if found is None or float(found[1]) > 100:
        what = f'"{said[:40]}" is no place on a map.'
        raise TemplateError(Problem(place(text), what, "Write how far it is from the left or the top, as 62%."))
    return float(found[1]) / 100


def _set_label(mark: _Placed, area: Area, taken: list[Area], block: MapBlock, setting: Setting) -> None:
    """Beside its dot, on its left, over or under it: where nothing stands yet; told where that is nowhere."""
    spots = list(_spots(mark))
    free = next((spot for spot, _ in spots if _is_free(spot, area, taken)), None)
    if free is None:
        words = " ".join(map(line_text, mark.lines))
        what = f"on a map there is no room for {words} beside its mark."
        setting.found(
            Finding(OVERFLOW, setting.told_at(block.map), what, "Move marks apart.", slide=setting.page.number)
        )  # fmt: skip
    box, align = next((pair for pair in spots if pair[0] == free), spots[0])
    taken.append(box)
    ground = Ground(fill="lt1", geometry="roundRect", radius=3)
    setting.page.text(box, "mark label", mark.lines, anchor="ctr", align=align, ground=ground, wrap=False)


def _spots(mark: _Placed) -> Iterator[tuple[Area, str]]:
    wide, high = (mark.size[0] + 6, mark.size[1])
    away = _RING / 2 + _BESIDE - 2
    yield Area(mark.x + away, mark.y - high / 2, wide, high), "ctr"
    yield Area(mark.x - away - wide, mark.y - high / 2, wide, high), "ctr"
    yield Area(mark.x - wide / 2, mark.y - away - high, wide, high), "ctr"
    yield Area(mark.x - wide / 2, mark.y + away, wide, high), "ctr"


def _is_free(spot: Area, area: Area, taken: Sequence[Area]) -> bool:
    inside = area.x <= spot.x and spot.right <= area.right and area.y <= spot.y and spot.bottom <= area.bottom
    return inside and not any(_touch(spot, other) for other in taken)


def _touch(one: Area, other: Area) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


KIND = BlockKind("map", MapBlock, set_map, ground="any")
