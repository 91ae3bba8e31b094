"""Rolling forward: new columns and nothing lost, nothing carried along unnoticed, nothing overwritten."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook

from generator.errors import OutputError, UsageError
from generator.finance.period import period_named
from generator.office.libreoffice import convert
from generator.workbook.editing.edit import PackageEdit
from generator.workbook.reading.read import read_workbook
from generator.workbook.rolling.roll import roll
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


def _seen(cell) -> tuple[object, ...]:  # type: ignore[no-untyped-def]
    """What a reader sees of a cell: its value, its format, its letters and its comment."""
    value = round(cell.value, 9) if isinstance(cell.value, float) else cell.value
    colour = cell.font.color.rgb if cell.font.color is not None and cell.font.color.type == "rgb" else "FF000000"
    comment = cell.comment.text.rpartition("\n")[2] if cell.comment else None
    return value, cell.number_format, cell.font.bold, colour, comment


def test_a_rolled_workbook_opens_in_libreoffice_with_nothing_lost(office: str, rolled: tuple[Path, Path], tmp_path: Path) -> None:
    """Cells, styles, comments, validation and names of the old workbook, compared in the rolled one as LibreOffice has it."""
    old = load_workbook(rolled[0], data_only=True)
    opened = load_workbook(convert(rolled[1], "xlsx:Calc MS Excel 2007 XML", tmp_path / "lo"), data_only=True)
    assert opened.sheetnames == old.sheetnames
    assert opened.defined_names.keys() >= old.defined_names.keys() == {"本期收入"}
    compared = 0
    for sheet in old:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            if (sheet.title, cell.coordinate) not in {("报告期", "C3"), ("报告期", "C4")}:  # the period, and its date
                assert _seen(opened[sheet.title][cell.coordinate]) == _seen(cell), (sheet.title, cell.coordinate)
                compared += 1
    assert compared > 50
    rules = [(str(one.sqref), one.formula1) for one in opened["财务"].data_validations.dataValidation]
    assert rules == [("D2:D50", '"流量,存量,比率"')]
    assert opened["财务"]["K1"].value == "2024FY"
    assert len(opened["小王的表"]._charts) == 1
    assert "不要改这张表" in b"".join(parts(tmp_path / "lo" / rolled[1].name).values()).decode(errors="ignore")


def test_a_filled_workbook_is_calculated_by_libreoffice(office: str, rolled: tuple[Path, Path]) -> None:
    from generator.workbook.reading.recalculate import recalculated

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


def changed(tmp_path: Path, edit) -> Path:  # type: ignore[no-untyped-def]
    """The user's workbook, edited with openpyxl; the values of formulas, which that drops, are put back as 0.5."""
    path = users_workbook(tmp_path / "2024H1.xlsx")
    book = load_workbook(path)
    edit(book)
    book.save(path)
    package = PackageEdit(path)
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            package.sheet(sheet.title).set_formula(cell.row, cell.column, cell.value.lstrip("="), "0.5")
    package.save(path)
    return path


def rolled_of(path: Path, period: str = "2024FY") -> Path:
    return roll(path, period_named(period), path.with_name("rolled.xlsx")).path


def test_a_sheet_that_is_formatted_to_its_end_gets_its_columns_beside_the_others(tmp_path: Path) -> None:
    from openpyxl.styles import PatternFill

    def edit(book) -> None:  # type: ignore[no-untyped-def]
        for column in range(10, 60):
            book["财务"].cell(1, column).fill = PatternFill("solid", start_color="EEEEEE")

    sheet = load_workbook(rolled_of(changed(tmp_path, edit)))["财务"]
    assert (sheet["J1"].value, sheet["K1"].value) == ("2024H2", "2024FY")


def test_new_columns_are_seen_where_the_rest_of_the_sheet_is_hidden(tmp_path: Path) -> None:
    def edit(book) -> None:  # type: ignore[no-untyped-def]
        book["财务"].column_dimensions.group("J", "XFD", hidden=True)

    path = rolled_of(changed(tmp_path, edit))
    sheet = PackageEdit(path).sheet("财务").root
    columns = [(int(one.get("min")), int(one.get("max")), one.get("hidden")) for one in sheet.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}col")]
    assert columns == sorted(columns)
    assert [hidden for low, high, hidden in columns if low <= 11 <= high] == [None]
    assert columns[-1][1:] == (16384, "1")


