"""The gallery builds: hard data gives sound pages, and what has no room is told, not dropped."""

from __future__ import annotations

import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation

from generator import BuildResult
from tools.gallery import CASES, make_gallery
from tools.gallery_charts import PAGES


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    return make_gallery(tmp_path_factory.mktemp("gallery"))


def test_every_case_of_the_gallery_builds_into_a_sound_deck_within_its_pages(gallery: BuildResult) -> None:
    assert gallery.summary.slides > len(CASES) + len(PAGES)
    assert {finding.kind for finding in gallery.findings} <= {"overflow", "warning", "missing", "reconciliation"}
    assert gallery.deck is not None
    assert OpenXmlValidator().validate(str(gallery.deck)).errors == []
    deck = Presentation(str(gallery.deck))
    for number, slide in enumerate(deck.slides, 1):
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0, (number, shape.name)
            assert shape.left + shape.width <= deck.slide_width + 10, (number, shape.name)
            assert shape.top + shape.height <= deck.slide_height + 10, (number, shape.name)


def test_every_label_of_a_chart_is_drawn_or_told(gallery: BuildResult) -> None:
    """The giant case: one value a hundred times the others keeps a label on each."""
    giant = list(CASES).index("giant") + 1
    assert not [finding for finding in gallery.findings if finding.slide == giant and finding.kind == "overflow"]


def test_the_only_bridge_that_does_not_add_up_is_told(gallery: BuildResult) -> None:
    (told,) = [finding for finding in gallery.findings if finding.kind == "reconciliation"]
    assert "waterfall-hard.yaml:7" in told.where
    assert "by 70" in told.what
