"""Findings: what a reviewer must know before a deck goes out. A draft is built with them, a final one is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..errors import Problem
from .figures import Cell

FAILED_RECONCILIATION = "reconciliation"
FALSE_CLAIM = "claim"
TURNED = "turned"
"""A sentence whose claim does not hold stands in its other wording: worth reading, and true."""
UNSETTLED = "status"
OVERFLOW = "overflow"
MISSING = "missing"
"""A value that the deck needs and the workbook does not hold; a visible placeholder stands for it."""
RESTATED = "restated"
"""A figure of an earlier period has another value than was published, and nobody says why."""
STALE = "stale"
"""Words of the last period's deck that speak of time, or a row carried over: worth reading before a final deck."""
DOUBT = "doubt"
"""A cell that may be meant in two ways, or must be confirmed by a person: 0.315 beside 单位 %."""
WARNING = "warning"
"""A warning is worth a look; it stops not even a final deck."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its kind, where it is, what it is, what to do; the cells it comes from, and the slide it is on."""

    kind: str
    where: str
    what: str
    hint: str = ""
    cells: tuple[Cell, ...] = ()
    slide: int | None = None

    @property
    def stops_final(self) -> bool:
        return self.kind not in (WARNING, STALE, TURNED)

    def __str__(self) -> str:
        return str(Problem(self.where, self.what, self.hint))


def warning(problem: Problem) -> Finding:
    return Finding(WARNING, problem.where, problem.what, problem.hint)


def doubt(problem: Problem) -> Finding:
    cells = tuple(Cell(*one.split("!", 1)) for one in problem.cells)
    return Finding(DOUBT, problem.where, problem.what, problem.hint, cells)


def told_slides(slides: Iterable[int]) -> str:
    """slide 3; slides 3, 5; nothing for none"""
    numbers = sorted(set(slides))
    return f"slide{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}" if numbers else ""
