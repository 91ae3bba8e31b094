"""Growth in a chart over periods: pills between neighbours, arcs over a year, or a row; what has none is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..finance.figures import Figure
from ..finance.findings import WARNING, Finding
from ..finance.growth import growth
from ..finance.period import Period
from ..language import changes, wording
from ..language.chosen import WORDS
from ..text.marks import Print
from ..text.render import place
from .data import Category, Pill
from .groups import part_under_way
from .options import Bracket, Growth
from .periods import are_comparable
from .printing import Printing
from .resolved import RatioCell, TextRow
from .spec import ChartSpec

_MOST_ARCS = 2
"""More arcs over a year would cross each other: their growth stands in a row under the chart."""


@dataclass(frozen=True)
class Grid:
    """What a chart shows: figures by series and period, their totals, and the categories of the periods."""

    rows: Sequence[Sequence[Figure | None]]
    totals: Sequence[Figure | None] | None
    periods: Sequence[Period]
    categories: Sequence[Category]

    def compared(self, end: int) -> tuple[int | None, Sequence[Figure | None]]:
        """What grows up to a column: the only part that it has as yet, else the total, else the first series."""
        part = part_under_way(self.rows, self.periods[end], end) if self.totals is not None else None
        if part is not None:
            return part, self.rows[part]
        return None, self.rows[0] if self.totals is None else self.totals


@dataclass(frozen=True)
class Grown:
    """Growth as it is shown; `says_over_period` where pills compare with the span before, which must be said."""

    pills: tuple[Pill, ...] = ()
    rows: tuple[TextRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    says_over_period: bool = False


def grown(spec: ChartSpec, printing: Printing, grid: Grid) -> Grown:
    """The growth that a chart is to show."""
    if not isinstance(spec, Growth) or not spec.growth:
        return Grown()
    if spec.growth == "year" and len(list(_a_year_apart(grid))) > _MOST_ARCS:
        return Grown(rows=(_row(printing, grid),))
    pairs = _pairs(spec, grid)
    pills = [pill for pair in pairs if (pill := _pill(spec, printing, grid, *pair)) is not None]
    if pills:
        before = [not are_comparable(grid.periods[pill.start], grid.periods[pill.end]) for pill in pills]
        return Grown(tuple(pills), says_over_period=any(before))
    row = _row(printing, grid) if spec.growth == "year" else None
    if row is not None and row.cells:
        return Grown(rows=(row,))
    return Grown(findings=tuple(_nothing(spec, grid, pairs)))


def _pairs(spec: Growth, grid: Grid) -> list[tuple[int, int]]:
    """The columns that are compared, whether or not they can be."""
    count = len(grid.periods)
    if isinstance(spec, Bracket) and spec.bracket:
        return [(0, count - 1)] if count > 1 else []
    if spec.growth == "year":
        return list(_a_year_apart(grid))
    pairs = list(pairwise(range(count)))
    return pairs[-1:] if spec.growth == "latest" else pairs


def _a_year_apart(grid: Grid) -> Iterator[tuple[int, int]]:
    for end, period in enumerate(grid.periods):
        start = next((index for index, one in enumerate(grid.periods[:end]) if one == period.comparative), None)
        if start is not None:
            yield start, end


def _pill(spec: Growth, printing: Printing, grid: Grid, start: int, end: int) -> Pill | None:
    part, row = grid.compared(end)
    before, current = row[start], row[end]
    if before is None or current is None or not _comparable(spec, grid.periods[start], grid.periods[end]):
        return None
    rate = growth(current, before, f"{current.name}.yoy")
    between = f"{grid.categories[start].name}–{grid.categories[end].name}"
    text = printing.label(_words(spec, printing, rate, current, before), rate, "", between)
    marked = spec.growth_mark if rate.value is not None and current.is_below_zero else None
    return Pill(start, end, text, printing.mark_of(marked) if marked else "", part)


def _comparable(spec: Growth, before: Period, current: Period) -> bool:
    """One span in two years; of neighbours also a span and the one just before it, as quarters."""
    bracketed = isinstance(spec, Bracket) and spec.bracket
    return are_comparable(before, current) or (not bracketed and current.months > 0 and current.previous == before)


def _words(spec: Growth, printing: Printing, rate: Figure, current: Figure, before: Figure) -> str:
    """A rate, or the words where there is none: 扭亏为盈."""
    if rate.value is None:
        # That it is over the period before is said beside the title.
        return changes.course(current, before).words.removeprefix(WORDS.over_period)
    session = printing.renderer.session
    alone = spec.growth == "latest" or (isinstance(spec, Bracket) and spec.bracket)
    if not alone:
        return session.rate(rate, wording.paren, printing.rate_places(rate))
    # Alone in its chart it says what the chart is for, as a sentence does, and has a sentence's decimals.
    text = session.rate(rate, wording.paren, printing.rate_places(rate, "text"))
    return f"+{text}" if rate.value > 0 else text


def _row(printing: Printing, grid: Grid) -> TextRow:
    """The growth of each period over the same span a year before, which need not be in the chart."""
    cells = []
    for index, period in enumerate(grid.periods):
        _, row = grid.compared(index)
        current, before = row[index], _a_year_before(printing, grid, index, period)
        if current is None or before is None:
            continue
        rate = growth(current, before, f"{current.name}.yoy")
        course = changes.course(current, before).words if rate.value is None else None
        text = course or printing.renderer.session.rate(rate, wording.paren, printing.rate_places(rate))
        cells.append(RatioCell(Print(text, rate, "chart", _where(printing.spec)), float(index)))
    return TextRow(WORDS.over_year, tuple(cells), keyed=False)


def _a_year_before(printing: Printing, grid: Grid, index: int, period: Period) -> Figure | None:
    """In the chart, else in the workbook where one series grows."""
    _, row = grid.compared(index)
    there = next((number for number, one in enumerate(grid.periods) if one == period.comparative), None)
    if there is not None:
        return row[there]
    return printing.reading.figure(printing.spec.series[0].figure, period.comparative) if grid.totals is None else None


def _nothing(spec: Growth, grid: Grid, pairs: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    """Why no growth is shown, unless values are still to be filled in, which is told as that."""
    if any(category.waits for category in grid.categories):
        return
    names = [category.name.replace("\n", " ") for category in grid.categories]
    if spec.growth == "year":
        what = f"growth: year does not apply: none of {WORDS.enumeration.join(names)} has its span a year before."
        hint = "Show five quarters or more, or write growth: true for that over the span before."
    elif not pairs:
        what = f"growth does not apply: {WORDS.enumeration.join(names)} is the only period with a value."
        hint = "Show another period, or take growth: away."
    else:
        told = WORDS.enumeration.join(WORDS.from_to.format(names[start], names[end]) for start, end in pairs)
        what = f"growth does not apply: {told}: no spans of one length that follow each other, none a year apart."
        hint = "Choose periods of one length, or take growth: away."
    yield Finding(WARNING, _where(spec), what, hint)


def _where(spec: ChartSpec) -> str:
    return place(spec.series[0].figure)
