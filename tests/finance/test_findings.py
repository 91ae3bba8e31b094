"""Findings carry what they are about; their sentences are made when they are printed."""

from __future__ import annotations

import pytest

from generator.errors import Problem
from generator.finance.figures import Cell
from generator.finance.findings import (
    FALSE_CLAIM,
    MISSING,
    RESTATED,
    STALE,
    TURNED,
    UNSETTLED,
    WARNING,
    Cleared,
    Finding,
    Latest,
    Needed,
    Restated,
    Unsettled,
    told_slides,
    warning,
)
from generator.finance.status import Status

CELL = (Cell("财务", "H5"),)


@pytest.mark.parametrize(
    ("finding", "what"),
    [
        (Finding(MISSING, "", Needed("营业收入 of 2024H1"), feeds=(3,)), "营业收入 of 2024H1 is needed and empty."),
        (
            Finding(UNSETTLED, "", Unsettled("营业收入 2024H1", Status.ILLUSTRATIVE), feeds=(3, 5)),
            "营业收入 2024H1 is 示例, and printed on slides 3, 5.",
        ),
        (
            Finding(RESTATED, "", Restated("revenue 2023H1", "1000", "1010"), feeds=(3,)),
            "revenue 2023H1: 1000 → 1010, restated; printed on slide 3.",
        ),
        (
            Finding(WARNING, "", Restated("revenue 2023H1", "1000", "1010", "重列：收购")),
            "revenue 2023H1: 1000 → 1010, restated; printed nowhere. Reason: 重列：收购.",
        ),
        (Finding(RESTATED, "", Cleared("营业收入 2023H1", "1000")), "营业收入 2023H1: 1000 → empty."),
        (
            Finding(STALE, "", Latest("GPU of 2024-08", "2024H1"), feeds=(7, 15)),
            "GPU of 2024-08 is the latest there is, as in the deck of 2024H1; printed on slides 7, 15.",
        ),
    ],
)
def test_each_matter_has_its_sentence(finding: Finding, what: str) -> None:
    assert finding.what == what
    assert finding.label and finding.label in what


def test_an_empty_cell_says_which_slides_wait_and_other_findings_do_not() -> None:
    needed = Finding(MISSING, "a.xlsx 财务!H5", Needed("营业收入 of 2024H1"), "Type the value.", CELL, feeds=(5, 3, 5))
    assert needed.hint == "Type the value. It feeds slides 3, 5."
    assert str(needed) == "a.xlsx 财务!H5: 营业收入 of 2024H1 is needed and empty. Type the value. It feeds slides 3, 5."
    unsettled = Finding(UNSETTLED, "", Unsettled("营业收入", Status.UNCONFIRMED), "Confirm it.", CELL, feeds=(3,))
    assert unsettled.hint == "Confirm it."


def test_a_finding_in_words_of_its_own_has_no_label() -> None:
    told = warning(Problem("a.xlsx", "is odd.", "Look at it."))
    assert (told.kind, told.label, told.what, told.hint) == (WARNING, "", "is odd.", "Look at it.")


def test_a_final_deck_is_stopped_by_all_but_what_is_only_worth_reading() -> None:
    kinds = (MISSING, UNSETTLED, RESTATED, FALSE_CLAIM, WARNING, STALE, TURNED)
    assert [kind for kind in kinds if not Finding(kind, "", "").stops_final] == [WARNING, STALE, TURNED]


def test_slides_are_told_once_and_in_order() -> None:
    assert told_slides(()) == ""
    assert told_slides([3, 3]) == "slide 3"
    assert told_slides([19, 3, 5]) == "slides 3, 5, 19"
