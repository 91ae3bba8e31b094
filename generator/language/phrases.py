"""Where a heading of several lines breaks: at its phrases, evenly, and never inside a term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from .measure import may_break, meet, spans_of, width

_WIDEST = 1.04
"""A line keeps within its room in every renderer."""

_GAP = 0.25
_AFTER_PUNCTUATION, _AT_SPACE, _ANYWHERE, _IN_TERM = 0.0, 1.0, 3.0, 40.0
_PUNCTUATION = "，。、；：！？,;:!?|—）》”"
_RAGGED = 8.0


def phrase_breaks(text: str, size: float, room: float, bold: bool, unbroken: Sequence[str]) -> tuple[int, ...]:
    """The places at which a text is broken into as few lines as hold it; none where one does, or none can be found.

    Of all ways the one whose breaks are best: after punctuation rather than at a space, there rather than between two
    characters, inside a term of `unbroken` only where nothing else is possible; and the more even the better.
    """
    if _wide(text, size, bold) <= room:
        return ()
    costs = dict(_break_costs(text, unbroken))
    places = [0, *costs, len(text)]

    @cache
    def best(start: int, lines: int) -> tuple[float, tuple[int, ...]] | None:
        """The cost of setting what follows a place in so many lines, and their ends."""
        rest = text[places[start] :]
        if lines == 1:
            used = _wide(rest, size, bold)
            return (_RAGGED * (1 - used / room) ** 2, ()) if used <= room else None
        found: list[tuple[float, tuple[int, ...]]] = []
        for end in range(start + 1, len(places) - 1):
            used = _wide(text[places[start] : places[end]], size, bold)
            if used > room:
                break
            after = best(end, lines - 1)
            if after is not None:
                cost = costs[places[end]] + _RAGGED * (1 - used / room) ** 2 + after[0]
                found.append((cost, (places[end], *after[1])))
        return min(found, default=None)

    for lines in range(2, _MOST_LINES + 1):
        found = best(0, lines)
        if found is not None:
            return found[1]
    return ()


_MOST_LINES = 6


def _break_costs(text: str, unbroken: Sequence[str]) -> Iterator[tuple[int, float]]:
    inside = {place for term in unbroken for start, end in spans_of(term, text) for place in range(start + 1, end)}
    for place in range(1, len(text)):
        if may_break(text[place - 1], text[place]):
            yield place, _cost(text[place - 1]) + (_IN_TERM if place in inside else 0.0)


def _cost(before: str) -> float:
    if before in _PUNCTUATION:
        return _AFTER_PUNCTUATION
    return _AT_SPACE if before.isspace() else _ANYWHERE


def _wide(line: str, size: float, bold: bool) -> float:
    """A line's width where renderers set it widest: with a gap wherever Chinese meets Latin."""
    line = line.strip()
    meetings = sum(meet(before, after) for before, after in pairwise(line))
    return (width(line, size, bold) + meetings * _GAP * size) * _WIDEST
