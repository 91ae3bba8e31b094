"""What builds and checks tell: plain results that a program may read and the command line prints."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..finance.findings import MISSING, UNSETTLED, Finding

if TYPE_CHECKING:
    from ..differ.changes import Comparison


@dataclass(frozen=True)
class Summary:
    """What a deck holds: slides, charts, prints of figures, and those of them that lead back to a cell."""

    slides: int = 0
    charts: int = 0
    figures: int = 0
    tied: int = 0


@dataclass(frozen=True)
class BuildResult:
    """What a build did. `deck` is None for a final deck that was refused; `kept` is a copy of the deck that was there.

    That had been edited by hand or, with `known` false, is none that jianbao knows.
    """

    deck: Path | None
    sidecar: Path | None
    build: str
    summary: Summary
    findings: tuple[Finding, ...] = ()
    unchanged: bool = False
    kept: Path | None = None
    known: bool = True
    edits: Comparison | None = None
    """What had been edited by hand in the deck that was there, where the build it came from is still kept."""
    replaced: bool = True
    seconds: float = 0.0
    mended: tuple[str, ...] = ()
    """What was put right that a command which was stopped had left behind."""

    @property
    def refused(self) -> bool:
        return self.deck is None

    @property
    def mattering(self) -> tuple[Finding, ...]:
        """The findings that make `check` fail; of a deck that was refused, all that refuse it."""
        return _stopping(self.findings, self.refused)


class LookResult(NamedTuple):
    """Some slides of a deck, and what was found on them."""

    deck: Path
    findings: tuple[Finding, ...]
    seconds: float


class TypedNumber(NamedTuple):
    """A number, in digits or in words, that a template types: no cell is behind it. `context` is what it stands in."""

    slide: int
    text: str
    template: str
    context: str


@dataclass(frozen=True)
class CheckResult:
    """What a build would find."""

    summary: Summary
    findings: tuple[Finding, ...] = ()
    period: str = ""
    filled: int = 0
    """Cells of the reporting period that are filled and feed the deck."""
    typed: tuple[TypedNumber, ...] = ()

    @property
    def to_fill(self) -> int:
        return sum(one.kind == MISSING for one in self.findings)

    def stopping(self, final: bool) -> tuple[Finding, ...]:
        """The findings that make `check` fail: all but warnings, unsettled figures only for a final deck."""
        return _stopping(self.findings, final)


def _stopping(findings: tuple[Finding, ...], final: bool) -> tuple[Finding, ...]:
    return tuple(one for one in findings if one.stops_final and (final or one.kind != UNSETTLED))
