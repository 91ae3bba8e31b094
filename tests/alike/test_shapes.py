"""Shapes of two slides: by what they hold for a diff, by where they stood for a tie-out."""

from __future__ import annotations

from generator.alike.shapes import aligned_by_place, aligned_shapes, content, contents, leaves
from generator.pptx_deck.charts import Chart, Series
from generator.pptx_deck.model import Paragraph, Place, Run, Shape, Table

INCH = 914_400


def box(text: str, x: float = 0, y: float = 0, name: str = "", id: int = 0, kind: str = "text") -> Shape:
    place = Place(round(x * INCH), round(y * INCH), INCH, INCH)
    return Shape(name, kind, place, (Paragraph((Run(text),)),), id=id)


def test_a_text_that_was_moved_and_renamed_is_the_same_by_its_words() -> None:
    found = aligned_shapes([box("收入", 1, 1, "a"), box("毛利", 2, 2, "b")], [box("毛利", 5, 5, "x"), box("收入", 6, 6, "y")])
    assert found.pairs() == [(1, 0), (0, 1)]


def test_of_two_swapped_numbers_the_words_decide_for_a_diff_and_the_place_for_a_tie_out() -> None:
    """Who asks what changed wants two moves; who ties numbers out wants two that are no longer what was built."""
    old = [box("21%", 1, 1, "a", 1), box("65%", 4, 4, "b", 2)]
    new = [box("65%", 1, 1, "a", 1), box("21%", 4, 4, "b", 2)]
    assert aligned_shapes(old, new).to_new == {0: 1, 1: 0}
    assert aligned_by_place(old, new).to_new == {0: 0, 1: 1}


def test_a_shape_without_its_id_and_name_is_found_by_its_place_then_by_its_words() -> None:
    old = [box("21%", 1, 1, "a", 1), box("现金充裕", 4, 4, "b", 2)]
    new = [box("现金充裕", 8, 8, "TextBox 7", 7), box("60%", 1, 1, "TextBox 8", 8)]
    assert aligned_by_place(old, new).to_new == {0: 1, 1: 0}


def test_a_reworded_text_near_its_place_is_the_same_and_one_of_another_kind_never_is() -> None:
    old = [box("收入保持快速增长", 1, 1)]
    assert aligned_shapes(old, [box("收入继续保持快速增长", 1.1, 1)]).pairs() == [(0, 0)]
    assert aligned_shapes(old, [box("收入继续保持快速增长", 1.1, 1, kind="picture")]).pairs() == []


def test_what_a_shape_holds_is_told_as_text_whatever_its_kind() -> None:
    cell = (Paragraph((Run("收入"),)),)
    assert content(Shape("", "table", None, table=Table(((cell, cell),)))) == "收入 | 收入"
    assert content(Shape("", "chart", None, chart=Chart(("bar",), "营收", (Series("甲", ()),)))) == "营收\n甲"
    assert content(Shape("", "picture", None, alt="一张图")) == "一张图"
    group = Shape("", "group", None, children=(box("一"), box(" "), box("二")))
    assert content(group) == "一\n \n二" and list(contents((group,))) == ["一", "二"]


def test_shapes_of_a_group_stand_on_the_slide_and_are_hidden_with_it() -> None:
    """A group two inches wide at (1, 1); its shape starts in its middle and is half as wide. Shares are of ten inches."""
    inner = Shape("in", "text", Place(5 * INCH, 0, 5 * INCH, 10 * INCH), (Paragraph((Run("甲"),)),))
    group = Shape("g", "group", Place(INCH, INCH, 2 * INCH, INCH), children=(inner,), hidden=True)
    rule, empty = Shape("rule", "line", None), Shape("empty", "text", None)
    (only,) = leaves((group, rule, empty))
    assert only.place == Place(2 * INCH, INCH, INCH, INCH) and only.hidden
