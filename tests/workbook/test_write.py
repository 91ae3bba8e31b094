"""The workbook writer: formulas with their values, the craft of the sheets, and the same bytes each time."""

from __future__ import annotations

import os
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from generator.errors import WorkbookError
from generator.finance.period import period_named
from generator.office.libreoffice import convert, find_office
from generator.workbook import schema
from generator.workbook.reading.read import read_workbook
from generator.workbook.writing.content import Formula, MetricRow, MetricSheet, SettingRow, Value, WorkbookContent
from generator.workbook.writing.styles import COMPUTED, FIXED, HEADER, TYPED
from generator.workbook.writing.write import HEADER_ROW, write_workbook
from tools.example_workbook import content

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "inputs" / "2024H1.xlsx"


def of_rows(*rows: MetricRow) -> WorkbookContent:
    """A small workbook of one metric sheet."""
    settings = (SettingRow(schema.CURRENT_PERIOD, "当前报告期", "2024H1"), SettingRow("days", "天数", Decimal(365)))
    return WorkbookContent((), settings, (MetricSheet("财务", "财务", ("2023FY", "2023H1", "2024H1"), rows),))


def revenue(**values: Value) -> MetricRow:
    return MetricRow("revenue", "收入", "百万元", "流量", {name.lstrip("p"): value for name, value in values.items()})


