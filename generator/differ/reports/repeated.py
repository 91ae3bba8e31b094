"""What changed alike on many slides (a footer, a badge): told once for the deck, and not once more on each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..changes import CellChange, Change

_LEAST = 3
_OF_ITS_SLIDE = frozenset(("number", "table", "chart", "picture", "slide-added", "slide-removed", "slide-moved"))
"""Kinds whose likeness on several slides is chance: each figure stands for itself."""

_Key = tuple[str, str, str | None, str | None]


class Repeated(NamedTuple):
    """Changes that are one, by the first of them, and the slides that it is on."""

    change: Change
    slides: tuple[int, ...]
    places: int
    name: str
    """The shape's name, where it is one everywhere."""
    why: tuple[CellChange, ...]
    """Cells that are a reason of each."""


def parted(changes: Iterable[Change]) -> tuple[list[Repeated], list[Change]]:
    """What is told once for the deck, and the changes that slides have for themselves."""
    groups: dict[_Key, list[Change]] = {}
    listed = list(changes)
    for change in listed:
        if _may_repeat(change):
            groups.setdefault(_key(change), []).append(change)
    many = {key: group for key, group in groups.items() if len({one.slide for one in group}) >= _LEAST}
    own = [change for change in listed if not (_may_repeat(change) and _key(change) in many)]
    return [_repeated(group) for group in many.values()], own


def _may_repeat(change: Change) -> bool:
    return change.slide is not None and change.touches is None and change.kind not in _OF_ITS_SLIDE


def _key(change: Change) -> _Key:
    return change.kind, change.where, change.old, change.new


def _repeated(group: list[Change]) -> Repeated:
    names = {change.shape for change in group}
    shared = [cell for cell in group[0].why or () if all(cell in (change.why or ()) for change in group)]
    slides = sorted({change.slide for change in group if change.slide is not None})
    name = (group[0].shape or "") if len(names) == 1 else ""
    return Repeated(group[0], tuple(slides), len(group), name, tuple(shared))
