"""What is told of the last period's deck, on workbooks of one figure; and what is gathered of empty cells."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from generator.deck.checks import gathered_missing, unsettled_figures, unsettled_leaves
from generator.deck.last_period import (
    carried_figures,
    cleared,
    no_comparison,
    previous_workbook,
    restated_cells,
    restated_on,
    restatements,
    stale_texts,
)
from generator.finance.figures import Cell, Figure, divided
from generator.finance.findings import MISSING, RESTATED, STALE, UNSETTLED, WARNING, Finding, Needed
from generator.finance.metrics import Metric
from generator.finance.period import period_named
from generator.finance.status import Status
from generator.lineage.recording import Lineage, Placed
from generator.text.marks import Print
from generator.workbook.model import Entry, Workbook
from tests.samples import metric, workbook


def printed(*figures: Figure, slide: int = 3) -> Lineage:
    """A lineage in which each figure is printed on a slide."""
    return Lineage([Placed(slide, 2, "text", "1", Print("1", figure)) for figure in figures])


def only(book: Workbook) -> Metric:
    return next(iter(book.metrics.values()))


OLD = workbook(metric("revenue", {"2023H1": "1000"}))
SAME = workbook(metric("revenue", {"2023H1": "1000", "2024H1": "1200"}))
OTHER = workbook(metric("revenue", {"2023H1": "1010", "2024H1": "1200"}))


def test_a_figure_of_another_value_is_restated_with_both_and_the_slides_that_print_it() -> None:
    assert restated_cells(OLD, SAME) == {}
    cells = restated_cells(OLD, OTHER)
    assert [str(cell) for cell in cells] == ["财务!H5"]
    (told,) = restatements(cells, printed(*only(OTHER).figures.values()), OTHER)
    assert (told.kind, told.label, told.feeds, [str(cell) for cell in told.cells]) == (RESTATED, "revenue 2023H1", (3,), ["财务!H5"])
    assert "→" in told.what and told.what.endswith("restated; printed on slide 3.")
    assert [str(one.cell) for one in restated_on(3, cells, printed(*only(OTHER).figures.values()))] == ["财务!H5"]
    assert restated_on(4, cells, printed(*only(OTHER).figures.values())) == []


def test_a_reason_in_the_cells_comment_makes_it_a_warning() -> None:
    row = only(OTHER)
    period = period_named("2023H1")
    figure = replace(row.figures[period], source="重列：收购完成")
    book = replace(OTHER, metrics={"revenue": replace(row, figures={**row.figures, period: figure})})
    (told,) = restatements(restated_cells(OLD, book), printed(), book)
    assert (told.kind, told.feeds) == (WARNING, ())
    assert told.what.endswith("restated; printed nowhere. Reason: 重列：收购完成.")


def test_a_figure_that_is_gone_and_a_row_that_is_gone_are_told() -> None:
    (told,) = cleared(SAME, workbook(metric("revenue", {"2024H1": "1200"})))
    assert (told.kind, told.label) == (RESTATED, "revenue 2023H1")
    assert told.what.endswith("→ empty.")
    (gone,) = cleared(SAME, workbook(metric("users", {"2024H1": "5"}, unit="人")))
    assert gone.kind == WARNING and "has no row any more" in gone.what


def test_the_latest_there_is_is_told_when_it_was_the_latest_last_time() -> None:
    new = workbook(metric("revenue", {"2023H1": "1000"}), current="2024H1")
    (told,) = carried_figures(OLD, new, printed(*only(new).figures.values(), slide=7), ())
    assert (told.kind, told.label, told.feeds) == (STALE, "revenue of 2023H1", (7,))
    assert not list(carried_figures(OLD, SAME, printed(*only(SAME).figures.values()), ()))


def test_sentences_that_speak_of_time_and_stand_as_before_are_stale() -> None:
    old = {"a": [(2, "上半年收入增长"), (2, "收入增长")], "b": [(3, "截至本期")]}
    new = {"a": [(5, "上半年收入增长"), (5, "收入增长"), (5, "下半年收入增长")], "c": [(6, "截至本期")]}
    (told,) = stale_texts(old, new, "2024H1")
    assert (told.kind, told.slide) == (STALE, 5)
    assert told.what == '"上半年收入增长" stands as in the deck of 2024H1, and speaks of time.'


def test_the_workbook_before_is_found_beside_this_one_or_in_the_projects_inputs(tmp_path: Path) -> None:
    named = replace(SAME, settings={**SAME.settings, "previous_workbook": Entry("2023H1.xlsx", Cell("报告期", "C9"))},
                    setting_cells={"previous_workbook": Cell("报告期", "C9")})  # fmt: skip
    assert previous_workbook(SAME, tmp_path, tmp_path) is None
    assert previous_workbook(named, tmp_path, tmp_path) is None
    (told,) = no_comparison(named)
    assert told.where == "t.xlsx 报告期!C9" and told.what.startswith("2023H1.xlsx is not there")
    assert not list(no_comparison(SAME))
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "2023H1.xlsx").write_bytes(b"")
    assert previous_workbook(named, tmp_path, tmp_path) == tmp_path / "inputs" / "2023H1.xlsx"


def test_an_empty_cell_is_gathered_once_with_all_the_slides_that_wait() -> None:
    cell, period = Cell("财务", "I5"), period_named("2024H1")
    row = replace(metric("revenue", {"2023H1": "1000"}), empty={period: (cell,)})
    waiting = [Finding(MISSING, f"slide {n}", "waits.", "Fill it in.", (cell,), n) for n in (5, 3, 5)]
    other = Finding(WARNING, "", "is odd.")
    assert list(gathered_missing([*waiting, other], workbook(row))) == [
        Finding(MISSING, "t.xlsx 财务!I5", Needed("revenue (revenue) of 2024H1"), "Type the value.", (cell,), None, (3, 5)),
        other,
    ]


def test_an_unsettled_figure_is_told_by_the_cells_it_rests_on() -> None:
    sure, unsure = (replace(figure, status=status) for figure, status in zip(
        only(SAME).figures.values(), (Status.DISCLOSED, Status.ILLUSTRATIVE), strict=True
    ))  # fmt: skip
    share = divided(unsure, sure)
    assert [str(cell) for cell, _, _ in unsettled_leaves(share)] == ["财务!I5"]
    assert list(unsettled_leaves(sure)) == []
    (told,) = unsettled_figures(Lineage([*printed(share, slide=5).placed, *printed(share).placed]), SAME)
    assert (told.kind, told.label, told.feeds, told.slide) == (UNSETTLED, "revenue 2024H1", (3, 5), 3)
    assert share.value == Decimal("1.2")


def told_beside(published: str) -> list[Finding]:
    """1433.1 was in the last deck, 1440 counts now, and a column says what was published."""
    old = workbook(metric("revenue", {"2023H1": "1433.1"}))
    now = metric("revenue", {"2023H1": "1440", "2024H1": "1739.7"})
    new = workbook(replace(now, published=metric("revenue", {"2023H1": published}).figures))
    return list(restatements(restated_cells(old, new), Lineage(), new))


def test_a_restated_column_is_a_reason_and_stops_no_final_deck() -> None:
    (one,) = told_beside("1433.1")
    assert not one.stops_final
    assert "1433.1 → 1440" in one.what


def test_a_published_column_that_says_otherwise_than_the_last_deck_stops_a_final_one() -> None:
    (one,) = told_beside("1434.1")
    assert one.stops_final
    assert "1434.1" in one.what
