"""What a figure below zero is: a loss, a net outflow, or neither; the 方向 of its row says so, nothing else does."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Direction(StrEnum):
    """How a row's sign reads, by the word that stands in its 方向; a row that says nothing is `UNSAID`."""

    UNSAID = ""
    PROFIT = "收益"
    LOSS = "亏损额"
    """A loss typed without its sign (净亏损 2,477.2)."""
    CASH_FLOW = "现金流"
    """An inflow above zero, an outflow below."""
    NEITHER = "无"
    """A number that may fall below zero and is neither a loss nor an outflow then."""

    @property
    def negated(self) -> Direction:
        """That of a figure with its sign turned: a loss typed as 5 is a profit of −5."""
        return {Direction.PROFIT: Direction.LOSS, Direction.LOSS: Direction.PROFIT}.get(self, Direction.NEITHER)


DIRECTIONS = tuple(one.value for one in Direction if one)
"""The words that 方向 may hold."""


def joint(directions: Iterable[Direction]) -> Direction:
    """That of a figure made of others: a profit less an expense is a profit, an inflow less a payment a cash flow."""
    met = set(directions)
    if len(met) == 1:
        return met.pop()
    said = met - {Direction.UNSAID, Direction.NEITHER}
    if said in ({Direction.PROFIT}, {Direction.CASH_FLOW}):
        return said.pop()
    return Direction.UNSAID if Direction.UNSAID in met else Direction.NEITHER