def test_validation_formats_and_filters_of_value_columns_hold_in_new_ones(tmp_path: Path) -> None:
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.worksheet.datavalidation import DataValidation

    def edit(book) -> None:  # type: ignore[no-untyped-def]
        rule = DataValidation(type="decimal", operator="greaterThan", formula1="0")
        book["财务"].add_data_validation(rule)
        rule.add("E2:H3")
        book["财务"].conditional_formatting.add("E2:H4", CellIsRule(operator="lessThan", formula=["0"]))
        book["财务"].auto_filter.ref = "A1:I4"

    sheet = load_workbook(rolled_of(changed(tmp_path, edit)))["财务"]
    areas = [str(one.sqref) for one in sheet.data_validations.dataValidation]
    assert "D2:D50" in areas and "E2:H3 J2:J3 K2:K3" in areas
    assert [str(one.sqref) for one in sheet.conditional_formatting] == ["E2:H4 J2:J4 K2:K4"]
    assert sheet.auto_filter.ref == "A1:K4"


@pytest.mark.parametrize("area", ["A1:H4", "A1:H4,A6:H9"])
def test_print_areas_go_on_to_the_new_columns(tmp_path: Path, area: str) -> None:
    def edit(book) -> None:  # type: ignore[no-untyped-def]
        book["财务"].print_area = area

    sheet = load_workbook(rolled_of(changed(tmp_path, edit)))["财务"]
    assert str(sheet.print_area).count("$K$") == area.count(":H") == area.count("H")


@pytest.mark.parametrize("area", ["'财务'!$A:$I", "'财务'!$1:$56", "#REF!"])
def test_a_print_area_of_whole_columns_or_gone_is_left_alone(tmp_path: Path, area: str) -> None:
    path = users_workbook(tmp_path / "2024H1.xlsx")
    package = PackageEdit(path)
    for name in package.part("xl/workbook.xml").iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}definedName"):
        if name.get("name") == "_xlnm.Print_Area":
            name.text = area
    package.save(path)
    assert area in parts(rolled_of(path))["xl/workbook.xml"].decode()


def test_a_formula_cell_that_is_emptied_leaves_the_calculation_chain(tmp_path: Path) -> None:
    """Excel calls a file damaged whose chain names a cell without a formula; entries may leave their sheet to the one before."""
    path = users_workbook(tmp_path / "2024H1.xlsx")
    package = PackageEdit(path)
    settings = package.sheet("报告期")
    settings.set_formula(4, 3, "DATE(2024,8,27)", "45531")
    package.save(path)
    chain = '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="C4" i="1"/><c r="F2" i="2"/><c r="E4"/></calcChain>'
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/calcChain.xml", chain)
    book = PackageEdit(path)
    book.sheet("报告期").clear(4, 3)
    book.save(path)
    after = parts(path)["xl/calcChain.xml"].decode()
    assert "C4" not in after and after.count("<c ") == 2 and 'r="E4" i="2"' in after.replace("'", '"')


def test_lists_and_dates_of_the_users_own_are_left_alone(tmp_path: Path) -> None:
    """A list of things to do has a 状态 that is none of ours; the day of listing is of no period."""
    def edit(book) -> None:  # type: ignore[no-untyped-def]
        book["报告期"].append(["listing_date", "上市日期", "2021-12-30"])
        todo = book.create_sheet("待办")
        for row in (["事项", "状态"], ["问审计", "完成"]):
            todo.append(row)

    book = load_workbook(rolled_of(changed(tmp_path, edit)))
    assert [row[2].value for row in book["报告期"].iter_rows() if row[0].value == "listing_date"] == ["2021-12-30"]
    assert [cell.value for cell in book["待办"][1]] == ["事项", "状态"]


