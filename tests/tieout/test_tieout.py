"""Every number on every slide tied out: found in the deck as it is, whatever happened to it since."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Inches

from generator import BuildResult, TieOut, build, tie_out
from generator.errors import OutputError, PackageError, UsageError
from generator.language.quantities import quantities, with_unit
from generator.office.libreoffice import convert
from generator.tieout.sheet import write_tie_out
from generator.tieout.tieout import CHANGED, DELETED, MOVED, NEW, REWORDED, TIED, TYPED
from generator.workbook.editing.edit import PackageEdit
from generator.workbook.reading.read import read_workbook
from tests.command_line import run_here as run
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


def by_hand(found: TieOut) -> list[tuple[str, int, str, str]]:
    """What was done to numbers since the build; those that a template types are as they were."""
    return [one for one in others(found) if one[0] != TYPED]


# docs/tie-out.md says why each of these is typed.
_TYPED_ON_PURPOSE = [(5, "两大"), (5, "翻倍"), (8, "千卡"), (8, "万卡"), (9, "前三"), (15, "翻倍")]


def test_every_quantity_of_the_shipped_deck_ties_to_cells_but_for_six_that_are_documented(built: BuildResult) -> None:
    assert built.deck is not None
    found = tie_out(built.deck)
    assert len(found.numbers) > 300
    assert found.share_tied >= 0.95
    assert [(slide, text) for state, slide, text, _ in others(found) if state == TYPED] == _TYPED_ON_PURPOSE
    assert len(others(found)) == len(_TYPED_ON_PURPOSE)
    documented = (ROOT / "docs" / "tie-out.md").read_text(encoding="utf-8")
    assert all(f"| {slide} | {text}" in documented for slide, text in _TYPED_ON_PURPOSE)


def test_a_growth_is_told_with_its_calculation_and_its_cells(built: BuildResult) -> None:
    """21.4% is 1,739.7 over 1,433.1, less one."""
    found = tie_out(built.deck)  # type: ignore[arg-type]
    growth = next(one for one in found.numbers if one.slide == 3 and one.text == "21%" and one.figure and one.figure.name == "revenue.yoy")
    assert growth.figure is not None
    assert growth.figure.calculation == "1739.7 / 1433.1 − 1"
    assert growth.figure.derivation == "revenue.yoy = 财务!N5 / 财务!K5 − 1"
    assert growth.cells == ["财务!N5", "财务!K5"]


def test_a_round_number_is_no_rounding(built: BuildResult) -> None:
    """突破5万 is said of 54,000, which rounds to 5万 by no rule; 21% is 21.39…% to no decimals."""
    printed = [(one.text, one.printed.decimals) for one in tie_out(built.deck).numbers if one.printed]
    assert ("突破5万", None) in printed and ("近300万", None) in printed
    assert ("21%", 0) in printed and ("17.4亿元", 1) in printed


def test_a_workbook_formula_stands_between_print_and_typed_cells(built: BuildResult) -> None:
    found = tie_out(built.deck)  # type: ignore[arg-type]
    days = next(one for one in found.numbers if one.slide == 21 and one.text == "366")
    assert days.figure is not None
    assert days.figure.formulas == ("财务!J42 =J36/J5*报告期!$C$13",)
    assert days.cells == ["财务!J36", "财务!J5", "报告期!C13"]


def test_a_number_changed_by_hand_is_told_with_what_it_was(deck: Path) -> None:
    found = edited(deck, lambda one: setattr(run_with(one, "60%", 5), "text", "65%"))
    assert by_hand(found) == [(CHANGED, 5, "65%", "60%")]
    assert found.edited and not found.edits


def test_a_number_deleted_by_hand_is_told(deck: Path) -> None:
    found = edited(deck, lambda one: setattr(run_with(one, "60%", 5), "text", ""))
    assert by_hand(found) == [(DELETED, 5, "", "60%")]


def test_a_number_typed_by_hand_is_told_as_new(deck: Path) -> None:
    def edit(presentation) -> None:  # type: ignore[no-untyped-def]
        box = presentation.slides[4].shapes.add_textbox(Inches(1), Inches(6), Inches(3), Inches(0.4))
        box.text_frame.text = "订单超过88亿元，GPT-4o与日日新5.5已接入"

    assert by_hand(edited(deck, edit)) == [(NEW, 5, "88亿元", "")]


def test_numbers_in_words_that_were_typed_by_hand_are_told_as_new(deck: Path) -> None:
    def edit(presentation) -> None:  # type: ignore[no-untyped-def]
        box = presentation.slides[4].shapes.add_textbox(Inches(1), Inches(6), Inches(3), Inches(0.4))
        box.text_frame.text = "收入增长百分之二十一；占比过半；超三分之一；约一千七百万元；廿一家；一些第三方"

    found = edited(deck, edit)
    assert [text for state, _, text, _ in by_hand(found) if state == NEW] == ["百分之二十一", "过半", "三分之一", "一千七百万元", "廿一家"]
    assert len(found.numbers) == len(tie_out(deck).numbers) and found.edited


def test_a_figure_that_is_printed_in_words_is_a_number(built: BuildResult) -> None:
    """突破万卡 on slide 8 is said of 10,240."""
    said = next(one for one in tie_out(built.deck).numbers if one.text == "突破万")  # type: ignore[arg-type]
    assert (said.state, said.slide, said.cells) == (TIED, 8, ["业务!J9"])


@pytest.mark.parametrize("command", ["trace", "tie-out"])
def test_a_deck_that_jianbao_never_built_is_told_so_with_what_can_be_done(tmp_path: Path, command: str) -> None:
    Presentation().save(str(tmp_path / "other.pptx"))
    told = run(command, "other.pptx", cwd=tmp_path)
    assert told.returncode == 2 and told.stdout == ""
    assert told.stderr.startswith("other.pptx: is no deck that jianbao built") and told.stderr.count("\n") == 1
    assert all(name in told.stderr for name in ("jianbao text", "jianbao diff", "jianbao inspect", "--lineage"))
    assert "again" not in told.stderr and [one.name for one in tmp_path.iterdir()] == ["other.pptx"]


def test_a_number_whose_words_were_changed_is_told(deck: Path) -> None:
    """毛利率 21% says something else than 同比增幅达 21%, though the number is the same."""
    found = edited(deck, lambda one: setattr(run_with(one, "，同比增幅达", 5), "text", "，毛利率"))
    assert by_hand(found) == [(REWORDED, 5, "21%", "")]
    assert found.edited


def kpi(presentation, slide: int, name: str):  # type: ignore[no-untyped-def]
    return next(shape for shape in presentation.slides[slide - 1].shapes if shape.name == name)


def test_two_numbers_that_were_swapped_both_changed(deck: Path) -> None:
    """The built place decides: 40% under 集团总收入 is no growth of overseas revenue that moved."""
    def edit(presentation) -> None:  # type: ignore[no-untyped-def]
        for name, text in (("kpi 2", "40"), ("kpi 3", "21")):
            kpi(presentation, 3, name).text_frame.paragraphs[0].runs[0].text = text

    assert by_hand(edited(deck, edit)) == [(CHANGED, 3, "40%", "21%"), (CHANGED, 3, "21%", "40%")]


def test_numbers_whose_boxes_were_swapped_moved(deck: Path) -> None:
    def edit(presentation) -> None:  # type: ignore[no-untyped-def]
        one, other = kpi(presentation, 3, "kpi 2"), kpi(presentation, 3, "kpi 3")
        one.left, other.left = other.left, one.left

    assert by_hand(edited(deck, edit)) == [(MOVED, 3, "21%", ""), (MOVED, 3, "40%", "")]


def test_a_sign_typed_to_a_number_changes_it(deck: Path) -> None:
    found = edited(deck, lambda one: setattr(run_with(one, "21%", 5), "text", "-21%"))
    assert by_hand(found) == [(CHANGED, 5, "-21%", "21%")]


def test_a_label_without_a_number_that_was_changed_is_told(deck: Path) -> None:
    found = edited(deck, lambda one: setattr(run_with(one, "集团总收入", 3), "text", "集团净利润"))
    assert by_hand(found) == []
    assert [(edit.slide, edit.old, edit.new) for edit in found.edits] == [(3, "集团总收入", "集团净利润")]
    assert found.edited


@pytest.mark.parametrize("words", ["22年上半年", "今年一季度"])
def test_a_period_retyped_beside_a_number_is_told(deck: Path, words: str) -> None:
    """自23年上半年 21% 跃升至 60%: the numbers are those of another period then."""
    found = edited(deck, lambda one: setattr(run_with(one, "23年上半年", 5), "text", words))
    assert {state for state, *_ in by_hand(found)} <= {REWORDED, NEW} and found.edited
    assert [text for state, _, text, _ in by_hand(found) if state == REWORDED] == ["21%", "60%"]


def test_labels_that_were_swapped_taken_away_or_put_in_are_told(deck: Path) -> None:
    def edit(presentation) -> None:  # type: ignore[no-untyped-def]
        one, other = kpi(presentation, 3, "label 2"), kpi(presentation, 3, "label 3")
        one.left, other.left = other.left, one.left
        gone = kpi(presentation, 3, "label 4")._element
        gone.getparent().remove(gone)
        presentation.slides[2].shapes.add_textbox(Inches(1), Inches(6.6), Inches(3), Inches(0.3)).text_frame.text = "数据已经审计"

    told = {(one.shape.partition(" (")[0], one.new.replace("\n", "")) for one in edited(deck, edit).edits}
    assert {("label 2", "集团总收入同比增长"), ("label 3", "海外收入同比增长"), ("label 4", "")} <= told
    assert [new for shape, new in told if shape.startswith("TextBox")] == ["数据已经审计"] and len(told) == 4


def test_what_was_hidden_or_grouped_away_is_told(deck: Path) -> None:
    def edit(presentation) -> None:  # type: ignore[no-untyped-def]
        own = presentation.slides[2].shapes.add_group_shape([kpi(presentation, 3, "kpi"), kpi(presentation, 3, "label")])
        own._element.nvGrpSpPr.cNvPr.set("hidden", "1")
        shapes = presentation.slides[2].shapes
        group = shapes.add_group_shape([kpi(presentation, 3, "kpi 2"), kpi(presentation, 3, "kpi 3")])
        group.left, group.top = group.left + Inches(3), group.top + Inches(3)

    found = edited(deck, edit)
    assert by_hand(found) == [(MOVED, 3, "21%", ""), (MOVED, 3, "40%", "")]
    assert {(edit.shape, edit.new) for edit in found.edits} == {("kpi", "hidden"), ("label", "hidden")}


def table_of(presentation):  # type: ignore[no-untyped-def]
    return next(shape.table for shape in presentation.slides[10].shapes if shape.has_table)


def test_a_table_row_that_was_taken_out_is_told_cell_by_cell(deck: Path) -> None:
    """GPT4v-1106 and its nine scores."""
    def edit(presentation) -> None:  # type: ignore[no-untyped-def]
        rows = table_of(presentation)._tbl.tr_lst
        rows[-1].getparent().remove(rows[-1])

    found = by_hand(edited(deck, edit))
    assert {state for state, *_ in found} == {DELETED}
    assert [was for *_, was in found] == ["57.1", "73.8", "49.7", "53.8", "48.7", "46.5", "75.9", "51.6", "56.8"]


def test_a_table_row_that_was_put_in_is_told_as_new(deck: Path) -> None:
    import copy

    def edit(presentation) -> None:  # type: ignore[no-untyped-def]
        rows = table_of(presentation)._tbl.tr_lst
        rows[-1].addnext(copy.deepcopy(rows[-1]))
        for number, text in enumerate(table_of(presentation)._tbl.tr_lst[-1].iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t")):
            text.text = f"{10 + number}.{number}"

    found = by_hand(edited(deck, edit))
    assert {state for state, *_ in found} == {NEW}
    assert [text for _, _, text, _ in found][-2:] == ["18.8", "19.9"]


def test_a_native_chart_and_speaker_notes_bring_new_numbers(deck: Path) -> None:
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    def edit(presentation) -> None:  # type: ignore[no-untyped-def]
        chart = CategoryChartData()
        chart.categories = ["甲"]
        chart.add_series("新增", [1234.5])
        presentation.slides[11].shapes.add_chart(XL_CHART_TYPE.PIE, Inches(1), Inches(1), Inches(2), Inches(2), chart)
        presentation.slides[11].notes_slide.notes_text_frame.text = "收入 99亿元，增长两倍"

    assert by_hand(edited(deck, edit)) == [(NEW, 12, "1234.5", ""), (NEW, 12, "99亿元", ""), (NEW, 12, "两倍", "")]


def test_a_chart_that_was_replaced_no_longer_shows_its_numbers(deck: Path) -> None:
    def edit(presentation) -> None:  # type: ignore[no-untyped-def]
        one, other = (next(s for s in presentation.slides[18].shapes if s.name == name) for name in ("chart 营业收入", "chart 毛利"))
        blip = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
        embed = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
        next(one._element.iter(blip)).set(embed, next(other._element.iter(blip)).get(embed))

    found = by_hand(edited(deck, edit))
    assert [(state, text, was) for state, _, text, was in found[:3]] == [(CHANGED, "", "1,415"), (CHANGED, "", "1,433"), (CHANGED, "", "1,740")]


def test_neither_a_history_nor_the_deck_that_was_built_is_needed(deck: Path, tmp_path: Path) -> None:
    sidecar = tmp_path / "kept.json"
    shutil.copy(deck.with_suffix(".lineage.json"), sidecar)
    edited(deck, lambda one: setattr(run_with(one, "60%", 5), "text", "65%"))
    shutil.rmtree(deck.parent / "history")
    deck.with_suffix(".lineage.json").unlink()
    found = tie_out(deck, lineage=sidecar, project=tmp_path)
    assert by_hand(found) == [(CHANGED, 5, "65%", "60%")]


def test_the_lineage_of_another_build_is_refused(deck: Path) -> None:
    other = build(deck.parents[1] / "inputs" / "2024FY.xlsx", project=deck.parents[1])
    with pytest.raises(UsageError, match="is the lineage of build"):
        tie_out(deck, lineage=other.sidecar)


@pytest.mark.parametrize("content", ['{"format": "jianbao-lineage", "version": 1}', '{"format": "jianbao-lineage", "version": 1, "build": "a", "slides": [], "inputs": [], "figures": [], "prints": [{}]}'])
def test_a_damaged_lineage_is_told_as_that(deck: Path, tmp_path: Path, content: str) -> None:
    (tmp_path / "bad.json").write_text(content, encoding="utf-8")
    with pytest.raises(PackageError, match="is damaged"):
        tie_out(deck, lineage=tmp_path / "bad.json")


def test_a_slide_that_moved_takes_its_numbers_along(deck: Path) -> None:
    found = edited(deck, lambda one: move_slide(one, 4, 10))
    assert {one.slide for one in found.numbers if one.state == MOVED} == {11}
    assert found.edited and found.share_tied == tie_out(deck).share_tied


def test_the_numbers_of_a_removed_slide_are_deleted(deck: Path) -> None:
    before = sum(one.slide == 5 and one.state == TIED for one in tie_out(deck).numbers)
    found = edited(deck, lambda one: remove_slide(one, 4))
    assert found.count(DELETED) == before


def test_a_deck_from_legal_under_another_name_is_found_by_its_build_id(deck: Path, tmp_path: Path) -> None:
    away = tmp_path / "from-legal.pptx"
    shutil.copy(deck, away)
    presentation = Presentation(str(away))
    run_with(presentation, "60%", 5).text = "61%"
    presentation.save(str(away))
    found = tie_out(away, project=deck.parents[1])
    assert by_hand(found) == [(CHANGED, 5, "61%", "60%")]


def test_a_save_by_libreoffice_loses_no_number(deck: Path, office: str, tmp_path: Path) -> None:
    resaved = convert(deck, "pptx", tmp_path)
    found = tie_out(resaved, project=deck.parents[1])
    assert by_hand(found) == [] and found.edits == ()
    assert len(found.numbers) == len(tie_out(deck).numbers)


def test_lineage_can_be_given(deck: Path, tmp_path: Path) -> None:
    away = tmp_path / "alone" / "deck.pptx"
    away.parent.mkdir()
    shutil.copy(deck, away)
    found = tie_out(away, lineage=deck.with_suffix(".lineage.json"), project=tmp_path)
    assert by_hand(found) == [] and not found.edited


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
    figures = [one.figure for one in found.numbers if one.figure and one.figure.unit is not None]
    return {f"{one.name} {one.period}": str(one.value) for one in figures if not _of_settings(one.cells)}


def _of_settings(cells: tuple[str, ...]) -> bool:
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
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("D2", f"A1:P{sheet.max_row}")
    inputs = load_workbook(workbook)
    links = [row[7].hyperlink for row in sheet.iter_rows(min_row=2) if row[7].hyperlink]
    assert len(links) == len([one for one in found.numbers if one.cells])
    for link in links:
        assert (target.parent / unquote(link.target)).resolve() == workbook.resolve()
        name, _, ref = link.location.rpartition("!")
        assert inputs[name.strip("'")][ref].value is not None
    from openxml_audit import OpenXmlValidator

    assert [error for error in OpenXmlValidator().validate(target).errors if error.severity.name == "ERROR"] == []
    opened = load_workbook(convert(target, "xlsx:Calc MS Excel 2007 XML", tmp_path / "lo"))
    assert opened.sheetnames == ["封面", "逐数核对"]
    assert opened["逐数核对"].max_row == sheet.max_row
    kept = [row[7].hyperlink.location for row in opened["逐数核对"].iter_rows(min_row=2) if row[7].hyperlink]
    assert [ref.replace("'", "") for ref in kept] == [link.location.replace("'", "") for link in links]


def signed(target: Path, words: dict[str, tuple[str, ...]]) -> None:
    """Write a reviewer's words beside the numbers that read so; of alike ones, one after another."""
    book = load_workbook(target)
    for row in book["逐数核对"].iter_rows(min_row=2):
        if row[2].value in words:
            for cell, word in zip(row[11:14], words[row[2].value], strict=True):
                cell.value = f"{word}{row[0].row if word == '第' else ''}"
    book.save(target)


