"""Shapes of two slides compared: places, order, pictures, looks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.differ.compare_shapes import ShapeComparison
from generator.office.emu import EMU_PER_POINT
from generator.pptx_deck.model import Paragraph, Picture, Place, Run, Shape

HALF_A_POINT = EMU_PER_POINT // 2


def box(text: str = "收入", x: float = 0, y: float = 0, width: float = 100, height: float = 50, name: str = "box") -> Shape:
    place = Place(*(round(each * EMU_PER_POINT) for each in (x, y, width, height)))
    return Shape(name, "text", place, (Paragraph((Run(text),)),))


def told(old: tuple[Shape, ...], new: tuple[Shape, ...]) -> list[tuple[str, str, str | None, str | None]]:
    return [(one.kind, one.where, one.old, one.new) for one in ShapeComparison(1, 1, HALF_A_POINT).compare(old, new)]


def test_a_shape_that_moved_is_told_with_both_places_and_not_below_the_tolerance() -> None:
    assert told((box(),), (box(x=10),)) == [("moved", "", "0.0 pt, 0.0 pt", "10.0 pt, 0.0 pt")]
    assert told((box(),), (box(x=0.4),)) == []


@pytest.mark.parametrize("new", [box(width=120), box(x=-20, width=120), box(x=-10, width=120)])
def test_a_shape_drawn_larger_by_a_side_did_not_move(new: Shape) -> None:
    assert [kind for kind, *_ in told((box(),), (new,))] == ["resized"]


def test_shapes_that_came_and_went_are_told_with_what_they_hold() -> None:
    assert told((box(name="a"),), (box("完全不同的另一段话", x=500, y=400, name="b"),)) == [
        ("shape-removed", "", "收入", None), ("shape-added", "", None, "完全不同的另一段话"),
    ]  # fmt: skip


def test_the_order_is_told_only_of_shapes_that_cover_each_other() -> None:
    over, under, apart = box("甲", name="a"), box("乙", x=50, name="b"), box("丙", x=500, name="c")
    assert [(kind, where) for kind, where, *_ in told((over, under), (under, over))] == [("moved", "z-order")]
    assert told((over, apart), (apart, over)) == []


def test_a_group_is_compared_from_the_inside() -> None:
    old, new = (Shape("g", "group", Place(0, 0, 1, 1), children=(box(text),)) for text in ("收入17.4", "收入23.6"))
    (change,) = ShapeComparison(1, 1, HALF_A_POINT).compare((old,), (new,))
    assert (change.kind, change.shape, change.place_new) == ("number", "box", Place(0, 0, 1, 1))


def test_alt_text_visibility_look_and_crop_are_told_each_by_its_name() -> None:
    old = Shape("p", "picture", None, picture=Picture("a", (0, 0, 0, 0)), alt="图", look=("fill FFFFFF",))
    new = replace(old, picture=Picture("a", (10_000, 0, 0, 0)), alt="照片", hidden=True, look=("fill 000000",))
    assert told((old,), (new,)) == [
        ("picture", "crop", "left 0.0% top 0.0% right 0.0% bottom 0.0%", "left 10.0% top 0.0% right 0.0% bottom 0.0%"),
        ("style", "shape", "fill FFFFFF", "fill 000000"),
        ("properties", "alt text", "图", "照片"),
        ("properties", "hidden", "no", "yes"),
    ]


def test_what_cannot_be_read_is_told_also_where_it_is_the_same() -> None:
    comparison = ShapeComparison(1, 2, HALF_A_POINT)
    smart = Shape("s", "unread", None, unread="SmartArt", digest="1")
    assert list(comparison.compare((smart,), (smart,))) == []
    assert [(one.what, one.same) for one in comparison.not_compared] == [("SmartArt", True)]
