"""Scalars remember their file and line through validation; what may be written in short is read the same."""

from __future__ import annotations

import pytest

from generator.finance.figures import Cell
from generator.spec.scalars import Claim, Located, Model, Sentence, Text, Worded, from_short
from generator.workbook.model import Entry


class Panel(Model):
    heading: Text
    lead: Claim | None = None


def test_a_text_keeps_the_place_where_it_stands() -> None:
    panel = Panel.model_validate({"heading": Located.at("标题", "05.yaml:3"), "lead": Located.at("一句", "05.yaml:4")})
    assert (panel.heading, panel.heading.where) == ("标题", "05.yaml:3")
    assert panel.lead is not None
    assert panel.lead.text.where == "05.yaml:4"


def test_words_of_a_workbook_stay_what_they_are() -> None:
    entry = Entry("自己的话", Cell("文案", "C3"))
    panel = Panel.model_validate({"heading": Worded.of("自己的话", "t.xlsx 文案!C3", entry)})
    assert isinstance(panel.heading, Worded)
    assert panel.heading.origin == entry


@pytest.mark.parametrize("value", [3, None, ["a"], {"text": "a"}])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="a text is needed here"):
        Panel.model_validate({"heading": value})


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(ValueError, match="Extra inputs"):
        Panel.model_validate({"heading": "a", "headng": "b"})


def test_a_text_stands_for_a_sentence_without_a_condition() -> None:
    short, long = (Panel.model_validate({"heading": "a", "lead": lead}).lead for lead in ("一句", {"text": "一句"}))
    assert short == long == Sentence(text=Text("一句"))
    assert from_short("items", list)("一句") == "一句"
    assert from_short("items", list)(["一句"]) == {"items": ["一句"]}


def test_an_editor_sees_a_text_and_either_way_of_a_sentence() -> None:
    properties = Panel.model_json_schema()["properties"]
    assert properties["heading"]["type"] == "string"
    assert {"type": "string"} in properties["lead"]["anyOf"]
