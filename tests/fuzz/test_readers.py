"""Damaged files, by the thousand if asked for: a reader answers or refuses, in time and in little memory."""

from __future__ import annotations

import pytest

from .mutations import mutated
from .readers import EXAMPLES, MEGABYTES, Target, peak_megabytes, targets, tried

_TARGETS = list(targets())


@pytest.mark.parametrize("target", _TARGETS, ids=[target.name for target in _TARGETS])
def test_no_damaged_file_ends_in_anything_but_an_answer_or_one_line_of_ours(target: Target) -> None:
    outcome = tried(target)
    assert outcome.wrong == []
    assert outcome.counts["read"] + outcome.counts["refused"] == EXAMPLES
    assert peak_megabytes() < MEGABYTES


def test_examples_follow_from_their_number_and_most_are_damaged() -> None:
    whole = _TARGETS[0].sound[0]
    once, again = ([hash(mutated(whole, number)) for number in range(20)] for _ in range(2))
    assert once == again
    assert len(set(once)) > 15


def test_both_answers_occur_so_that_the_damage_is_neither_too_little_nor_too_much() -> None:
    counts = tried(_TARGETS[0], 50).counts
    assert counts["read"] >= 5
    assert counts["refused"] >= 5
