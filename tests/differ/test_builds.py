"""Diffs of decks that jianbao built: what changed, and which cell it came from."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pptx import Presentation

from generator import BuildResult, build, diff
from generator.differ.changes import Comparison
from generator.differ.reports.as_text import as_text
from generator.office.libreoffice import convert
from tests.deck.conftest import WORKBOOK
from tests.deck.editing import address_of, set_cell


@pytest.fixture(scope="module")
def resaved(built: BuildResult, office: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped deck, opened by LibreOffice and saved without an edit."""
    assert built.deck is not None
    return convert(built.deck, "pptx", tmp_path_factory.mktemp("resaved"))


@pytest.fixture
def project(built: BuildResult, tmp_path: Path) -> Path:
    """A project of its own in which the shipped deck was built."""
    assert built.deck is not None
    return shutil.copytree(built.deck.parents[1], tmp_path / "project")


def since_before(project: Path) -> Comparison:
    return diff(project / "output" / "2024H1.pptx", project=project)


def rebuilt(project: Path, *cells: tuple[str, str, str, float]) -> Comparison:
    """Change cells (sheet, key, heading, value) after a build, build again: what changed."""
    workbook = project / "inputs" / WORKBOOK
    for sheet, key, heading, value in cells:
        set_cell(workbook, sheet, address_of(workbook, sheet, key, heading), value)
    build(workbook, project=project)
    return since_before(project)


DROPPED = [
    ("properties", "alt text"), ("style", "margins of 100 cells"), ("style", "heading row"), ("properties", "alt text")
]  # fmt: skip


def test_a_save_by_libreoffice_is_no_change_but_for_what_it_drops(built: BuildResult, resaved: Path) -> None:
    """LibreOffice 7.4 drops the alt text of shapes and tables, a heading row, margins of zero and sections; all else is as it was."""
    assert built.deck is not None
    found = diff(built.deck, resaved)
    assert [(one.kind, one.where) for one in found.changes] == DROPPED
    assert {one.shape for one in found.changes} == {"table", "picture 算力服务证书"}


def test_a_save_by_libreoffice_is_told_in_a_few_lines_with_one_heading(built: BuildResult, resaved: Path) -> None:
    assert built.deck is not None
    # Where the tests run, a history may hold the same build: then there is a section of causes too.
    found = diff(built.deck, resaved, project=resaved.parent)
    lines = as_text(found).splitlines()
    assert len(lines) <= 12
    assert sum(line.startswith("changed by saving in LibreOffice") for line in lines) == 1
    assert [one for one in found.unread if not one.saving] == []


def test_an_edit_is_found_in_a_deck_that_libreoffice_saved(built: BuildResult, resaved: Path, tmp_path: Path) -> None:
    assert built.deck is not None
    deck = Presentation(str(resaved))
    for paragraph in (p for one in deck.slides[4].shapes if one.has_text_frame for p in one.text_frame.paragraphs):
        if "其他两大业务版块" in paragraph.text:
            paragraph.runs[0].text = paragraph.runs[0].text.replace("其他", "其余")
    deck.save(str(tmp_path / "edited.pptx"))
    found = diff(built.deck, tmp_path / "edited.pptx", ignore=["properties", "style"])
    assert [(one.kind, one.slide_new) for one in found.changes] == [("text", 5)]


def test_a_rebuild_is_no_change(project: Path) -> None:
    workbook = project / "inputs" / WORKBOOK
    first = build(workbook, project=project)
    second = build(workbook, project / "again.pptx", project=project, use_cache=False)
    assert first.deck and second.deck
    assert not diff(first.deck, second.deck).differs


def test_one_cell_is_told_with_every_place_it_shows(project: Path) -> None:
    """Overseas revenue 321.2 → 350: its growth and its share are printed on slides 3, 5 and 14."""
    found = rebuilt(project, ("财务", "overseas_revenue", "2024H1", 350))
    inputs = [cause for cause in found.causes if cause.what == "input"]
    assert [(cause.cells[0].label, cause.cells[0].period, cause.cells[0].old, cause.cells[0].new) for cause in inputs] == [
        ("海外收入", "2024H1", "321.2", "350")
    ]
    slides = {found.changes[index].slide_new for index in inputs[0].changes}
    assert slides == {3, 5, 14}
    assert len(inputs[0].changes) == len(found.changes)
    growth = next(one for one in found.changes if one.slide_new == 3 and one.kind == "number")
    assert (growth.old, growth.new) == ("40%", "53%")  # 350 / 229.3 − 1


