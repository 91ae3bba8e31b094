"""Own words are put where they belong, with their condition, or are told with their cell."""

from __future__ import annotations

import pytest

from generator.errors import TemplateError
from generator.finance.figures import Cell
from generator.spec.places import words_in
from generator.spec.scalars import Tree, Worded
from generator.spec.words import OwnWords, put_words, unknown_slides
from generator.workbook.model import Entry
from tests.spec.test_places import Speech


def own(place: str, text: str = "别的话", condition: str | None = None, *, conditioned: bool = False, written_for: str = "") -> OwnWords:
    entry = Entry(text, Cell("文案", "C3"))
    holds = None if condition is None else Entry(condition, Cell("文案", "E3"))
    return OwnWords("05", place, text, "t.xlsx 文案!C3", entry, holds, conditioned, written_for)


def put(tree: Tree, *words: OwnWords) -> Tree:
    put_words(tree, list(words_in(Speech, tree)), words)
    return tree


def test_words_take_the_place_of_the_templates_and_know_their_cell() -> None:
    tree = put({"said": "谢谢", "points": ["增长", "翻倍"]}, own("said"), own("points[2]"))
    assert tree == {"said": "别的话", "points": ["增长", "别的话"]}
    said = tree["said"]
    assert isinstance(said, Worded)
    assert said.origin == Entry("别的话", Cell("文案", "C3"))


def test_a_sentence_of_its_own_becomes_a_claim_where_a_condition_is_given() -> None:
    assert put({"points": ["增长"]}, own("points[1]", condition="a > 1")) == {"points": [{"text": "别的话", "holds": "a > 1"}]}


def test_a_claim_keeps_its_condition_unless_the_sheet_has_a_column_for_them() -> None:
    claim: Tree = {"points": [{"text": "翻倍", "holds": "a > 1"}]}
    assert put(claim, own("points[1]")) == {"points": [{"text": "别的话", "holds": "a > 1"}]}
    assert put(claim, own("points[1]", conditioned=True)) == {"points": [{"text": "别的话"}]}
    assert put(claim, own("points[1]", condition="a > 2", conditioned=True)) == {"points": [{"text": "别的话", "holds": "a > 2"}]}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([own("sayd")], 'no place "sayd".*"said"'),
        ([own("said"), own("said")], "another row too"),
        ([own("said", condition="a > 1")], "takes no condition"),
        ([own("said", written_for="您好")], 'written for "您好".*now says "谢谢"'),
    ],
)
def test_a_slip_is_told_with_its_cell_and_nothing_is_changed(words: list[OwnWords], told: str) -> None:
    tree: Tree = {"said": "谢谢"}
    with pytest.raises(TemplateError, match=f"文案!C3.*{told}"):
        put(tree, *words)
    assert tree == {"said": "谢谢"}


def test_rows_for_slides_that_are_not_there_are_told() -> None:
    assert [problem.what for problem in unknown_slides([own("said")], ["05-revenue"])] == ['the deck has no slide "05".']
