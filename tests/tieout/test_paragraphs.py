"""Paragraphs as they were built, with what became of them."""

from __future__ import annotations

from generator.pptx_deck.model import Paragraph, Run, Shape, Table
from generator.tieout.paragraphs import paragraph_pairs
from tests.lineage.examples import PRINT


def lines(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Run(text),)) for text in texts)


def table(*rows: tuple[str, ...]) -> Shape:
    return Shape("t", "table", None, table=Table(tuple(tuple(lines(text) for text in row) for row in rows)))


def test_a_print_goes_with_its_paragraph_wherever_that_went() -> None:
    old, new = Shape("a", "text", None, lines("收入17.4亿元", "毛利7.7亿元")), Shape("a", "text", None, lines("毛利7.7亿元", "收入18.1亿元"))
    first, second = paragraph_pairs(old, new, [PRINT])
    assert (first.where, first.text, list(first.prints)) == ("paragraph 2", "收入18.1亿元", [PRINT]) and not second.prints
    assert first.moved != second.moved  # one of the two stands where it stood


def test_a_paragraph_that_is_gone_and_one_that_came_have_one_side() -> None:
    old, new = Shape("a", "text", None, lines("收入", "现金充裕")), Shape("a", "text", None, lines("收入", "", "派息政策"))
    told = [(one.old, one.new is not None and one.text) for one in paragraph_pairs(old, new, ())]
    assert ("收入", "收入") in told and ("现金充裕", False) in told and ("", "派息政策") in told


def test_a_cell_is_found_again_below_a_row_that_was_put_in() -> None:
    printed = PRINT._replace(row=1, column=1, paragraph=0)
    old, new = table(("指标", "2024"), ("收入", "17.4")), table(("指标", "2024"), ("客户", "3"), ("收入", "17.4"))
    pairs = list(paragraph_pairs(old, new, [printed]))
    (own,) = [one for one in pairs if one.prints]
    assert (own.where, own.old, own.text, own.moved) == ("row 3, column 2", "17.4", "17.4", False)
    assert [(one.where, one.text) for one in pairs if not one.old] == [("row 2, column 1", "客户"), ("row 2, column 2", "3")]
