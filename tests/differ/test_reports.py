"""Reports of a diff: for a terminal, for programs, for a review thread, as a page in a browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pptx import Presentation

from generator import BuildResult, Comparison, build, diff
from generator.differ.reports.as_html import as_html, rendered
from generator.differ.reports.as_json import as_json
from generator.differ.reports.as_md import as_markdown
from generator.differ.reports.as_text import as_text
from generator.language.columns import display_width
from generator.workbook.writing.write import write_workbook
from tests.deck.conftest import ROOT, WORKBOOK, make_project
from tests.deck.editing import address_of, set_cell
from tests.differ.browsing import opened
from tests.differ.decks import EDITS, make_deck, move_slide, remove_slide, shape
from tests.small_project import BOOK, content, make_small_project

SCHEMA = json.loads((ROOT / "generator" / "differ" / "reports" / "schema.json").read_text(encoding="utf-8"))
HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Every edit, a slide moved, one removed, and a text that is HTML."""
    folder = tmp_path_factory.mktemp("reports")
    old = make_deck(folder / "old.pptx")
    deck = Presentation(str(old))
    for edit, _ in EDITS.values():
        edit(deck.slides[4])
    shape(deck.slides[0], "facts").text_frame.paragraphs[1].runs[0].text = HOSTILE
    move_slide(deck, 1, 6)
    remove_slide(deck, 2)
    deck.save(str(folder / "new.pptx"))
    return diff(old, folder / "new.pptx", project=folder)


@pytest.fixture(scope="module")
def explained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Comparison, Path]:
    """The shipped deck before and after one input changed, with its project."""
    project = make_project(tmp_path_factory.mktemp("explained") / "project")
    workbook = project / "inputs" / WORKBOOK
    build(workbook, project=project)
    set_cell(workbook, "财务", address_of(workbook, "财务", "overseas_revenue", "2024H1"), 350)
    result = build(workbook, project=project)
    assert result.deck is not None
    return diff(result.deck, project=project), project


def test_the_json_obeys_its_schema(edited: Comparison, explained: tuple[Comparison, Path]) -> None:
    for comparison in (edited, explained[0]):
        record = json.loads(json.dumps(as_json(comparison)))
        jsonschema.validate(record, SCHEMA)
        assert sum(record["summary"]["kinds"].values()) == len(record["changes"]) == len(comparison.changes)
    assert [change["why"] for change in as_json(edited)["changes"]] == [None] * len(edited.changes)


def test_slides_that_are_not_there_are_null(edited: Comparison) -> None:
    removed = next(one for one in as_json(edited)["changes"] if one["kind"] == "slide-removed")
    assert (removed["slide_old"], removed["slide_new"]) == (4, None)


def test_the_terminal_report_names_cell_change_and_places(explained: tuple[Comparison, Path]) -> None:
    lines = as_text(explained[0]).splitlines()
    assert any(line.startswith("  财务!N9 海外收入 2024H1: 321.2 → 350 百万元  ") and "slides 3, 5, 14" in line for line in lines)
    assert "  number        财务!N9 → 海外收入同比增长: 40% → 53%  (+13个百分点)" in lines


def test_lines_fit_the_terminal_with_chinese_counted_as_two(edited: Comparison) -> None:
    lines = as_text(edited, width=50).splitlines()[2:]
    assert all(display_width(line) <= 50 for line in lines)
    assert any(line.endswith("…") for line in lines)
    assert display_width("收入 17.4亿元") == 13  # five Han of two columns each, four figures and marks less the point


def test_a_terminal_is_not_steered_by_a_deck(tmp_path: Path) -> None:
    old = make_deck(tmp_path / "old.pptx")
    deck = Presentation(str(old))
    shape(deck.slides[0], "facts").text_frame.paragraphs[1].runs[0].text = "收入\u202e\u009b31m"
    deck.save(str(tmp_path / "new.pptx"))
    text = as_text(diff(old, tmp_path / "new.pptx"))
    assert "\u202e" not in text and "\u009b" not in text


def test_markdown_escapes_what_comes_from_a_deck(edited: Comparison) -> None:
    text = as_markdown(edited)
    assert "<script>" not in text
    assert "| number | 运营支出达到…亿元 | 21.4亿元 → 21.9亿元 (\\+2.3%)" in text.replace("(+2.3%)", "(\\+2.3%)")


