"""Inspecting a deck before it leaves the house: what is in it beside what it shows, in words and as a record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ..inspection.inspect import inspect

if TYPE_CHECKING:
    from ..inspection.model import Inspection, Leftover

Record: TypeAlias = dict[str, str | int | list[dict[str, str]]]
__all__ = ["as_record", "inspect", "inspection_lines"]


def inspection_lines(deck: Path, found: Inspection) -> Iterator[str]:
    """What was found, a line each; what belongs there stands apart and last."""
    count = len(found.counted)
    yield f"{deck}: {count or 'nothing'}{' thing' + 's' * (count > 1) if count else ''} that a reader could find"
    yield from (f"  {line(leftover)}" for leftover in found.counted)
    if found.harmless:
        yield f"also in it, and no fault ({len(found.harmless)}):"
        yield from (f"  {line(leftover)}" for leftover in found.harmless)


def line(leftover: Leftover) -> str:
    return " ".join(part for part in (f"{leftover.where}:", leftover.what, leftover.hint) if part)


def as_record(deck: Path, found: Inspection) -> Record:
    """The same for programs."""
    return {
        "deck": deck.as_posix(),
        "found": len(found.counted),
        "leftovers": [_record(leftover) for leftover in found.counted],
        "harmless": [_record(leftover) for leftover in found.harmless],
    }


def _record(leftover: Leftover) -> dict[str, str]:
    return {"kind": leftover.kind, "where": leftover.where, "what": leftover.what, "hint": leftover.hint}
