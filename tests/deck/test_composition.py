"""Rules of layout that can be measured, on the shipped deck: what an art director would otherwise send back."""

from __future__ import annotations

from typing import Any

import pytest
from pptx import Presentation

from generator import BuildResult

from .composition import POINT, A, insets, needed, panels, size_of


@pytest.fixture(scope="module")
def slides(built: BuildResult) -> list[Any]:
    assert built.deck is not None
    return list(Presentation(str(built.deck)).slides)


def test_no_panel_is_empty_over_two_fifths_at_one_place(slides: list[Any]) -> None:
    """A third is the aim; a card of one line beside one of three, with the same heads, may have a little more."""
    found = [(n, panel.name, share) for n, slide in enumerate(slides, 1) for panel, share in panels(slide)]
    assert len(found) > 40
    assert [one for one in found if one[2] > 2 / 5] == []
    assert sum(share <= 1 / 3 for _, _, share in found) / len(found) >= 0.9


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