def words_in(target: Path, text: str) -> list[tuple[object, ...]]:
    return [row[11:14] for row in load_workbook(target)["逐数核对"].iter_rows(values_only=True) if row[2] == text]


def test_what_reviewers_wrote_stays_with_its_number_wherever_that_goes(deck: Path) -> None:
    target = deck.with_name("tie-out.xlsx")
    write_tie_out(tie_out(deck), target, None)
    signed(target, {"725%": ("李", "11-24", "已核对公告")})
    found = edited(deck, lambda one: move_slide(one, 12, 2))  # to another page
    written = write_tie_out(found, target, None)
    assert (written.carried, written.lost) == (1, 0)
    assert words_in(target, "725%") == [("李", "11-24", "已核对公告")]
    assert written.earlier is not None and words_in(written.earlier, "725%") == [("李", "11-24", "已核对公告")]


def test_a_sign_off_is_none_of_a_number_that_changed_but_its_words_are_kept(deck: Path) -> None:
    target = deck.with_name("tie-out.xlsx")
    write_tie_out(tie_out(deck), target, None)
    signed(target, {"725%": ("李", "11-24", "已核对公告")})
    found = edited(deck, lambda one: setattr(run_with(one, "725", 13), "text", "735"))
    write_tie_out(found, target, None)
    assert words_in(target, "735%（原725%）") == [(None, None, "原为725%：李 11-24 已核对公告")]


