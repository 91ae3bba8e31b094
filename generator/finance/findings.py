"""Findings: what a reviewer must know before a deck goes out. A draft is built with them, a final one is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from ..errors import Problem
from .figures import Cell
from .status import Status

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
STORED = "stored"
"""A formula's stored result is not what its cells give: a workbook saved without calculating it."""
GLYPH = "glyph"
"""A character that a chart's font does not have: readers see a box."""
CONTRAST = "contrast"
"""A text in a colour that is hard to read on its ground; whoever made the master may want it so."""
CONTRADICTED_UNIT = "unit"
"""A unit in words over figures that are in another: 1,739,700.0 under 单位：百万元人民币."""
DOUBT = "doubt"
"""A cell that may be meant in two ways, or must be confirmed by a person: 0.315 beside 单位 %."""
WARNING = "warning"
"""A warning is worth a look; it stops not even a final deck."""


class Matter(Protocol):
    """What a finding is about, as plain values; its sentence is made when it is printed, and only here."""

    @property
    def label(self) -> str:
        """The figure's name with its period."""

    def sentence(self, slides: str) -> str:
        """In words, with the slides that the figure feeds: "slides 3, 5", or nothing for none."""


class Needed(NamedTuple):
    """An empty cell that slides wait for."""

    label: str

    def sentence(self, slides: str) -> str:  # noqa: ARG002 what to do says where it is waited for
        return f"{self.label} is needed and empty."


class Unsettled(NamedTuple):
    """A printed figure that nobody has settled yet."""

    label: str
    status: Status

    def sentence(self, slides: str) -> str:
        return f"{self.label} is {self.status.value}, and printed on {slides}."


class Undirected(NamedTuple):
    """A row below zero whose growth is said, and nobody says whether that is a loss, an outflow or neither."""

    label: str
    values: str

    def sentence(self, slides: str) -> str:
        where = f"growth of it stands on {slides}" if slides else "a template asks whether it is a loss"
        return f"{self.label} is {self.values}, and its row does not say what that is; {where}."


class PrintedZero(NamedTuple):
    """A figure that is not zero and is printed as if it were."""

    label: str
    text: str
    value: str
    decimals: int

    def sentence(self, slides: str) -> str:
        needed = f"{self.decimals} decimal{'s' if self.decimals > 1 else ''} would show it"
        return f"{self.label} is {self.value}, and printed as {self.text} on {slides}: {needed}."


class Restated(NamedTuple):
    """A figure with another value than was published, and why where somebody says so.

    `beside` is what the sentence goes on to say of a column that holds what was published.
    """

    label: str
    before: str
    now: str
    reason: str = ""
    beside: str = ""

    def sentence(self, slides: str) -> str:
        printed = f"printed on {slides}" if slides else "printed nowhere"
        reason = f" Reason: {self.reason}." if self.reason else ""
        return f"{self.label}: {self.before} → {self.now}, restated; {printed}.{reason}{self.beside}"


class Cleared(NamedTuple):
    """A figure that was published and is gone."""

    label: str
    before: str

    def sentence(self, slides: str) -> str:  # noqa: ARG002 it is printed nowhere any more
        return f"{self.label}: {self.before} → empty."


class Latest(NamedTuple):
    """The latest figure there is, which was the latest in the last deck too."""

    label: str
    last_deck: str

    def sentence(self, slides: str) -> str:
        return f"{self.label} is the latest there is, as in the deck of {self.last_deck}; printed on {slides}."


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its kind, where it is, what it is, what to do; the cells it comes from, and the slide it is on.

    `feeds` are the slides that print the figure, or wait for it.
    """

    kind: str
    where: str
    matter: str | Matter
    advice: str = ""
    cells: tuple[Cell, ...] = ()
    slide: int | None = None
    feeds: tuple[int, ...] = ()

    @property
    def stops_final(self) -> bool:
        return self.kind not in (WARNING, STALE, TURNED, CONTRAST)

    @property
    def label(self) -> str:
        """The figure it is about; empty where it is about something else."""
        return "" if isinstance(self.matter, str) else self.matter.label

    @property
    def what(self) -> str:
        return self.matter if isinstance(self.matter, str) else self.matter.sentence(told_slides(self.feeds))

    @property
    def hint(self) -> str:
        """What to do, and for an empty cell which slides wait for it."""
        waiting = f"It feeds {told_slides(self.feeds)}." if self.kind == MISSING and self.feeds else ""
        return f"{self.advice} {waiting}" if waiting else self.advice

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
