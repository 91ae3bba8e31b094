"""Workbooks of other kinds: Strict ones are read, others named for what they are; hidden parts and lost results."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.errors import PackageError, WorkbookError
from generator.workbook.editing.edit import PackageEdit
from generator.workbook.reading.grid import read_grid
from generator.workbook.reading.read import read_workbook
from tests.workbook.test_read import MARGIN, REVENUE, read, value, written

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_STRICT = (
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/", "http://purl.oclc.org/ooxml/spreadsheetml/"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", "http://purl.oclc.org/ooxml/officeDocument/extendedProperties"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/"),
    ("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/"),
)  # fmt: skip


def strict(path: Path) -> Path:
    """The same workbook as Excel's "Strict Open XML Spreadsheet" has it."""
    target = path.with_name("strict.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            text = source.read(name).decode()
            for plain, other in _STRICT:
                text = text.replace(plain, other)
            package.writestr(name, text.replace("<workbook ", '<workbook conformance="strict" ', 1))
    return target


def test_a_strict_workbook_is_read_like_any_other(tmp_path: Path) -> None:
    path = written(tmp_path, REVENUE, MARGIN)
    other = strict(path)
    assert b"purl.oclc.org" in zipfile.ZipFile(other).read("xl/workbook.xml")
    assert read_grid(other).sheets == read_grid(path).sheets
    assert value(read_workbook(other), "revenue", "2024H1") == Decimal("1739.7")


def test_a_strict_workbook_is_edited_into_one_that_all_programs_read(tmp_path: Path) -> None:
    package = PackageEdit(strict(written(tmp_path, REVENUE)))
    package.sheet("财务").set_number(2, 10, "1800")
    package.save(tmp_path / "edited.xlsx")
    assert value(read_workbook(tmp_path / "edited.xlsx"), "revenue", "2024H1") == 1800


def zipped(path: Path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)


def cut(path: Path) -> None:
    whole = written(path.parent, REVENUE).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


@pytest.mark.parametrize(
    ("name", "make", "said"),
    [
        ("a.xls", lambda p: p.write_bytes(_OLE + "Workbook".encode("utf-16-le")), r"\(\.xls\).*save it as \.xlsx"),
        ("a.xlsx", lambda p: p.write_bytes(_OLE + "EncryptedPackage".encode("utf-16-le")), "password"),
        ("a.xlsb", lambda p: zipped(p, {"xl/workbook.bin": b"x"}), r"\.xlsb"),
        ("a.ods", lambda p: zipped(p, {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), r"\.ods"),
        ("a.numbers", lambda p: zipped(p, {"Index/Document.iwa": b"x"}), "Numbers"),
        ("~$a.xlsx", lambda p: p.write_bytes(b"\x05user"), r"lock.*Name a\.xlsx"),
        ("a.xlsx", lambda p: p.write_bytes(b""), "0 bytes.*not saved to its end"),
        ("A1B2C3.tmp", lambda p: p.write_bytes(b"PK"), "unfinished"),
        ("a.xlsx", cut, "damaged: it breaks off"),
        ("a.xls", lambda p: p.write_bytes(b"<html><table>"), "web page"),
        ("a.xls", lambda p: p.write_bytes(b'<?xml version="1.0"?><Workbook>'), "Excel 2003"),
        ("a.csv", lambda p: p.write_bytes(b"revenue,1"), "text file"),
    ],
)
def test_a_file_that_is_no_workbook_is_named_for_what_it_is(name: str, make: Any, said: str, tmp_path: Path) -> None:
    make(tmp_path / name)
    with pytest.raises(PackageError, match=said):
        read_workbook(tmp_path / name)


def test_formulas_without_results_are_told_once_a_sheet(tmp_path: Path) -> None:
    """openpyxl saves no results: one save is the cause of them all."""
    rows = [[f"m{n}", "名", "百万元", "流量", None, "披露", "", 1, 2, f"=H{n + 2}+I{n + 2}"] for n in range(30)]
    with pytest.raises(WorkbookError) as caught:
        read(tmp_path, *rows)
    (problem,) = caught.value.problems
    assert "财务!J2" in problem.where
    assert "29 others of 财务 (J3, J4, J5 ...)" in problem.what
    assert "--recalculate" in problem.hint


def test_what_is_hidden_is_used_and_told_once_a_sheet(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["财务"].row_dimensions[2].hidden = True
        book["财务"].column_dimensions["J"].hidden = True
        book.create_sheet("附表").append(["名称", "值"])
        book["附表"].sheet_state = "veryHidden"
        book["报告期"].row_dimensions[40].hidden = True  # nothing stands there

    book = read(tmp_path, REVENUE, MARGIN, change=change)
    assert value(book, "revenue", "2024H1") == Decimal("1739.7")
    told = [str(each) for each in book.warnings]
    assert len(told) == 2
    assert "财务" in told[0] and "row 2 is" in told[0] and "column J is" in told[0]
    assert "附表" in told[1] and "hidden" in told[1]


def test_a_cell_that_is_struck_through_is_asked_about(tmp_path: Path) -> None:
    from openpyxl.styles import Font

    def change(book: Any) -> None:
        book["财务"]["J2"].font = Font(strike=True)

    (asked,) = read(tmp_path, REVENUE, change=change).doubts
    assert "财务!J2" in asked.where and "struck" in asked.what


def test_a_date_in_a_format_of_chinese_excel_is_a_date(tmp_path: Path) -> None:
    """Format 31, yyyy年m月d日, has no code in the file: 45473 is 2024-06-30."""

    def change(book: Any) -> None:
        book["财务"]["J1"].value, book["财务"]["J1"].number_format = 45473, "yyyy-mm-dd"

    row = ["gpus", "GPU", "块", "存量", None, "披露", "公告", 27000, 45000, 54000]
    path = written(tmp_path, row, change=change)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    styles = parts["xl/styles.xml"].decode()
    number = styles.split('formatCode="yyyy-mm-dd"')[0].rsplit('numFmtId="', 1)[1].split('"')[0]
    assert number.isdigit()
    parts["xl/styles.xml"] = styles.replace(f'numFmtId="{number}"', 'numFmtId="31"').replace('formatCode="yyyy-mm-dd"', 'formatCode=""').encode()
    zipped(path, parts)
    assert value(read_workbook(path), "gpus", "2024-06") == 54000


def test_rows_hidden_to_the_sheets_end_are_no_rows(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["财务"].row_dimensions[1048576].hidden = True

    path = written(tmp_path, REVENUE, change=change)
    assert read_grid(path).sheets["财务"].rows == 2


def test_excels_own_format_of_money_shows_the_readers_currency(tmp_path: Path) -> None:
    """Number 44 is stored without a code: ¥ 1,739.70 in China."""

    def change(book: Any) -> None:
        book["财务"]["J2"].number_format = '_("$"* #,##0.00_)_("$"* \\(#,##0.00\\)_("$"* "-"??_)_(@_)'

    assert read(tmp_path, REVENUE, change=change).doubts == ()
