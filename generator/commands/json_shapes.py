"""The JSON that commands print and sidecars keep: what a program may rely on, in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..lineage.format import finding_to_json

if TYPE_CHECKING:
    from ..office.preview import Preview
    from ..tieout.tieout import TieOut, Traced
    from .results import BuildResult, CheckResult, LookResult

Json = Mapping[str, object]


def build_json(result: BuildResult) -> Json:
    return {
        "deck": None if result.deck is None else result.deck.as_posix(),
        "lineage": None if result.sidecar is None else result.sidecar.as_posix(),
        "build": result.build,
        "unchanged": result.unchanged,
        "kept": None if result.kept is None else result.kept.as_posix(),
        "known": result.known,
        "edits": _edits(result),
        "mended": list(result.mended),
        "summary": vars(result.summary),
        "findings": [finding_to_json(one) for one in result.findings],
        "seconds": round(result.seconds, 3),
    }


def _edits(result: BuildResult) -> list[object] | None:
    """What had been edited by hand in the deck that was set aside, as diff tells it."""
    if result.edits is None:
        return None
    from ..differ.reports.as_json import as_json

    return list(as_json(result.edits)["changes"])


def look_json(result: LookResult) -> Json:
    """Some slides of a deck, and what was found on them."""
    return {"deck": result.deck.as_posix(), "findings": [finding_to_json(one) for one in result.findings]}


def check_json(result: CheckResult) -> Json:
    return {
        "summary": vars(result.summary),
        "findings": [finding_to_json(one) for one in result.findings],
        "typed": [one._asdict() for one in result.typed],
    }


def preview_json(result: Preview) -> Json:
    return {"files": [path.as_posix() for path in result.files]}


def trace_json(found: TieOut, chosen: Sequence[Traced]) -> Json:
    """The numbers chosen, and what holds for the whole deck."""
    from ..tieout.tieout import STATES

    return {
        "deck": found.deck.as_posix(),
        "build": found.record.build,
        "counts": {state: found.count(state) for state in STATES},
        "share_tied": round(found.share_tied, 4),
        "numbers": [_number(one) for one in chosen],
        "edits": [edit._asdict() for edit in found.edits],
    }


def _number(one: Traced) -> Json:
    printed = one.printed
    return {
        "state": one.state, "slide": one.slide, "shape": one.shape, "where": one.where, "text": one.text,
        "was": one.was or None, "context": one.context or None, "use": printed.use if printed else None,
        "template": one.template or None, "print": printed.print if printed else None,
        "decimals": printed.decimals if printed else None,
        "figure": one.figure.to_json() if one.figure else None,
    }  # fmt: skip
