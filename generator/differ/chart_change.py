"""A change of a chart, told by its two sides."""

from __future__ import annotations

from collections.abc import Iterable

from ..language.chosen import WORDS
from .changes import PointChange
from .compare_text import TextChange

_FEW = 3


def chart_change(where: str, sides: Iterable[str | None], points: tuple[PointChange, ...] = ()) -> TextChange:
    """A `chart` whose old and new side are worked out alike."""
    old, new = sides
    return TextChange("chart", where, old, new, points=points)


def listed(told: Iterable[str]) -> str:
    return WORDS.semicolon.join(told)


def few(told: list[str]) -> str:
    """The first of many, and how many more there are."""
    more = f" and {len(told) - _FEW} more" if len(told) > _FEW else ""
    return ", ".join(told[:_FEW]) + more