def test_the_comparative_that_has_a_column_already_is_completed(tmp_path: Path) -> None:
    """2023FY stood there for revenue and cost; the annual deck wants what the interim one had of 2023H1."""
    def edit(book) -> None:  # type: ignore[no-untyped-def]
        sheet = book["财务"]
        sheet.append(["capex", "资本支出", "百万元", "流量", 12, None, None, 15])
        sheet.append(["capex_ratio", "资本支出占比", "%", "比率", "=E5/E2", None, None, "=H5/H2"])

    sheet = load_workbook(rolled_of(changed(tmp_path, edit)))["财务"]
    assert str(sheet["G5"].fill.fgColor.rgb).endswith(TO_FILL)
    assert sheet["G6"].value == '=IF(COUNT(G5,G2)=2,G5/G2,"")'


def test_an_unfilled_workbook_rolled_again_still_waits(rolled: tuple[Path, Path], tmp_path: Path) -> None:
    again = roll(rolled[1], period_named("2025FY"), tmp_path / "2025FY.xlsx")
    assert again.to_fill >= 2


def test_names_that_lead_to_the_old_period_are_told(tmp_path: Path) -> None:
    made = roll(users_workbook(tmp_path / "a.xlsx"), period_named("2024FY"), tmp_path / "b.xlsx")
    assert made.names == ("本期收入",)


