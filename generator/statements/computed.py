"""What is calculated of a row beside its periods: growth over the year and the period before, points, shares."""

from __future__ import annotations

from collections.abc import Mapping

from ..finance.period import Period
from ..spec.scalars import Text
from ..text.render import Renderer, place
from ..text.terms import Term
from .rows import ROW, Row
from .spec import Computed


def stands(one: Computed, row: Row, period: Period, renderer: Renderer, names: Mapping[str, object]) -> bool:
    """Whether a column says anything of a row: points of a ratio only, a share of what is in its own unit."""
    figure = row.figure(period)
    if figure is None:
        return True
    if one.show == "pp":
        return figure.unit.dimension == "ratio"
    if one.share_of is None:
        return True
    whole = renderer.existing(one.share_of, names)
    known = isinstance(whole, Term) and whole.exists
    return not known or (isinstance(whole, Term) and whole.figure.unit.dimension == figure.unit.dimension
                         and not figure.unit.relative)  # fmt: skip


def computed_term(
    one: Computed, row: Row, period: Period, renderer: Renderer, names: Mapping[str, object]
) -> object | None:  # fmt: skip
    """The figure of a computed column, missing where it waits for something; None where there is nothing to compare."""
    assert row.asked is not None
    own = renderer.value(row.asked.expression, names)
    known = {**names, ROW: own}
    if one.figure is not None:
        return renderer.value(one.figure, known)
    if one.share_of is not None:
        return renderer.value(Text.at(f"{ROW}.share_of({one.share_of})", place(one.share_of)), known)
    before = period.previous if one.show == "qoq" else period.comparative
    unlike = one.show == "yoy" and period.is_transition  # which is told by itself
    if row.figure(before) is None and not unlike and not _is_awaited(row, before):
        return None
    if isinstance(own, Term) and own.metric is not None:
        return renderer.value(Text.at(f"{ROW}.{one.show}", row.where), known)
    base = renderer.value(row.asked.expression, row.asked.reading.names_in(before))
    return renderer.value(Text.at(f"{ROW}.growth_over(before)", row.where), {**known, "before": base})


def _is_awaited(row: Row, period: Period) -> bool:
    """Whether a row that has begun has a gap there, in a column that the workbook has."""
    metric = row.asked.metric if row.asked is not None else None
    if metric is None or period not in metric.empty:
        return False
    alike = (figure.period for figure in metric.filled() if figure.period and figure.period.months == period.months)
    return any(one.end < period.end for one in alike)
