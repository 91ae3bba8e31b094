"""Places along a line that are moved apart where they are too near, and no further than they must."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places as near as may be to those wanted (in rising order), `gap` apart, from `low` to `high`.

    Where they do not all fit, they are set evenly, nearer than `gap`: their labels then turn out not to be free.
    """
    count = len(wanted)
    if count > 1 and (count - 1) * gap > high - low:
        return [low + (high - low) * index / (count - 1) for index in range(count)]
    groups: list[tuple[float, int]] = []
    for place in wanted:
        groups.append((place, 1))
        while len(groups) > 1 and _crowded(groups[-2], groups[-1], gap):
            groups[-2:] = [_merged(groups[-2], groups[-1])]
    groups = _clamped(groups, gap, low, high)
    return [middle + (index - (size - 1) / 2) * gap for middle, size in groups for index in range(size)]


def _crowded(first: tuple[float, int], second: tuple[float, int], gap: float) -> bool:
    return second[0] - first[0] < gap * (first[1] + second[1]) / 2 - 1e-9


def _merged(first: tuple[float, int], second: tuple[float, int]) -> tuple[float, int]:
    size = first[1] + second[1]
    return (first[0] * first[1] + second[0] * second[1]) / size, size


def _clamped(groups: list[tuple[float, int]], gap: float, low: float, high: float) -> list[tuple[float, int]]:
    """Groups pushed into the span, joining what they are pushed into."""
    settled: list[tuple[float, int]] = []
    for group in groups:
        settled.append(_into(group, gap, low, high))
        while len(settled) > 1 and _crowded(settled[-2], settled[-1], gap):
            settled[-2:] = [_into(_merged(settled[-2], settled[-1]), gap, low, high)]
    return settled


def _into(group: tuple[float, int], gap: float, low: float, high: float) -> tuple[float, int]:
    middle, size = group
    half = (size - 1) * gap / 2
    return min(max(middle, low + half), high - half), size
