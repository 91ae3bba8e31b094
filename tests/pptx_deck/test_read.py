"""A deck as plain data: what is said of slides and of the whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as Made

from generator.errors import PackageError
from generator.pptx_deck.read import read_deck

from .decks import TITLE_AND_CONTENT, read, read_slide


def test_a_title_a_body_and_their_layout_are_read(tmp_path: Path) -> None:
    def make(slide) -> None:  # type: ignore[no-untyped-def]
        slide.shapes.title.text = "收入"
        slide.placeholders[1].text = "增长\n回款"

    slide = read_slide(tmp_path, make, TITLE_AND_CONTENT)
    assert (slide.title, slide.layout, slide.number) == ("收入", "Title and Content", 1)
    assert [shape.text for shape in slide.shapes] == ["收入", "增长\n回款"]
    assert [shape.placeholder for shape in slide.shapes] == ["title", "obj"]


def test_notes_are_lines_without_empty_ones_at_the_end(tmp_path: Path) -> None:
    def make(slide) -> None:  # type: ignore[no-untyped-def]
        slide.notes_slide.notes_text_frame.text = "先讲收入\n\n再讲毛利\n\n"

    assert read_slide(tmp_path, make).notes == ("先讲收入", "", "再讲毛利")


def test_a_hidden_slide_is_read_as_hidden(tmp_path: Path) -> None:
    assert read_slide(tmp_path, lambda slide: slide._element.set("show", "0")).hidden
    assert not read_slide(tmp_path, lambda slide: None).hidden


def test_a_deck_tells_its_size_its_properties_and_its_build(tmp_path: Path) -> None:
    def make(presentation: Made) -> None:
        presentation.core_properties.title, presentation.core_properties.identifier = "中期业绩", "abc"

    deck = read(tmp_path, make)
    assert deck.size == (9_144_000, 6_858_000) and deck.build == "abc"
    assert dict(deck.properties)["title"] == "中期业绩"


def test_what_is_no_deck_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match=r"no-deck\.pptx"):
        read_deck(tmp_path / "no-deck.pptx")
    (tmp_path / "text.pptx").write_text("收入")
    with pytest.raises(PackageError, match=r"text\.pptx"):
        read_deck(tmp_path / "text.pptx")


def test_two_saves_of_one_deck_are_equal(tmp_path: Path) -> None:
    first = read(tmp_path, lambda presentation: presentation.slides.add_slide(presentation.slide_layouts[0]))
    Presentation(str(tmp_path / "deck.pptx")).save(str(tmp_path / "again.pptx"))
    assert read_deck(tmp_path / "again.pptx") == first
