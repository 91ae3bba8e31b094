"""Bars that lie: metrics in one period, or periods of one metric, as given or sorted by value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ..finance.figures import Figure
from ..text.session import PLACEHOLDER
from .axis import check_axis
from .bars_spec import BarsSpec
from .data import Category, ChartData, Role, Series
from .guides import guides
from .over_metrics import period_of
from .periods import periods_of
from .printing import Printing
from .resolved import ResolvedChart
from .spec import ChartSpec


class _Bar(NamedTuple):
    """A bar with its name; its figure is None while the workbook has none."""

    name: str
    figure: Figure | None
    role: Role


def bars(spec: ChartSpec, printing: Printing) -> ResolvedChart:
    """The bars' data, a category for each.

    Raises:
        TemplateError: an expression names what does not exist.
        MissingFigure: no period has a value.
    """
    assert isinstance(spec, BarsSpec)
    found = list(_over_periods(spec, printing) if spec.is_over_periods else _over_metrics(spec, printing))
    shown = _sorted(found, spec)
    figures = [bar.figure for bar in shown]
    check_axis([(spec.series[0].figure, figures)], printing.unit_line, summed=True)
    points = tuple(printing.point(bar.figure, None, "", bar.name, None) for bar in shown)
    categories = tuple(Category(_named(bar), bar.role, waits=bar.figure is None) for bar in shown)
    data = ChartData(
        spec.kind, categories, (Series("", points),), guides=guides(spec, printing, figures, None), across=True
    )  # fmt: skip
    return ResolvedChart(data, tuple(printing.prints), (), printing.description(data))


def _over_metrics(spec: BarsSpec, printing: Printing) -> Iterator[_Bar]:
    period = period_of(spec.at, printing)
    for series in spec.series:
        figure = printing.reading.needed(series.figure, period)
        name = printing.name(series, [figure])
        stands_out = spec.mark is None or str(series.figure) == str(spec.mark)
        yield _Bar(name, figure, "current" if stands_out else "comparative")


def _over_periods(spec: BarsSpec, printing: Printing) -> Iterator[_Bar]:
    current = printing.renderer.workbook.current
    for period in periods_of(spec, printing.reading).chosen():
        role: Role = "forecast" if period.forecast else "current" if period.end >= current.end else "comparative"
        figure = printing.reading.needed(spec.series[0].figure, period)
        yield _Bar(printing.period_name(spec.category, period), figure, role)


def _sorted(found: Sequence[_Bar], spec: BarsSpec) -> list[_Bar]:
    """By value; bars that wait for theirs come last."""
    if spec.sort == "given":
        return list(found)
    down = spec.sort == "descending"
    known = [bar for bar in found if bar.figure is not None and bar.figure.value is not None]
    ordered = sorted(known, key=_value, reverse=down)
    return ordered + [bar for bar in found if bar not in known]


def _value(bar: _Bar) -> Decimal:
    return bar.figure.defined() if bar.figure is not None else Decimal(0)


def _named(bar: _Bar) -> str:
    waits = bar.figure is None and PLACEHOLDER not in bar.name
    return f"{bar.name}\n{PLACEHOLDER}" if waits else bar.name
