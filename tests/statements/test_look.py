"""How a statement is set: decimal points in line, type of ten points and more, heads again on the slide that goes on."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.blocks.statement_look import alignment
from generator.language.measure import width
from generator.page.geometry import Area
from tests.blocks.setting import Set, set_on_page

from .statements import BOOK, statement, texts

NUMBERS = st.decimals(min_value=-99999, max_value=99999, places=3, allow_nan=False)


def printed(value: Decimal, places: int, percent: bool) -> str:
    text = f"{abs(value):,.{places}f}{'%' if percent else ''}"
    return f"({text})" if value < 0 else text


@settings(deadline=None)
@given(st.lists(st.tuples(NUMBERS, st.integers(0, 3), st.booleans()), min_size=1, max_size=8))
def test_decimal_points_stand_in_line_whatever_stands_in_a_column(values: list[tuple[Decimal, int, bool]]) -> None:
    column = [printed(*one) for one in values]
    aligned = alignment(column, 11)
    behind = [text[len(text.split(".")[0].rstrip(")%")) :] for text in column]
    assert len({round(aligned.right(text) + width(tail, 11), 6) for text, tail in zip(column, behind, strict=True)}) == 1


def sizes(block: Set) -> set[float]:
    runs = [run for row in block.shapes["statement"].table.rows for cell in row.cells for run in cell.text_frame.paragraphs[0].runs]
    return {run.font.size.pt for run in runs if run.font.size is not None}


def test_what_has_room_is_large_and_what_has_little_is_still_ten_points() -> None:
    few = statement(["revenue", "cost"])
    many = statement(["revenue", "cost"] * 8, periods={"every": "quarter", "last": "5"}, computed=["yoy", "qoq"])
    assert sizes(few) == {14.0}
    assert min(sizes(many)) >= 10


@pytest.fixture(scope="module")
def long() -> tuple[Set, Set]:
    """Four groups of four rows and a sum, in a place of some fifteen rows, and the slide after it."""
    rows = [row for name in "甲乙丙丁" for row in ({"group": name}, "services", "goods", {"figure": "revenue", "subtotal": "true"}, "")]
    tree = {"statement": rows, "places": "1"}
    area = Area(36, 90, 888, 300)
    first = set_on_page(tree, book=BOOK, area=area)
    (start,) = first.rest.values()
    # The second slide sets the same block again: it is read anew here, so that its identity is another.
    from generator.blocks.registry import read_block

    block = read_block(tree)
    return first, set_on_page(block, book=BOOK, area=area, starts={id(block): start})


def test_a_long_statement_goes_on_with_its_heads_again_and_loses_no_row(long: tuple[Set, Set]) -> None:
    first, second = map(texts, long)
    assert first[0] == second[0]
    labels = [row[0] for row in (*first[1:], *second[1:]) if row[0]]
    assert labels == [label for name in "甲乙丙丁" for label in (name, "services", "goods", "revenue")]


def test_a_slide_ends_with_no_heading_and_begins_with_no_blank_and_no_sum(long: tuple[Set, Set]) -> None:
    first, second = map(texts, long)
    assert first[-1][0] in ("services", "goods", "revenue")
    assert second[1][0] not in ("", "revenue")


def test_columns_that_do_not_fit_are_told() -> None:
    block = set_on_page({"statement": ["revenue"], "periods": {"every": "quarter", "last": "5"}}, book=BOOK, area=Area(36, 90, 300, 300))
    assert block.found == ["overflow"]
