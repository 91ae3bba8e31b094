"""A chart as plain data: what is to be drawn, resolved and worded, with no way of drawing it.

Everything here is hashable and picklable: it is the key of the chart cache and the argument of a worker process,
and a second way of drawing (native, editable charts) will start from it. Labels are final texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Role = Literal["current", "comparative", "forecast"]
Naming = Literal["direct", "none"]
Step = Literal["", "total", "change", "gap"]
"""Of a bridge: a total, what is added to it or taken away, and what nobody has explained."""


@dataclass(frozen=True, slots=True)
class Category:
    """One place on the category axis. `role` chooses its tint: current, comparative or forecast.

    Categories of one `group` stand together: whole years, and beyond a gap half-years. One that `waits` lacks a value
    that is still to be filled in, and what is made of all its parts is not known.
    """

    name: str
    role: Role = "comparative"
    group: int = 0
    step: Step = ""
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One value of one series; `value` is None where there is none. `labels` stand side by side ("520.4", "29.9%")."""

    value: Decimal | None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """One series, a point for each category. `note` is a quiet second line under a direct label ("同比 +256%")."""

    name: str
    points: tuple[Point, ...]
    note: str = ""
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Pill:
    """A growth label between two categories (indices), as "21.4%" with an optional raised footnote mark.

    Of stacked columns it may be the growth of one `part` only, the index of its series.
    """

    start: int
    end: int
    text: str
    mark: str = ""
    part: int | None = None


@dataclass(frozen=True, slots=True)
class Guide:
    """A line through the whole chart at one value, as a target or an average, and what it says."""

    value: Decimal
    label: str


@dataclass(frozen=True, slots=True)
class ChartData:
    """A resolved chart.

    `totals` are labels over stacks, one a category, or empty. `insets` are ratio labels at the foot inside the first
    series' columns, one a category, or empty. `arrow` draws an arrow from the first to the last column, as for a CAGR.
    `naming` is "direct" where series names stand beside their marks, else the legend is native text outside.
    `headings` name the groups of categories where there are several. `centre` is what a doughnut says in its hole.
    `close` keeps columns together in a picture that is wide for them. `across` turns columns into bars. `margin` is
    kept free at the right, in points, for what `guides` say, `left` for what stands before rows of text below.
    Of columns with lines the first `columns` series are columns, `stacked` or side by side.
    Of a chart that is `tabled` labels of points stand there too: one without room in the drawing is not missing.
    """

    kind: str
    categories: tuple[Category, ...]
    series: tuple[Series, ...]
    totals: tuple[str, ...] = ()
    insets: tuple[str, ...] = ()
    pills: tuple[Pill, ...] = ()
    naming: Naming = "none"
    arrow: bool = False
    bracket: bool = False
    headings: tuple[str, ...] = ()
    centre: tuple[str, ...] = ()
    close: bool = False
    across: bool = False
    guides: tuple[Guide, ...] = ()
    margin: float = 0.0
    left: float = 0.0
    tabled: bool = False
    columns: int = 0
    stacked: bool = False

    @property
    def has_values(self) -> bool:
        """Whether there is anything to be drawn."""
        return any(point.value is not None for series in self.series for point in series.points)

    @property
    def breaks(self) -> tuple[int, ...]:
        """The categories before which a gap stands, by their indices."""
        groups = [category.group for category in self.categories]
        return tuple(index for index in range(1, len(groups)) if groups[index] != groups[index - 1])
