"""The places of words are found by what the models say of their fields, whatever the models are."""

from __future__ import annotations

from typing import ClassVar

from generator.spec.deck import Notes, SlideHead
from generator.spec.places import Place, words_in
from generator.spec.scalars import ChosenBy, Claim, Model, Text, Words


class Speech(Model):
    """A model that only this test knows."""

    said: Words
    by: Text
    points: tuple[Claim, ...] = ()
    aside: Words | None = None

    in_short: ClassVar[str] = "said"


def listed(wanted: object, tree: object) -> dict[str, bool]:
    """Each place by its name, with whether it takes a condition."""
    return {place.name: place.takes_condition for place in words_in(wanted, tree)}  # type: ignore[arg-type]


def test_marked_fields_are_words_and_names_and_conditions_are_not() -> None:
    tree = {"by": "董事长", "said": "谢谢", "unknown": "x", "aside": "（掌声）"}
    assert listed(Speech, tree) == {"said": False, "aside": False}


def test_a_field_that_takes_a_claim_takes_a_condition_and_its_other_wording_none() -> None:
    tree = {"points": ["增长", {"text": "翻倍", "holds": "a > 1", "otherwise": "增长"}]}
    assert listed(Speech, tree) == {"points[1]": True, "points[2]": True, "points[2].otherwise": False}
    assert [place.condition for place in words_in(Speech, tree)] == ["", "a > 1", ""]  # type: ignore[arg-type]


def test_a_text_in_short_is_a_place_without_room_for_a_condition() -> None:
    assert listed(Speech, "谢谢") == {"": False}


def test_a_model_that_is_chosen_by_what_stands_there_is_asked_for() -> None:
    from typing import Annotated

    chosen = Annotated[object, ChosenBy(lambda tree: Speech if isinstance(tree, dict) else None)]
    assert list(words_in(chosen, {"said": "谢谢"}, ("body",))) == [Place(("body", "said"), "谢谢")]
    assert list(words_in(chosen, ["?"], ("body",))) == []


def test_a_title_and_notes_are_words_in_all_their_ways_of_writing() -> None:
    assert listed(SlideHead, {"layout": "x", "title": "标题"}) == {"title": True}
    assert listed(SlideHead, {"title": {"text": "标题", "holds": "a > 1"}, "when": "a > 1"}) == {"title": True}
    assert listed(Notes, ["口径", {"source": "idc"}, {"id": "a", "text": "定义"}]) == {"[1]": True, "[3]": True}
    assert listed(Notes, {"style": "star", "heading": "注：", "items": ["口径"]}) == {"heading": False, "items[1]": True}
