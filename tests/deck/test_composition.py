"""Rules of layout that can be measured, on the shipped deck: what an art director would otherwise send back."""

from __future__ import annotations

from typing import Any

import pytest
from pptx import Presentation

from generator import BuildResult, build
from generator.language.beside import closed_up
from generator.language.measure import width

from .composition import POINT, A, box_of, insets, needed, panels, size_of, wrapped
from .conftest import make_project


@pytest.fixture(scope="module")
def slides(built: BuildResult) -> list[Any]:
    assert built.deck is not None
    return list(Presentation(str(built.deck)).slides)


@pytest.fixture(scope="module", params=["2024H1", "2024FY"])
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """The slides of each of the two shipped decks."""
    if request.param == "2024H1":
        return list(request.getfixturevalue("slides"))
    folder = make_project(tmp_path_factory.mktemp("full-year") / "project")
    made = build(folder / "inputs" / "2024FY.xlsx", project=folder)
    return list(Presentation(str(made.deck)).slides)


def test_no_panel_is_empty_over_a_third_at_one_place(both: list[Any]) -> None:
    found = [(n, panel.name, share) for n, slide in enumerate(both, 1) for panel, share in panels(slide)]
    assert len(found) > 40
    assert [one for one in found if one[2] > 1 / 3] == []


def test_no_paragraph_ends_on_a_number_alone_or_on_less_than_three_characters(both: list[Any]) -> None:
    """However a program spaces Chinese beside Latin; in one of six ways at the most, where two paragraphs of a list want
    other widths."""
    for number, slide in enumerate(both, 1):
        for one in wrapped(slide):
            short = [lines for lines in one.lines() if len(lines) > 1 and 0 < width(lines[-1].strip(), 1) <= 2.3]
            assert len(short) <= 1, (number, one.shape, short[0])


def test_no_typed_space_stands_between_chinese_and_latin(both: list[Any]) -> None:
    texts = [
        "".join(run.text or "" for run in paragraph.iter(f"{A}t"))
        for slide in both for paragraph in slide._element.iter(f"{A}p")
    ]  # fmt: skip
    assert len(texts) > 500
    assert [text for text in texts if closed_up(text) != text] == []


def test_what_is_on_top_of_a_chart_is_clear_of_its_title(both: list[Any]) -> None:
    """Eight points from the title's line or from what stands under that, four where rows of ratios want room too."""
    for slide in both:
        titles = [box_of(shape) for shape in slide.shapes if shape.name.startswith("chart title")]
        drawings = [box_of(shape) for shape in slide.shapes if shape.name.startswith("chart ") and not shape.has_text_frame]
        for title in titles:
            below = [one for one in drawings if one.left - 1 <= title.left <= one.right and one.top > title.top]
            assert min(one.top for one in below) - title.bottom >= 3.9


def test_boxes_hold_their_text_with_their_insets(slides: list[Any]) -> None:
    tight = []
    for number, slide in enumerate(slides, 1):
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text.strip() and not shape.name.startswith(("body", "chart title")):
                _, above, _, below = insets(shape)
                room = shape.height / POINT - above - below
                if needed(shape) > room + 1:
                    tight.append((number, shape.name, needed(shape), room))
    assert tight == []


def test_titles_at_the_head_of_a_page_have_one_size(slides: list[Any]) -> None:
    heads = [slide.shapes.title for slide in slides if slide.shapes.title.top / POINT < 40]
    assert len(heads) == 20
    assert {size_of(shape._element.find(".//{*}p"), shape) for shape in heads} == {26.0}


def test_a_draft_says_so_at_one_place_of_every_slide(slides: list[Any]) -> None:
    badges = [next(shape for shape in slide.shapes if shape.name == "status") for slide in slides]
    assert all(badge.text_frame.text.startswith("草稿") for badge in badges)
    assert {(badge.top, badge.height) for badge in badges} == {(8 * POINT, 20 * POINT)}
    assert {round((badge.left + badge.width) / POINT) for badge in badges} == {924}


def test_texts_of_one_style_have_one_size_on_a_slide(slides: list[Any]) -> None:
    """The list of milestones and the list of highlights beside it: headings, and items."""
    shapes = {shape.name: shape for shape in slides[7].shapes}
    heading, item = (size_of(shapes[name]._element.find(f".//{A}p"), None) for name in ("heading", "step"))
    assert [size_of(one, shapes["list_right"]) for one in shapes["list_right"]._element.iter(f"{A}p")][:2] == [heading, item]


def test_a_divider_has_its_number_and_lists_what_follows(slides: list[Any]) -> None:
    names = {shape.name: shape.text_frame.text for shape in slides[17].shapes if shape.has_text_frame}
    assert names["number"] == "01"
    assert names["contents"].split("\n") == ["2024年上半年业绩概览", "运营支出", "周转天数 – 以期末值计算", "资本支出与现金储备"]


def test_powerpoint_has_the_sections(built: BuildResult) -> None:
    assert built.deck is not None
    found = Presentation(str(built.deck)).part._element.findall(".//{*}section")
    assert [(one.get("name"), len(one.findall(".//{*}sldId"))) for one in found] == [
        ("2024中期业绩简报", 17), ("财务回顾", 5), ("Q & A", 2)
    ]  # fmt: skip
