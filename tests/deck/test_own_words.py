"""The sheet 文案: which of its rows give words, and with what condition."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.deck.own_words import own_words
from generator.finance.figures import NUMBER, Cell, Figure
from generator.workbook.model import Row, Table
from tests.samples import workbook

COLUMNS = {"幻灯片": "05", "位置": "title", "文案": "自己的话", "原文": "模板的话", "条件": "a > 1"}


def test_a_row_gives_its_words_with_their_cell_and_condition() -> None:
    (own,) = own_words(workbook(tables={"文案": [COLUMNS]}))
    assert (own.slide, own.place, own.text, own.written_for, own.conditioned) == ("05", "title", "自己的话", "模板的话", True)
    assert own.where == "t.xlsx 文案!C2"
    assert own.condition is not None
    assert own.condition.text == "a > 1"


def test_a_sheet_without_a_column_for_conditions_says_nothing_of_them() -> None:
    row = {name: text for name, text in COLUMNS.items() if name != "条件"}
    (own,) = own_words(workbook(tables={"文案": [row]}))
    assert not own.conditioned
    assert own.condition is None


def test_a_row_without_words_leaves_the_templates_and_a_sheet_of_the_users_own_is_left_alone() -> None:
    book = workbook(tables={"文案": [COLUMNS]})
    table = book.tables["文案"]
    empty = replace(table, rows=(Row({**table.rows[0].cells, "文案": None}, "文案!2"),))
    assert own_words(replace(book, tables={"文案": empty})) == []
    assert own_words(workbook(tables={"文案": [{"标题": "发言稿"}]})) == []
    assert own_words(workbook()) == []


def test_a_number_typed_as_words_is_the_words_that_it_was_typed_as() -> None:
    book = workbook(tables={"文案": [COLUMNS]})
    table = book.tables["文案"]
    number = Figure(Decimal("2024"), NUMBER, "文案", cell=Cell("文案", "C2"))
    typed = Table(table.name, table.columns, (Row({**table.rows[0].cells, "文案": number}, "文案!2"),))
    (own,) = own_words(replace(book, tables={"文案": typed}))
    assert own.text == "2024"
    assert own.origin.cell == Cell("文案", "C2")
