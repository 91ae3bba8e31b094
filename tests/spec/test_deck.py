"""deck.yaml and the head of a slide file: notes in their ways of writing, and their marks."""

from __future__ import annotations

import pytest

from generator.spec.deck import DeckSpec, Note, Notes, SlideHead, note_mark


@pytest.mark.parametrize(("style", "mark"), [("number", "3"), ("paren", "(3)"), ("star", "***"), ("none", "")])
def test_the_third_note_has_its_mark_in_each_style(style: str, mark: str) -> None:
    assert note_mark(style, 3) == mark  # type: ignore[arg-type]


def test_notes_are_a_list_or_have_a_style_of_their_own() -> None:
    short = SlideHead.model_validate({"layout": "x", "title": "t", "notes": ["口径", {"source": "idc"}]}).notes
    assert short is not None
    assert [note.text for note in short.items] == ["口径", None]
    assert short.heading == "备注："
    long = Notes.model_validate({"style": "star", "heading": "", "items": [{"id": "a", "text": "定义"}]})
    assert long.mark("a") == "*"
    assert long.mark("b") is None


def test_a_note_is_referred_to_by_its_id_or_its_source() -> None:
    assert Note(id="a", source="idc").name == "a"
    assert Note(source="idc").name == "idc"


def test_a_note_may_be_a_claim() -> None:
    note = Note.model_validate({"text": "已重列", "holds": "a > 1", "otherwise": "未重列", "when": "b"})
    assert (note.holds, note.otherwise, note.when) == ("a > 1", "未重列", "b")


def test_a_deck_needs_slides_and_names_its_uses() -> None:
    deck = {"title": "t", "footer": "f", "slides": ["01"], "citations": {"institution": "机构"}}
    spec = DeckSpec.model_validate({**deck, "decimals": {"chart": {"%": "1"}}})
    assert spec.decimals == {"chart": {"%": 1}}
    assert spec.citations is not None
    assert spec.citations.report is None
    for slip in ({"slides": []}, {"decimals": {"charts": {"%": 1}}}, {"citations": {"institution": "机构", "raport": "报告"}}):
        with pytest.raises(ValueError, match="validation error"):
            DeckSpec.model_validate({**deck, **slip})


def test_a_title_may_be_a_text_or_a_claim() -> None:
    titles = [SlideHead.model_validate({"layout": "x", "title": title}).title for title in ("标题", {"text": "标题"})]
    assert titles[0] == titles[1]
    assert SlideHead.model_validate({"layout": "x"}).title is None
