"""Tables compared by row and column."""

from __future__ import annotations

from generator.differ.compare_table import compare_tables
from generator.pptx_deck.model import Paragraph, Run, Style, Table

ROWS = (("指标", "2023", "2024"), ("收入", "14.3", "17.4"), ("毛利", "6.5", "7.7"))


def table(*rows: tuple[str, ...], bold: str = "") -> Table:
    return Table(tuple(tuple((Paragraph((Run(text, Style(bold=text == bold)),)),) for text in row) for row in rows))


def told(new: Table) -> list[tuple[str, str | None, str | None]]:
    return [(one.where, one.old, one.new) for one in compare_tables(table(*ROWS), new)]


def test_a_cell_is_named_by_its_row_and_its_column() -> None:
    assert told(table(ROWS[0], ("收入", "14.3", "18.1"), ROWS[2])) == [("row 收入, column 2024", "17.4", "18.1")]


def test_a_row_put_in_is_one_change_and_none_of_its_cells() -> None:
    assert told(table(*ROWS[:2], ("客户", "3", "4"), ROWS[2])) == [("row 3", None, "客户 | 3 | 4")]


def test_a_column_that_went_is_one_change() -> None:
    assert told(table(*((row[0], row[2]) for row in ROWS))) == [("column 2", "2023 | 14.3 | 6.5", None)]


def test_a_row_that_moved_is_told_with_where_it_went() -> None:
    (move,) = told(table(ROWS[0], ROWS[2], ROWS[1]))
    assert move[0] in ("row 2 → 3", "row 3 → 2")


def test_the_look_of_a_cell_is_a_change_of_style() -> None:
    (change,) = compare_tables(table(*ROWS), table(*ROWS, bold="17.4"))
    assert (change.kind, change.old, change.new) == ("style", "not bold", "bold")
