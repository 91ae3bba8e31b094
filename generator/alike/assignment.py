"""The pairs with the greatest sum of likeness, exactly: shortest augmenting paths over the pairs there are.

Of its own, for what is given is sparse and small: the packages for it want full tables, and numpy or SciPy with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]


def best_pairs(scores: Mapping[Pair, float]) -> list[Pair]:
    """Each item in one pair at most, in the order of the old ones; pairs without a score, or of none, are no pairs."""
    costs: dict[int, dict[int, float]] = {}
    for (old, new), score in sorted(scores.items()):
        # A place of its own, below all new ones, stands for staying alone: so every old item can be placed.
        costs.setdefault(old, {_alone(old): 0.0})[new] = -score
    table = _Table(costs)
    for old in costs:
        table.place(old)
    return [(old, new) for old, new in sorted(table.placed.items()) if new >= 0]


def _alone(old: int) -> int:
    return -1 - old


class _Table:
    """Who is placed where so far, and what each place costs more because others want it."""

    def __init__(self, costs: Mapping[int, Mapping[int, float]]) -> None:
        self._costs = costs
        self._price: dict[int, float] = {}
        self._holder: dict[int, int] = {}
        self.placed: dict[int, int] = {}

    def place(self, old: int) -> None:
        """Place one more, moving others where that is best for all."""
        reached, last = self._reached(old)
        for place, (length, _) in reached.items():
            self._price[place] = self._price.get(place, 0.0) + length - reached[last][0]
        place, mover = last, reached[last][1]
        while mover != old:
            left = self.placed[mover]
            self._settle(mover, place)
            place, mover = left, reached[left][1]
        self._settle(old, place)

    def _settle(self, old: int, place: int) -> None:
        self.placed[old], self._holder[place] = place, old

    def _reached(self, old: int) -> tuple[dict[int, tuple[float, int]], int]:
        """Places by the length of the way there and who would move in, up to the nearest free one (Dijkstra)."""
        reached: dict[int, tuple[float, int]] = {}
        waiting = [(length, place, old) for place, length in self._lengths(old)]
        heapify(waiting)
        while True:
            length, place, mover = heappop(waiting)
            if place in reached:
                continue
            reached[place] = length, mover
            if place not in self._holder:
                return reached, place
            holder = self._holder[place]
            own = self._costs[holder][place] - self._price.get(place, 0.0)
            for other, cost in self._lengths(holder):
                if other not in reached:
                    heappush(waiting, (length + cost - own, other, holder))

    def _lengths(self, old: int) -> list[tuple[int, float]]:
        return [(place, cost - self._price.get(place, 0.0)) for place, cost in self._costs[old].items()]
