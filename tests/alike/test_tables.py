"""Rows and columns of two tables, whatever was put in, taken out or moved."""

from __future__ import annotations

from generator.alike.tables import aligned_cells, aligned_table, cell_text, headings, turned
from generator.pptx_deck.model import Paragraph, Run, Table

OLD = (("指标", "2023", "2024"), ("收入", "14.3", "17.4"), ("毛利", "6.5", "7.7"))


def table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple((Paragraph((Run(text),)),) for text in row) for row in rows))


def test_a_row_put_in_is_nobody_and_shifts_the_others() -> None:
    rows, columns = aligned_table(OLD, (OLD[0], ("客户", "3,000", "3,500"), *OLD[1:]))
    assert rows.pairs() == [(0, 0), (1, 2), (2, 3)] and rows.left_new == [1]
    assert columns.pairs() == [(0, 0), (1, 1), (2, 2)]


def test_a_column_is_found_by_its_heading_though_all_its_cells_changed() -> None:
    _, columns = aligned_table(OLD, (("指标", "2024", "2025"), ("收入", "17.4", "23.6"), ("毛利", "7.7", "9.9")))
    assert columns.to_new[2] == 1


def test_a_row_is_found_by_its_label_though_all_its_numbers_changed() -> None:
    rows, _ = aligned_table(OLD, (OLD[0], ("毛利", "1.0", "2.0"), ("收入", "3.0", "4.0")))
    assert rows.pairs() == [(0, 0), (2, 1), (1, 2)]
    assert len(rows.moved()) == 1


def test_cells_are_paired_by_row_and_column() -> None:
    new = (("指标", "2024"), ("毛利", "7.7"), ("收入", "17.4"))
    pairs = dict(aligned_cells(table(*OLD), table(*new)))
    assert pairs[1, 2] == (2, 1) and pairs[2, 2] == (1, 1) and (1, 1) not in pairs


def test_rows_of_unlike_length_have_empty_cells() -> None:
    assert turned((("a", "b"), ("c",))) == [("a", "c"), ("b", "")]
    assert cell_text((("a", "b"), ("c",)), 1, 1) == ""
    assert dict(aligned_cells(table(("a", "b"), ("c",)), table(("a", "b"), ("c",)))) == {(0, 0): (0, 0), (0, 1): (0, 1), (1, 0): (1, 0)}


def test_a_column_of_another_period_went_and_came_where_others_stay() -> None:
    old = [["", "2024年第一季度", "2024年第二季度"], ["users", "10", "11"]]
    new = [["", "2024年第二季度", "2024年第三季度"], ["users", "11", "12"]]
    columns = aligned_table(old, new)[1]
    assert (columns.pairs(), columns.left_old, columns.left_new) == ([(0, 0), (2, 1)], [1], [2])


def test_columns_of_other_periods_throughout_stand_for_those_in_their_places() -> None:
    old = [["", "2022年", "2023年"], ["revenue", "10", "11"]]
    new = [["", "2024年", "2025年"], ["revenue", "12", "13"]]
    assert aligned_table(old, new)[1].pairs() == [(0, 0), (1, 1), (2, 2)]


def test_where_heads_stand_over_heads_a_column_is_told_by_both() -> None:
    old = [["", "第三季度", "", "前三季度", ""], ["", "2024年", "同比", "2024年", "同比"], ["revenue", "10", "1%", "30", "2%"]]
    assert headings(old) == ["", "第三季度 2024年", "第三季度 同比", "前三季度 2024年", "前三季度 同比"]
    new = [[row[0], *row[3:], *row[1:3]] for row in old[1:]]
    turned = [["", "前三季度", "", "第三季度", ""], *new]
    assert aligned_table(old, turned)[1].to_new == {0: 0, 1: 3, 2: 4, 3: 1, 4: 2}
