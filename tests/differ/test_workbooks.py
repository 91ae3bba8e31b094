"""Any two workbooks compared: known edits told once and nothing else, saves by other programs, large ones."""

from __future__ import annotations

import json
import re
import shutil
import time
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from generator.commands.text import outline
from generator.differ.changes import Comparison
from generator.differ.reports.as_html import as_html
from generator.differ.reports.as_json import as_json
from generator.differ.reports.as_md import as_markdown
from generator.differ.run import diff
from generator.errors import PackageError
from generator.office.libreoffice import convert, find_office
from tests.deck.conftest import ROOT, WORKBOOK
from tests.deck.editing import address_of, rewrite, set_cell
from tests.differ.edits_workbooks import EDITS, edited, make_workbook


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_workbook(tmp_path_factory.mktemp("workbooks") / "old.xlsx")


@pytest.fixture
def ours(tmp_path: Path) -> tuple[Path, Path]:
    """The first period's workbook, twice."""
    return tuple(Path(shutil.copy(ROOT / "inputs" / WORKBOOK, tmp_path / name)) for name in ("old.xlsx", "new.xlsx"))  # type: ignore[return-value]


def said(found: Comparison) -> list[tuple[str, str | None, str]]:
    return [(one.kind, one.shape, one.where) for one in found.changes]


@pytest.mark.parametrize("name", EDITS)
def test_each_edit_is_told_once_and_nothing_else(name: str, made: Path) -> None:
    edit = EDITS[name]
    found = diff(made, edited(made, edit))
    assert (said(found), found.not_compared) == ([(edit.kind, edit.shape, edit.where)], ())


def test_a_workbook_does_not_differ_from_itself(made: Path, ours: tuple[Path, Path]) -> None:
    assert not diff(made, made).differs and not diff(*ours).differs


def test_a_row_put_in_says_its_cells_and_formulas_below_follow_it(made: Path) -> None:
    (change,) = diff(made, edited(made, EDITS["a row put in"])).changes
    assert (change.old, change.new) == (None, "税金 | 11 | 12 | 13")


def test_a_save_by_openpyxl_changes_nothing(made: Path, tmp_path: Path) -> None:
    load_workbook(made).save(tmp_path / "again.xlsx")
    assert not diff(made, tmp_path / "again.xlsx").differs


def test_a_save_by_openpyxl_of_ours_says_what_is_lost(ours: tuple[Path, Path]) -> None:
    """Results of formulas, the warnings that are not to be shown, and the author."""
    load_workbook(ours[0]).save(ours[1])
    found = diff(*ours)
    assert {(one.kind, one.where) for one in found.changes} == {
        ("result", "results of formulas"), ("properties", "warnings ignored"), ("properties", "creator"),
    }  # fmt: skip
    assert found.not_compared == ()


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_a_save_by_libreoffice_says_what_it_changes_and_no_value(ours: tuple[Path, Path], tmp_path: Path) -> None:
    """It drops frozen panes, grid lines that are off, authors of comments, and names the fonts that it has."""
    saved = convert(ours[0], "xlsx", tmp_path / "saved")
    found = diff(ours[0], saved)
    kinds = {one.kind for one in found.changes}
    assert kinds <= {"style", "layout", "notes", "properties"} and found.not_compared == ()
    assert "frozen panes" in {one.where for one in found.changes}
    assert len(found.changes) <= 20


def test_a_result_that_follows_an_input_is_told_apart(tmp_path: Path) -> None:
    def book(name: str, value: int) -> Path:
        path = tmp_path / name
        workbook = Workbook()
        workbook.active.append(["甲", value, "=B1*2"])
        workbook.save(path)
        # What Excel would have stored.
        rewrite(path, "xl/worksheets/sheet1.xml", lambda xml: re.sub(r"<v ?/>|<v></v>", f"<v>{value * 2}</v>", xml))
        return path

    found = diff(book("a.xlsx", 4), book("b.xlsx", 5))
    assert [(one.kind, one.shape, one.old, one.new) for one in found.changes] == [
        ("number", "Sheet!B1", "4", "5"), ("result", "Sheet!C1", "8", "10"),
    ]  # fmt: skip
    assert [one.kind for one in diff(tmp_path / "a.xlsx", tmp_path / "b.xlsx", ignore=["result"]).changes] == ["number"]


def test_ours_are_told_by_metric_and_period_and_what_else_changed_by_cell(ours: tuple[Path, Path]) -> None:
    new = ours[1]
    address = address_of(new, "财务", "revenue", "2024H1")
    set_cell(new, "财务", address, 1750)
    rewrite(new, "xl/workbook.xml", lambda xml: xml.replace('name="车型" sheetId="11" state="visible"', 'name="车型" sheetId="11" state="hidden"'))
    told = {(one.kind, one.shape, one.where) for one in diff(*ours).changes if one.kind not in ("result", "style")}
    assert told == {("number", "revenue", "2024H1"), ("properties", "车型", "sheet")}


