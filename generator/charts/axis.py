"""Whether the values of a chart can stand on one axis: one currency, and the unit that the chart says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..errors import Problem, TemplateError
from ..finance.currencies import MONEY
from ..finance.figures import Figure
from ..text.render import place
from .periods import UNSCALED
from .unit_line import UnitLine

Value = tuple[str, Figure]
"""A figure and the expression that it comes from."""


def check_axis(values: Iterable[tuple[str, Sequence[Figure | None]]], said: UnitLine, *, summed: bool = False) -> None:
    """Refuse what cannot be drawn together. `values` are the rows by expression; `summed` are parts of a whole.

    Raises:
        TemplateError: two currencies, parts of two dimensions, or a value that the chart's own unit cannot have.
    """
    known = [(expression, figure) for expression, row in values for figure in row if figure is not None]
    scaled = [(expression, figure) for expression, figure in known if figure.unit.dimension not in UNSCALED]
    for expression, figure in scaled:
        first = _apart(figure, scaled, summed=summed)
        if first is not None:
            money = {figure.unit.dimension, first.unit.dimension} <= set(MONEY)
            hint = _ONE_CURRENCY if money else "Draw them in two charts, or check 单位."
            _refuse(expression, f"{figure.told} is in {_in(figure)} and {first.told} in {_in(first)}", hint)
        if said.own and said.unit is not None and figure.unit.dimension != said.unit.dimension:
            what = f"{figure.told} is in {_in(figure)}, and the chart in {said.unit.name}"
            _refuse(expression, what, "Check unit: and 单位.")


def _apart(figure: Figure, others: Sequence[Value], *, summed: bool) -> Figure | None:
    """The first figure that one cannot stand beside."""
    for _, other in others:
        of_two = other.unit.dimension != figure.unit.dimension
        if of_two and (summed or {other.unit.dimension, figure.unit.dimension} <= set(MONEY)):
            return other
    return None


def _in(figure: Figure) -> str:
    return figure.unit.name or figure.unit.dimension


_ONE_CURRENCY = "Draw them in two charts, or give both rows one currency in 单位."


def _refuse(expression: str, what: str, hint: str) -> None:
    raise TemplateError(Problem(place(expression), f"{what}: they are never put together.", hint))