def test_a_chart_is_told_by_the_points_that_changed(project: Path) -> None:
    found = rebuilt(project, ("财务", "auto_revenue", "2024H1", 170))
    chart = next(one for one in found.changes if one.kind == "chart" and one.slide_new == 15)
    assert chart.why and chart.why[0].old == "168.1"
    assert "168.1" in (chart.old or "")
    assert "170.0" in (chart.new or "")
    assert "162.7" not in (chart.old or "")  # a point that did not change


def test_inputs_that_change_no_slide_are_told(project: Path) -> None:
    """No slide prints auto revenue of 2022H1; 321.21 prints the same growth and share as 321.2."""
    found = rebuilt(
        project, ("财务", "auto_revenue", "2022H1", 121), ("财务", "overseas_revenue", "2024H1", 321.21)
    )
    assert {(one.what, one.cells[0].new) for one in found.causes} == {
        ("shows nowhere", "121"), ("shows on slides, too small to change what is printed", "321.21"),
    }
    assert not found.changes


def test_a_figure_that_changed_with_no_input_is_told_as_edited(project: Path) -> None:
    result = build(project / "inputs" / WORKBOOK, project=project)
    assert result.deck is not None
    _replace(result.deck, 4, "21%", "25%")
    found = since_before(project)
    assert [(one.kind, one.old, one.new, one.why) for one in found.changes] == [("number", "21%", "25%", ())]
    assert [(cause.what, cause.cells) for cause in found.causes] == [("edited by hand", ())]


def test_a_template_that_changed_is_told_as_such(project: Path) -> None:
    workbook = project / "inputs" / WORKBOOK
    slide = project / "templates" / "interim-results" / "slides" / "05-revenue.yaml"
    slide.write_text(slide.read_text(encoding="utf-8").replace("同比增幅达", "同比升幅达"), encoding="utf-8")
    build(workbook, project=project)
    found = since_before(project)
    assert {one.kind for one in found.changes} == {"text"}
    assert {cause.what for cause in found.causes} == {"template or program"}


def test_a_renamed_deck_is_explained_from_the_history(project: Path, tmp_path: Path) -> None:
    workbook = project / "inputs" / WORKBOOK
    first = build(workbook, project=project)
    assert first.deck is not None
    shutil.copy(first.deck, tmp_path / "from-legal.pptx")
    set_cell(workbook, "财务", address_of(workbook, "财务", "overseas_revenue", "2024H1"), 350)
    second = build(workbook, project=project)
    assert second.deck is not None
    found = diff(tmp_path / "from-legal.pptx", second.deck, project=project)
    assert found.explained
    assert {cell.label for change in found.changes for cell in change.why or ()} == {"海外收入"}


def test_without_lineage_nothing_is_claimed(built: BuildResult, tmp_path: Path) -> None:
    assert built.deck is not None
    for name in ("a.pptx", "b.pptx"):
        shutil.copy(built.deck, tmp_path / name)
    _replace(tmp_path / "b.pptx", 4, "21%", "25%")
    found = diff(tmp_path / "a.pptx", tmp_path / "b.pptx", project=tmp_path)
    assert [one.why for one in found.changes] == [None]
    assert not found.causes


def test_a_deck_edited_by_hand_is_set_aside_with_its_edits_listed(project: Path) -> None:
    workbook = project / "inputs" / WORKBOOK
    first = build(workbook, project=project)
    assert first.deck is not None
    _replace(first.deck, 4, "21%", "25%")
    second = build(workbook, project=project)
    assert second.kept is not None
    assert second.edits is not None
    assert [(one.kind, one.slide_new, one.new) for one in second.edits.changes] == [("number", 5, "25%")]


def _replace(deck: Path, index: int, old: str, new: str) -> None:
    """The first run of a slide with these words, in other words."""
    presentation = Presentation(str(deck))
    frames = (one.text_frame for one in presentation.slides[index].shapes if one.has_text_frame)
    run = next(run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs if run.text == old)
    run.text = new
    presentation.save(str(deck))
