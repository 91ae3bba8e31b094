"""A tie-out sheet made anew after reviewers worked on it: whatever they put anywhere is there still."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from generator.commands.build import build
from generator.commands.tie_out import Sheet, tie_out
from generator.tieout.seal import is_sealed
from generator.workbook.editing.edit import PackageEdit
from tests.small_project import BOOK, make_small_project

NUMBERS = "逐数核对"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JIANBAO_CACHE", str(tmp_path / "cache"))
    return make_small_project(tmp_path / "small")


def made(project: Path) -> Sheet:
    result = build(project / "inputs" / BOOK, project=project)
    assert result.deck is not None
    return tie_out(result.deck, project=project)


def another_revenue(project: Path, value: str = "1300") -> None:
    package = PackageEdit(project / "inputs" / BOOK)
    sheet = package.sheet("财务")
    places = [(row, column) for row in range(1, 12) for column in range(1, 14)]
    [place] = [place for place in places if (cell := sheet.find(*place)) is not None and "".join(cell.itertext()) == "1200"]
    sheet.set_number(*place, value)
    package.save(project / "inputs" / BOOK)


def rows(path: Path) -> dict[str, int]:
    """The rows by what is printed in them."""
    return {str(row[2].value): row[2].row for row in load_workbook(path)[NUMBERS].iter_rows(min_row=2)}


def reviewed(path: Path) -> int:
    """Something in every place that is not ours; the row of the revenue."""
    book = load_workbook(path)
    sheet, row = book[NUMBERS], rows(path)["1,200"]
    sheet.cell(row, 12).value, sheet.cell(row, 13).value, sheet.cell(row, 14).value = "李", "8/27", "已核对公告"
    sheet["Q1"], sheet.cell(row, 17).value, sheet.cell(row, 19).value = "底稿", "A-12", "=Q2"
    sheet.cell(row, 3).comment = Comment("查过", "李")
    sheet.cell(row, 2).fill = PatternFill("solid", fgColor="FFFF00")
    sheet.cell(40, 2).value = "小结：无异议"
    book["封面"]["D3"] = "第二稿"
    book["封面"].cell(next(one[0].row for one in book["封面"].iter_rows() if one[0].value == "复核"), 2).value = "王"
    book.create_sheet("问题清单")["A1"] = "毛利率待确认"
    book.save(path)
    return row


def test_nothing_that_a_reviewer_put_anywhere_is_lost_when_a_number_changed(project: Path) -> None:
    path = made(project).path
    row = reviewed(path)
    before = path.read_bytes()
    another_revenue(project)
    written = made(project).written
    book = load_workbook(path)
    sheet, cover = book[NUMBERS], book["封面"]
    assert sheet.cell(row, 3).value == "1,300" and sheet.cell(row, 4).value == "1,300百万元"
    # The sign-off was of 1,200; what else stands in the row stays as it is.
    assert [sheet.cell(row, column).value for column in (12, 13, 14)] == [None, None, "原为1,200：李 8/27 已核对公告"]
    assert (sheet["Q1"].value, sheet.cell(row, 17).value, sheet.cell(row, 19).value) == ("底稿", "A-12", "=Q2")
    assert sheet.cell(row, 3).comment.text == "查过" and sheet.cell(row, 2).fill.fgColor.rgb == "00FFFF00"
    assert sheet.cell(40, 2).value == "小结：无异议"
    assert cover["D3"].value == "第二稿" and "王" in [one[1].value for one in cover.iter_rows(max_col=2)]
    assert book["问题清单"]["A1"].value == "毛利率待确认"
    assert written.earlier is not None and written.earlier.read_bytes() == before
    assert (written.carried, written.lost) == (1, 0)


def test_made_again_from_the_same_deck_nothing_is_written_and_no_copy_made(project: Path) -> None:
    path = made(project).path
    reviewed(path)
    first = made(project).written
    before = path.read_bytes()
    again = made(project).written
    assert path.read_bytes() == before
    assert first.earlier is not None and again.earlier is None


def test_new_numbers_come_last_and_those_that_are_gone_say_so_in_their_row(project: Path) -> None:
    path = made(project).path
    row = reviewed(path)
    slide = project / "templates" / "plain" / "slides" / "02-revenue.yaml"
    words = slide.read_text(encoding="utf-8")
    slide.write_text(words.replace("营业收入 {{ revenue | amount(0) }}，", "毛利 {{ gross_profit | amount(0) }}，"), encoding="utf-8")
    written = made(project).written
    sheet = load_workbook(path)[NUMBERS]
    assert (sheet.cell(row, 3).value, sheet.cell(row, 5).value, sheet.cell(row, 12).value) == ("1,200", "已无", "李")
    new = rows(path)["600"]
    assert new > 40 and sheet.cell(new, 8).hyperlink.location.startswith("'财务'!")
    assert sheet.cell(new, 2).fill.fill_type is None and sheet.cell(new, 12).value is None
    assert sheet.auto_filter.ref.startswith("A1:P") and written.lost == 1


def test_links_lead_to_the_workbook_also_after_it_was_made_again(project: Path) -> None:
    path = made(project).path
    row = reviewed(path)
    before = _faults(path)  # what openpyxl, here the reviewer's program, does not keep to
    another_revenue(project)
    made(project)
    link = load_workbook(path)[NUMBERS].cell(row, 8).hyperlink
    assert link.target == f"../inputs/{BOOK}" and link.location.startswith("'财务'!")
    assert _faults(path) == before


def _faults(path: Path) -> list[str]:
    from openxml_audit import OpenXmlValidator

    return sorted(error.description for error in OpenXmlValidator().validate(path).errors if error.severity.name == "ERROR")


def test_a_sheet_that_nobody_saved_is_made_anew_in_the_order_of_the_slides(project: Path) -> None:
    path = made(project).path
    assert is_sealed(path)
    another_revenue(project)
    assert made(project).written.earlier is None
    assert is_sealed(path)
    slides = [row[0] for row in load_workbook(path)[NUMBERS].iter_rows(min_row=2, values_only=True)]
    assert slides == sorted(slides)


@pytest.mark.parametrize("program", ["openpyxl", "a zip program"])
def test_a_seal_is_broken_by_whatever_is_saved(project: Path, program: str) -> None:
    path = made(project).path
    if program == "openpyxl":
        load_workbook(path).save(path)
    else:
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("xl/notes.txt", "said")
    assert not is_sealed(path)


def test_the_package_a_reviewer_made_keeps_parts_that_nobody_knows(project: Path) -> None:
    path = made(project).path
    load_workbook(path).save(path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/threadedComments/threadedComment1.xml", "<ThreadedComments/>")
    another_revenue(project)
    made(project)
    with zipfile.ZipFile(path) as archive:
        assert archive.read("xl/threadedComments/threadedComment1.xml") == b"<ThreadedComments/>"


EARLIER = (
    "页", "所在文字", "印出", "状况", "指标", "期间", "单元格", "计算", "经由公式", "准确值", "来源", "状态", "复核人", "日期", "备注", "出处",
)


def test_a_sheet_in_the_earlier_layout_is_edited_where_it_stands(project: Path) -> None:
    """Its columns stood in another order, and each cell was told with its sheet: a reviewer's row stays that row."""
    path = made(project).path
    book = load_workbook(path)
    sheet = book[NUMBERS]
    headings = [cell.value for cell in sheet[1]]
    for row in list(sheet.iter_rows()):
        told = dict(zip(headings, [cell.value for cell in row], strict=True))
        for column, heading in enumerate(EARLIER, 1):
            sheet.cell(row[0].row, column).value = told[heading]
    row = next(row[0].row for row in sheet.iter_rows() if "、" in str(row[6].value))
    assert sheet.cell(row, 7).value == "财务!H4、G4"
    sheet.cell(row, 7).value, sheet.cell(row, 13).value = "财务!H4、\n财务!G4", "李"
    book.save(path)
    written = made(project).written
    again = load_workbook(path)[NUMBERS]
    assert [cell.value for cell in again[1]] == list(EARLIER)
    assert (again.cell(row, 3).value, again.cell(row, 4).value, again.cell(row, 13).value) == ("同比增长20.0%", "一致", "李")
    assert again.cell(row, 10).value == "20%" and again.cell(row, 7).value == "财务!H4、G4"
    assert (written.carried, written.lost, again.max_row) == (1, 0, sheet.max_row)
