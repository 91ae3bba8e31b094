"""What figures rest on: one row a source, with what rests on it and the slides that print it."""

from __future__ import annotations

from dataclasses import replace

from generator.deck.sources import FIGURES, SLIDES, SOURCE, sources_table
from generator.finance.figures import Cell
from generator.lineage.recording import Lineage, Placed
from generator.text.marks import Print
from generator.workbook.model import Entry, Table
from tests.samples import metric, money, workbook


def table(*prints: tuple[int, Print], source: str = "年报") -> Table:
    lineage = Lineage([Placed(slide, 1, "box", one.text, one) for slide, one in prints])
    revenue = replace(metric("revenue", {"2024H1": "1739.7"}), source=source, label="营业收入")
    return sources_table(lineage, workbook(revenue))


def rows(found: Table) -> list[list[str]]:
    return [[cell.text for cell in (row.cells[name] for name in (SOURCE, FIGURES, SLIDES)) if isinstance(cell, Entry)] for row in found.rows]


def test_a_figure_is_told_under_its_metrics_source_with_its_slides() -> None:
    revenue = Print("1,740", money("1739.7", ref="H5"))
    assert rows(table((3, revenue), (3, revenue), (19, revenue))) == [["年报", "营业收入", "3, 19"]]


def test_a_status_in_place_of_a_source_says_that_there_is_none() -> None:
    revenue = Print("1,740", money("1739.7", ref="H5"))
    assert rows(table((3, revenue), source="示例"))[0][0] == "示例（无来源）"
    assert rows(table((3, revenue), source=""))[0][0] == "未注明来源"


def test_a_row_of_facts_is_told_by_its_table_and_a_note_by_nothing() -> None:
    fact = Entry("领先", Cell("排名", "B2"), source="IDC")
    assert rows(table((9, Print("领先", fact, "text")), (9, Print("领先", fact, "note")))) == [["IDC", "排名", "9"]]


def test_settings_are_nobodys_source() -> None:
    setting = replace(money("30"), cell=Cell("报告期", "C9"))
    assert rows(table((2, Print("30", setting)))) == []
