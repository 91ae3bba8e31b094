"""Reading workbooks as people leave them: typed in many ways, rearranged, with their own columns and sheets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment

from generator.errors import WorkbookError
from generator.finance.direction import Direction
from generator.finance.period import period_named
from generator.finance.status import Status
from generator.workbook.editing.edit import PackageEdit
from generator.workbook.model import Workbook
from generator.workbook.reading.numbers import exact, number_from_text
from generator.workbook.reading.read import read_workbook

HEADINGS = ["键", "名称", "单位", "类型", "方向", "状态", "来源", "2023H1", "2023FY", "2024H1"]
REVENUE = ["revenue", "营业收入", "百万元", "流量", None, "披露", "公告", 1433.1, 3405.8, 1739.7]
MARGIN = ["margin", "毛利率", "%", "比率", None, "披露", "公告", 0.453, 0.441, 0.441]


def written(path: Path, *rows: list[Any], change: Callable[[Any], None] | None = None) -> Path:
    """A workbook saved by openpyxl with these metric rows, changed as wanted."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "财务"
    for row in (HEADINGS, *rows):
        sheet.append(row)
    settings = book.create_sheet("报告期")
    for row in (["键", "名称", "值"], ["current_period", "报告期", "2024H1"], ["company", "公司", "商汤"]):
        settings.append(row)
    checks = book.create_sheet("勾稽")
    checks.append(["名称", "左边", "关系", "右边", "容差", "说明"])
    if change is not None:
        change(book)
    file = path / "w.xlsx"
    book.save(file)
    return file


def read(path: Path, *rows: list[Any], change: Callable[[Any], None] | None = None) -> Workbook:
    return read_workbook(written(path, *rows, change=change))


def value(book: Workbook, key: str, period: str) -> Decimal:
    figure = book.metrics[key].find(period_named(period))
    assert figure is not None and figure.value is not None
    return figure.value


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (1740, "1740"),
        (0.1 + 0.2, "0.3"),
        ("1,740", "1740"),
        ("１７４０", "1740"),
        ("(2,477)", "-2477"),
        ("（2,477.2）", "-2477.2"),
        ("−12.5", "-12.5"),
        ("1 740", "1740"),
        ("1\u2009740\u00a0", "1740"),
        ("+3.5", "3.5"),
    ],
)
def test_numbers_typed_in_the_ways_people_do_are_read(typed: object, number: str, tmp_path: Path) -> None:
    row = [*REVENUE]
    row[-1] = typed
    assert value(read(tmp_path, row), "revenue", "2024H1") == Decimal(number)


@pytest.mark.parametrize("typed", ["约一千七百", "1,74", "--5", "(-5)", "12亿", "1.2.3", "n/a", True, "5%%", "#N/A"])
def test_anything_else_is_refused_with_its_cell(typed: object, tmp_path: Path) -> None:
    row = [*REVENUE]
    row[-1] = typed
    with pytest.raises(WorkbookError, match=r"财务!J2"):
        read(tmp_path, row)


@given(st.decimals("-1e9", "1e9", places=2, allow_nan=False))
def test_a_number_written_with_separators_is_read_back(number: Decimal) -> None:
    found = number_from_text(f"{number:,.2f}")
    assert found is not None
    assert found.value == number


@given(st.decimals("-1e9", "1e9", places=4, allow_nan=False))
def test_a_number_of_a_cell_is_the_one_that_was_typed(number: Decimal) -> None:
    assert exact(float(number)) == number


@pytest.mark.parametrize(
    ("typed", "number_format", "ratio"),
    [(0.154, "0.0%", "0.154"), (15.4, "General", "0.154"), ("15.4%", "General", "0.154"), (15, "0", "0.15")],
)
def test_percents_are_ratios_whichever_way_they_are_typed(
    typed: object, number_format: str, ratio: str, tmp_path: Path
) -> None:
    def change(book: Any) -> None:
        cell = book["财务"]["J3"]
        cell.value, cell.number_format = typed, number_format

    row = [*MARGIN[:7], None, None, None]
    assert value(read(tmp_path, REVENUE, row, change=change), "margin", "2024H1") == Decimal(ratio)


