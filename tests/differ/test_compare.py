"""Two decks compared, as plain data."""

from __future__ import annotations

from generator.differ.changes import KINDS, chosen
from generator.differ.compare import compare_decks
from generator.pptx_deck.model import Deck, Paragraph, Run, Shape, Slide


def deck(*slides: tuple[str, ...], size: tuple[int, int] = (9_144_000, 6_858_000)) -> Deck:
    made = (
        Slide((Shape("box", "text", None, tuple(Paragraph((Run(line),)) for line in lines)),), number=number)
        for number, lines in enumerate(slides, 1)
    )
    return Deck(tuple(made), size)


def test_a_deck_does_not_differ_from_itself() -> None:
    one = deck(("收入",), ("毛利",))
    assert not compare_decks(one, one).differs


def test_slides_that_came_went_and_moved_are_told_once_each() -> None:
    old, new = deck(("收入",), ("毛利",), ("现金",)), deck(("毛利",), ("收入",), ("展望",))
    told = [(one.kind, one.slide_old, one.slide_new) for one in compare_decks(old, new).changes]
    assert told in (
        [("slide-moved", 2, 1), ("slide-added", None, 3), ("slide-removed", 3, None)],
        [("slide-moved", 1, 2), ("slide-added", None, 3), ("slide-removed", 3, None)],
    )


def test_a_slide_split_in_two_is_told_with_where_it_came_from() -> None:
    old = deck(("一", "二", "三", "四", "五", "六"))
    new = deck(("一", "二", "三"), ("四", "五", "六"))
    assert [(one.kind, one.where) for one in compare_decks(old, new).changes if one.kind == "slide-added"] == [
        ("slide-added", "split from slide 1")
    ]
    copied = compare_decks(old, deck(*[("一", "二", "三", "四", "五", "六")] * 2))
    assert [one.where for one in copied.changes] == ["copy of slide 1"]


def test_a_slides_size_is_told_in_inches() -> None:
    (change,) = compare_decks(deck(("收入",)), deck(("收入",), size=(12_192_000, 6_858_000))).changes
    assert (change.where, change.old, change.new) == ("slide size", "10.00 × 7.50 in", "13.33 × 7.50 in")


def test_changes_are_chosen_by_kind_and_by_slide() -> None:
    changes = compare_decks(deck(("收入17.4",), ("毛利7.7",)), deck(("收入18.1",), ("毛利8.0",), ("展望",))).changes
    assert [one.kind for one in changes] == ["number", "number", "slide-added"]
    assert [one.slide for one in chosen(changes, ("number",), (), (2,))] == [2]
    assert [one.kind for one in chosen(changes, (), ("number",), ())] == ["slide-added"]
    assert {one.kind for one in changes} <= set(KINDS)
