"""What is seen besides words, figures and places, each reader on small decks of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from generator.pptx_deck.equations import equation
from generator.pptx_deck.model import Animation, Shape, Slide
from generator.pptx_deck.pair import read_pair
from generator.pptx_deck.read import read_deck
from generator.pptx_deck.traits import Trait, degrees, percent, points, whole
from tests.differ.edits_shapes import edited, make_deck

M = "http://schemas.openxmlformats.org/officeDocument/2006/math"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_deck(tmp_path_factory.mktemp("decks") / "old.pptx")


def named(slide: Slide, name: str) -> Shape:
    return next(shape for shape in slide.shapes if shape.name == name)


def facts(path: Path) -> Shape:
    return named(read_deck(path).slides[0], "facts")


def test_lengths_angles_and_shares_are_told_as_people_say_them() -> None:
    assert (points("12700"), points(6350), points(None)) == ("1 pt", "0.5 pt", "0 pt")
    assert (degrees("2700000"), percent("50000"), percent("12.5%"), percent("viel")) == ("45°", "50%", "12.5%", "viel")
    assert (whole("17"), whole("1e3"), whole("x"), whole(None)) == (17, 1000, 0, 0)


@pytest.mark.parametrize(
    ("edit", "trait"),
    [
        ("insets", Trait("style", "insets", "left 28.3 pt")),  # 360,000 EMU are a centimetre
        ("anchor", Trait("style", "anchor", "middle")),
        ("vertical text", Trait("style", "direction", "Chinese, top to bottom")),
        ("autofit", Trait("style", "autofit", "text at 80%")),
        ("columns of text", Trait("style", "columns of text", "2")),
    ],
)
def test_the_frame_of_a_text_is_read(original: Path, tmp_path: Path, edit: str, trait: Trait) -> None:
    assert trait in facts(edited(original, tmp_path, edit)).traits
    assert trait not in facts(original).traits


@pytest.mark.parametrize(
    ("edit", "name", "value"),
    [
        ("a bullet", "bullet", "•"),
        ("numbering", "bullet", "numbered 1."),
        ("space before", "space before", "12 pt"),
        ("line spacing", "line spacing", "150%"),
        ("tabs", "tabs", "right 72 pt"),
        ("left margin", "left margin", "36 pt"),
    ],
)
def test_how_a_paragraph_is_set_is_read(original: Path, tmp_path: Path, edit: str, name: str, value: str) -> None:
    first, second, _ = facts(edited(original, tmp_path, edit)).paragraphs
    assert dict(second.look).get(name) == value and name not in dict(first.look)


@pytest.mark.parametrize(
    ("edit", "name", "value"),
    [
        ("capitals", "capitals", "all capitals"),
        ("letter spacing", "letter spacing", "3 pt"),
        ("highlight", "highlight", "FFFF00"),
        ("double underline", "underlined by", "double"),
        ("gradient letters", "letters filled", "gradient FF0000 0000FF"),
    ],
)
def test_how_letters_look_is_read(original: Path, tmp_path: Path, edit: str, name: str, value: str) -> None:
    run = facts(edited(original, tmp_path, edit)).paragraphs[1].runs[0]
    assert dict(run.style.more) == {name: value}


def test_a_fraction_is_its_parts_with_a_stroke() -> None:
    part = "<m:{0} xmlns:m='" + M + "'><m:r><m:t>{1}</m:t></m:r></m:{0}>"
    fraction = f"<m:f xmlns:m='{M}'>{part.format('num', '利润')}{part.format('den', '收入')}</m:f>"
    assert equation(etree.fromstring(fraction)) == "(利润)/(收入)"
    power = f"<m:sSup xmlns:m='{M}'>{part.format('e', 'x')}{part.format('sup', '2')}</m:sSup>"
    assert equation(etree.fromstring(power)) == "(x)^(2)"


def test_the_words_of_a_smartart_come_in_its_order(original: Path) -> None:
    steps = named(read_deck(original).slides[3], "steps")
    assert (steps.kind, steps.text) == ("smartart", "聚焦主业\n控制支出\n改善回款")
    assert Trait("style", "SmartArt layout", "process1") in steps.traits


def test_a_slide_tells_how_it_comes_what_moves_and_what_was_remarked(original: Path) -> None:
    slide = read_deck(original).slides[3]
    assert slide.transition == "push to the left, slow"
    assert [one.words for one in slide.animations] == ['fade of "outlook", on click, for 0.5 s']
    assert slide.comments == ("王芳: 核对此数",)


def test_ids_of_a_timing_are_nothing_that_is_seen(original: Path, tmp_path: Path) -> None:
    def told(change: Callable[[Any], object]) -> tuple[Animation, ...]:
        from pptx import Presentation

        deck = Presentation(str(original))
        change(deck.slides[3])
        deck.save(str(tmp_path / "new.pptx"))
        return read_deck(tmp_path / "new.pptx").slides[3].animations

    def renumber(slide: Any) -> None:
        for number, node in enumerate(slide._element.iter("{http://schemas.openxmlformats.org/presentationml/2006/main}cTn"), 50):
            node.set("id", str(number))

    assert told(renumber) == told(lambda slide: None)


def test_sections_are_known_by_the_slides_in_them(original: Path, tmp_path: Path) -> None:
    deck = read_deck(edited(original, tmp_path, "sections"))
    assert [slide.section for slide in deck.slides] == ["财务", "财务", "展望", "展望"]


def test_what_stands_on_a_layout_shows_through_on_its_slides_only(original: Path, tmp_path: Path) -> None:
    slides = read_deck(edited(original, tmp_path, "words on a layout")).slides
    assert [[shape.text for shape in slide.through] for slide in slides] == [[], ["收入增长 99%"], ["收入增长 99%"], []]


def test_a_change_of_a_master_is_seen_there_and_not_on_what_is_made_from_it(original: Path, tmp_path: Path) -> None:
    old, new = read_pair(original, edited(original, tmp_path, "size of titles on the master"))
    assert old.slides == new.slides and old.layers != new.layers
    assert read_deck(tmp_path / "new.pptx").slides[0].shapes[0].paragraphs[0].runs[0].style.size == 32.0


def test_merged_and_painted_cells_say_so(original: Path, tmp_path: Path) -> None:
    table = named(read_deck(edited(original, tmp_path, "merged cells")).slides[0], "table").table
    assert table is not None and table.cells[1][1] == (("merged", "2 × 1 cells"),)
    painted = named(read_deck(edited(original, tmp_path, "fill of a cell")).slides[0], "table").table
    assert painted is not None and painted.cells[1][1] == (("fill", "FFF2CC"),)