def test_numbers_that_read_alike_keep_their_own_remarks(deck: Path) -> None:
    """Two 69.9 on slide 11: each row has its own number as remark, and keeps it."""
    target = deck.with_name("tie-out.xlsx")
    write_tie_out(tie_out(deck), target, None)
    signed(target, {"69.9": ("李", "11-24", "第")})
    before = words_in(target, "69.9")
    write_tie_out(tie_out(deck), target, None)
    assert words_in(target, "69.9") == before and len({row[2] for row in before}) == len(before) == 2


def test_a_new_slide_like_another_takes_no_signature(deck: Path) -> None:
    """Slide 14 shows the 40% of slide 3 too; a copy of its file before it is a number nobody has seen."""
    project, target = deck.parents[1], deck.with_name("tie-out.xlsx")
    write_tie_out(tie_out(deck), target, None)
    book = load_workbook(target)
    for row in book["逐数核对"].iter_rows(min_row=2):
        row[13].value = f"第{row[0].value}页"
    book.save(target)
    template = project / "templates" / "interim-results"
    shutil.copy(template / "slides" / "14-overseas.yaml", template / "slides" / "02a-overseas.yaml")
    order = template / "deck.yaml"
    order.write_text(order.read_text(encoding="utf-8").replace("  - 03-highlights\n", "  - 02a-overseas\n  - 03-highlights\n"), encoding="utf-8")
    build(project / "inputs" / WORKBOOK, project=project)
    written = write_tie_out(tie_out(deck), target, None)
    rows = list(load_workbook(target)["逐数核对"].iter_rows(min_row=2, values_only=True))
    assert {row[13] for row in rows if row[0] == 3} == {None}
    assert all(row[13] == f"第{row[0] - 1}页" for row in rows if row[0] > 3)
    assert written.lost == 0


