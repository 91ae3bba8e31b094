"""Examples of what is wrong in a workbook: in its cells, its formulas, its package."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName

from generator.finance.findings import Finding, doubt, warning
from generator.workbook.calculation.of_grid import formula_findings
from generator.workbook.model import Workbook
from generator.workbook.reading.grid import RawCell, read_grid
from generator.workbook.reading.places import place_of
from generator.workbook.reading.read import read_workbook
from tests.workbook.reading.hostile import HOSTILE, sound
from tests.workbook.reading.test_files import _OLE, cut, zipped
from tests.workbook.test_read import REVENUE, written

from .acts import Example

Book = Any


def _told(book: Workbook) -> list[Finding]:
    return [*map(doubt, book.doubts), *map(warning, book.warnings), *book.stored]


def cells(*rows: list[object], change: Callable[[Book], object] = lambda _: None) -> Example:
    """A workbook of these metric rows, changed as wanted, and read."""

    def act(folder: Path) -> list[Finding]:
        path = written(folder, *(rows or (REVENUE,)), change=change)
        return _told(read_workbook(path, "inputs/w.xlsx", verify=True))

    return act


def put(sheet: str, ref: str, value: object, *, number_format: str = "", comment: str = "") -> Callable[[Book], object]:
    def change(book: Book) -> None:
        cell = book[sheet][ref]
        cell.value = value
        cell.number_format = number_format or cell.number_format
        cell.comment = Comment(comment, "甲") if comment else None

    return change


def _row(**values: object) -> list[object]:
    """The row of 营业收入 with other words or values under some headings."""
    names = ["键", "名称", "单位", "类型", "方向", "状态", "来源", "y2023H1", "y2023FY", "y2024H1"]
    return [values.get(name, old) for name, old in zip(names, REVENUE, strict=True)]


def _settings(*rows: list[object]) -> Callable[[Book], object]:
    def change(book: Book) -> None:
        for row in rows:
            book["报告期"].append(row)

    return change


def _check(left: str, relation: str, right: str) -> Callable[[Book], object]:
    return lambda book: book["勾稽"].append(["试", left, relation, right])


def _struck(book: Book) -> None:
    book["财务"]["J2"].font = Font(strike=True)


def _hide(book: Book) -> None:
    for row in range(2, 40):
        book["财务"].cell(row, 12).value = "旁注"
    for row in (3, 4, 5, 9):
        book["财务"].row_dimensions[row].hidden = True
    book["财务"].column_dimensions["H"].hidden = True


def _hidden_sheet(book: Book) -> None:
    book.create_sheet("备注")["A1"] = "甲"
    book["备注"].sheet_state = "hidden"


def _table(*rows: list[object]) -> Callable[[Book], object]:
    def change(book: Book) -> None:
        sheet = book.create_sheet("产品")
        for row in (["键", "名称", "数量"], *rows):
            sheet.append(row)

    return change


def _gone(sheet: str) -> Callable[[Book], object]:
    return lambda book: book.remove(book[sheet])


def _renamed_heading(sheet: str, ref: str) -> Callable[[Book], object]:
    return put(sheet, ref, "别的")


_CELLS = {
    "a text for a number": cells(_row(y2024H1="约一千七百")),
    "a percent for an amount": cells(_row(y2024H1="12%")),
    "an error for a number": cells(change=put("财务", "J2", "#DIV/0!")),
    "a date for a number": cells(change=put("财务", "J2", datetime(2024, 1, 1))),
    "a truth value for a number": cells(_row(y2024H1=True)),
    "a time for a number": cells(change=put("财务", "J2", time(9, 30))),
    "an amount beyond all": cells(_row(y2024H1=1e40)),
    "a formula that nobody calculated": cells(_row(y2024H1="=1+1")),
    "formulas that nobody calculated": cells(_row(y2024H1="=1+1", y2023FY="=1+1", y2023H1="=2+1")),
    "a formula of a number typed as text": cells(_row(y2024H1='=IF(COUNT(I2)=1,I2,"")', y2023FY="1,700")),
    "a unit that there is not": cells(_row(单位="百万圆")),
    "a kind that there is not": cells(_row(类型="流动")),
    "no kind": cells(_row(类型=None)),
    "a status that there is not": cells(_row(状态="公开")),
    "a direction that there is not": cells(_row(方向="亏")),
    "a loss below nothing": cells(_row(方向="亏损额", y2024H1=-12)),
    "a key that is none": cells(_row(键="2revenue")),
    "no key": cells(REVENUE, _row(键=None)),
    "a key twice": cells(REVENUE, REVENUE),
    "a heading that is no period": cells(change=put("财务", "J1", "2024H3")),
    "a heading with a remark that hides it": cells(change=put("财务", "J1", "2024H1 (管理层口径)")),
    "a heading of a day or a month": cells(change=put("财务", "J1", "03/06/2024")),
    "a heading twice": cells(change=put("财务", "I1", "2024H1")),
    "a day over a flow": cells(change=put("财务", "J1", "2024-06-30")),
    "a day over a flow that no report goes to": cells(change=put("财务", "J1", "2024-07-31")),
    "a ratio in General": cells(_row(键="margin", 单位="%", 类型="比率", y2023H1=0.315, y2023FY=45.3, y2024H1=44.1)),
    "ratios in General": cells(_row(键="margin", 单位="%", 类型="比率", y2023H1=0.315, y2023FY=0.32, y2024H1=0.33)),
    "percents in two ways": cells(_row(键="margin", 单位="%", 类型="比率", y2023H1="31%", y2023FY=32.1, y2024H1=33.2)),
    "percents that jump": cells(_row(键="margin", 单位="%", 类型="比率", y2023H1="0.3%", y2023FY="30.1%", y2024H1="31.2%")),
    "a number struck through": cells(change=_struck),
    "a number with a unit of its own": cells(change=put("财务", "J2", 1.7397, number_format='0.0"亿元"')),
    "a number that a format scales": cells(change=put("财务", "J2", 1739.7, number_format="0.0,")),
    "hidden rows and a hidden column": cells(change=_hide),
    "a hidden sheet": cells(change=_hidden_sheet),
    "no settings": cells(change=_gone("报告期")),
    "no reconciliations": cells(change=_gone("勾稽")),
    "no metric sheet": cells(change=_renamed_heading("财务", "A1")),
    "no headings of settings": cells(change=_renamed_heading("报告期", "C1")),
    "no headings of reconciliations": cells(change=_renamed_heading("勾稽", "B1")),
    "no current period": cells(change=put("报告期", "C2", None)),
    "a current period that is none": cells(change=put("报告期", "C2", "上半年")),
    "a setting twice": cells(change=_settings(["company", "公司", "乙"])),
    "a year's end that is no month": cells(change=_settings(["财年截止月", "年结", "13"])),
    "a relation that is none": cells(change=_check("revenue", "约等于", "revenue")),
    "an error in a table": cells(change=_table(["one", "甲", "#N/A"])),
    "a formula that reaches anywhere": cells(_row(y2024H1="=INDIRECT(\"I2\")")),
}



_PACKAGES = (
    "a row beyond the sheet", "a column beyond the sheet", "a cell reference that is none", "a merge that is no area",
    "a merge over the whole sheet", "members said to be encrypted", "garbage in the deflate stream of a sheet",
    "cut in the middle", "two members of one name", "damaged styles", "a style number that is none",
    "a style index out of range", "a number format of a hundred thousand sections", "a text index out of range",
    "no workbook part", "a workbook part that is another thing", "no relations of the workbook",
    "damaged relations of the workbook", "a sheet that points nowhere", "a sheet without its part", "damaged comments",
    "a comment at no cell", "a figure of itself", "a circle of 2,000 cells", "not a number", "1e999", "1e308",
    "two sheets of one name", "an empty sheet name", "a sheet name of 100,000 letters", "entities in a sheet",
    "entities in a part with another ending", "a date of 1e999", "a number that is a word",
    "a reference beyond the sheet", "an unknown way of packing",
)  # fmt: skip


def _with_settings(change: Callable[[str], str]) -> Example:
    """A workbook with another part xl/workbook.xml, with a formula in it."""

    def act(folder: Path) -> list[Finding]:
        path = written(folder, _row(y2024H1="=1+1"))
        with zipfile.ZipFile(path) as source:
            parts = {name: source.read(name) for name in source.namelist()}
        parts["xl/workbook.xml"] = change(parts["xl/workbook.xml"].decode()).encode()
        zipped(path, parts)
        return list(formula_findings(read_grid(path), "inputs/w.xlsx"))

    return act


def _twice_a_cell(folder: Path) -> object:
    return _spoilt(folder, lambda part: part.replace(b'<c r="H2"', b'<c r="I2"', 1))


def _merges(folder: Path) -> object:
    """Merged areas that lie over each other, where few cells may be looked at."""
    with pytest.MonkeyPatch.context() as bounds:
        bounds.setattr("generator.workbook.reading.merged._MOST_LOOKED_AT", 1)
        return _spoilt(folder, lambda part: part.replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:J2"/></mergeCells>'))


def _moving_name(folder: Path) -> object:
    path = written(folder, _row(y2024H1="=moving+1"), change=lambda book: book.defined_names.add(DefinedName("moving", attr_text="财务!A1")))
    return list(formula_findings(read_grid(path), "inputs/w.xlsx"))


def _many_cells(folder: Path) -> object:
    with pytest.MonkeyPatch.context() as bounds:
        bounds.setattr("generator.workbook.calculation.verify.MOST_READ", 1)
        return formula("=SUM(A1:J9)")(folder)


def _wide(folder: Path) -> object:
    return _spoilt(folder, lambda part: part.replace(b"</sheetData>", b'<row r="9">' + b"<c/>" * 16_400 + b"</row></sheetData>"))


def _spoilt(folder: Path, change: Callable[[bytes], bytes]) -> object:
    path = written(folder, REVENUE)
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["xl/worksheets/sheet1.xml"] = change(parts["xl/worksheets/sheet1.xml"])
    zipped(path, parts)
    return _told(read_workbook(path))


def package(name: str) -> Example:
    def act(folder: Path) -> list[Finding]:
        path = folder / "2024H1.xlsx"
        path.write_bytes(HOSTILE[name](sound(folder)))
        return _told(read_workbook(path, verify=True))

    return act


def file(name: str, make: Callable[[Path], object]) -> Example:
    def act(folder: Path) -> None:
        make(folder / name)
        read_workbook(folder / name)

    return act


_FILES = {
    "a file that is not there": file("a.xlsx", lambda _: None),
    "a folder for a workbook": file("a.xlsx", lambda path: path.mkdir()),
    "a workbook of an old format": file("a.xls", lambda path: path.write_bytes(_OLE + "Workbook".encode("utf-16-le"))),
    "a workbook with a password": file("a.xlsx", lambda path: path.write_bytes(_OLE + "EncryptedPackage".encode("utf-16-le"))),
    "the lock of a workbook": file("~$a.xlsx", lambda path: path.write_bytes(b"\x05user")),
    "a text file": file("a.xlsx", lambda path: path.write_bytes(b"revenue,1")),
    "another package": file("a.xlsx", lambda path: zipped(path, {"a.txt": b"x"})),
    "a workbook that breaks off": file("a.xlsx", cut),
}


def formula(text: str, stored: object = 1.0, **typed: object) -> Example:
    """A formula in 财务!Z9 with a stored result, calculated again; other cells of the sheet as given."""

    def act(folder: Path) -> list[Finding]:
        grid = read_grid(written(folder, REVENUE))
        sheet = grid.sheets["财务"]
        more = {place_of(ref): cell if isinstance(cell, RawCell) else RawCell(cell) for ref, cell in typed.items()}  # type: ignore[arg-type]
        put_there = {**sheet.cells, **more, place_of("Z9"): RawCell(stored, formula=text)}  # type: ignore[arg-type]
        changed = replace(grid, sheets={**grid.sheets, "财务": replace(sheet, cells=put_there)})
        return list(formula_findings(changed, "inputs/w.xlsx"))

    return act


_FORMULAS = {
    "a stale result": formula("=J2+1", 5.0),
    "a sum that leaves out a text": formula("=SUM(Y1:Y3)", 4.0, Y1=1.0, Y2="3,000", Y3=3.0),
    "a circle": formula("=Y9", 1.0, Y9=RawCell(1.0, formula="=Z9")),
    "a link to another workbook": formula("='[book.xlsx]财务'!A1+1"),
    "an odd root of a number below nothing": formula("=(-8)^(1/3)"),
    "a sum over many cells": formula("=" + "+".join(["SUM(A10:ZZ1048576)"] * 40)),
    "a name that moves": formula("=移动+1"),
    "an array for a value": formula("=SUMPRODUCT(IF(J1:J2>1,1,0))"),
    "a formula that cannot be read": formula("=SUM((J2,"),
    "a formula that goes on": formula("=J2)"),
    "a formula that ends early": formula("=J2+"),
    "a formula of a comma": formula("=,1"),
    "a formula of brackets that do not match": formula("=(1}"),
    "functions nested deeply": formula("=" + "ABS(" * 200 + "1" + ")" * 200),
    "a name that there is not": formula("=没有+1"),
    "a function that is not known": formula("=LET(a,1,a)"),
    "a function of no argument": formula("=ABS()"),
    "an array over whole columns": formula("=SUMPRODUCT((A:A)*(B:B))"),
    "a criterion that is an error": formula("=COUNTIF(A1:A3,1/0)"),
    "a day of the week of another kind": formula("=WEEKDAY(45000,99)"),
    "a look-up of the nearest in no order": formula("=MATCH(2,Y1:Y3)", Y1=3.0, Y2=1.0, Y3=2.0),
    "an XLOOKUP of several": formula("=XLOOKUP(1,Y1:Y2,X1:Y2)", Y1=1.0, Y2=2.0),
    "the row of a range": formula("=ROW(A1:A3)"),
    "a subtotal of another kind": formula("=SUBTOTAL(7,Y1:Y3)", Y1=1.0),
    "a subtotal of subtotals": formula("=SUBTOTAL(9,Y1:Y3)", Y1=RawCell(1.0, formula="=SUBTOTAL(9,X1:X2)")),
    "a text in a format": formula('=TEXT(1,"[h]:mm")', "1"),
    "an array of uneven rows": formula("=SUM({1,2;3})"),
    "an array of cells": formula("=SUM({J2,1})"),
    "a union of ranges": formula("=SUM((A1:A2,B1:B2))"),
    "an intersection of ranges": formula("=SUM(A1:B2 B1:C3)"),
    "a very long formula": formula("=" + "1+" * 5_000 + "1"),
    "a sign that is none": formula("=1 ¿ 2"),
    "a text taken as a date": formula('="1/2/2024"+1'),
    "a large number joined to a text": formula('=1E+300&"甲"', "1E+300甲"),
    "two texts in order": formula('="甲"<"é"', True),
    "a spilled range": formula("=SUM(A1#)"),
    "a table's column": formula("=SUM(表[列])"),
}

EXAMPLES: dict[str, Example] = {
    **_CELLS,
    **{f"a package: {name}": package(name) for name in _PACKAGES},
    "a workbook that calculates with what is shown": _with_settings(lambda xml: xml.replace("<calcPr", '<calcPr fullPrecision="0"')),
    "a cell twice": _twice_a_cell,
    "merges over each other": _merges,
    "a name that moves with its cell": _moving_name,
    "a sum over more cells than are looked at": _many_cells,
    "a row of more cells than a sheet has": _wide,
    **{f"a file: {name}": act for name, act in _FILES.items()},
    **{f"a formula: {name}": act for name, act in _FORMULAS.items()},
}
