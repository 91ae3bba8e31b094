"""A chart's series, categories and points: known by their place, named by what is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..alike.align import Alignment, align, fill_gaps
from ..pptx_deck.charts import Chart, Point, Series
from .changes import PointChange
from .chart_change import chart_change, listed
from .compare_text import TextChange
from .point_labels import PointPair, label_changes

_PAIRS = ("scatterChart", "bubbleChart")


class SeriesPair(NamedTuple):
    name: str
    old: Series
    new: Series


class DataComparison:
    """The figures of two charts; `series` and `points` are what is the same one on both sides."""

    def __init__(self, old: Chart, new: Chart) -> None:
        self._old, self._new = old, new
        self._found = _aligned_series(old.series, new.series)
        names = _told_apart([each.name for each in new.series])
        pairs = self._found.pairs()
        self.series = [SeriesPair(names[new_index], old.series[one], new.series[new_index]) for one, new_index in pairs]
        self._shared = _share_categories(old) and _share_categories(new)
        self._columns = self._aligned_columns()
        self.points = [pair for index in range(len(self.series)) for pair in self._points_of(index)]

    def changes(self) -> Iterator[TextChange]:
        yield from self._series_changes()
        for index in range(1 if self._shared else len(self.series)):
            yield from self._category_changes(index)
        told = [point for pair in self.points for point in _differing(pair)]
        if told:
            where = "points" if len(told) > 1 else f"point {told[0][0]}"
            sides = (_listed([(each[0], each[side]) for each in told]) for side in (1, 2))
            points = tuple(point for pair in self.points for point in _as_points(pair))
            yield chart_change(where, sides, points if len(told) > 1 else ())
        yield from label_changes(self.points, [pair.new for pair in self.series])

    def _series_changes(self) -> Iterator[TextChange]:
        names = [_told_apart([each.name for each in chart.series]) for chart in (self._old, self._new)]
        for index in self._found.left_old:
            yield TextChange("chart", f"series {names[0][index]}", _points_of(self._old.series[index]), None)
        for index in self._found.left_new:
            yield TextChange("chart", f"series {names[1][index]}", None, _points_of(self._new.series[index]))
        for one, other in self._found.pairs():
            if self._old.series[one].name != self._new.series[other].name:
                yield TextChange("chart", "series", self._old.series[one].name, self._new.series[other].name)
        if self._found.moved():
            orders = sorted(one for one, _ in self._found.pairs()), [one for one, _ in self._found.pairs()]
            yield chart_change("order of series", (listed(names[0][index] for index in order) for order in orders))

    def _aligned_columns(self) -> list[Alignment]:
        """For each pair of series which of its points is which; one for all where they have the same categories."""
        if self._shared and self.series:
            old = [pair.old.points for pair in self.series]
            return [_aligned_points(old, [pair.new.points for pair in self.series])]
        return [_aligned_points([each.old.points], [each.new.points]) for each in self.series]

    def _points_of(self, index: int) -> Iterator[PointPair]:
        pair = self.series[index]
        categories = _told_apart([point.category for point in pair.new.points])
        for one, other in self._columns[0 if self._shared else index].pairs():
            before, after = _at(pair.old, one), _at(pair.new, other)
            category = categories[other] if other < len(categories) else before.category
            name = " ".join(part for part in (pair.name, category) if part)
            yield PointPair(name, before, after, pair.name, category)

    def _category_changes(self, index: int) -> Iterator[TextChange]:
        if not self.series:
            return
        found, pair = self._columns[index], self.series[index]
        word = "x" if pair.new.kind in _PAIRS else "category"
        of = "" if self._shared else f" of {pair.name}"
        told = self.series if self._shared else [pair]
        series = [each.old for each in told], [each.new for each in told]
        for gone in found.left_old:
            yield TextChange("chart", f"{word} {_category(series[0], gone)}{of}", _column(series[0], gone), None)
        for come in found.left_new:
            yield TextChange("chart", f"{word} {_category(series[1], come)}{of}", None, _column(series[1], come))
        pairs = [(_category(series[0], one), _category(series[1], other)) for one, other in found.pairs()]
        renamed = [each for each in pairs if each[0] != each[1]]
        if renamed:
            yield chart_change(f"{word}{of}", (listed(each[side] for each in renamed) for side in (0, 1)))
        if found.moved():
            orders = sorted(found.pairs()), found.pairs()
            named = (listed(_category(series[0], one) for one, _ in order) for order in orders)
            yield chart_change(f"order of {word}{of}", named)


def _aligned_series(old: Sequence[Series], new: Sequence[Series]) -> Alignment:
    if [each.name for each in old] == [each.name for each in new]:
        return _in_place(len(old), len(new))
    keys = (lambda one: (one.name, _values(one)), lambda one: one.name or None, _values)
    found = align(old, new, keys)
    fill_gaps(found)
    return found


def _values(series: Series) -> tuple[str, ...] | None:
    told = tuple(point.value for point in series.points)
    return told if any(told) else None


def _in_place(old: int, new: int) -> Alignment:
    found = Alignment(old, new)
    found.pair([(index, index) for index in range(min(old, new))])
    return found


def _aligned_points(old: Sequence[Sequence[Point]], new: Sequence[Sequence[Point]]) -> Alignment:
    """Points of series that share their categories: in place where these are the same, by content else."""
    before, after = _rows(old), _rows(new)
    if [row[0] for row in before] == [row[0] for row in after]:
        return _in_place(len(before), len(after))
    keys = (lambda row: row, lambda row: row[0] or None, lambda row: row[1] if any(row[1]) else None)
    found = align(before, after, keys)
    fill_gaps(found)
    return found


def _rows(columns: Sequence[Sequence[Point]]) -> list[tuple[str, tuple[str, ...]]]:
    """Each category with the values that stand on it."""
    length = max(map(len, columns), default=0)
    rows = []
    for index in range(length):
        points = [column[index] if index < len(column) else Point("", "") for column in columns]
        category = next((point.category for point in points if point.category), "")
        rows.append((category, tuple(point.value for point in points)))
    return rows


def _share_categories(chart: Chart) -> bool:
    longest: list[str] = max(([point.category for point in each.points] for each in chart.series), key=len, default=[])
    return all([point.category for point in each.points] == longest[: len(each.points)] for each in chart.series)


def _told_apart(names: Sequence[str]) -> list[str]:
    """Names that are there more than once by their turn: H1, H2, H1 (2)."""
    seen: Counter[str] = Counter()
    told = []
    for name in names:
        seen[name] += 1
        told.append(f"{name} ({seen[name]})" if seen[name] > 1 else name)
    return told


def _at(series: Series, index: int) -> Point:
    return series.points[index] if index < len(series.points) else Point("", "")


def _differing(pair: PointPair) -> Iterator[tuple[str, str, str]]:
    if pair.old.value != pair.new.value:
        yield pair.name, pair.old.value, pair.new.value
    if pair.old.size != pair.new.size:
        yield f"{pair.name} size", pair.old.size, pair.new.size


def _as_points(pair: PointPair) -> Iterator[PointChange]:
    for name, old, new in _differing(pair):
        yield PointChange(pair.series, pair.category + name.removeprefix(pair.name), old or None, new or None)


def _listed(points: Sequence[tuple[str, str]]) -> str | None:
    """Points with their values; of a single one the value, and nothing where it has none."""
    if len(points) == 1:
        return points[0][1] or None
    return listed(f"{name}: {value}" for name, value in points)


def _points_of(series: Series) -> str:
    return listed(f"{point.category} {point.value}".strip() for point in series.points)


def _category(series: Sequence[Series], index: int) -> str:
    """A category's name, or its place where it has none."""
    named = (each.points[index].category for each in series if index < len(each.points))
    return next((name for name in named if name), str(index + 1))


def _column(series: Sequence[Series], index: int) -> str:
    names = _told_apart([each.name for each in series])
    return listed(f"{name} {_at(each, index).value}".strip() for name, each in zip(names, series, strict=True))
