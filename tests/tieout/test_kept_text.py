"""What two texts have in common, and where a place of the one stands in the other."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.tieout.kept_text import around, kept_stretches, mapped

OLD, NEW = "收入同比增长 21%，好于预期", "集团收入同比大幅增长 21%"


def test_a_place_that_was_kept_is_found_where_it_stands_now() -> None:
    start = OLD.index("21%")
    span = mapped(kept_stretches(OLD, NEW), start, start + 3)
    assert span is not None and NEW[slice(*span)] == "21%"


def test_a_place_that_was_not_kept_whole_is_nowhere_and_what_stands_there_is_told() -> None:
    new = OLD.replace("21%", "24%")
    start = OLD.index("21%")
    stretches = kept_stretches(OLD, new)
    assert mapped(stretches, start, start + 3) is None
    first, last = around(stretches, start, start + 3, len(new))
    assert "24%" in new[first:last] and "预期" not in new[first:last]


@settings(deadline=None)
@given(st.text("收入增长 12%。", max_size=12), st.text("收入增长 12%。", max_size=12))
def test_stretches_are_the_same_in_both_texts_and_in_order(old: str, new: str) -> None:
    stretches = kept_stretches(old, new)
    assert all(old[a : a + size] == new[b : b + size] for a, b, size in stretches)
    assert all(a + size <= c and b + size <= d for (a, b, size), (c, d, _) in itertools.pairwise(stretches))
