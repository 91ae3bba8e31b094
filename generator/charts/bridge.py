"""A bridge from one total to another: over metrics in one period, or over periods by what changed between them.

What lies between two totals must add up to their difference. What it misses stands in the bridge as a bar of its own,
and is told with the cells; where only the last printed digit differs, a note says that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from ..finance import figures
from ..finance.figures import Figure
from ..finance.findings import FAILED_RECONCILIATION, Finding
from ..finance.period import Period
from ..language import wording
from ..language.chosen import WORDS
from ..text.render import place
from ..text.session import PLACEHOLDER
from .axis import check_axis
from .bridge_spec import BridgeSpec, StepSpec
from .data import Category, ChartData, Point, Role, Series, Step
from .guides import guides
from .over_metrics import period_of
from .periods import periods_of
from .printing import Printing
from .resolved import ResolvedChart
from .spec import ChartSpec

_MOST_PLACES = 3


@dataclass(frozen=True)
class _Bar:
    """A bar of the bridge: its name, its figure (None while it waits for one), what it is, and the print's series."""

    name: str
    figure: Figure | None
    step: Step
    role: Role = "current"


@dataclass(frozen=True)
class _Miss:
    """What the bars before a total (the one at that index) miss it by."""

    at: int
    gap: Figure
    parts: tuple[Figure, ...]
    whole: Figure


def bridge(spec: ChartSpec, printing: Printing) -> ResolvedChart:
    """The bridge's data: its totals, what lies between them, and what is missing there.

    Raises:
        TemplateError: an expression names what does not exist.
        MissingFigure: no period has a value.
    """
    assert isinstance(spec, BridgeSpec)
    printing.use = "parts"
    bars = list(_over_periods(spec, printing) if spec.is_over_periods else _over_metrics(spec, printing))
    rows = [(place_of(spec), [bar.figure for bar in bars])]
    check_axis(rows, printing.unit_line, summed=True)
    misses = list(_misses(bars))
    places, adds_up = _places(bars, misses, printing)
    real = [miss for miss in misses if not _is_rounding(miss, places)]
    shown = _with_gaps(bars, real)
    data = _data(spec, shown, places, printing)
    findings = tuple(_told(miss, spec) for miss in real)
    gaps = [_printed_gap(miss, places) for miss in misses if miss not in real]
    rounding = max(gaps, key=abs, default=Decimal(0))
    described = printing.description(data)
    return ResolvedChart(
        data, tuple(printing.prints), (), described, not adds_up, rounding, findings=findings
    )  # fmt: skip


def place_of(spec: ChartSpec) -> str:
    return spec.series[0].figure


# What stands in it


def _over_metrics(spec: BridgeSpec, printing: Printing) -> Iterator[_Bar]:
    """The first and the last series are totals, and so are those between that say it."""
    period = period_of(spec.at, printing)
    role: Role = "current" if period.end >= printing.renderer.workbook.current.end else "comparative"
    last = len(spec.series) - 1
    for index, series in enumerate(spec.series):
        figure = _needed(series.figure, period, printing)
        name = printing.name(series, [figure])
        if series.less and figure is not None:
            figure = figures.negated(figure)
        yield _Bar(name, figure, "total" if series.total or index in (0, last) else "change", role)


def _over_periods(spec: BridgeSpec, printing: Printing) -> Iterator[_Bar]:
    """The total of each period, and between two of them what each series changed by."""
    periods = periods_of(spec, printing.reading).chosen()
    total = spec.total or spec.series[0].figure
    by_parts = spec.total is not None
    yield _total(spec, total, periods[0], printing)
    for number, (before, after) in enumerate(pairwise(periods), 2):
        for series in spec.series:
            yield _change(spec, series, before, after, printing)
        if by_parts or number == len(periods):
            yield _total(spec, total, after, printing)


def _total(spec: BridgeSpec, total: str, period: Period, printing: Printing) -> _Bar:
    figure = _needed(total, period, printing)
    current = period.end >= printing.renderer.workbook.current.end
    return _Bar(printing.period_name(spec.category, period), figure, "total", "current" if current else "comparative")


def _change(spec: BridgeSpec, series: StepSpec, before: Period, after: Period, printing: Printing) -> _Bar:
    """What a series changed by; a chart of one series names it by its period."""
    old, new = (_needed(series.figure, period, printing) for period in (before, after))
    name = printing.name(series, [new, old]) if spec.total is not None else _change_name(spec, after, printing)
    if old is None or new is None:
        return _Bar(name, None, "change")
    change = figures.subtracted(new, old.converted(new.unit))
    return _Bar(name, figures.negated(change) if series.less else change, "change")


