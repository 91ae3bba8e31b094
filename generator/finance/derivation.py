"""Derivations in words, each figure's once: sums of sums double, so what grows too long ends in an ellipsis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

LONGEST = 2_000
"""Letters of a derivation; the longest of the example decks has some three hundred."""

One = TypeVar("One", bound="Derived")


class Derived(Protocol):
    """What a derivation needs to know of a figure."""

    @property
    def parents(self: One) -> Sequence[One]: ...
    @property
    def formula(self) -> str: ...
    @property
    def cell(self) -> object: ...


def in_words(figure: One, leaf: Callable[[One], str | None]) -> str:
    """A figure's formula over the words of its parents; `leaf` says a figure that is not taken apart, else None."""
    made: dict[int, str] = {}
    waiting = [figure]
    while waiting:
        one = waiting[-1]
        words = leaf(one)
        missing = [] if words is not None else [parent for parent in one.parents if id(parent) not in made]
        if missing:
            waiting += reversed(missing)
            continue
        waiting.pop()
        made[id(one)] = words if words is not None else _joined(one, made)
    return made[id(figure)]


def _joined(figure: Derived, made: dict[int, str]) -> str:
    operands = (_operand(parent, made[id(parent)]) for parent in figure.parents)
    return shortened(figure.formula.format(*operands))


def _operand(figure: Derived, words: str) -> str:
    compound = not figure.cell and len(figure.parents) > 1
    return f"({words})" if compound else words


def shortened(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