def test_a_slip_in_the_year_is_told_and_nothing_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="2204FY is 180 years after 2024H1"):
        roll(users_workbook(tmp_path / "a.xlsx"), period_named("2204FY"), tmp_path / "b.xlsx")
    with pytest.raises(OutputError, match="is no folder"):
        roll(tmp_path / "a.xlsx", period_named("2024FY"), tmp_path / "missing" / "b.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_formula_that_has_all_it_needs_waits_to_be_calculated_and_refuses_nothing(tmp_path: Path) -> None:
    """毛利 of 2023FY: revenue and cost of it stand there already, and no program has calculated the new formula."""
    def edit(book) -> None:  # type: ignore[no-untyped-def]
        book["财务"].append(["gross", "毛利", "百万元", "流量", "=E2-E3", None, None, "=H2-H3"])

    path = rolled_of(changed(tmp_path, edit))
    assert load_workbook(path)["财务"]["G5"].value == '=IF(COUNT(G2,G3)=2,G2-G3,"")'
    metric = read_workbook(path).metrics["gross"]
    assert metric.uncalculated == {period_named("2023FY")}
    from generator.workbook.reading.metric_sheet import problem_of_missing

    told = problem_of_missing(metric, period_named("2023FY"))
    assert "is not calculated yet" in told.what and "--recalculate" in told.hint


def test_an_array_formula_waits_for_a_person(tmp_path: Path) -> None:
    from openpyxl.worksheet.formula import ArrayFormula

    path = users_workbook(tmp_path / "2024H1.xlsx")
    package = PackageEdit(path)
    package.sheet("财务").set_formula(4, 8, "SUM(H2:H3*H2:H3)", "0.4")
    package.sheet("财务").find(4, 8).find("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}f").attrib.update({"t": "array", "ref": "H4"})
    package.save(path)
    assert isinstance(load_workbook(path)["财务"]["H4"].value, ArrayFormula)
    assert load_workbook(rolled_of(path))["财务"]["K4"].value is None


def test_a_column_of_the_new_period_that_is_there_already_is_completed(tmp_path: Path) -> None:
    def edit(book) -> None:  # type: ignore[no-untyped-def]
        book["财务"]["J1"], book["财务"]["J2"] = "2024FY", 330

    sheet = load_workbook(rolled_of(changed(tmp_path, edit)))["财务"]
    assert sheet["J2"].value == 330
    assert str(sheet["J3"].fill.fgColor.rgb).endswith(TO_FILL)
    assert sheet["J4"].value == '=IF(COUNT(J2,J3)=2,(J2-J3)/J2,"")'


def test_rows_of_years_alone_are_not_asked_for_a_half(tmp_path: Path) -> None:
    """The market of 2023 and its forecasts: no half-year stands among years."""
    made = roll(EXAMPLE, period_named("2025H1"), tmp_path / "2025H1.xlsx")
    assert made.columns["市场"] == ("2024H2",)
    market = load_workbook(made.path)["市场"]
    column = next(cell.column for cell in market[3] if cell.value == "2024H2")
    yellow = {market.cell(cell.row, 3).value for cell in market[market.cell(3, column).column_letter] if str(cell.fill.fgColor.rgb).endswith(TO_FILL)}
    assert "iaas_rank" in yellow and not yellow & {"ic_services_market", "platform_rank", "china_ai_market"}


def test_a_formula_of_another_span_will_do_only_as_twelve_months(tmp_path: Path) -> None:
    """2025Q1 out of an annual workbook: days over the last twelve months are those of the half; an alias of the year is not."""
    def edit(book) -> None:  # type: ignore[no-untyped-def]
        sheet = book["财务"]
        sheet["A5"], sheet["B5"], sheet["C5"], sheet["D5"] = "balance", "余额", "百万元", "存量"
        for column, value in (("E", 50), ("G", 60), ("H", 70)):
            sheet[f"{column}5"] = value
        sheet.append(["days", "天数", "天", "存量", None, None, "=G5/G2*365", "=H5/(G2-E2+H2)*365"])
        sheet.append(["last_year", "过去十二个月", "百万元", "流量", None, None, "=G2", "=G2-E2+H2"])

    path = changed(tmp_path, edit)
    sheet = load_workbook(roll(path, period_named("2024M9"), tmp_path / "m9.xlsx").path)["财务"]
    columns = {cell.value: cell.column_letter for cell in sheet[1]}
    now, before = columns["2024M9"], columns["2023M9"]
    assert sheet[f"{now}6"].value == f'=IF(COUNT({now}5,G2,{before}2,{now}2)=4,{now}5/(G2-{before}2+{now}2)*365,"")'
    sheet = load_workbook(roll(path, period_named("2024Q3"), tmp_path / "q3.xlsx").path)["财务"]
    column = next(cell.column_letter for cell in sheet[1] if cell.value == "2024Q3")
    assert [sheet[f"{column}{row}"].value for row in (6, 7)] == [None, None]


def test_what_waits_for_a_formula_that_is_not_calculated_is_not_called_empty(tmp_path: Path) -> None:
    """毛利率 of the new half needs 毛利, a formula that has all it needs: nothing is to be typed."""
    def edit(book) -> None:  # type: ignore[no-untyped-def]
        book["财务"].append(["gross", "毛利", "百万元", "流量", "=E2-E3", None, None, "=H2-H3"])
        book["财务"].append(["gross_margin", "毛利率二", "%", "比率", "=E5/E2", None, None, "=H5/H2"])

    path = rolled_of(changed(tmp_path, edit), "2025H1")
    package = PackageEdit(path)
    column = next(cell.column for cell in load_workbook(path)["财务"][1] if cell.value == "2025H1")
    for row, value in ((2, "200"), (3, "110")):
        package.sheet("财务").set_number(row, column, value)
    package.save(path)
    metric = read_workbook(path).metrics["gross_margin"]
    assert period_named("2025H1") in metric.uncalculated and not metric.waiting & {period_named("2025H1")}


def test_rolled_and_listed_workbooks_and_a_new_one_follow_the_schema(tmp_path: Path) -> None:
    from openxml_audit import OpenXmlValidator

    from generator.commands.new_project import new_project
    from generator.commands.words import list_words

    made = roll(EXAMPLE, period_named("2025H1"), tmp_path / "2025H1.xlsx").path
    listed = list_words(made, tmp_path / "words.xlsx", project=ROOT).path
    for path in (made, listed, new_project(tmp_path / "own", "2024Q3")):
        assert [error for error in OpenXmlValidator().validate(path).errors if error.severity.name == "ERROR"] == []


def test_a_workbook_of_an_earlier_version_offers_the_directions_that_there_are_now(tmp_path: Path) -> None:
    """Excel refuses what its list has not: nobody could answer that a row is a 现金流."""
    package = PackageEdit(EXAMPLE)
    sheet = package.sheet("财务")
    sheet.offer(("收益", "亏损额", "现金流", "无"), ("收益", "亏损额"))
    package.save(tmp_path / "2024H1.xlsx")
    made = roll(tmp_path / "2024H1.xlsx", period_named("2024FY"), tmp_path / "next.xlsx")
    for path, offered in ((tmp_path / "2024H1.xlsx", '"收益,亏损额"'), (made.path, '"收益,亏损额,现金流,无"')):
        rules = load_workbook(path)["财务"].data_validations.dataValidation
        assert offered in [rule.formula1 for rule in rules]