def test_what_is_not_read_is_never_called_equal(made: Path, tmp_path: Path) -> None:
    from openpyxl.chart import BarChart, Reference

    books = []
    for name, title in (("a.xlsx", "收入"), ("b.xlsx", "成本")):
        book = load_workbook(made)
        chart = BarChart()
        chart.title = title
        chart.add_data(Reference(book["利润表"], min_col=2, min_row=1, max_row=9), titles_from_data=True)
        book["利润表"].add_chart(chart, "J2")
        book.save(tmp_path / name)
        books.append(tmp_path / name)
    found = diff(*books)
    assert found.differs and not found.changes
    assert [(one.what, one.shape, one.same) for one in found.not_compared] == [("chart", "chart1.xml", False)]


def test_dates_that_are_counted_from_another_day_are_told_once_and_days_that_stay_are_not(tmp_path: Path) -> None:
    """30 June 2024 is day 45473 from 1900 and day 44011 from 1904."""
    for name, epoch in (("1900.xlsx", CALENDAR_WINDOWS_1900), ("1904.xlsx", CALENDAR_MAC_1904)):
        book = Workbook()
        book.epoch = epoch
        book.worksheets[0]["A1"] = datetime(2024, 6, 30)
        book.save(tmp_path / name)
    counted = [("properties", "", "dates counted from")]
    assert said(diff(tmp_path / "1900.xlsx", tmp_path / "1904.xlsx")) == counted
    shifted = Path(shutil.copy(tmp_path / "1900.xlsx", tmp_path / "shifted.xlsx"))
    rewrite(shifted, "xl/workbook.xml", lambda xml: xml.replace("<workbookPr/>", '<workbookPr date1904="1"/>'))
    assert [one[::2] for one in said(diff(tmp_path / "1900.xlsx", shifted))] == [("properties", "dates counted from")]


def test_strict_open_xml_reads_as_the_same_workbook(made: Path, tmp_path: Path) -> None:
    strict = tmp_path / "strict.xlsx"
    names = (
        ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
        ("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/"),
    )
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(strict, "w") as target:
        for name in source.namelist():
            content = source.read(name).decode()
            for old, new in names:
                content = content.replace(old, new)
            target.writestr(name, content)
    assert not diff(made, strict).differs
    assert outline(made) == outline(strict)


def test_a_workbook_of_200_000_cells_with_one_changed(tmp_path: Path) -> None:
    old, new = tmp_path / "old.xlsx", tmp_path / "new.xlsx"
    _large(old, {})
    _large(new, {(777, 5): 1})
    start = time.perf_counter()
    found = diff(old, new)
    print(f"200,000 cells compared in {time.perf_counter() - start:.1f} s")
    assert [(one.shape, one.old, one.new) for one in found.changes] == [("Sheet!E777", "7774", "1")]


def _large(path: Path, other: dict[tuple[int, int], int]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sheet")
    sheet.append(["键", *(f"列{column}" for column in range(2, 11))])
    for row in range(2, 20_001):
        sheet.append([f"k{row}", *(other.get((row, column), row * 10 + column - 1) for column in range(2, 11))])
    book.save(path)


def test_20_000_merges_are_read_and_compared(tmp_path: Path) -> None:
    books = []
    for name, count in (("old.xlsx", 20_000), ("new.xlsx", 19_999)):
        path = make_workbook(tmp_path / name)
        merges = "".join(f'<mergeCell ref="M{row}:N{row}"/>' for row in range(1, count + 1))
        rewrite(path, "xl/worksheets/sheet1.xml", lambda xml, put=merges: re.sub(r'<mergeCell ref="G1:H1" ?/>', put, xml))
        books.append(path)
    start = time.perf_counter()
    found, lines = diff(*books), outline(books[0]).splitlines()
    print(f"20,000 merges compared and printed in {time.perf_counter() - start:.1f} s")
    assert said(found) == [("table", "利润表!M20000:N20000", "merged cells")]
    assert sum(line.startswith("merged cells ") for line in lines) == 20_000


def test_text_prints_values_formulas_and_what_is_said_of_places(made: Path) -> None:
    lines = outline(made).splitlines()
    for line in ("# 利润表", "C3: 331.5", "E3: =SUM(B3:D3)", "comment B2: 张三: 已审计", "merged cells G1:H1", "link A6: https://example.com/a"):
        assert line in lines


def test_what_is_no_workbook_is_refused_in_one_line(tmp_path: Path) -> None:
    for name, content in (("a.xlsx", b"PK"), ("b.xlsx", b"text")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(PackageError) as refused:
            diff(tmp_path / name, tmp_path / name)
        assert len(str(refused.value).splitlines()) == 1


def test_more_cells_than_can_be_compared_are_refused_in_one_line(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.differ.workbooks.cells.MOST_CELLS", 20)
    with pytest.raises(PackageError, match="has more than 20 cells"):
        diff(made, made)


def test_reports_speak_of_workbooks_and_json_fits_its_schema(made: Path) -> None:
    from jsonschema import validate

    found = diff(made, edited(made, EDITS["a formula"]))
    schema = json.loads((ROOT / "generator" / "differ" / "reports" / "schema.json").read_text(encoding="utf-8"))
    validate(json.loads(json.dumps(as_json(found))), schema)
    assert "### Workbook" in as_markdown(found).splitlines()
    assert "<summary><bdi>Workbook</bdi> · 1 change</summary>" in as_html(found, language="en")
    assert "<summary><bdi>工作簿</bdi> · 1 处变更</summary>" in as_html(found, language="zh")
