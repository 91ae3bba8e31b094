"""The JSON that commands print and sidecars keep: what a program may rely on, in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypedDict

from ..finance.figures import Cell
from ..finance.findings import Finding

if TYPE_CHECKING:
    from ..office.preview import Preview
    from ..tieout.tieout import TieOut, Traced
    from .results import BuildResult, CheckResult

Json = Mapping[str, object]


class FindingRecord(TypedDict):
    """A finding in words, with its cells (财务!H5) and its slide."""

    kind: str
    where: str
    what: str
    hint: str
    cells: list[str]
    slide: int | None


def finding_record(finding: Finding) -> FindingRecord:
    return {
        "kind": finding.kind, "where": finding.where, "what": finding.what, "hint": finding.hint,
        "cells": [str(cell) for cell in finding.cells], "slide": finding.slide,
    }  # fmt: skip


def finding_of(record: FindingRecord) -> Finding:
    """A finding read back; it has its sentences, and no longer what they were made of."""
    cells = tuple(Cell(*cell.split("!", 1)) for cell in record["cells"])
    return Finding(record["kind"], record["where"], record["what"], record["hint"], cells, record["slide"])


def build_json(result: BuildResult) -> Json:
    return {
        "deck": None if result.deck is None else result.deck.as_posix(),
        "lineage": None if result.sidecar is None else result.sidecar.as_posix(),
        "build": result.build,
        "unchanged": result.unchanged,
        "kept": None if result.kept is None else result.kept.as_posix(),
        "edits": _edits(result),
        "summary": vars(result.summary),
        "findings": [finding_record(one) for one in result.findings],
        "seconds": round(result.seconds, 3),
    }


def _edits(result: BuildResult) -> list[object] | None:
    """What had been edited by hand in the deck that was set aside, as diff tells it."""
    if result.edits is None:
        return None
    from ..differ.reports.as_json import as_json

    return list(as_json(result.edits)["changes"])


def check_json(result: CheckResult) -> Json:
    return {"summary": vars(result.summary), "findings": [finding_record(one) for one in result.findings]}


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
    printed = dict(one.printed or {})
    return {
        "state": one.state, "slide": one.slide, "shape": one.shape, "where": one.where, "text": one.text,
        "was": one.was or None, "context": one.context or None, "use": printed.get("use"),
        "template": one.template or None, "print": printed.get("print"), "decimals": printed.get("decimals"),
        "figure": dict(one.figure) if one.figure else None,
    }  # fmt: skip
