"""Which of the old is which of the new: keys first, then likeness, then neighbours."""

from __future__ import annotations

from collections.abc import Hashable

from hypothesis import given
from hypothesis import strategies as st

from generator.alike.align import Alignment, Likeness, align, fill_gaps, longest_increasing
from generator.alike.words import likeness, terms


def same(text: str) -> Hashable:
    return text or None


def by_words(old: list[str], new: list[str], least: float = 0.4) -> Likeness:
    return Likeness(lambda a, b: likeness(old[a], new[b]), lambda i: set(terms(old[i])), lambda i: set(terms(new[i])), least)


def test_equal_items_are_paired_wherever_they_stand() -> None:
    assert align(["甲", "乙", "丙"], ["丙", "甲"], (same,)).pairs() == [(2, 0), (0, 1)]


def test_the_second_of_two_equal_items_is_the_second_of_the_other_side() -> None:
    found = align(["甲", "乙", "甲"], ["甲", "甲", "甲"], (same,))
    assert found.pairs() == [(0, 0), (2, 1)] and (found.left_old, found.left_new) == ([1], [2])


def test_a_weaker_key_is_asked_only_for_what_a_stronger_one_left() -> None:
    """The first letter alone would pair A1 with A2."""
    assert align(["A1", "A2"], ["A2", "A3"], (same, lambda text: text[0])).pairs() == [(1, 0), (0, 1)]


def test_a_key_of_none_pairs_nothing() -> None:
    assert align(["", "甲"], ["", "乙"], (same,)).pairs() == []


def test_what_is_reworded_is_found_by_likeness_and_what_is_not_alike_is_left() -> None:
    old, new = ["集团收入同比增长两成", "现金充裕"], ["派息政策不变", "集团收入同比大幅增长两成"]
    found = align(old, new, (same,), by_words(old, new))
    assert found.pairs() == [(0, 1)] and (found.left_old, found.left_new) == ([1], [0])


def test_many_reworded_lines_are_found_by_the_words_they_share() -> None:
    """Fifty by fifty is more than is compared with everything."""
    old = [f"第{chr(0x4E00 + n)}{chr(0x5E00 + n)}{chr(0x6E00 + n)}{chr(0x7E00 + n)}项业务" for n in range(50)]
    new = [f"{text}保持增长" for text in reversed(old)]
    assert align(old, new, (same,), by_words(old, new)).pairs() == [(49 - n, n) for n in range(50)]


def test_one_that_moved_is_told_and_not_all_that_it_passed() -> None:
    found = align(list("abcde"), list("eabcd"), (same,))
    assert found.moved() == {0}


def test_an_item_between_the_same_neighbours_is_the_same_though_written_anew() -> None:
    found = align(list("abc"), list("axc"), (same,))
    fill_gaps(found)
    assert found.pairs() == [(0, 0), (1, 1), (2, 2)]


def test_a_gap_is_not_filled_with_what_is_refused() -> None:
    found = align(list("abc"), list("axc"), (same,))
    fill_gaps(found, lambda old, new: False)
    assert found.left_old == [1] and found.left_new == [1]


def test_the_rest_is_aligned_on_its_own_and_taken_over() -> None:
    found = align(["甲", "x", "乙"], ["y", "乙", "甲"], (same,))
    rest = Alignment(1, 1)
    rest.pair([(0, 0)])
    found.pair_left(rest)
    assert found.pairs() == [(1, 0), (2, 1), (0, 2)]


@given(st.lists(st.integers(0, 30), unique=True, max_size=20))
def test_the_longest_increasing_stretch_is_in_order_and_no_shorter_than_a_plain_search_finds(numbers: list[int]) -> None:
    found = longest_increasing(numbers)
    best: list[int] = []
    for index, number in enumerate(numbers):
        best.append(1 + max((best[i] for i in range(index) if numbers[i] < number), default=0))
    places = [numbers.index(number) for number in found]
    assert found == sorted(found) and places == sorted(places) and len(found) == max(best, default=0)


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abc"), max_size=8))
def test_each_item_is_paired_once_or_left(old: list[str], new: list[str]) -> None:
    found = align(old, new, (same,))
    pairs = found.pairs()
    assert sorted([*(o for o, _ in pairs), *found.left_old]) == list(range(len(old)))
    assert sorted([*(n for _, n in pairs), *found.left_new]) == list(range(len(new)))
    assert all(old[o] == new[n] for o, n in pairs)
