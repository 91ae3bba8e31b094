"""What used to be told and is nothing, kind by kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from generator.differ.compare_shapes import ShapeComparison
from generator.differ.compare_text import compare_paragraphs
from generator.differ.run import diff
from generator.pptx_deck.model import Paragraph, Picture, Place, Run, Shape, Style

from .decks import remove_slide

_TITLE, _BLANK = 5, 6
_FORMS = {
    MSO_SHAPE.ROUNDED_RECTANGLE: {"adj": 16667}, MSO_SHAPE.RIGHT_ARROW: {"adj1": 50000, "adj2": 50000},
    MSO_SHAPE.FOLDED_CORNER: {"adj": 16667},
}  # fmt: skip


def _deck(path: Path, *texts: str, layout: int = _BLANK) -> Path:
    """A slide for each text; an empty one is a blank slide."""
    deck = Presentation()
    for text in texts:
        slide = deck.slides.add_slide(deck.slide_layouts[layout])
        if text:
            slide.shapes.add_textbox(Inches(1), Inches(1), Inches(4), Inches(1)).text_frame.text = text
    deck.save(str(path))
    return path


def _told(folder: Path, old: Path, new: Path) -> list[tuple[str, int | None, int | None]]:
    return [(one.kind, one.slide_old, one.slide_new) for one in diff(old, new, project=folder).changes]


def test_no_east_asian_font_and_an_empty_one_are_the_same() -> None:
    old, new = (Paragraph((Run("Revenue", Style(east_asian=font)),)) for font in (None, ""))
    assert list(compare_paragraphs((old,), (new,))) == []


def test_a_blank_slide_between_others_is_itself(tmp_path: Path) -> None:
    def make(name: str, layout: int) -> Path:
        deck = Presentation()
        for text, number in (("集团收入与毛利", _BLANK), ("", layout), ("现金与借款余额", _BLANK)):
            slide = deck.slides.add_slide(deck.slide_layouts[number])
            if text:
                slide.shapes.add_textbox(Inches(1), Inches(1), Inches(4), Inches(1)).text_frame.text = text
        deck.save(str(tmp_path / name))
        return tmp_path / name

    assert ("layout", 2, 2) in _told(tmp_path, make("old.pptx", _BLANK), make("new.pptx", _TITLE))


def test_one_word_on_a_very_short_slide_is_one_text(tmp_path: Path) -> None:
    old = _deck(tmp_path / "old.pptx", "集团收入", "目录", "谢谢")
    new = _deck(tmp_path / "new.pptx", "集团收入", "议程", "谢谢")
    assert _told(tmp_path, old, new) == [("text", 2, 2)]


def test_of_two_copies_the_one_that_was_removed_is_named(tmp_path: Path) -> None:
    texts = ("集团收入与毛利", "风险提示与声明", "现金与借款余额", "风险提示与声明")
    old = _deck(tmp_path / "old.pptx", *texts)
    for gone in (1, 3):
        deck: Any = Presentation(str(old))
        remove_slide(deck, gone)
        deck.save(str(tmp_path / "new.pptx"))
        assert _told(tmp_path, old, tmp_path / "new.pptx") == [("slide-removed", gone + 1, None)]
    # Made anew, with ids that are the same by chance.
    assert _told(tmp_path, old, _deck(tmp_path / "anew.pptx", *texts[:1], *texts[2:])) == [("slide-removed", 2, None)]


def _picture(name: str, digest: str, x: int, crop: int = 0) -> Shape:
    return Shape(name, "picture", Place(x, 0, 2_000_000, 1_000_000), picture=Picture(digest, (crop, 0, 0, 0)))


def _kinds(old: tuple[Shape, ...], new: tuple[Shape, ...]) -> list[tuple[str, str]]:
    return [(one.kind, one.where) for one in ShapeComparison(1, 1, 6350).compare(old, new)]


def test_a_replaced_picture_tells_no_order_of_what_it_does_not_cover() -> None:
    one, other, under = _picture("a", "1", 0), _picture("b", "2", 5_000_000), _picture("c", "3", 1_000_000)
    replaced = _picture("b", "9", 5_000_000)
    assert _kinds((one, other, under), (one, under, replaced)) == [("picture", "")]


def test_an_order_is_told_by_two_places_that_differ() -> None:
    gone, under, over = _picture("g", "0", 9_000_000), _picture("a", "1", 0), _picture("b", "2", 1_000_000)
    told = [
        (one.old, one.new)
        for one in ShapeComparison(1, 1, 6350).compare((gone, under, over), (over, under))
        if one.where == "z-order"
    ]
    assert told and all(old != new for old, new in told)


def _orders(old: str, new: str) -> list[tuple[str, str, str, str | None]]:
    """Pictures over one another in a row, each named by its letter; a capital shows another picture."""
    sides = [tuple(_picture(each.lower(), each, 500_000 * ord(each.lower()) % 1_900_000) for each in side) for side in (old, new)]
    found = ShapeComparison(1, 1, 6350).compare(sides[0], sides[1])
    return [(one.shape or "", one.kind, one.where, one.new) for one in found if one.kind in ("moved", "picture")]


def test_a_picture_that_was_put_in_anew_is_one_line_with_its_order() -> None:
    assert _orders("abcd", "bcdA") == [("a", "picture", "z-order 1 → 4", "A")]
    assert _orders("ab", "bA") == [("a", "picture", "z-order 1 → 2", "A")]
    assert _orders("abcd", "aBcd") == [("b", "picture", "", "B")]
    assert _orders("abcd", "acdB") == [("b", "picture", "z-order 2 → 4", "B")]


def test_two_pictures_put_in_anew_are_two_lines() -> None:
    assert _orders("abcd", "cdAB") == [("a", "picture", "z-order 1 → 3", "A"), ("b", "picture", "z-order 2 → 4", "B")]
    assert _orders("abcd", "AcdB") == [("a", "picture", "", "A"), ("b", "picture", "z-order 2 → 4", "B")]


def test_a_shape_that_others_went_past_is_not_told_and_they_are() -> None:
    assert _orders("abc", "cba") == [("c", "moved", "z-order", "1"), ("a", "moved", "z-order", "3")]
    assert _orders("abc", "cBa") == [("c", "moved", "z-order", "1"), ("b", "picture", "", "B"), ("a", "moved", "z-order", "3")]


@settings(deadline=None, max_examples=200)
@given(st.permutations("abcdef"), st.sets(st.sampled_from("abcdef")))
def test_an_order_is_never_told_by_the_same_place_twice_and_never_in_silence(order: list[str], anew: set[str]) -> None:
    new = "".join(each.upper() if each in anew else each for each in order)
    told = _orders("abcdef", new)
    moved = [name for name, kind, where, _ in told if kind == "moved" or where]
    assert bool(moved) == (list(order) != sorted(order))
    assert all("abcdef".index(name) != order.index(name) for name in moved)
    assert {name for name, kind, _, _ in told if kind == "picture"} == anew
    assert len(set(moved)) == len(moved)


def test_a_crop_that_prints_the_same_is_none() -> None:
    assert _kinds((_picture("a", "1", 0),), (_picture("a", "1", 0, crop=20),)) == []
    assert _kinds((_picture("a", "1", 0),), (_picture("a", "1", 0, crop=5_000),)) == [("picture", "crop")]


def test_handles_of_a_form_written_out_where_they_stand_anyway_are_no_difference(tmp_path: Path) -> None:
    def make(name: str, written: bool) -> Path:
        deck = Presentation()
        shapes = deck.slides.add_slide(deck.slide_layouts[_BLANK]).shapes
        for place, (kind, handles) in enumerate(_FORMS.items()):
            form = shapes.add_shape(kind, Inches(1 + 2 * place), Inches(1), Inches(1.5), Inches(1))
            guides = form._element.spPr.prstGeom.get_or_add_avLst()
            guides.clear()
            for handle, amount in handles.items() if written else ():
                guides._add_gd(name=handle, fmla=f"val {amount}")
        deck.save(str(tmp_path / name))
        return tmp_path / name

    found = diff(make("old.pptx", False), make("new.pptx", True), project=tmp_path)
    assert (found.changes, found.unread) == ((), ())
