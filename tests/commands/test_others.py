"""The other commands on a project of two slides: roll, list_words, preview, diff, text, trace, tie-out, git."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from pptx import Presentation

import generator
from generator import build
from generator.cli import commands
from generator.commands.diff import Page, check_form, diff, report
from generator.commands.git_setup import git_setup
from generator.commands.json_shapes import (
    build_json,
    check_json,
    preview_json,
    trace_json,
)
from generator.commands.preview import preview
from generator.commands.roll import roll
from generator.commands.text import outline
from generator.commands.tie_out import tie_out
from generator.commands.trace import Wanted, trace
from generator.commands.words import list_words
from generator.errors import OutputError, PackageError, UsageError
from generator.finance.figures import Cell
from generator.finance.findings import MISSING, Finding, Needed
from generator.lineage.format import finding_from_json, finding_to_json
from generator.lineage.json_row import JsonRow
from generator.office.preview import Preview
from generator.workbook.reading.read import read_workbook
from generator.workbook.writing.write import write_workbook
from tests.small_project import BOOK, content


def book(project: Path) -> Path:
    return project / "inputs" / BOOK


@pytest.fixture
def deck(small: Path) -> Path:
    """The small project's deck, built."""
    path = build(book(small), project=small).deck
    assert path is not None
    return path


def test_every_name_that_the_package_offers_is_there() -> None:
    assert all(getattr(generator, name) is not None for name in generator.__all__)
    with pytest.raises(AttributeError):
        generator.nothing  # noqa: B018


def test_roll_tells_what_slides_wait_for_column_by_column(small: Path) -> None:
    told = roll(book(small), "2024FY", project=small)
    assert told.rolled.path == small / "inputs" / "2024FY.xlsx"
    assert told.unchecked is None
    assert [(str(one.cells[0]), one.label, one.feeds) for one in told.needed] == [
        ("财务!K4", "营业收入 (revenue) of 2024FY", (2,)),
        ("财务!K5", "毛利 (gross_profit) of 2024FY", (2,)),
    ]


def test_roll_says_why_the_new_workbook_could_not_be_checked(small: Path) -> None:
    told = roll(book(small), "2024FY", project=small / "inputs")
    assert told.rolled.path.is_file()
    assert 'no template "plain"' in str(told.unchecked)


def test_words_are_listed_with_their_places(small: Path, tmp_path: Path) -> None:
    listed = list_words(book(small), tmp_path / "listed.xlsx", project=small)
    rows = read_workbook(listed.path).tables["文案"].rows
    texts = {(row.cells["幻灯片"].text, row.cells["位置"].text): row.cells["原文"].text for row in rows}  # type: ignore[union-attr]
    assert texts["02-revenue", "title"] == "营业收入"
    assert texts["02-revenue", "highlights.bullets[3]"] == "收入创上半年新高"
    assert listed.places == len(rows)
    assert "文案" not in read_workbook(book(small)).tables


def test_words_into_a_folder_that_is_not_there_are_refused(small: Path) -> None:
    with pytest.raises(OutputError, match="is no folder"):
        list_words(book(small), small / "none" / "listed.xlsx", project=small)


def test_the_permissions_of_a_workbook_outlive_the_listing_of_words(small: Path) -> None:
    book(small).chmod(0o600)
    list_words(book(small), project=small)
    assert book(small).stat().st_mode & 0o777 == 0o600


def test_options_of_page_images_are_refused_where_only_a_pdf_is_asked(deck: Path) -> None:
    with pytest.raises(UsageError, match=r"--slide: is of page images, and --pdf writes none\."):
        preview(deck, pdf=True, slides=[1])
    with pytest.raises(UsageError, match="--slide and --dpi"):
        preview(deck, pdf=True, slides=[1], dpi=60)
    with pytest.raises(UsageError, match=r"--slide 3: 2024H1\.pptx has 2 slides\."):
        preview(deck, slides=[3])


def test_a_diff_of_decks_tells_a_changed_figure_and_its_cell(small: Path, deck: Path) -> None:
    old = small / "old.pptx"
    old.write_bytes(deck.read_bytes())
    write_workbook(content("1300"), book(small))
    build(book(small), project=small)
    found = diff(old, deck, project=small)
    # 1,200 became 1,300: a fifth more is 30% more, and 600 are 46.2% of it.
    assert [(one.old, one.new) for one in found.changes] == [("1,200", "1,300"), ("20.0%", "30.0%"), ("50.0%", "46.2%")]
    assert json.loads(report(found, "json", Page()).text)["summary"]["changes"] == len(found.changes)
    assert report(found, "md", Page()).text.startswith("## old.pptx → output/2024H1.pptx")
    assert "财务!H4 营业收入 2024H1: 1,200 → 1,300 百万元  3 places on slide 2" in report(found, "text", Page()).text
    assert report(found, "html", Page()).text.startswith("<!doctype html>")


