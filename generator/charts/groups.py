"""Years and half-years in one chart: which categories stand together under one heading, and what is like with like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..finance.figures import Figure
from ..finance.period import Period
from ..language.chosen import PERIOD_FORMS
from .data import Category

_YEAR = 12


def grouped(named: Sequence[tuple[Category, Period]]) -> tuple[tuple[Category, ...], tuple[str, ...]]:
    """The categories with their groups, and the groups' headings (全年, 上半年): none where all are of one length.

    A column of twelve months beside one of six reads as a fall, unless it is seen that they are no neighbours.
    """
    lengths = {span.months for _, span in named}
    if len(lengths) < 2 or min(lengths) == 0 or max(lengths) > _YEAR:
        return tuple(category for category, _ in named), ()
    categories: list[Category] = []
    groups: list[list[Period]] = []
    for category, span in named:
        if not groups or groups[-1][-1].months != span.months:
            groups.append([])
        groups[-1].append(span)
        categories.append(replace(category, group=len(groups) - 1))
    return tuple(categories), tuple(map(_heading, groups))


def _heading(spans: Sequence[Period]) -> str:
    """What the spans of a group are, where they are all the same part of a year."""
    parts = {PERIOD_FORMS["part"](span) for span in spans}
    return parts.pop() if len(parts) == 1 else ""


def part_under_way(rows: Sequence[Sequence[Figure | None]], period: Period, index: int) -> int | None:
    """The only part that a column has as yet, where it is of less than the column's period.

    Half of this year is compared with that half of the last one, not with all of it.
    """
    known = [(number, row[index]) for number, row in enumerate(rows) if row[index] is not None]
    if len(rows) < 2 or len(known) != 1:
        return None
    number, figure = known[0]
    span = figure.period if figure is not None else None
    return number if span is not None and 0 < span.months < period.months else None
