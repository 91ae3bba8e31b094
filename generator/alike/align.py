"""Which of the old is which of the new: equal ones first, then the most alike, in time that grows with their number."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from .assignment import Pair, best_pairs

T = TypeVar("T")
_ALL_PAIRS = 400
"""Up to so many pairs everything is compared with everything."""
_CANDIDATES = 8
_COMMON = 24
"""A word in more items than this tells none of them from the others."""


class Likeness(NamedTuple):
    """How alike two items are, 0 to 1; less than `least` is not the same thing. `words` find candidates among many."""

    score: Callable[[int, int], float]
    words_old: Callable[[int], Collection[Hashable]]
    words_new: Callable[[int], Collection[Hashable]]
    least: float = 0.4


class Alignment:
    """Pairs found so far, and what is left on both sides."""

    def __init__(self, old: int, new: int) -> None:
        self.to_new: dict[int, int] = {}
        self.left_old = list(range(old))
        self.left_new = list(range(new))

    def pair(self, pairs: Iterable[Pair]) -> None:
        self.to_new.update(pairs)
        taken = set(self.to_new.values())
        self.left_old = [index for index in self.left_old if index not in self.to_new]
        self.left_new = [index for index in self.left_new if index not in taken]

    @property
    def open(self) -> bool:
        return bool(self.left_old and self.left_new)

    def pair_left(self, rest: Alignment) -> None:
        """Take over the pairs of an alignment of what was left here."""
        self.pair([(self.left_old[old], self.left_new[new]) for old, new in rest.pairs()])

    def pairs(self) -> list[Pair]:
        """All pairs, in the new order."""
        return sorted(self.to_new.items(), key=lambda pair: pair[1])

    def moved(self) -> set[int]:
        """The new indexes of those that do not stand in the order of the others: as few as can be."""
        news = [new for _, new in sorted(self.to_new.items())]
        return set(news) - set(longest_increasing(news))


def align(
    old: Sequence[T], new: Sequence[T], keys: Sequence[Callable[[T], Hashable]], likeness: Likeness | None = None
) -> Alignment:
    """Pair by each key in turn, the k-th of equal ones with the k-th, then by likeness; a key of None pairs nothing."""
    found = Alignment(len(old), len(new))
    for key in keys:
        if found.open:
            found.pair(_by_key(old, new, key, found))
    if likeness is not None and found.open:
        found.pair(_most_alike(found, likeness))
    return found


def _by_key(old: Sequence[T], new: Sequence[T], key: Callable[[T], Hashable], found: Alignment) -> Iterator[Pair]:
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for index in reversed(found.left_old):
        waiting[key(old[index])].append(index)
    for index in found.left_new:
        known = key(new[index])
        if known is not None and waiting.get(known):
            yield waiting[known].pop(), index


def _most_alike(found: Alignment, likeness: Likeness) -> list[Pair]:
    scores = {}
    for pair in _candidates(found, likeness):
        score = likeness.score(*pair)
        if score >= likeness.least:
            scores[pair] = score
    return [pair for group in _groups(scores) for pair in _assigned(group)]


def _candidates(found: Alignment, likeness: Likeness) -> Iterator[Pair]:
    if len(found.left_old) * len(found.left_new) <= _ALL_PAIRS:
        yield from ((old, new) for old in found.left_old for new in found.left_new)
        return
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for new in found.left_new:
        for word in set(likeness.words_new(new)):
            holders[word].append(new)
    for old in found.left_old:
        shared = Counter(
            new
            for word in set(likeness.words_old(old))
            if len(holders.get(word, ())) <= _COMMON
            for new in holders.get(word, ())
        )
        yield from ((old, new) for new, _ in shared.most_common(_CANDIDATES))


def _groups(scores: Mapping[Pair, float]) -> list[dict[Pair, float]]:
    """Scores cut into groups that share no item: each is settled on its own."""
    by_old, by_new = defaultdict(list), defaultdict(list)
    for pair in scores:
        by_old[pair[0]].append(pair)
        by_new[pair[1]].append(pair)
    groups, seen = [], set()
    for first in scores:
        group, waiting = {}, [first]
        while waiting:
            pair = waiting.pop()
            if pair not in seen:
                seen.add(pair)
                group[pair] = scores[pair]
                waiting += by_old[pair[0]] + by_new[pair[1]]
        if group:
            groups.append(group)
    return groups


def _assigned(scores: Mapping[Pair, float]) -> list[Pair]:
    """The pairs with the greatest sum of likeness, each item at most once."""
    olds, news = {old for old, _ in scores}, {new for _, new in scores}
    if min(len(olds), len(news)) == 1:
        return [max(scores, key=lambda pair: (scores[pair], -abs(pair[0] - pair[1])))]
    return best_pairs(scores)


def longest_increasing(numbers: Sequence[int]) -> list[int]:
    """A longest increasing subsequence."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        place = bisect_left(ends, number)
        ends[place : place + 1] = [number]
        places[place : place + 1] = [index]
        before.append(places[place - 1] if place else -1)
    chain, index = [], places[-1] if places else -1
    while index >= 0:
        chain.append(numbers[index])
        index = before[index]
    return chain[::-1]


def fill_gaps(found: Alignment, alike: Callable[[int, int], bool] | None = None) -> None:
    """Pair what is left where the same neighbours stand around it: a paragraph written anew is still the same one."""
    neighbours = dict(found.to_new)
    pairs = []
    for old in found.left_old:
        above = neighbours.get(old - 1, -1 if old == 0 else None)
        if above is not None and above + 1 in found.left_new and (alike is None or alike(old, above + 1)):
            pairs.append((old, above + 1))
            neighbours[old] = above + 1
    found.pair(pairs)
