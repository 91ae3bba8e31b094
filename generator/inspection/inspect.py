"""Inspecting a deck: every kind of thing is looked for, what belongs there is told apart."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from ..finance.findings import WARNING, Finding
from ..office.deck_package import Members, deck_members, told_as_damage, unpacked_members
from .kinds import KINDS
from .model import Inspection, Leftover
from .package import DeckPackage

LEFTOVER = "leftover"
"""The kind of finding for what ours should not have: it stops a final deck."""
# Of these a deck may have some that its makers mean: they are told with a final deck, and do not stop it.
_MEANT = ("cropped picture", "web link")
_SLIDE = re.compile(r"slides? (\d+)")


def inspect(deck: Path, *, notes_asked: bool = False) -> Inspection:
    """What a reader could find in a deck beside what it shows.

    Raises:
        PackageError: no deck, damaged, or larger than any honest one.
    """
    members = deck_members(deck)
    with told_as_damage(deck):
        return _inspected(members, notes_asked)


def leftovers_of_our_deck(content: bytes, *, notes_asked: bool) -> list[Finding]:
    """What a deck of ours, just built and not yet written, has and should not have, as findings."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return [_finding(leftover) for leftover in _inspected(unpacked_members(package), notes_asked).counted]


def _finding(leftover: Leftover) -> Finding:
    slide = _SLIDE.match(leftover.where)
    kind = WARNING if leftover.kind in _MEANT else LEFTOVER
    return Finding(kind, leftover.where, leftover.what, leftover.hint, slide=int(slide[1]) if slide else None)


def _inspected(members: Members, notes_asked: bool) -> Inspection:
    deck = DeckPackage(members)
    found = (leftover for look_for in KINDS for leftover in look_for(deck))
    told = [each._replace(harmless=True) if notes_asked and each.kind == "notes" else each for each in found]
    return Inspection(tuple(sorted(told, key=_place)))


def _place(leftover: Leftover) -> tuple[bool, int]:
    """Slide by slide, then the rest; within a slide as the kinds stand."""
    slide = _SLIDE.match(leftover.where)
    return slide is None, int(slide[1]) if slide else 0
