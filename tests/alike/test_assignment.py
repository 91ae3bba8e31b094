"""Pairing by likeness: the sum is the greatest there is, whatever is asked first."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.alike.assignment import Pair, best_pairs

SCORES = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(0.01, 1), max_size=25)


def greatest_sum(scores: dict[Pair, float]) -> float:
    """By trying every way to give each old item a new one or none."""
    olds = sorted({old for old, _ in scores})
    places = [*sorted({new for _, new in scores}), *[-1] * len(olds)]
    ways = set(itertools.permutations(places, len(olds)))
    return max(sum(scores.get(pair, 0.0) for pair in zip(olds, way, strict=True)) for way in ways)


def test_two_that_want_the_same_are_paired_so_that_both_together_are_most_alike() -> None:
    """0.9 + 0.1 is less than 0.8 + 0.7: the first gives way."""
    assert best_pairs({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.7, (1, 1): 0.1}) == [(0, 1), (1, 0)]


def test_an_item_stays_alone_where_that_is_better_for_the_others() -> None:
    """One pair of 0.9 against two of 0.4."""
    assert best_pairs({(0, 0): 0.4, (1, 0): 0.9, (1, 1): 0.4}) == [(1, 0)]
    assert best_pairs({(0, 0): 0.4, (1, 0): 0.7, (1, 1): 0.4}) == [(0, 0), (1, 1)]


def test_nothing_is_paired_out_of_nothing() -> None:
    assert best_pairs({}) == []


@given(SCORES)
def test_no_other_pairing_is_more_alike(scores: dict[Pair, float]) -> None:
    pairs = best_pairs(scores)
    assert sum(scores[pair] for pair in pairs) == pytest.approx(greatest_sum(scores))


@given(SCORES)
def test_each_item_is_in_one_pair_at_most(scores: dict[Pair, float]) -> None:
    pairs = best_pairs(scores)
    assert len({old for old, _ in pairs}) == len({new for _, new in pairs}) == len(pairs)
    assert all(pair in scores for pair in pairs)


@given(st.permutations(range(40)))
def test_forty_of_one_group_are_paired_as_they_belong(order: list[int]) -> None:
    """Each is most alike to its own, and nearly so to its neighbours."""
    scores = {(old, new): 1.0 if new == order[old] else 0.9 for old in range(40) for new in range(40) if abs(new - order[old]) < 3}
    assert best_pairs(scores) == list(enumerate(order))