def test_the_shipped_workbook_is_the_one_that_the_writer_makes(tmp_path: Path) -> None:
    write_workbook(content(), tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == SHIPPED.read_bytes()


def test_a_formula_is_written_with_its_value_beside_it(tmp_path: Path) -> None:
    book = of_rows(
        revenue(
            p2023FY=Value(Decimal("3405.8")),
            p2023H1=Value(Decimal("1433.1")),
            p2024H1=Value(Formula("({revenue@2023FY} - {revenue@2023H1}) * {days} / 365")),
        )
    )
    write_workbook(book, tmp_path / "a.xlsx")
    formulas, values = (openpyxl.load_workbook(tmp_path / "a.xlsx", data_only=flag)["财务"] for flag in (False, True))
    assert formulas["I4"].value == "=(G4-H4)*报告期!$C$5/365"
    assert values["I4"].value == pytest.approx(1972.7)
    figure = read_workbook_figure(tmp_path / "a.xlsx")
    assert figure.value == Decimal("1972.7")
    assert {str(cell) for cell in figure.typed_cells} == {"财务!G4", "财务!H4", "报告期!C5"}


def read_workbook_figure(path: Path):  # type: ignore[no-untyped-def]
    from generator.workbook.reading.grid import read_grid
    from generator.workbook.reading.metric_sheet import read_metrics
    from generator.workbook.reading.values import Values

    values = Values(read_grid(path))
    metrics, _ = read_metrics([values.grid.sheets["财务"]], values)
    return metrics["revenue"].latest()


def test_a_formula_that_goes_round_in_a_circle_is_refused(tmp_path: Path) -> None:
    book = of_rows(revenue(p2023FY=Value(Formula("{revenue@2023H1}")), p2023H1=Value(Formula("{revenue@2023FY}"))))
    with pytest.raises(WorkbookError, match="circle"):
        write_workbook(book, tmp_path / "a.xlsx")


def test_a_formula_over_what_is_not_there_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    book = of_rows(revenue(p2023FY=Value(Formula("{profit@2023FY} * 2"))))
    with pytest.raises(WorkbookError, match="profit@2023FY"):
        write_workbook(book, tmp_path / "a.xlsx")
    assert not list(tmp_path.iterdir())


def test_libreoffice_calculates_the_same_values(tmp_path: Path) -> None:
    if find_office() is None:
        if os.environ.get("JIANBAO_RENDER") == "required":
            pytest.fail("LibreOffice is required here and not installed")
        pytest.skip("LibreOffice is not installed")
    calculated = openpyxl.load_workbook(
        convert(SHIPPED, "xlsx:Calc MS Excel 2007 XML", tmp_path, calculate=True), data_only=True
    )
    written = openpyxl.load_workbook(SHIPPED, data_only=True)
    compared = 0
    for sheet in written.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                other = calculated[sheet.title][cell.coordinate].value
                if isinstance(cell.value, (int, float)):
                    assert other == pytest.approx(cell.value, rel=1e-9, abs=1e-9), f"{sheet.title}!{cell.coordinate}"
                    compared += 1
                else:
                    assert (other or "") == (cell.value or ""), f"{sheet.title}!{cell.coordinate}"
    assert compared > 300


def test_a_workbook_saved_by_libreoffice_reads_the_same(tmp_path: Path) -> None:
    if find_office() is None:
        pytest.skip("LibreOffice is not installed")
    again = read_workbook(convert(SHIPPED, "xlsx:Calc MS Excel 2007 XML", tmp_path))
    first = read_workbook(SHIPPED)
    for key, metric in first.metrics.items():
        for period, figure in metric.figures.items():
            other = again.metrics[key].figures[period]
            # LibreOffice keeps fourteen digits of what it calculates.
            expected = pytest.approx(figure.value, rel=Decimal("1e-13")) if figure.parents else figure.value
            assert other.value == expected, (key, period)
            assert other.typed_cells == figure.typed_cells
            assert (other.status, other.source) == (figure.status, figure.source)


def test_typed_figures_are_blue_and_formulas_black() -> None:
    book = openpyxl.load_workbook(SHIPPED)
    for name in ("财务", "业务", "市场"):
        for row in book[name].iter_rows(min_row=HEADER_ROW + 1, min_col=7, max_col=book[name].max_column - 1):
            for cell in row:
                if cell.value is not None:
                    assert cell.style == (COMPUTED if cell.data_type == "f" else TYPED), cell.coordinate
    assert book["财务"]["C5"].style == FIXED
    assert book["财务"].cell(HEADER_ROW, 1).style == HEADER


def test_every_data_sheet_has_frozen_panes_and_is_landscape_with_its_headings_on_every_page() -> None:
    book = openpyxl.load_workbook(SHIPPED)
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes, sheet.title
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"
    assert {book[name].print_title_cols for name in ("财务", "业务", "市场")} == {"$A:$B"}


def test_names_stand_before_the_keys_that_templates_use() -> None:
    book = openpyxl.load_workbook(SHIPPED)
    for name in (schema.SETTINGS, "财务", "业务", "市场"):
        headings = [cell.value for cell in book[name][HEADER_ROW]]
        assert headings[0] == "名称" and headings.index("键") > 0


def test_units_kinds_directions_and_status_are_chosen_from_lists() -> None:
    sheet = openpyxl.load_workbook(SHIPPED)["财务"]
    lists = " ".join(rule.formula1 for rule in sheet.data_validations.dataValidation)
    for word in ("百万元", "流量,存量,比率", "收益,亏损额,现金流,无", "披露,推算,待核,示例"):
        assert word in lists


def test_every_illustrative_value_says_how_it_was_made() -> None:
    book = read_workbook(SHIPPED)
    for metric in book.metrics.values():
        for figure in metric.figures.values():
            if figure.status.value == "示例" and not figure.parents:
                assert len(figure.source) > 4, f"{metric.key} {figure.period}"


def test_the_public_figures_stand_there_as_published() -> None:
    book = read_workbook(SHIPPED)

    def value(key: str, period: str) -> str:
        figure = book.metrics[key].find(period_named(period))
        assert figure is not None
        return f"{figure.value:f}"

    assert value("revenue", "2024H1") == "1739.7"
    assert value("net_loss", "2023FY") == "6494.7"
    assert value("computing_power", "2024-08") == "20000"
    assert value("iaas_share_sensetime", "2023H2") == "0.154"
    assert value("revenue", "2023H2") == "1972.7"


def test_the_shipped_workbook_warns_of_nothing() -> None:
    assert read_workbook(SHIPPED).warnings == ()


def test_a_sheet_whose_name_is_no_plain_word_is_quoted_in_formulas(tmp_path: Path) -> None:
    rows = (revenue(p2023FY=Value(Decimal("100"))),)
    half = MetricRow("half", "一半", "百万元", "流量", {"2023FY": Value(Formula("{revenue@2023FY} / 2"))})
    book = of_rows(*rows)
    sheets = (replace(book.metrics[0], name="财务 (旧)"), MetricSheet("另表", "另表", ("2023FY",), (half,)))
    write_workbook(replace(book, metrics=sheets), tmp_path / "a.xlsx")
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["另表"]["G4"].value == "='财务 (旧)'!G4/2"
    figure = read_workbook(tmp_path / "a.xlsx").metrics["half"].latest()
    assert figure is not None and [str(cell) for cell in figure.typed_cells] == ["财务 (旧)!G4"]


@pytest.mark.parametrize("text", ["{revenue@2023FY} / 0", "{revenue@2023FY} ** 2", "{revenue@2023FY} +", "max(1, 2)"])
def test_a_formula_that_cannot_be_calculated_is_refused_by_name(text: str, tmp_path: Path) -> None:
    book = of_rows(revenue(p2023FY=Value(Decimal("1")), p2023H1=Value(Formula(text))))
    with pytest.raises(WorkbookError):
        write_workbook(book, tmp_path / "a.xlsx")
    assert not list(tmp_path.iterdir())


def test_the_package_follows_the_schema_and_names_nobody() -> None:
    from openxml_audit import OpenXmlValidator

    errors = [error for error in OpenXmlValidator().validate(SHIPPED).errors if error.severity.name == "ERROR"]
    assert errors == []
    with zipfile.ZipFile(SHIPPED) as package:
        assert b"creator" not in package.read("docProps/core.xml")


def test_an_invented_figure_never_stands_under_the_name_of_a_source() -> None:
    """The status in the row is what a reader of the sheet sees first; comments are seen one at a time."""
    for row in (row for sheet in content().metrics for row in sheet.rows if not isinstance(row, str)):
        typed = [value for value in row.values.values() if isinstance(value.content, Decimal)]
        if typed and all(value.comment.startswith("示例") for value in typed):
            assert (row.status, "公司" in row.source) == ("示例", False), row.key


def test_cash_and_bonds_at_the_end_of_2022_are_what_was_published_together() -> None:
    book = read_workbook(SHIPPED)
    parts = ("cash_and_equivalents", "time_deposits", "structured_deposits", "debt_investments")
    assert sum(float(book.metrics[key].figures[period_named("2022FY")].defined()) for key in parts) == 16602.7


def test_no_text_is_printed_over_the_row_below() -> None:
    for sheet in openpyxl.load_workbook(SHIPPED).worksheets[1:]:
        for row in sheet.iter_rows(min_row=HEADER_ROW + 1):
            lines = max(str(cell.value or "").count("\n") + 1 for cell in row)
            assert sheet.row_dimensions[row[0].row].height >= 14 * lines, f"{sheet.title}!{row[0].row}"
    checks = openpyxl.load_workbook(SHIPPED)[schema.RECONCILIATIONS]
    shares = next(row for row in checks.iter_rows() if row[0].value == "市场份额与100%")
    assert checks.row_dimensions[shares[0].row].height > checks.row_dimensions[shares[0].row + 1].height


def test_a_reconciliation_is_written_in_names_beside_its_keys() -> None:
    checks = openpyxl.load_workbook(SHIPPED)[schema.RECONCILIATIONS]
    rules = {row[0]: (row[1], row[2]) for row in checks.iter_rows(min_row=HEADER_ROW + 1, values_only=True)}
    assert rules["毛利率"] == ("毛利率 = 毛利 ÷ 营业收入", "gross_margin")
    assert rules["营业收入：上下半年与全年"] == ("上半年营业收入 + 下半年营业收入 = 全年营业收入", "revenue.first_half + revenue.second_half")
