"""The gallery builds: hard data gives sound pages, and what has no room is told, not dropped."""

from __future__ import annotations

import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation

from generator import BuildResult
from tools.gallery import CASES, make_gallery


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    return make_gallery(tmp_path_factory.mktemp("gallery"))


def test_every_case_of_the_gallery_builds_into_a_sound_deck_within_its_pages(result: BuildResult) -> None:
    assert result.summary.slides > len(CASES)
    assert {finding.kind for finding in result.findings} <= {"overflow", "warning", "missing"}
    assert result.deck is not None
    assert OpenXmlValidator().validate(str(result.deck)).errors == []
    deck = Presentation(str(result.deck))
    for number, slide in enumerate(deck.slides, 1):
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0, (number, shape.name)
            assert shape.left + shape.width <= deck.slide_width + 10, (number, shape.name)
            assert shape.top + shape.height <= deck.slide_height + 10, (number, shape.name)


def test_every_label_of_a_chart_is_drawn_or_told(result: BuildResult) -> None:
    """The giant case: one value a hundred times the others keeps a label on each."""
    giant = list(CASES).index("giant") + 1
    assert not [finding for finding in result.findings if finding.slide == giant]