def _change_name(spec: BridgeSpec, after: Period, printing: Printing) -> str:
    return f"{printing.period_name(spec.category, after)}\n{WORDS.change}"


def _needed(expression: str, period: Period, printing: Printing) -> Figure | None:
    """A figure that has a value; one that is not there yet is noted as waited for."""
    figure = printing.reading.needed(expression, period)
    return None if figure is None or figure.value is None else figure


# Whether it adds up


def _misses(bars: Sequence[_Bar]) -> Iterator[_Miss]:
    """Each total after the first with what lies before it, and by how much that misses it; none while it waits."""
    parts: list[Figure] = []
    waits = not bars or bars[0].figure is None
    for index, bar in enumerate(bars):
        waits = waits or bar.figure is None
        if bar.figure is not None and bar.step == "total":
            if index and not waits:
                reached = figures.total(parts, "")
                yield _Miss(index, figures.subtracted(bar.figure, reached), tuple(parts), bar.figure)
            parts, waits = [bar.figure], False
        elif bar.figure is not None:
            parts.append(bar.figure)


def _places(bars: Sequence[_Bar], misses: Sequence[_Miss], printing: Printing) -> tuple[int, bool]:
    """As many decimals as make what is printed add up; whether any number of them does where the exact values do."""
    first = next((bar.figure for bar in bars if bar.figure is not None), None)
    if first is None:
        return 0, True
    least = printing.own_places(first)
    for places in range(least, _MOST_PLACES + 1):
        if not any(_printed_gap(miss, places) for miss in misses if _is_rounding(miss, places)):
            return places, True
    return least, False


def _printed_gap(miss: _Miss, places: int) -> Decimal:
    shown = sum((_rounded(part, miss.whole, places) for part in miss.parts), Decimal(0))
    return shown - _rounded(miss.whole, miss.whole, places)


def _rounded(figure: Figure, like: Figure, places: int) -> Decimal:
    value = figure.converted(like.unit).defined()
    return wording.rounded(value * 100 if like.unit.relative else value, places)


def _is_rounding(miss: _Miss, places: int) -> bool:
    """Whether half a last digit for each of the numbers explains what is missing."""
    scale = -(places + 2) if miss.gap.unit.relative else -places
    return abs(miss.gap.defined()) <= Decimal(len(miss.parts) + 1) / 2 * Decimal(1).scaleb(scale)


def _told(miss: _Miss, spec: ChartSpec) -> Finding:
    """What does not add up, with the cells of all that should."""
    parts = " + ".join(f"{part.told} {part.shown}" for part in miss.parts)
    what = f"a bridge does not add up: {parts} miss {miss.whole.told} {miss.whole.shown} by {miss.gap.shown}."
    hint = "Correct the cells or add the step that is missing; the chart shows the difference as a bar."
    cells = tuple(dict.fromkeys(cell for figure in (*miss.parts, miss.whole) for cell in figure.typed_cells))
    return Finding(FAILED_RECONCILIATION, place(place_of(spec)), what, hint, cells)


def _with_gaps(bars: Sequence[_Bar], misses: Sequence[_Miss]) -> list[_Bar]:
    """The bars, and before a total that is missed what it is missed by."""
    at = {miss.at: miss.gap for miss in misses}
    shown: list[_Bar] = []
    for index, bar in enumerate(bars):
        if index in at:
            shown.append(_Bar(WORDS.unexplained, at[index], "gap", bar.role))
        shown.append(bar)
    return shown


# As plain values


def _data(spec: BridgeSpec, bars: Sequence[_Bar], places: int, printing: Printing) -> ChartData:
    categories = [Category(_named(bar), bar.role, step=bar.step, waits=bar.figure is None) for bar in bars]
    points = [_point(bar, places, printing) for bar in bars]
    data = ChartData(spec.kind, tuple(categories), (Series("", tuple(points)),))
    totals = [bar.figure for bar in bars if bar.step == "total"]
    return replace(data, guides=guides(spec, printing, totals, places))


def _named(bar: _Bar) -> str:
    return f"{bar.name}\n{PLACEHOLDER}" if bar.figure is None else bar.name


def _point(bar: _Bar, places: int, printing: Printing) -> Point:
    if bar.figure is None:
        return Point(None)
    said: Callable[[Figure, int], str] = wording.paren if bar.step == "total" else wording.signed
    return Point(bar.figure.value, (printing.label(said(bar.figure, places), bar.figure, "", bar.name),))
