"""A comparison as a JSON object; `schema.json` describes it."""

from __future__ import annotations

from collections import Counter
from typing import TypedDict

from ..changes import CellChange, Change, Comparison
from .said import slides_of


class Report(TypedDict):
    old: str
    new: str
    changes: list[dict[str, object]]
    causes: list[dict[str, object]]
    unread: list[dict[str, object]]
    summary: dict[str, object]


def as_json(comparison: Comparison, everything: bool = False) -> Report:
    """`everything` lists what a save by LibreOffice changes too, and does not only count it."""
    return {
        "old": comparison.old,
        "new": comparison.new,
        "changes": [_change(one) for one in comparison.changes],
        "causes": [
            {"what": cause.what, "cells": [_cell(cell) for cell in cause.cells], "changes": list(cause.changes)}
            for cause in comparison.causes
        ],
        "unread": [one._asdict() for one in comparison.unread if everything or not one.saving],
        "summary": {
            "changes": len(comparison.changes),
            "kinds": comparison.by_kind(),
            "slides_old": comparison.slides[0],
            "slides_new": comparison.slides[1],
            "slides_changed": len(slides_of(comparison.changes)),
            "explained": comparison.explained,
            "unread": sum(not one.saving for one in comparison.unread),
            "unread_seen": sum(one.seen and not one.saving for one in comparison.unread),
            "saving": dict(Counter(one.saving for one in comparison.unread if one.saving)),
            "not_compared": [one._asdict() for one in comparison.not_compared],
        },
    }


def _change(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind,
        "slide_old": change.slide_old,
        "slide_new": change.slide_new,
        "shape": change.shape,
        "where": change.where,
        "old": change.old,
        "new": change.new,
        "touches": None if change.touches is None else list(change.touches),
        "seen": change.seen,
        "called": change.called or None,
        "points": [point._asdict() for point in change.points],
        "why": None if change.why is None else [_cell(cell) for cell in change.why],
    }


def _cell(cell: CellChange) -> dict[str, object]:
    return cell._asdict()
