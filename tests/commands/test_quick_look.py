"""build --slides: some slides beside the deck, with the numbers that they have in it, and nothing else changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

from generator import build, quick_look
from generator.errors import UsageError
from tests.small_project import BOOK, make_small_project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_small_project(tmp_path_factory.mktemp("look"))


def look(project: Path, *slides: int) -> Path:
    return quick_look(project / "inputs" / BOOK, slides, project=project).deck


def test_a_look_at_the_second_slide_holds_only_that_with_its_number(project: Path) -> None:
    deck = look(project, 2)
    assert deck.name == "2024H1.slides-2.pptx"
    (slide,) = Presentation(str(deck)).slides
    assert slide.shapes.title is not None and slide.shapes.title.text_frame.text == "营业收入"
    assert [shape.text_frame.text for shape in slide.shapes if shape.name == "page"] == ["2"]


def test_a_slide_of_the_look_reads_as_the_slide_of_the_deck(project: Path) -> None:
    whole = Presentation(str(build(project / "inputs" / BOOK, project=project).deck))
    (slide,) = Presentation(str(look(project, 2))).slides
    assert words(slide.shapes) == words(whole.slides[1].shapes)


def words(shapes: object) -> list[str]:
    return [shape.text_frame.text for shape in shapes if shape.has_text_frame]  # type: ignore[attr-defined]


def test_deck_lineage_and_history_are_not_touched(project: Path) -> None:
    build(project / "inputs" / BOOK, project=project)
    before = kept(project)
    look(project, 1, 2)
    assert kept(project) == before


def kept(project: Path) -> dict[str, bytes]:
    files = (file for file in (project / "output").rglob("*") if file.is_file() and ".slides-" not in file.name)
    return {file.relative_to(project).as_posix(): file.read_bytes() for file in files}


def test_a_slide_that_is_not_there_is_told_with_how_many_there_are(project: Path) -> None:
    with pytest.raises(UsageError, match="the deck has 2 slides, no 7"):
        look(project, 2, 7)