def test_percents_of_two_kinds_in_a_row_are_a_warning_with_the_cells(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["财务"]["H3"].number_format = "0.0%"
        book["财务"]["I3"].value = 44.1
        book["财务"]["J3"].value = 44.1

    (warning,) = read(tmp_path, REVENUE, MARGIN, change=change).warnings
    assert "H3" in warning.what
    assert "I3, J3" in warning.what


def test_a_percent_that_jumps_fiftyfold_is_asked_about_and_builds_a_draft(tmp_path: Path) -> None:
    (doubt,) = read(tmp_path, REVENUE, [*MARGIN[:7], "0.5%", "75%", "75%"]).doubts
    assert "财务!I3" in doubt.where
    assert "核实 75%" in doubt.hint


def test_a_magnitude_of_a_loss_is_never_negative(tmp_path: Path) -> None:
    row = ["net_loss", "净亏损", "百万元", "流量", "亏损额", "披露", "公告", 3142.6, 6494.7, -2477.2]
    with pytest.raises(WorkbookError, match=r"财务!J3.*亏损额"):
        read(tmp_path, REVENUE, row)


def test_a_loss_may_be_typed_as_a_magnitude_or_as_a_negative_profit(tmp_path: Path) -> None:
    magnitude = ["net_loss", "净亏损", "百万元", "流量", "亏损额", "披露", "公告", 3142.6, 6494.7, 2477.2]
    signed = ["net_profit", "净利润", "百万元", "流量", "收益", "披露", "公告", -3142.6, -6494.7, -2477.2]
    book = read(tmp_path, magnitude, signed)
    for key in ("net_loss", "net_profit"):
        figure = book.metrics[key].find(period_named("2024H1"))
        assert figure is not None
        assert figure.is_loss
        assert figure.profit == Decimal("-2477.2")


@pytest.mark.parametrize(
    ("word", "direction"),
    [("", Direction.UNSAID), ("现金流", Direction.CASH_FLOW), ("无", Direction.NEITHER), ("-", Direction.NEITHER), ("收益", Direction.PROFIT)],
)  # fmt: skip
def test_a_row_says_what_it_is_below_zero(tmp_path: Path, word: str, direction: Direction) -> None:
    row = ["ocf", "经营现金流", "百万元", "流量", word, "披露", "公告", -500, -600, -300]
    figure = read(tmp_path, row).metrics["ocf"].find(period_named("2024H1"))
    assert figure is not None
    assert (figure.direction, figure.is_loss) == (direction, direction in (Direction.UNSAID, Direction.PROFIT))


def test_a_direction_that_nobody_knows_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    row = ["ocf", "经营现金流", "百万元", "流量", "流出", "披露", "公告", -500, -600, -300]
    with pytest.raises(WorkbookError, match=r"财务!E2.*Choose one of 收益 亏损额 现金流 无"):
        read(tmp_path, row)


def test_a_comment_is_the_values_own_source_and_may_begin_with_its_status(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["财务"]["H2"].comment = Comment("张三:\n待核：等审计确认", "张三")
        book["财务"]["I2"].comment = Comment("年报第12页", "李四")

    book = read(tmp_path, REVENUE, change=change)
    figures = book.metrics["revenue"].figures
    assert figures[period_named("2023H1")].status is Status.UNCONFIRMED
    assert figures[period_named("2023H1")].source == "等审计确认"
    assert figures[period_named("2023FY")].source == "年报第12页"
    assert figures[period_named("2024H1")].source == "公告"


def test_rows_columns_titles_and_sheets_may_be_moved_and_added(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["财务"]
        sheet.insert_cols(3, 2)
        sheet["C1"], sheet["D1"] = "负责人", "备注"
        sheet["C2"] = "王五"
        sheet.insert_rows(1, 3)
        sheet["A1"] = "财务数据"
        sheet.merge_cells("A1:F1")
        own = book.create_sheet("我的测算", 0)
        own["B2"], own["C7"] = "随便写", "=1/0"
        book.move_sheet("财务", 2)

    book = read(tmp_path, REVENUE, change=change)
    assert value(book, "revenue", "2024H1") == Decimal("1739.7")
    figure = book.metrics["revenue"].find(period_named("2024H1"))
    assert figure is not None
    assert str(figure.cell) == "财务!L5"


def test_a_heading_that_excel_made_a_date_is_that_month(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["财务"]["J1"].value = datetime(2024, 8, 1)

    row = ["gpus", "GPU", "块", "存量", None, "披露", "公告", 27000, 45000, 54000]
    assert value(read(tmp_path, row, change=change), "gpus", "2024-08") == 54000


def test_all_problems_are_told_in_sheet_order_and_none_is_left_out(tmp_path: Path) -> None:
    rows = [[f"m{n}", "名", "百万元", "流量", None, "披露", "", "甲", 1, "乙"] for n in range(15)]
    with pytest.raises(WorkbookError) as caught:
        read(tmp_path, *rows)
    lines = str(caught.value).splitlines()
    assert len(caught.value.problems) == 30
    assert len(lines) == 30
    assert "财务!H2" in lines[0]
    assert "财务!J2" in lines[1]
    assert "财务!J16" in lines[-1]


def test_a_table_sheet_has_texts_dates_and_numbers_with_their_cells(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book.create_sheet("产品")
        for row in (["产品一览", None, None], ["名称", "日期", "得分", "状态"], ["甲", "2024-07", 83.5, "示例"]):
            sheet.append(row)

    book = read(tmp_path, REVENUE, change=change)
    (row,) = book.tables["产品"].rows
    name, day, score = row.cells["名称"], row.cells["日期"], row.cells["得分"]
    assert (name.text, str(name.cell)) == ("甲", "产品!A3")  # type: ignore[union-attr]
    assert day.day is not None  # type: ignore[union-attr]
    assert score.value == Decimal("83.5")  # type: ignore[union-attr]
    assert {name.status, score.status} == {Status.ILLUSTRATIVE}  # type: ignore[union-attr]


def with_cached_values(file: Path, values: dict[str, str]) -> Path:
    """Put calculated values beside the formulas of 财务, as a spreadsheet program does."""
    from tests.deck.editing import rewrite

    def change(xml: str) -> str:
        import re

        for ref, number in values.items():
            xml = re.sub(rf'(<c r="{ref}"[^>]*><f>[^<]*</f>)<v ?/>|(<c r="{ref}"[^>]*><f>[^<]*</f>)<v></v>',
                         lambda m, n=number: f"{m[1] or m[2]}<v>{n}</v>", xml)  # fmt: skip
        return xml

    rewrite(file, "xl/worksheets/sheet1.xml", change)
    return file


@pytest.mark.parametrize(
    ("formula", "cells"),
    [
        ("=H2+I2", {"财务!H2", "财务!I2"}),
        ("=SUM(H2:I2)", {"财务!H2", "财务!I2"}),
        ("=H2*其他!$B$1", {"财务!H2", "其他!B1"}),
        ("=H2+'其他'!B1", {"财务!H2", "其他!B1"}),
        ("=H2+基数", {"财务!H2", "其他!B1"}),
        ("=H3", {"财务!H2"}),
    ],
)
def test_a_formulas_lineage_ends_at_typed_cells(formula: str, cells: set[str], tmp_path: Path) -> None:
    def change(book: Any) -> None:
        from openpyxl.workbook.defined_name import DefinedName

        book.create_sheet("其他")["B1"] = 2
        book.defined_names["基数"] = DefinedName("基数", attr_text="其他!$B$1")
        book["财务"]["J2"] = formula
        book["财务"]["H3"] = "=H2"

    profit = ["profit", "利润", "百万元", "流量", None, "披露", "公告", None, None, 1]
    file = written(tmp_path, [*REVENUE], profit, change=change)
    book = read_workbook(with_cached_values(file, {"J2": "4838.9", "H3": "1433.1"}))
    figure = book.metrics["revenue"].figures[period_named("2024H1")]
    assert {str(cell) for cell in figure.typed_cells} == cells


def test_a_formula_that_cannot_be_followed_is_a_warning(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["财务"]["J2"] = '=INDIRECT("H2")'

    file = written(tmp_path, [*REVENUE], change=change)
    (warning,) = read_workbook(with_cached_values(file, {"J2": "1433.1"})).warnings
    assert "财务!J2" in warning.where


def test_formulas_that_go_round_in_a_circle_are_told(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["财务"]["J2"], book["财务"]["I2"] = "=I2", "=J2"

    file = written(tmp_path, [*REVENUE], change=change)
    with pytest.raises(WorkbookError, match="refers to itself"):
        read_workbook(with_cached_values(file, {"J2": "1", "I2": "1"}))


def test_text_formulas_and_errors_on_sheets_of_the_users_own_refuse_nothing(tmp_path: Path) -> None:
    """A formula that gives a text is a text, one that gives a date a date; an Excel error is empty, with a warning."""
    path = written(tmp_path, REVENUE, change=lambda book: book.create_sheet("备忘").append(["项目", "说明", "日期", "错"]))
    package = PackageEdit(path)
    sheet = package.sheet("备忘")
    for column, (formula, value, kind) in enumerate((('"a"&"b"', "ab", "str"), ('"商量"&"SenseChat"', "商量SenseChat", "str"), ("DATE(2024,8,27)", "45531", "n"), ("1/0", "#DIV/0!", "e")), 1):
        sheet.set_formula(2, column, formula, value)
        sheet.find(2, column).set("t", kind)
    package.save(path)
    book = read_workbook(path)
    row = book.tables["备忘"].rows[0].cells
    assert [row[name].text for name in ("项目", "说明")] == ["ab", "商量SenseChat"]  # type: ignore[union-attr]
    assert row["错"] is None
    assert any("备忘!D2" in one.where and "#DIV/0!" in one.what for one in book.warnings)


def test_a_loss_row_that_is_a_formula_may_follow_its_profit_across_zero(tmp_path: Path) -> None:
    """亏损额 = −净利润: a profit of 800 makes it −800, which is no slip; typed, it is one."""
    loss = ["net_loss", "净亏损", "百万元", "流量", "亏损额", "披露", "公告", 100, 90, "=-J2"]
    path = written(tmp_path, [*REVENUE[:9], 800], loss)
    package = PackageEdit(path)
    package.sheet("财务").set_formula(3, 10, "-J2", "-800")
    package.save(path)
    figure = read_workbook(path).metrics["net_loss"].figures[period_named("2024H1")]
    assert (figure.value, figure.profit, figure.is_loss) == (-800, 800, False)
    with pytest.raises(WorkbookError, match="is a 亏损额 and negative"):
        read(tmp_path, [*loss[:9], -800])


def test_a_number_typed_as_text_under_a_guarded_formula_is_named(tmp_path: Path) -> None:
    """COUNT sees no number in "3,772.3": the formula stays empty however often it is saved."""
    path = written(tmp_path, [*REVENUE[:9], "3,772.3"], [*MARGIN[:9], None])
    package = PackageEdit(path)
    package.sheet("财务").set_formula(3, 10, 'IF(COUNT(J2)=1,J2/J2,"")', "")
    package.save(path)
    with pytest.raises(WorkbookError, match=r'财务!J2: is a number typed as text \("3,772.3"\).*财务!J3'):
        read_workbook(path)


@pytest.mark.parametrize(
    "legacy",
    [
        "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to it will get removed if the file is opened in a newer version of Excel. Learn more: https://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    示例：按占比推得\nReply:\n    好",
        "[线程批注]\n\n你的Excel版本可读取此线程批注; 但如果在更新版本的Excel中打开文件，则对批注所作的任何改动都将被删除。了解详细信息: https://go.microsoft.com/fwlink/?linkid=870924\n\n注释:\n    示例：按占比推得",
    ],
)
def test_a_threaded_comment_is_read_without_excels_own_words(legacy: str, tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["财务"]["J2"].comment = Comment(legacy, "x")

    figure = read(tmp_path, REVENUE, change=change).metrics["revenue"].figures[period_named("2024H1")]
    assert (figure.status, figure.source) == (Status.ILLUSTRATIVE, "按占比推得")


def test_a_column_of_ones_own_may_begin_with_a_year(tmp_path: Path) -> None:
    book = read(tmp_path, REVENUE, change=lambda book: book["财务"].cell(1, 11, "2024年审计备注"))
    assert value(book, "revenue", "2024H1") == Decimal("1739.7")
    with pytest.raises(WorkbookError, match="is no period"):
        read(tmp_path, REVENUE, change=lambda book: book["财务"].cell(1, 11, "2024H3"))


def test_rules_may_be_typed_in_full_width_signs_and_those_of_mathematics(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["勾稽"].append(["两数", "revenue ＋ margin − revenue", "≤", "（revenue × 1）÷ 1.at(“2023FY”)", 0])

    (row,) = read(tmp_path, REVENUE, change=change).reconciliations
    assert (row.left, row.relation, row.right) == ("revenue + margin - revenue", "<=", "(revenue * 1)/ 1.at('2023FY')")
