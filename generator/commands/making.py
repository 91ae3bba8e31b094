"""A deck made in memory, and put into its place: the two halves of every build, wherever each of them runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ..lineage.store import write_deck
from .chosen import Chosen
from .request import BuildRequest
from .results import BuildResult, Summary
from .telling import Counted, Tell, nobody
from .unchanged import id_of

if TYPE_CHECKING:
    from ..charts.render import ChartQueue
    from ..finance.findings import Finding
    from .warm import Warm

class Made(NamedTuple):
    """A deck and its lineage as the bytes of two files; both empty for a final deck that its findings refuse."""

    build: str
    summary: Summary
    findings: tuple[Finding, ...]
    deck: bytes = b""
    lineage: str = ""
    seconds: float = 0.0
    """How long it took to make, where that is known."""


def make(
    request: BuildRequest, chosen: Chosen, parts: Sequence[str], charts: ChartQueue, warm: Warm | None, tell: Tell,
    counted: Counted = nobody,
) -> Made:  # fmt: skip
    """Read and set a deck. Writes nothing but what caches keep.

    Raises:
        JianbaoError: the workbook or the template cannot be used as it stands.
    """
    from . import steps

    tell("reading")
    sources = steps.read(request, chosen, parts, warm)
    tell("setting slides")
    deck = steps.set_slides(request, sources, charts, counted)
    compared = steps.compared(request, sources, deck)
    tell("drawing charts")
    omitted = steps.place_charts(deck, charts, counted)
    name = id_of(request, parts, sources.against)
    content = steps.packed(request, deck, name)
    findings = steps.judged(request, sources, (*deck.findings, *compared, *omitted), content)
    summary = steps.summary_of(deck)
    if request.final and any(finding.stops_final for finding in findings):
        return Made(name, summary, findings)
    lineage = steps.lineage_of(request, sources, deck, content, findings, name, parts)
    return Made(name, summary, findings, content, lineage)


def put(request: BuildRequest, made: Made, tell: Tell) -> BuildResult:
    """The deck with its lineage on disk, and what had been edited by hand in the deck that was there.

    Raises:
        OutputError: the folder cannot be written; the deck before stays as it was.
    """
    if not made.deck:
        return BuildResult(None, None, made.build, made.summary, made.findings)
    tell("writing")
    written = write_deck(request.target, made.deck, made.lineage, request.project.history, made.build, tell)
    result = BuildResult(
        written.deck, written.sidecar, made.build, made.summary, made.findings, kept=written.kept, known=written.known,
        replaced=written.replaced, mended=written.mended,
    )  # fmt: skip
    if written.kept is None or not written.known:
        return result
    from .hand_edits import hand_edits

    return replace(result, edits=hand_edits(written.kept, request.project))
