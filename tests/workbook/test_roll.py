"""Rolling forward: new columns and nothing lost, nothing carried along unnoticed, nothing overwritten."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook

from generator.errors import OutputError, UsageError
from generator.office import convert
from generator.period import period_named
from generator.workbook.edit import PackageEdit
from generator.workbook.read import read_workbook
from generator.workbook.roll import roll
from generator.workbook.schema import TO_FILL
from tests.deck.conftest import ROOT, WORKBOOK, office

__all__ = ["office"]
pytestmark = pytest.mark.filterwarnings("ignore:Sparkline")
EXAMPLE = ROOT / "inputs" / WORKBOOK


def users_workbook(path: Path) -> Path:
    """A small workbook with what users put in: a text box, a sparkline, a chart, a sheet and a column of their own."""
    book = xlsxwriter.Workbook(str(path))
    settings = book.add_worksheet("报告期")
    for row, cells in enumerate(
        [("键", "名称", "值", "说明"), ("company", "公司", "示例公司"), ("current_period", "当前报告期", "2024H1"), ("announcement_date", "发布日期", "2024-08-27")]
    ):
        settings.write_row(row, 0, cells)
    sheet = book.add_worksheet("财务")
    heads = ("键", "名称", "单位", "类型", "2023H1", "2023H2", "2023FY", "2024H1", "我的备注")
    bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.0", "font_color": "#0000FF"})
    sheet.write_row(0, 0, heads, bold)
    sheet.write_row(1, 0, ("revenue", "营业收入", "百万元", "流量", 100), money)
    sheet.write_formula("F2", "=G2-E2", money, 130)
    sheet.write_row(1, 6, (230, 150, "问审计"), money)
    sheet.write_row(2, 0, ("cost", "成本", "百万元", "流量", 60, 70, 130, 90))
    sheet.write_row(3, 0, ("margin", "毛利率", "%", "比率"))
    percent = book.add_format({"num_format": "0.0%"})
    for column, value in (("E", 0.4), ("F", 0.4615), ("G", 0.4348), ("H", 0.4)):
        sheet.write_formula(f"{column}4", f"=({column}2-{column}3)/{column}2", percent, value)
    sheet.write_comment("H2", "推算：见附表")
    sheet.data_validation("D2:D50", {"validate": "list", "source": ["流量", "存量", "比率"]})
    sheet.print_area("A1:I4")
    sheet.freeze_panes(1, 2)
    own = book.add_worksheet("小王的表")
    own.write_row(0, 0, ("月份", "估计"))
    own.write_row(1, 0, ("七月", 12))
    own.write_formula("C2", "=财务!H2*2", None, 300)
    own.insert_textbox("E2", "不要改这张表")
    own.add_sparkline("D2", {"range": "财务!E2:H2"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=财务!$E$2:$H$2"})
    own.insert_chart("E8", chart)
    facts = book.add_worksheet("产品")
    facts.write_row(0, 0, ("名称", "说明", "状态"))
    facts.write_row(1, 0, ("甲", "上半年发布", "披露"))
    checks = book.add_worksheet("勾稽")
    checks.write_row(0, 0, ("名称", "左边", "关系", "右边", "容差"))
    checks.write_row(1, 0, ("成本小于收入", "cost", "<", "revenue", 0))
    book.define_name("本期收入", "=财务!$H$2")
    book.close()
    return path


@pytest.fixture
def rolled(tmp_path: Path) -> tuple[Path, Path]:
    old = users_workbook(tmp_path / "2024H1.xlsx")
    return old, roll(old, period_named("2024FY")).path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_parts_without_a_reason_to_change_are_identical(rolled: tuple[Path, Path]) -> None:
    old, new = map(parts, rolled)
    changed = {name for name in old if old[name] != new[name]}
    # Settings, metrics, the table of facts, styles for yellow ground, and the workbook's calculation and print area.
    assert changed == {f"xl/worksheets/sheet{number}.xml" for number in (1, 2, 4)} | {"xl/styles.xml", "xl/workbook.xml"}
    assert old.keys() == new.keys()
    kept = [name for name in old if any(word in name for word in ("drawing", "chart", "comment", "sheet3"))]
    assert len(kept) >= 5


def test_columns_are_appended_and_old_cells_stay(rolled: tuple[Path, Path]) -> None:
    old, new = (load_workbook(path)["财务"] for path in rolled)
    for row in old.iter_rows():
        for cell in row:
            twin = new[cell.coordinate]
            assert (twin.value, twin.number_format, twin.font.color and twin.font.color.rgb) == (
                cell.value, cell.number_format, cell.font.color and cell.font.color.rgb,
            )
            assert (twin.comment and twin.comment.text) == (cell.comment and cell.comment.text)
    assert [cell.value for cell in new[1]][-2:] == ["2024H2", "2024FY"]
    assert new.freeze_panes == old.freeze_panes
    assert [str(one.sqref) for one in new.data_validations.dataValidation] == ["D2:D50"]
    assert new.print_area == "'财务'!$A$1:$K$4"


def test_formulas_are_extended_and_empty_until_their_cells_are_filled(rolled: tuple[Path, Path]) -> None:
    """2023H2 was FY − H1; 2024H2 is the same of 2024, once both are there."""
    sheet = load_workbook(rolled[1])["财务"]
    assert sheet["J2"].value == '=IF(COUNT(K2,H2)=2,K2-H2,"")'
    assert sheet["K4"].value == '=IF(COUNT(K2,K3)=2,(K2-K3)/K2,"")'
    workbook = read_workbook(rolled[1])
    assert workbook.metrics["revenue"].find(period_named("2024H2")) is None
    assert str(workbook.current) == "2024FY"


def test_cells_that_wait_are_on_yellow_ground(rolled: tuple[Path, Path]) -> None:
    sheet = load_workbook(rolled[1])["财务"]
    yellow = {cell.coordinate for row in sheet.iter_rows() for cell in row if str(cell.fill.fgColor.rgb).endswith(TO_FILL)}
    assert yellow == {"K2", "K3", "J3"}
    assert sheet["K2"].number_format == "#,##0.0"


def test_dates_of_the_period_are_cleared_and_rows_of_facts_marked(rolled: tuple[Path, Path]) -> None:
    book = load_workbook(rolled[1])
    settings = {row[0].value: row[2].value for row in book["报告期"].iter_rows(min_row=2)}
    assert settings == {"company": "示例公司", "current_period": "2024FY", "announcement_date": None, "previous_workbook": "2024H1.xlsx"}
    assert [cell.value for cell in book["产品"]["D"]] == ["沿用", "沿用"]


def test_rolling_twice_goes_on_from_the_first(rolled: tuple[Path, Path], tmp_path: Path) -> None:
    again = roll(rolled[1], period_named("2025H1"), tmp_path / "2025H1.xlsx")
    assert again.columns == {"财务": ("2025H1",)}
    book = load_workbook(again.path)
    assert [cell.value for cell in book["财务"][1]][-1] == "2025H1"
    assert book["财务"]["L4"].value == '=IF(COUNT(L2,L3)=2,(L2-L3)/L2,"")'
    assert [cell.value for cell in book["产品"][1]] == ["名称", "说明", "状态", "沿用"]


def test_a_rolled_workbook_opens_in_libreoffice_with_nothing_lost(office: str, rolled: tuple[Path, Path], tmp_path: Path) -> None:
    opened = load_workbook(convert(rolled[1], "xlsx:Calc MS Excel 2007 XML", tmp_path / "lo"), data_only=True)
    assert opened.sheetnames == load_workbook(rolled[0]).sheetnames
    assert "本期收入" in opened.defined_names
    assert opened["财务"]["H2"].value == 150
    assert opened["财务"]["H2"].comment.text.endswith("推算：见附表")
    assert opened["财务"]["K1"].value == "2024FY"
    assert opened["小王的表"]["C2"].value == 300
    assert len(opened["小王的表"]._charts) == 1


def test_a_filled_workbook_is_calculated_by_libreoffice(office: str, rolled: tuple[Path, Path]) -> None:
    from generator.workbook.recalculate import recalculated

    package = PackageEdit(rolled[1])
    package.sheet("财务").set_number(2, 11, "330")
    package.sheet("财务").set_number(3, 11, "198")
    package.save(rolled[1])
    with recalculated(rolled[1]) as copy:
        workbook = read_workbook(copy)
    assert workbook.metrics["revenue"].figures[period_named("2024H2")].value == 180  # 330 − 150
    assert float(workbook.metrics["margin"].figures[period_named("2024FY")].defined()) == pytest.approx(0.4)  # (330 − 198) / 330


@pytest.mark.parametrize("period", ["2024H1", "2023FY", "2024-12", "2028E"])
def test_only_a_later_reporting_period_will_do(tmp_path: Path, period: str) -> None:
    with pytest.raises(UsageError, match="no reporting period after 2024H1"):
        roll(users_workbook(tmp_path / "a.xlsx"), period_named(period))


def test_a_file_that_is_there_is_not_overwritten(rolled: tuple[Path, Path]) -> None:
    before = rolled[1].read_bytes()
    with pytest.raises(OutputError, match="exists already"):
        roll(rolled[0], period_named("2024FY"))
    assert rolled[1].read_bytes() == before


@pytest.mark.parametrize(("period", "columns"), [("2024Q3", ("2024Q3",)), ("2024M9", ("2024M9",)), ("2025H1", ("2024H2", "2024FY", "2025H1"))])
def test_any_later_period_gets_its_columns(tmp_path: Path, period: str, columns: tuple[str, ...]) -> None:
    made = roll(users_workbook(tmp_path / "a.xlsx"), period_named(period), tmp_path / "b.xlsx")
    assert made.columns["财务"][-len(columns) :] == columns
    assert str(read_workbook(made.path).current) == period


def test_an_old_name_of_a_metric_still_leads_to_it(tmp_path: Path) -> None:
    path = users_workbook(tmp_path / "a.xlsx")
    package = PackageEdit(path)
    sheet = package.sheet("财务")
    sheet.set_text(1, 10, "曾用名")
    sheet.set_text(2, 10, "turnover、销售额")
    package.save(path)
    metric = read_workbook(path).metrics["revenue"]
    assert metric.former == ("turnover", "销售额")


def test_the_shipped_full_year_is_the_rolled_one_filled(office: str, tmp_path: Path) -> None:
    """Whoever changes the interim example or the roll-forward makes the full year anew."""
    from tools.example_full_year import main

    main(EXAMPLE, tmp_path / "2024FY.xlsx")
    made, shipped = (load_workbook(path, data_only=True) for path in (tmp_path / "2024FY.xlsx", ROOT / "inputs" / "2024FY.xlsx"))
    for sheet in shipped:
        for row in sheet.iter_rows():
            for cell in row:
                twin = made[sheet.title][cell.coordinate].value
                assert twin == (pytest.approx(cell.value) if isinstance(cell.value, float) else cell.value)
