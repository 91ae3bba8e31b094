"""Parts and their total: adding up as printed, missing more than rounding explains, and shares of one whole."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.charts import sums
from tests.samples import money, ratio


def amounts(*values: str):  # type: ignore[no-untyped-def]
    return [money(value) for value in values]


def test_parts_that_round_down_miss_a_total_that_rounds_up() -> None:
    """10.4 + 39.4 = 49.8 prints as 10 + 39 and 50."""
    parts, whole = amounts("10.4", "39.4"), money("49.8")
    assert sums.printed_gap(parts, whole, 0) == -1
    assert not sums.adds_up(parts, whole, 0)
    assert sums.adds_up(parts, whole, 1)


def test_what_is_of_another_dimension_is_not_added() -> None:
    assert sums.printed_gap([ratio("0.2")], money("49.8"), 0) == 0


def test_a_part_alone_in_its_column_that_is_the_total_is_found() -> None:
    rows = [amounts("10", "12"), [money("5"), None]]
    assert sums.alone(rows, amounts("15", "12")) == {1}


def test_rounding_is_the_widest_gap_of_all_columns() -> None:
    rows = [amounts("10.4", "10.0"), amounts("39.4", "5.0")]
    assert sums.rounding(rows, amounts("49.8", "15.0"), 0) == -1


def test_parts_miss_their_total_only_where_rounding_cannot_explain_it() -> None:
    """Two parts and a total, each half a unit off at most, may differ by 1.5."""
    assert sums.missing([amounts("10"), amounts("20")], amounts("31.5"), 0) == 0
    assert sums.missing([amounts("10"), amounts("20")], amounts("31.6"), 0) == Decimal("1.6")


def test_a_part_that_is_to_be_filled_in_explains_any_gap() -> None:
    assert sums.missing([amounts("10"), [None]], amounts("99"), 0) == 0


def test_shares_of_one_whole_that_print_to_more_than_all_of_it_are_told() -> None:
    """33.35 + 33.35 + 33.30 = 100 prints as 33.4 + 33.4 + 33.3 = 100.1."""
    assert sums.apart_from_whole([ratio("0.3335"), ratio("0.3335"), ratio("0.3330")], 1) == Decimal("0.1")
    assert sums.apart_from_whole([ratio("0.3335"), ratio("0.3335")], 1) == 0  # not all of a whole


@given(st.lists(st.decimals(0, 1000, places=2), min_size=1, max_size=6))
def test_exact_sums_add_up_when_nothing_is_rounded(values: list[Decimal]) -> None:
    assert sums.adds_up([money(str(value)) for value in values], money(str(sum(values))), 2)