def test_a_sheet_that_nobody_wrote_into_is_simply_made_anew(deck: Path) -> None:
    target = deck.with_name("tie-out.xlsx")
    write_tie_out(tie_out(deck), target, None)
    assert write_tie_out(tie_out(deck), target, None).earlier is None
    book = load_workbook(target)
    book.create_sheet("问题清单")
    book.save(target)
    assert write_tie_out(tie_out(deck), target, None).earlier is not None


def test_no_other_file_is_written_over(deck: Path) -> None:
    workbook = deck.parents[1] / "inputs" / WORKBOOK
    before = workbook.read_bytes()
    for target in (workbook, deck, deck.parent):
        with pytest.raises(OutputError):
            write_tie_out(tie_out(deck), target, workbook)
    assert workbook.read_bytes() == before


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
    ("text", "told"),
    [
        ("对标GPT-4o的多模态大模型，小米首款纯电汽车 SU7，日日新5.5升级亮点，Claude 3.5-Sonnet，iPhone 15", []),
        ("1. 根据报告　2. 截至2024年8月数据，2023-2028，2024中期业绩", []),
        ("(2) 定义为", []),
        ("同比增长 21.4%，收入17.4亿元，算力达 20,000，约3.5倍", ["21.4%", "17.4亿元", "20,000", "3.5倍"]),
        ("EBITDA 1.2 亿元，ARPU 35.6 元，更新 2.5 万套，创新 3.5 倍，增长5x，上升50bp，2.5GW", ["1.2 亿元", "35.6 元", "2.5 万套", "3.5 倍", "5x", "50bp", "2.5GW"]),
        ("收入增长两倍，成本下降三成，约四百万用户，千卡至万卡，前三，翻倍", ["两倍", "三成", "四百万", "千卡", "万卡", "前三", "翻倍"]),
        ("单位：百万元人民币，上半年，成为新质生产力，一段式方案，成立", []),
    ],
)
def test_quantities_are_told_from_names_dates_and_units(text: str, told: list[str]) -> None:
    assert [with_unit(text, span) for span in quantities(text)] == told


