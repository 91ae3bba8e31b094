"""Formulas over metrics: their text in Excel, their exact value, and how the file looks."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from generator.errors import WorkbookError
from generator.finance.figures import Cell
from generator.workbook.writing.calculate import excel_text, values_of
from generator.workbook.writing.content import Formula, MetricRow, MetricSheet, SettingRow, Value, WorkbookContent
from generator.workbook.writing.finishing import finished
from generator.workbook.writing.styles import TYPED, add_styles, number_format
from generator.workbook.writing.write import write_workbook

CELLS = {("revenue", "2024H1"): Cell("财务", "H4"), ("days", ""): Cell("报告期", "C5"), ("users", "2024H1"): Cell("My 数据", "H9")}


def book(**formulas: str) -> WorkbookContent:
    """Revenue 1,200 of 2024H1, 365 days, and rows of formulas."""
    rows = [MetricRow("revenue", "收入", "百万元", "流量", {"2024H1": Value(Decimal(1200))})]
    rows += [MetricRow(key, key, "百万元", "流量", {"2024H1": Value(Formula(text))}) for key, text in formulas.items()]
    settings = (SettingRow("current_period", "", "2024H1"), SettingRow("days", "天数", Decimal(365)))
    return WorkbookContent((), settings, (MetricSheet("财务", "财务", ("2024H1",), tuple(rows)),))


def test_a_formula_names_cells_of_its_own_sheet_without_the_sheet() -> None:
    text = "{revenue@2024H1} * {days} / {users@2024H1}"
    assert excel_text(Formula(text), "财务", CELLS) == "=H4*报告期!C5/'My 数据'!H9"


def test_values_are_exact() -> None:
    found = values_of(book(tenth="{revenue@2024H1} / 10 - 0.1", twice="({tenth@2024H1} + 0.1) * 2"))
    assert found["tenth", "2024H1"] == Decimal("119.9")
    assert found["twice", "2024H1"] == Decimal(240)
    assert found["days", ""] == Decimal(365)


@pytest.mark.parametrize("text", ["{none@2024H1}", "{a@2024H1}", "{revenue@2024H1} ** 2", "len('a')", "{revenue@2024H1} /"])
def test_what_cannot_be_calculated_is_refused(text: str) -> None:
    with pytest.raises(WorkbookError):
        values_of(book(a=text))


@pytest.mark.parametrize(
    ("unit", "form"),
    [("%", "0.0%"), ("百万元", "#,##0.0;-#,##0.0"), ("天", "#,##0.0;-#,##0.0"), ("人", "#,##0;-#,##0")],
)
def test_numbers_have_the_decimals_of_their_unit(unit: str, form: str) -> None:
    assert number_format(unit) == form


def test_the_same_content_is_the_same_file(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(book(half="{revenue@2024H1} / 2"), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_finished_package_has_values_beside_formulas_and_no_clock() -> None:
    workbook = openpyxl.Workbook()
    add_styles(workbook)
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "财务"
    sheet["A1"], sheet["A1"].style = "=1+1", TYPED
    stored = io.BytesIO()
    workbook.save(stored)
    content = finished(stored, ["财务"], {Cell("财务", "A1"): Decimal(2)}, ())
    assert openpyxl.load_workbook(io.BytesIO(content), data_only=True)["财务"]["A1"].value == 2
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {info.date_time[0] for info in package.infolist()} == {1980}
        assert b"openpyxl" not in package.read("docProps/core.xml")
