"""What was published beside what is restated: the last period's figures are compared with the former."""

from __future__ import annotations

from dataclasses import replace

from generator.deck.last_period import restated_cells, restatements
from generator.finance.findings import Finding
from generator.lineage.recording import Lineage
from tests.samples import metric, workbook


def told(published: str) -> list[Finding]:
    """1433.1 was in the last deck, 1440 counts now, and a column says what was published."""
    old = workbook(metric("revenue", {"2023H1": "1433.1"}))
    now = metric("revenue", {"2023H1": "1440", "2024H1": "1739.7"})
    new = workbook(replace(now, published=metric("revenue", {"2023H1": published}).figures))
    return list(restatements(restated_cells(old, new), Lineage(), new))


def test_a_restated_column_is_a_reason_and_stops_no_final_deck() -> None:
    (one,) = told("1433.1")
    assert not one.stops_final
    assert "1433.1 → 1440" in one.what


def test_a_published_column_that_says_otherwise_than_the_last_deck_stops_a_final_one() -> None:
    (one,) = told("1434.1")
    assert one.stops_final
    assert "1434.1" in one.what
