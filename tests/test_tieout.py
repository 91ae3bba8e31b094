"""Every number on every slide tied out: found in the deck as it is, whatever happened to it since."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Inches

from generator import BuildResult, TieOut, build, tie_out
from generator.names import is_name
from generator.office import convert
from generator.tieout import CHANGED, DELETED, MOVED, NEW, TIED, TYPED
from generator.tieout_sheet import write_tie_out
from generator.workbook.edit import PackageEdit
from generator.workbook.read import read_workbook
from tests.deck.conftest import ROOT, WORKBOOK, _own_cache, built, make_project, office
from tests.differ.decks import move_slide, remove_slide

__all__ = ["_own_cache", "built", "office"]


@pytest.fixture
def deck(built: BuildResult, tmp_path: Path) -> Path:
    """The shipped deck in a project of its own, to be edited."""
    assert built.deck is not None
    project = built.deck.parents[1]
    shutil.copytree(project, tmp_path / "project")
    return tmp_path / "project" / "output" / "2024H1.pptx"


def edited(deck: Path, edit) -> TieOut:  # type: ignore[no-untyped-def]
    presentation = Presentation(str(deck))
    edit(presentation)
    presentation.save(str(deck))
    return tie_out(deck, project=deck.parents[1])


def run_with(presentation, text: str, slide: int):  # type: ignore[no-untyped-def]
    shapes = presentation.slides[slide - 1].shapes
    frames = (one.text_frame for one in shapes if one.has_text_frame)
    return next(run for frame in frames for one in frame.paragraphs for run in one.runs if run.text == text)


def others(found: TieOut) -> list[tuple[str, int, str, str]]:
    return [(one.state, one.slide, one.text, one.was) for one in found.numbers if one.state != TIED]


def test_every_quantity_of_the_shipped_deck_ties_to_cells(built: BuildResult) -> None:
    assert built.deck is not None
    found = tie_out(built.deck)
    assert len(found.numbers) > 350
    assert found.share_tied >= 0.95
    assert others(found) == []


def test_a_growth_is_told_with_its_calculation_and_its_cells(built: BuildResult) -> None:
    """21.4% is 1,739.7 over 1,433.1, less one."""
    found = tie_out(built.deck)  # type: ignore[arg-type]
    growth = next(one for one in found.numbers if one.slide == 3 and one.text == "21%" and one.figure["name"] == "revenue.yoy")  # type: ignore[index]
    assert growth.figure is not None
    assert growth.figure["calculation"] == "1739.7 / 1433.1 − 1"
    assert growth.figure["derivation"] == "revenue.yoy = 财务!N5 / 财务!K5 − 1"
    assert growth.cells == ["财务!N5", "财务!K5"]


def test_a_workbook_formula_stands_between_print_and_typed_cells(built: BuildResult) -> None:
    found = tie_out(built.deck)  # type: ignore[arg-type]
    days = next(one for one in found.numbers if one.slide == 21 and one.text == "366")
    assert days.figure is not None
    assert days.figure["formulas"] == ["财务!J42 =J36/J5*报告期!$C$13"]
    assert days.cells == ["财务!J36", "财务!J5", "报告期!C13"]


def test_a_number_changed_by_hand_is_told_with_what_it_was(deck: Path) -> None:
    found = edited(deck, lambda one: setattr(run_with(one, "60%", 5), "text", "65%"))
    assert others(found) == [(CHANGED, 5, "65%", "60%")]
    assert found.edited


def test_a_number_deleted_by_hand_is_told(deck: Path) -> None:
    found = edited(deck, lambda one: setattr(run_with(one, "60%", 5), "text", ""))
    assert others(found) == [(DELETED, 5, "", "60%")]


def test_a_number_typed_by_hand_is_told_as_new(deck: Path) -> None:
    def edit(presentation) -> None:  # type: ignore[no-untyped-def]
        box = presentation.slides[4].shapes.add_textbox(Inches(1), Inches(6), Inches(3), Inches(0.4))
        box.text_frame.text = "订单超过88亿元，GPT-4o与日日新5.5已接入"

    assert others(edited(deck, edit)) == [(NEW, 5, "88", "")]


def test_words_around_a_number_may_change(deck: Path) -> None:
    found = edited(deck, lambda one: setattr(run_with(one, "，同比增幅达 ", 5), "text", "，全年首次，较上年同期增长"))
    assert others(found) == []


def test_a_slide_that_moved_takes_its_numbers_along(deck: Path) -> None:
    found = edited(deck, lambda one: move_slide(one, 4, 10))
    moved = [one for one in found.numbers if one.state == MOVED]
    assert {one.slide for one in moved} == {11}
    assert not found.edited and found.share_tied == 1.0


def test_the_numbers_of_a_removed_slide_are_deleted(deck: Path) -> None:
    before = sum(one.slide == 5 for one in tie_out(deck).numbers)
    found = edited(deck, lambda one: remove_slide(one, 4))
    assert found.count(DELETED) == before


def test_a_deck_from_legal_under_another_name_is_found_by_its_build_id(deck: Path, tmp_path: Path) -> None:
    away = tmp_path / "from-legal.pptx"
    shutil.copy(deck, away)
    presentation = Presentation(str(away))
    run_with(presentation, "60%", 5).text = "61%"
    presentation.save(str(away))
    found = tie_out(away, project=deck.parents[1])
    assert others(found) == [(CHANGED, 5, "61%", "60%")]


def test_a_save_by_libreoffice_loses_no_number(deck: Path, office: str, tmp_path: Path) -> None:
    resaved = convert(deck, "pptx", tmp_path)
    found = tie_out(resaved, project=deck.parents[1])
    assert others(found) == []
    assert len(found.numbers) == len(tie_out(deck).numbers)


def test_lineage_can_be_given(deck: Path, tmp_path: Path) -> None:
    away = tmp_path / "alone" / "deck.pptx"
    away.parent.mkdir()
    shutil.copy(deck, away)
    found = tie_out(away, lineage=deck.with_suffix(".lineage.json"), project=tmp_path)
    assert found.share_tied == 1.0


def test_when_every_typed_number_changes_every_tied_number_does(tmp_path: Path) -> None:
    """Each typed cell by its own factor, so that no ratio stays."""
    project = make_project(tmp_path / "project")
    workbook = project / "inputs" / WORKBOOK
    first = build(workbook, project=project)
    before = tie_out(first.deck)  # type: ignore[arg-type]
    package = PackageEdit(workbook)
    book = read_workbook(workbook)
    cells = [figure for metric in book.metrics.values() for figure in metric.filled() if not figure.parents]
    cells += [cell for table in book.tables.values() for row in table.rows for cell in row.cells.values() if hasattr(cell, "value")]  # type: ignore[misc]
    for number, figure in enumerate(cells):
        row, column = _coordinates(figure.cell.ref)  # type: ignore[union-attr]
        factor = Decimal(1) + Decimal(137 + 3 * number) / 1000
        package.sheet(figure.cell.sheet).set_number(row, column, str(figure.value * factor))  # type: ignore[union-attr,operator]
    package.save(workbook)
    _calculated(workbook)
    second = build(workbook, project=project)
    after = tie_out(second.deck)  # type: ignore[arg-type]
    old, new = (_values(found) for found in (before, after))
    same = [key for key, value in old.items() if new.get(key) == value]
    assert len(old) > 150
    assert same == []


def _coordinates(ref: str) -> tuple[int, int]:
    from openpyxl.utils.cell import coordinate_to_tuple

    return coordinate_to_tuple(ref)


def _values(found: TieOut) -> dict[str, str]:
    """The exact value of each figure that is printed and rests on numbers; settings such as 365 days are given."""
    figures = [one.figure for one in found.numbers if one.figure and one.figure["unit"] is not None]
    return {f"{one['name']} {one['period']}": one["value"] for one in figures if not _of_settings(one["cells"])}


def _of_settings(cells: list[str]) -> bool:
    return all(cell.startswith("报告期!") for cell in cells)


def _calculated(workbook: Path) -> None:
    """Formulas calculated by LibreOffice, their values put beside them."""
    from tools.example_full_year import _calculate

    _calculate(workbook)


def test_the_sheet_has_a_row_a_number_with_links_that_lead_to_the_cells(deck: Path, office: str, tmp_path: Path) -> None:
    found = tie_out(deck)
    workbook = deck.parents[1] / "inputs" / WORKBOOK
    target = deck.with_name("tie-out.xlsx")
    write_tie_out(found, target, workbook)
    sheet = load_workbook(target)["逐数核对"]
    assert sheet.max_row == len(found.numbers) + 1
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("D2", f"A1:O{sheet.max_row}")
    inputs = load_workbook(workbook)
    links = [row[6].hyperlink for row in sheet.iter_rows(min_row=2) if row[6].hyperlink]
    assert len(links) == len([one for one in found.numbers if one.cells])
    for link in links:
        assert (target.parent / link.target).resolve() == workbook.resolve()
        name, _, ref = link.location.rpartition("!")
        assert inputs[name.strip("'")][ref].value is not None
    opened = load_workbook(convert(target, "xlsx:Calc MS Excel 2007 XML", tmp_path / "lo"))
    assert opened.sheetnames == ["封面", "逐数核对"]
    assert opened["逐数核对"].max_row == sheet.max_row


def test_text_that_looks_like_a_formula_is_text(deck: Path) -> None:
    def edit(presentation) -> None:  # type: ignore[no-untyped-def]
        run_with(presentation, "60%", 5).text = "=65%+HYPERLINK"

    found = edited(deck, edit)
    target = deck.with_name("tie-out.xlsx")
    write_tie_out(found, target, None)
    book = load_workbook(target)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert any(str(cell.value).startswith("=65%+HYPERLINK") for cell in cells)


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("对标GPT-4o的多模态大模型", "4", True),
        ("小米首款纯电汽车 SU7", "7", True),
        ("日日新5.5升级亮点", "5.5", True),
        ("Claude 3.5-Sonnet", "3.5", True),
        ("1. 根据报告", "1", True),
        ("(2) 定义为", "(2)", True),
        ("同比增长 21.4%", "21.4%", False),
        ("收入17.4亿元", "17.4", False),
        ("算力达 20,000", "20,000", False),
        ("约3.5倍", "3.5", False),
    ],
)
def test_names_are_told_from_quantities(text: str, number: str, name: bool) -> None:
    start = text.index(number)
    assert is_name(text, start, start + len(number)) is name


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def test_trace_finds_by_text_cell_and_status(deck: Path) -> None:
    project = deck.parents[1]
    fed = run("trace", "output/2024H1.pptx", "--cell", "财务!N9", cwd=project)
    assert {line for line in fed.stdout.splitlines() if line.startswith("slide")} == {"slide 3", "slide 5", "slide 14"}
    assert fed.returncode == 0
    found = run("trace", "output/2024H1.pptx", "--find", "725%", "--json", cwd=project)
    assert [one["slide"] for one in json.loads(found.stdout)["numbers"]] == [13]
    status = run("trace", "output/2024H1.pptx", "--status", "待核", "--json", cwd=project)
    assert {one["slide"] for one in json.loads(status.stdout)["numbers"]} == {10}


def test_trace_of_an_edited_deck_is_exit_1_and_without_lineage_exit_2(deck: Path, tmp_path: Path) -> None:
    edited(deck, lambda one: setattr(run_with(one, "60%", 5), "text", "65%"))
    told = run("trace", "output/2024H1.pptx", "--slide", "5", cwd=deck.parents[1])
    assert told.returncode == 1
    assert "65%  生成式AI 2024H1  [changed by hand, was 60%]" in told.stdout
    shutil.copy(deck, tmp_path / "alone.pptx")
    told = run("trace", "alone.pptx", cwd=tmp_path)
    assert (told.returncode, "no lineage" in told.stderr) == (2, True)


def test_a_number_typed_in_a_template_is_listed_apart(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    slide = project / "templates" / "interim-results" / "slides" / "05-revenue.yaml"
    slide.write_text(slide.read_text(encoding="utf-8").replace("**海外收入稳步增长**", "**海外收入稳步增长**，覆盖37个市场"), encoding="utf-8")
    result = build(project / "inputs" / WORKBOOK, project=project)
    found = tie_out(result.deck)  # type: ignore[arg-type]
    assert others(found) == [(TYPED, 5, "37", "")]


def test_speaker_notes_say_how_each_figure_came_about_only_when_asked(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    plain = build(project / "inputs" / WORKBOOK, project=project).deck
    noted = build(project / "inputs" / WORKBOOK, project / "noted.pptx", project=project, notes=True).deck
    assert not any(slide.has_notes_slide for slide in Presentation(str(plain)).slides)
    notes = Presentation(str(noted)).slides[4].notes_slide.notes_text_frame.text.splitlines()
    assert "60.4%：生成式AI 2024H1 = 1051.2 / 1739.7（财务!N6、财务!N5，披露）" in notes


def test_an_appendix_of_sources_can_be_switched_on(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    settings = project / "templates" / "interim-results" / "deck.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("# appendix:", "appendix:"), encoding="utf-8")
    result = build(project / "inputs" / WORKBOOK, project=project)
    slides = Presentation(str(result.deck)).slides
    assert len(slides) == 25
    assert slides[24].shapes.title.text == "数据来源"
    table = next(one.table for one in slides[24].shapes if one.has_table)
    rows = {row.cells[0].text: (row.cells[1].text, row.cells[2].text) for row in table.rows}
    assert rows["IDC，经公开报告整理"][1] == "3, 4, 9"
    assert tie_out(result.deck).share_tied >= 0.95  # type: ignore[arg-type]
