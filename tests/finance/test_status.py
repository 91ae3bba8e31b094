"""How sure a figure is, and which a final deck may show."""

from __future__ import annotations

import itertools

import pytest

from generator.finance.status import Status, least_sure


@pytest.mark.parametrize(("status", "final"), [("披露", True), ("推算", True), ("待核", False), ("示例", False)])
def test_a_final_deck_shows_what_is_disclosed_or_derived(status: str, final: bool) -> None:
    assert Status(status).final is final


def test_the_least_sure_of_two_is_the_later_in_the_list_whichever_comes_first() -> None:
    order = list(Status)
    for one, other in itertools.product(order, repeat=2):
        assert least_sure([one, other]) is order[max(order.index(one), order.index(other))]
    assert least_sure([]) is Status.DISCLOSED