def test_trace_finds_by_text_cell_and_status(deck: Path) -> None:
    project = deck.parents[1]
    fed = run("trace", "output/2024H1.pptx", "--cell", "'财务'!$n$9", cwd=project)
    assert {line for line in fed.stdout.splitlines() if line.startswith("slide")} == {"slide 3", "slide 5", "slide 14"}
    assert fed.returncode == 0
    formula = run("trace", "output/2024H1.pptx", "--cell", "财务!N13", "--json", cwd=project)
    assert [(one["slide"], one["text"]) for one in json.loads(formula.stdout)["numbers"]] == [(19, "44.1%")]
    words = run("trace", "output/2024H1.pptx", "--cell", "报告期!C4", "--json", cwd=project)
    assert len(json.loads(words.stdout)["numbers"]) > 20  # the company's name, in every footer
    assert run("trace", "output/2024H1.pptx", "--slide", "99", cwd=project).returncode == 2
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
    typed = [(one.slide, one.text, one.template) for one in found.numbers if one.state == TYPED]
    line = 1 + slide.read_text(encoding="utf-8").split("\n").index(next(one for one in slide.read_text(encoding="utf-8").split("\n") if "覆盖37个市场" in one))
    assert (5, "37个", f"templates/interim-results/slides/05-revenue.yaml:{line}") in typed


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
    assert rows["IDC《中国智算服务市场（2023下半年）跟踪》"][1] == "3, 9"
    assert rows["公开报道"] == ("模型发布", "10")
    assert tie_out(result.deck).share_tied >= 0.95  # type: ignore[arg-type]
