"""Parts as shares of one whole: which columns have none, because a part is below zero or the whole is nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from ..finance.figures import EXACT, Figure
from ..finance.findings import WARNING, Finding
from ..language.chosen import WORDS
from .data import ChartData, Point

Row = Sequence[Figure | None]


def without_shares(rows: Sequence[Row], wholes: Row) -> dict[int, Figure]:
    """The columns that have no shares, each with the figure that is the reason."""
    found: dict[int, Figure] = {}
    for index, (parts, whole) in enumerate(zip(zip(*rows, strict=True), wholes, strict=True)):
        known = [part for part in parts if part is not None and part.value is not None]
        below = next((part for part in known if part.defined() < 0), None)
        if below is not None:
            found[index] = below
        elif whole is not None and known and not (whole.value or 0) > 0:
            found[index] = whole
    return found


def as_shares(data: ChartData, wholes: Row, none: Collection[int]) -> ChartData:
    """The chart with its values as shares; a category that has none says so."""
    series = tuple(
        replace(one, points=tuple(_share(point, whole) for point, whole in zip(one.points, wholes, strict=True)))
        for one in data.series
    )
    categories = tuple(
        replace(category, name=f"{category.name}\n{WORDS.undefined}") if index in none else category
        for index, category in enumerate(data.categories)
    )
    return replace(data, series=series, categories=categories)


def _share(point: Point, whole: Figure | None) -> Point:
    if point.value is None or whole is None or not whole.value:
        return Point(None)
    return replace(point, value=EXACT.divide(point.value, whole.value))


def told(none: dict[int, Figure], where: str) -> Iterator[Finding]:
    """What stands in the way of shares, with its cells."""
    for figure in none.values():
        what = f"{figure.told} is {figure.shown}: parts of it are no shares of 100%, and the chart says so."
        hint = "Draw them as stacked-column, stacked-bar or waterfall."
        yield Finding(WARNING, where, what, hint, figure.typed_cells)
