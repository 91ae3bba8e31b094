"""Which item of a long sequence is which of another, in order: equal ones first, then named ones, then alike ones."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple

from .align import longest_increasing
from .assignment import Pair

_ALL_PAIRS = 4_000
"""Up to so many pairs in a gap everything is compared with everything."""


class Keys(NamedTuple):
    """What each item is, whole, and what it is called (None where it has no name)."""

    whole: Sequence[Hashable]
    name: Sequence[Hashable]


class Gap(NamedTuple):
    """A stretch of both sequences that is not settled yet."""

    old: int
    old_end: int
    new: int
    new_end: int

    @property
    def pairs(self) -> int:
        return (self.old_end - self.old) * (self.new_end - self.new)


def in_order(old: Keys, new: Keys, alike: Callable[[int, int], float]) -> list[Pair]:
    """Pairs that keep the order of both; `alike` is 0 for what is not the same thing."""
    found: list[Pair] = []
    waiting = [Gap(0, len(old.whole), 0, len(new.whole))]
    while waiting:
        gap = _trimmed(old, new, waiting.pop(), found)
        if not gap.pairs:
            continue
        anchors = _anchors(old.whole, new.whole, gap) or _anchors(old.name, new.name, gap)
        if anchors:
            found += anchors
            waiting += _between(gap, anchors)
        else:
            found += _settled(gap, alike)
    return sorted(found)


def elsewhere(old: Keys, new: Keys, pairs: Sequence[Pair]) -> list[Pair]:
    """Of what is left, pairs that stand in another order: equal ones, each the only one of its kind."""
    olds, news = {one for one, _ in pairs}, {other for _, other in pairs}
    left = [index for index in range(len(old.whole)) if index not in olds]
    right = [index for index in range(len(new.whole)) if index not in news]
    places = _only(old.whole, left), _only(new.whole, right)
    return sorted((index, places[1][key]) for key, index in places[0].items() if key in places[1])


def _trimmed(old: Keys, new: Keys, gap: Gap, found: list[Pair]) -> Gap:
    """The gap without what is equal at its start and its end."""
    one, one_end, other, other_end = gap
    while one < one_end and other < other_end and old.whole[one] == new.whole[other]:
        found.append((one, other))
        one, other = one + 1, other + 1
    while one < one_end and other < other_end and old.whole[one_end - 1] == new.whole[other_end - 1]:
        one_end, other_end = one_end - 1, other_end - 1
        found.append((one_end, other_end))
    return Gap(one, one_end, other, other_end)


def _only(keys: Sequence[Hashable], indexes: Sequence[int]) -> dict[Hashable, int]:
    counts = Counter(keys[index] for index in indexes)
    return {keys[index]: index for index in indexes if counts[keys[index]] == 1 and keys[index]}


def _anchors(old: Sequence[Hashable], new: Sequence[Hashable], gap: Gap) -> list[Pair]:
    """Items that are the only ones of their key on both sides, as many as keep the order."""
    one, other = _only(old, range(gap.old, gap.old_end)), _only(new, range(gap.new, gap.new_end))
    pairs = sorted((index, other[key]) for key, index in one.items() if key in other)
    back = {new_index: old_index for old_index, new_index in pairs}
    return [(back[index], index) for index in longest_increasing([index for _, index in pairs])]


def _between(gap: Gap, anchors: Sequence[Pair]) -> Iterator[Gap]:
    one, other = gap.old, gap.new
    for old, new in [*anchors, (gap.old_end, gap.new_end)]:
        yield Gap(one, old, other, new)
        one, other = old + 1, new + 1


def _settled(gap: Gap, alike: Callable[[int, int], float]) -> list[Pair]:
    """The pairs of a gap in which nothing is equal; of a large one, each with what stands at its place."""
    if gap.pairs > _ALL_PAIRS:
        places = zip(range(gap.old, gap.old_end), range(gap.new, gap.new_end), strict=False)
        return [(old, new) for old, new in places if alike(old, new) > 0]
    rows, columns = gap.old_end - gap.old, gap.new_end - gap.new
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    scores = [[alike(gap.old + row, gap.new + column) for column in range(columns)] for row in range(rows)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            score = scores[row][column]
            both = best[row + 1][column + 1] + score if score > 0 else 0.0
            best[row][column] = max(both, best[row + 1][column], best[row][column + 1])
    return list(_walked(gap, best, scores))


def _walked(gap: Gap, best: list[list[float]], scores: list[list[float]]) -> Iterator[Pair]:
    row = column = 0
    while row < len(scores) and column < len(scores[0]):
        score = scores[row][column]
        if score > 0 and best[row][column] == best[row + 1][column + 1] + score:
            yield gap.old + row, gap.new + column
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1


class Steps:
    """Where each place of the old went, also those between the ones that were paired."""

    def __init__(self, pairs: Sequence[Pair], moved: Sequence[Pair], gone: Sequence[int]) -> None:
        self._exact, self._gone = {**dict(pairs), **dict(moved)}, frozenset(gone)
        self._moved = frozenset(old for old, _ in moved)
        self._starts = [old for old, _ in pairs]
        self._shifts = [new - old for old, new in pairs]
        self.still = not gone and not moved and not any(self._shifts)

    def _by_neighbours(self, first: int, last: int) -> tuple[int, int]:
        """Where a stretch went, by what stands before and after it: lines that left it do not take it along."""
        before, after = bisect_left(self._starts, first) - 1, bisect_right(self._starts, last)
        shift = self._shifts[before] if before >= 0 else 0
        return first + shift, last + (self._shifts[after] if after < len(self._shifts) else shift)

    def __call__(self, old: int) -> int | None:
        """The new place; None for what is gone."""
        if self.still:
            return old
        if old in self._exact:
            return self._exact[old]
        if old in self._gone:
            return None
        before = bisect_right(self._starts, old) - 1
        return old + (self._shifts[before] if before >= 0 else 0)

    def stretch(self, first: int, last: int, edge: int) -> tuple[int, int] | None:
        """Where a stretch of places went: without what is gone at its ends; a whole one stays whole."""
        if self.still or (first == 1 and last == edge):
            return first, last
        if first < last and any(first <= line <= last for line in self._moved):
            return self._by_neighbours(first, last)
        while first <= last and self(first) is None:
            first += 1
        while first <= last and self(last) is None:
            last -= 1
        start, end = self(first), self(last)
        if first > last or start is None or end is None:
            return None
        return min(start, end), max(start, end)
