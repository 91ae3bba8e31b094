"""Charts that jianbao drew, which are pictures: compared by the words that describe them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..language.chosen import WORDS
from ..pptx_deck.model import Shape
from .changes import PointChange
from .compare_text import TextChange


class Point(NamedTuple):
    series: str
    category: str

    def __str__(self) -> str:
        return " ".join(part for part in self if part)


def points_change(old: Mapping[Point, str], new: Mapping[Point, str]) -> Iterator[TextChange]:
    """One `chart` with all points that differ, in the order of the chart."""
    points = [point for point in dict.fromkeys([*new, *old]) if old.get(point) != new.get(point)]
    if points:
        where = "points" if len(points) > 1 else f"point {points[0]}"
        told = tuple(PointChange(*point, old.get(point), new.get(point)) for point in points)
        sides = _values_at(old, points), _values_at(new, points)
        yield TextChange("chart", where, *sides, points=told if len(points) > 1 else ())


def _values_at(values: Mapping[Point, str], points: list[Point]) -> str | None:
    told = [f"{point}: {values[point]}" if len(points) > 1 else values[point] for point in points if point in values]
    return WORDS.semicolon.join(told) or None


def is_drawn_chart(shape: Shape) -> bool:
    """Whether a picture is a chart that jianbao drew: it is named so, and its alt text has the points."""
    return shape.kind == "picture" and shape.name.startswith("chart ") and WORDS.colon in shape.alt


def compare_drawn(old: Shape, new: Shape) -> Iterator[TextChange]:
    """A chart picture whose bytes differ, told by its points; drawn otherwise where they are the same."""
    told = list(points_change(_described(old.alt), _described(new.alt)))
    titles = _title(old.alt), _title(new.alt)
    if not told and titles[0] != titles[1]:
        told = [TextChange("chart", "title", *titles)]
    yield from told or [TextChange("chart", "drawing", "drawn as before", "drawn otherwise")]


def _title(alt: str) -> str:
    """What stands before the points, and is no name of one: title and unit."""
    return alt.rstrip(WORDS.full_stop).rpartition(WORDS.full_stop)[0]


def _described(alt: str) -> dict[Point, str]:
    """Points of an alt text: categories are parted by ；, points by ，, a point's name from its numbers by a space."""
    points: dict[Point, str] = {}
    body = alt.rstrip(WORDS.full_stop).rpartition(WORDS.full_stop)[2]
    for category in body.split(WORDS.semicolon):
        name, colon, rest = category.partition(WORDS.colon)
        for item in (rest if colon else category).split(WORDS.comma):
            series, value = _split(item)
            # 生成式AI 同比 +103% and 2023年至2024年 +11% stand beside the points: the last word says of when.
            before, _, last = series.rpartition(" ")
            point = Point(series, name) if colon else Point(before, last)
            # A second one without a name (a margin in its column) stands beside the first.
            points[point] = f"{points[point]} {value}" if point in points else value
    return points


def _split(item: str) -> tuple[str, str]:
    """生成式AI 1,051.2 60.4% is a series and its labels."""
    found = re.match(r"(?:(.*?) )?([(（+\-−]?\d.*)$", item.strip())
    return (found[1] or "", found[2]) if found else (item, "")
