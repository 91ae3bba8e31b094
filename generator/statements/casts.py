"""Whether a statement casts: sums that stand in it, exactly and as printed, column by column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..errors import Problem
from ..finance.figures import Figure
from ..finance.period import Period
from ..language.wording import rounded
from ..workbook.model import Workbook
from ..workbook.sums import Addition, additions, terms_of
from .rows import Row

Printed = Callable[[Row, Period], "tuple[Figure, int] | None"]
"""A row's figure in the unit in which it is printed, and its decimals."""


@dataclass(frozen=True)
class Cast:
    """A sum in one period: by how much what is printed differs, and by how much the exact values do beyond rounding."""

    where: str
    name: str
    period: Period
    apart: Decimal
    missing: Decimal
    cells: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        return f"the parts of {self.name} in {self.period} differ from it by {abs(self.apart):f}"


def casts(rows: Sequence[Row], spans: Sequence[Period], workbook: Workbook, printed: Printed) -> list[Cast]:
    """The sums of a statement that do not come to what stands there, those that its rows name and those of 勾稽."""
    known = [(row, terms_of(str(row.spec.sum))) for row in rows if row.spec.sum is not None]
    own = [_Sum(_key(row), tuple(parts), row.where, stated=True) for row, parts in known]
    own += [_Sum(_key(row), tuple(row.terms), row.where) for row in rows if len(row.terms) > 1]
    named = {(one.total, one.parts) for one in own}
    own += [_Sum(*each, "") for each in additions(workbook) if (each.total, each.parts) not in named]
    return [cast for period in spans for cast in _of_period(rows, own, period, printed)]


@dataclass(frozen=True)
class _Sum:
    """`stated` is one that a row claims: its exact values must agree as well; those of 勾稽 are checked there."""

    total: str
    parts: tuple[tuple[str, int], ...]
    where: str
    stated: bool = False


@dataclass(frozen=True)
class _Shown:
    exact: Decimal
    rounded: Decimal
    places: int
    unit: str
    label: str
    cells: tuple[str, ...]


def _key(row: Row) -> str:
    """What a row is called in sums: the metric that it shows, else its expression."""
    terms = row.terms
    return terms[0][0] if len(terms) == 1 else row.asked.expression if row.asked is not None else ""


def _of_period(rows: Sequence[Row], sums: Sequence[_Sum], period: Period, printed: Printed) -> Iterator[Cast]:
    shown = dict(_shown(rows, period, printed))
    for one in sums:
        if one.total not in shown or any(key not in shown for key, _ in one.parts):
            continue
        members = [shown[one.total], *(shown[key] for key, _ in one.parts)]
        if len({member.unit for member in members}) > 1:
            continue
        cast = _cast(one, period, shown)
        if cast.apart or cast.missing:
            yield cast


def _shown(rows: Sequence[Row], period: Period, printed: Printed) -> Iterator[tuple[str, _Shown]]:
    """What each metric is in the statement; a row of −x shows x with its sign turned."""
    for row in rows:
        found = printed(row, period) if row.asked is not None and not row.is_heading else None
        if found is None:
            continue
        figure, places = found
        sign = row.terms[0][1] if len(row.terms) == 1 else 1
        cells = tuple(map(str, figure.typed_cells))
        exact, printed_as = sign * figure.defined(), sign * rounded(figure.defined(), places)
        own = row.spec.label if row.spec.label is not None and "{" not in row.spec.label else None
        label = str(own or figure.label or figure.name)
        yield _key(row), _Shown(exact, printed_as, places, figure.unit.dimension, label, cells)


def _cast(one: _Sum, period: Period, shown: Mapping[str, _Shown]) -> Cast:
    addition = Addition(one.total, one.parts)
    total = shown[one.total]
    apart = addition.gap({key: each.rounded for key, each in shown.items()}) or Decimal(0)
    exact = addition.gap({key: each.exact for key, each in shown.items()}) or Decimal(0)
    allowed = Decimal(len(one.parts) + 1) / 2 * Decimal(1).scaleb(-total.places)
    beyond = exact if one.stated and abs(exact) > allowed else Decimal(0)
    return Cast(one.where, total.label, period, Decimal(0) if beyond else apart, beyond, total.cells)


def problem_of(cast: Cast) -> Problem:
    """What to say of a sum that rounding does not explain."""
    what = f"the parts of {cast.name} in {cast.period} miss it by {abs(cast.missing).normalize():f}."
    return Problem(cast.where, what, "Correct the parts or the total: no rounding explains it.", cast.cells)
