"""Which line of a text is which line of another."""

from __future__ import annotations

from collections.abc import Sequence

from .align import Alignment, Likeness, align, fill_gaps
from .words import likeness, skeleton, terms


def aligned_lines(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Lines of two texts; empty ones are nobody's."""
    if len(old) == len(new) == 1:
        found = Alignment(1, 1)
        found.pair([(0, 0)] if bool(old[0].strip()) == bool(new[0].strip()) else [])
        return found
    measure = Likeness(
        lambda one, other: likeness(old[one], new[other]) if old[one].strip() and new[other].strip() else 0.0,
        lambda index: set(terms(old[index])),
        lambda index: set(terms(new[index])),
    )
    found = align(old, new, (lambda text: text.strip() or None, lambda text: skeleton(text).strip() or None), measure)
    fill_gaps(found, lambda one, other: bool(old[one].strip()) == bool(new[other].strip()))
    return found