def test_what_is_of_slides_is_refused_for_workbooks_all_at_once(small: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.xlsx"
    write_workbook(content("1300"), other)
    told = [(one.shape, one.old, one.new) for one in diff(book(small), other, only=["number"]).changes]
    assert told[0] == ("revenue", "1200 百万元", "1300 百万元")
    with pytest.raises(UsageError) as refused:
        diff(book(small), other, tolerance=1.0, render=True, only=["slide-moved"])
    assert [problem.where for problem in refused.value.problems] == ["--tolerance", "--render", "--only, --ignore"]
    assert "slide-moved" in str(refused.value)
    with pytest.raises(UsageError, match="workbooks have no slides"):
        diff(book(small), other, slides=[1])
    with pytest.raises(UsageError, match="no kind of change colour"):
        diff(book(small), other, only=["colour"])


@pytest.mark.parametrize("form", ["text", "json", "md"])
def test_pictures_are_of_html_only(form: str) -> None:
    check_form("html", True)
    check_form(form, False)
    with pytest.raises(UsageError, match=f"the report is {form}"):
        check_form(form, True)


def test_a_deck_and_a_workbook_read_as_lines_of_text(small: Path, deck: Path) -> None:
    assert "# 营业收入\n" in outline(deck)
    assert "2024H1: 1200  披露" in outline(book(small))
    with pytest.raises(PackageError):
        outline(small / "templates" / "plain" / "deck.yaml")


def test_trace_chooses_by_slide_text_cell_and_status_and_reads_the_deck_once(
    small: Path, deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import generator.tieout.tieout as room

    calls: list[Path] = []
    real = room.read_deck
    monkeypatch.setattr(room, "read_deck", lambda path: calls.append(path) or real(path))
    told = trace(deck, Wanted(cell="'财务'!$h$5"), project=small)
    assert len(calls) == 1
    assert [one.text for one in told.chosen] == ["50.0%"]  # 毛利 feeds its margin
    assert [one.text for one in trace(deck, Wanted(cell="财务!G4"), project=small).chosen] == ["同比增长20.0%"]
    assert {one.text for one in trace(deck, Wanted(cell="报告期!C4"), project=small).chosen} == {"甲公司"}
    assert not trace(deck, Wanted(slides=(1,)), project=small).chosen
    assert [one.text for one in trace(deck, Wanted(text="５０.0%"), project=small).chosen] == ["50.0%"]
    assert trace(deck, Wanted(status="示例"), project=small).chosen == ()
    assert (Wanted().any, Wanted(status="示例").any) == (False, True)


def test_a_cell_without_its_sheet_and_a_slide_that_is_not_there_are_refused(small: Path, deck: Path) -> None:
    with pytest.raises(UsageError, match="names no sheet"):
        trace(deck, Wanted(cell="H5"), project=small)
    with pytest.raises(UsageError, match="the deck has 2 slides"):
        trace(deck, Wanted(slides=(3,)), project=small)


def test_the_reviewers_sheet_lies_beside_the_deck_and_links_to_the_workbook(small: Path, deck: Path) -> None:
    sheet = tie_out(deck, project=small)
    assert sheet.path == small / "output" / "2024H1.tie-out.xlsx"
    assert sheet.workbook == book(small)
    links = [cell.hyperlink.target for ws in load_workbook(sheet.path) for row in ws.iter_rows() for cell in row if cell.hyperlink]
    assert links
    assert all("inputs/2024H1.xlsx" in str(target) for target in links)
    with pytest.raises(UsageError, match="links are to lead to"):
        tie_out(deck, workbook=small / "none.xlsx", project=small)


def test_git_shows_decks_as_text_and_a_second_set_up_changes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        git_setup(tmp_path)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    files = git_setup(tmp_path)
    first = files[0].read_bytes()
    endings = ("pptx", "pptm", "potx", "potm", "ppsx", "ppsm", "xlsx", "xlsm", "xltx", "xltm")
    assert first.decode().splitlines() == [f"*.{ending} diff=jianbao" for ending in endings]
    assert git_setup(tmp_path)[0].read_bytes() == first


def test_attributes_of_an_earlier_set_up_are_kept_and_the_new_formats_added(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    (tmp_path / ".gitattributes").write_text("*.png binary\n*.pptx diff=jianbao")
    lines = git_setup(tmp_path)[0].read_text().splitlines()
    assert lines[:3] == ["*.png binary", "*.pptx diff=jianbao", "*.pptm diff=jianbao"]
    assert len(lines) == 11


def test_a_finding_outlives_json_word_for_word() -> None:
    finding = Finding(MISSING, "a.xlsx 财务!H5", Needed("营业收入 (revenue) of 2024H1"), "Type the value.", (Cell("财务", "H5"),), None, (3, 5))
    record = finding_to_json(finding)
    assert record == {
        "kind": "missing", "where": "a.xlsx 财务!H5", "what": "营业收入 (revenue) of 2024H1 is needed and empty.",
        "hint": "Type the value. It feeds slides 3, 5.", "cells": ["财务!H5"], "slide": None,
    }  # fmt: skip
    again = finding_from_json(JsonRow(json.loads(json.dumps(record)), "a finding"))
    assert str(again) == str(finding)
    assert finding_to_json(again) == record


def with_typed_numbers(project: Path) -> None:
    """A template that types numbers: in words and in digits in a slide file, and on the master's cover."""
    slide = project / "templates" / "plain" / "slides" / "02-revenue.yaml"
    words = slide.read_text(encoding="utf-8").replace("  heading: 要点", "  heading: 一些要点，占比**过**半")
    words = words.replace("{{ gross_margin | pct }}", "{{ gross_margin | pct }}，覆盖37个市场").replace("创上半年新高", "翻倍")
    slide.write_text(words.replace("revenue.yoy > 0", "revenue.yoy >= 1"), encoding="utf-8")
    master = Presentation(str(project / "templates" / "plain" / "master.pptx"))
    layout = next(one for one in master.slide_layouts if one.name == "question")
    box = Presentation().slides.add_slide(Presentation().slide_layouts[6]).shapes.add_textbox(0, 0, 9525, 9525)
    box.text_frame.text = "服务三分之一的客户"
    layout.shapes._spTree.append(box._element)
    master.save(str(project / "templates" / "plain" / "master.pptx"))


def test_check_lists_the_numbers_that_templates_type_with_file_and_line(small: Path) -> None:
    """翻倍 is not true of 1,200 after 1,000: its other wording stands there, and it is not listed."""
    with_typed_numbers(small)
    slide, master = "templates/plain/slides/02-revenue.yaml", "templates/plain/master.pptx, layout question"
    assert [(one.slide, one.text, one.template) for one in generator.check(book(small), project=small).typed] == [
        (2, "过半", f"{slide}:4"), (2, "37个", f"{slide}:7"), (1, "三分之一", master),
    ]  # fmt: skip
    told = CliRunner().invoke(commands, ["check", str(book(small)), "--project", str(small)], standalone_mode=False)
    assert told.return_value == 0
    assert f"3 numbers typed in templates, with no cell behind them:\n  {master}: slide 1: 三分之一  in: 服务三分之一的客户\n" in told.output


def test_what_a_template_types_is_no_edit_of_the_deck(small: Path) -> None:
    with_typed_numbers(small)
    path = build(book(small), project=small).deck
    assert path is not None
    found = trace(path, project=small).found
    assert [(one.state, one.slide, one.text, one.template) for one in found.numbers if one.state != "tied"] == [
        ("typed", 1, "三分之一", "plain/master.pptx"),
        ("typed", 2, "过半", "templates/plain/slides/02-revenue.yaml:4"),
        ("typed", 2, "37个", "templates/plain/slides/02-revenue.yaml:7"),
    ]  # fmt: skip
    assert not found.edited


def test_what_programs_read_is_json(small: Path, deck: Path) -> None:
    from generator import check

    built = build_json(build(book(small), project=small))
    assert list(built) == ["deck", "lineage", "build", "unchanged", "kept", "known", "edits", "mended", "summary", "findings", "seconds"]
    assert json.loads(json.dumps(built))["deck"] == deck.as_posix()
    checked = json.loads(json.dumps(check_json(check(book(small), project=small))))
    assert checked == {"summary": {"slides": 2, "charts": 0, "figures": 6, "tied": 6}, "findings": [], "typed": []}
    traced = json.loads(json.dumps(trace_json(*trace(deck, project=small))))
    assert traced["share_tied"] == 1.0
    assert traced["counts"]["tied"] == len(traced["numbers"])
    files = preview_json(Preview(Path("a.pdf"), (Path("a-01.png"),)))
    assert files == {"files": ["a.pdf", "a-01.png"]}