def test_the_page_filters_by_kind(browser: Any, edited: Comparison, tmp_path: Path) -> None:
    page, said = opened(browser, as_html(edited), tmp_path)
    assert page.locator(".filters input").count() == len(edited.by_kind())
    assert page.locator(".change[data-kind=notes]").is_visible()
    page.locator(".filters input[value=notes]").uncheck()
    assert not page.locator(".change[data-kind=notes]").is_visible()
    assert page.locator("tr[data-kind=number]").first.is_visible()
    for kind in edited.by_kind():
        page.locator(f".filters input[value={kind}]").uncheck()
    assert page.locator("details.slide:visible").count() == 0
    assert said == []


def test_the_page_opens_and_closes_slides(browser: Any, edited: Comparison, tmp_path: Path) -> None:
    page, _ = opened(browser, as_html(edited), tmp_path)
    slides = page.locator("details.slide").count()
    assert page.locator("details.slide[open]").count() == slides > 3
    page.locator("#collapse").click()
    assert page.locator("details.slide[open]").count() == 0
    page.locator("details.slide summary").first.click()
    assert page.locator("details.slide[open]").count() == 1
    page.locator("#expand").click()
    assert page.locator("details.slide[open]").count() == slides


def test_the_page_shows_redlines_and_number_tables(browser: Any, edited: Comparison, tmp_path: Path) -> None:
    page, _ = opened(browser, as_html(edited), tmp_path)
    reworded = page.locator(".change[data-kind=text]", has_text="运营支出")
    assert reworded.locator("del").inner_text() == "稳步增长"
    assert reworded.locator("ins").inner_text() == "快速增长"
    cells = page.locator("tr[data-kind=number]").first.locator("td")
    assert cells.all_inner_texts()[:4] == ["运营支出达到…亿元", "21.4亿元", "21.9亿元", "+2.3%"]


def test_a_deck_whose_text_is_html_stays_text(browser: Any, edited: Comparison, tmp_path: Path) -> None:
    page, said = opened(browser, as_html(edited), tmp_path)
    assert page.title() != "owned"
    assert page.locator("main img").count() == 0
    assert page.get_by_text("<script>document.title", exact=False).first.is_visible()
    assert said == []


def test_the_page_allows_no_script_but_its_own(browser: Any, edited: Comparison, tmp_path: Path) -> None:
    """Even what would slip through the escaping could not run."""
    html = as_html(edited).replace("</main>", "<script>document.title='owned'</script></main>")
    page, said = opened(browser, html, tmp_path)
    assert page.title() != "owned"
    assert any("Content Security Policy" in line for line in said)


ONE_FIGURE = "layout: question\ntitle: \"收入 {{ revenue | amount(0) }}\"\n"


def test_slides_are_shown_before_and_after_with_the_changes_framed(browser: Any, office: str, tmp_path: Path) -> None:
    """1,200 and then 1,300 on the second slide of two: whole decks take LibreOffice ten times as long."""
    project = make_small_project(tmp_path / "project")
    (project / "templates" / "plain" / "slides" / "02-revenue.yaml").write_text(ONE_FIGURE, encoding="utf-8")
    for revenue in ("1200", "1300"):
        write_workbook(content(revenue), project / "inputs" / BOOK)
        result = build(project / "inputs" / BOOK, project=project)
    comparison = diff(result.deck, project=project)  # type: ignore[arg-type]
    pages = [rendered(project / name) for name in (comparison.old, comparison.new)]
    page, said = opened(browser, as_html(comparison, *pages), tmp_path)
    slide = page.locator("details.slide").first
    assert slide.locator("svg image").count() == 2
    assert slide.locator("rect.frame").count() == 2  # one figure, before and after
    frame, picture = (slide.locator(name).last.bounding_box() for name in ("rect.frame", "svg image"))
    assert picture["x"] < frame["x"] < frame["x"] + frame["width"] < picture["x"] + picture["width"]
    assert said == []


def test_a_report_of_no_difference_says_so(built: BuildResult) -> None:
    assert built.deck is not None
    same = diff(built.deck, built.deck)
    assert as_text(same).splitlines()[1] == "no difference"
    assert "no difference" in as_html(same) and "no difference" in as_markdown(same)
