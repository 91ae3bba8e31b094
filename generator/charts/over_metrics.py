"""Charts whose categories are metrics in one period: each series of the spec is a part of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..errors import Problem, TemplateError
from ..finance.period import Period
from ..spec.scalars import Text
from ..text.render import place
from ..text.terms import Missing, MissingFigure, PeriodTerm, Term
from . import sums
from .axis import check_axis
from .data import Category, ChartData, Point, Series
from .printing import Printing
from .resolved import ResolvedChart
from .spec import ChartSpec, OverMetrics


def over_metrics(spec: ChartSpec, printing: Printing) -> ResolvedChart:
    """The chart's one series of data, a point for each metric that has a value.

    Raises:
        TemplateError: an expression names what does not exist.
        MissingFigure: the period is that of a figure that the workbook does not hold.
    """
    assert isinstance(spec, OverMetrics)
    period = period_of(spec.at, printing)
    found = [printing.reading.figure(series.figure, period) for series in spec.series]
    rows = [(series.figure, [figure]) for series, figure in zip(spec.series, found, strict=True)]
    check_axis(rows, printing.unit_line, summed=True)
    names = [printing.name(series, [figure]) for series, figure in zip(spec.series, found, strict=True)]
    marked = str(spec.mark or "")
    categories, points = [], []
    for series, name, figure in zip(spec.series, names, found, strict=True):
        if figure is None:
            continue
        categories.append(Category(name, "current" if str(series.figure) == marked else "comparative"))
        points.append(printing.point(figure, None, name, name, None))
    centre = _centre(spec, categories, points, printing)
    data = ChartData(spec.kind, tuple(categories), (Series("", tuple(points)),), centre=centre)
    known = [figure for figure in found if figure is not None]
    apart = sums.apart_from_whole(known, printing.own_places(known[0])) if known else Decimal(0)
    return ResolvedChart(data, tuple(printing.prints), (), printing.description(data), shares=apart)


def _centre(
    spec: OverMetrics, categories: Sequence[Category], points: Sequence[Point], printing: Printing
) -> tuple[str, ...]:  # fmt: skip
    """What the chart says in its middle: its message, and the value of what is marked."""
    said = printing.words(spec.centre, "") if spec.centre is not None else ""
    marked = [point for category, point in zip(categories, points, strict=True) if category.role == "current"]
    value = " ".join(marked[0].labels) if marked else ""
    return tuple(text for text in (said, value) if text)


def period_of(at: Text | None, printing: Printing) -> Period:
    """The period that an expression names; the current one without any.

    Raises:
        TemplateError: what it names has none.
        MissingFigure: the period is that of a figure that the workbook does not hold.
    """
    if not at:
        return printing.renderer.workbook.current
    found = printing.renderer.value(at, printing.names)
    if isinstance(found, Missing):
        raise MissingFigure(found.problem)
    if not isinstance(found, (Term, PeriodTerm)):
        what = f'"{at}" has no period.'
        raise TemplateError(Problem(place(at), what, "Name a figure or a period, as revenue.latest."))
    return found.period
