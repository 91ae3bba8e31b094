"""Stretches that two texts have in common, and where a place of the one stands in the other."""

from __future__ import annotations

from collections.abc import Sequence

from ..language.quantities import Span

Stretch = tuple[int, int, int]
"""Start in the old text, start in the new one, length."""


def kept_stretches(old: str, new: str) -> list[Stretch]:
    """What both texts have, word by word, in order."""
    if old == new:
        return [(0, 0, len(old))]
    from rapidfuzz.distance import Indel

    from ..alike.words import words

    before, after = words(old), words(new)
    starts = _starts(before), _starts(after)
    found = []
    for code in Indel.opcodes(before, after):
        if code.tag == "equal":
            length = sum(len(word) for word in before[code.src_start : code.src_end])
            found.append((starts[0][code.src_start], starts[1][code.dest_start], length))
    return found


def _starts(words: Sequence[str]) -> list[int]:
    starts, place = [], 0
    for word in words:
        starts.append(place)
        place += len(word)
    return [*starts, place]


def mapped(stretches: Sequence[Stretch], start: int, end: int) -> Span | None:
    """Where a place of the old text stands in the new one; None where it was not kept whole."""
    for old, new, length in stretches:
        if old <= start and end <= old + length:
            return new + start - old, new + end - old
    return None


def around(stretches: Sequence[Stretch], start: int, end: int, length: int) -> Span:
    """What stands in the new text between the kept stretches before and after a place of the old one."""
    first = max((new + size for old, new, size in stretches if old + size <= start), default=0)
    last = min((new for old, new, _ in stretches if old >= end), default=length)
    return first, max(first, last)
