"""One stored number under formats and units: read as typed, or asked about with both readings, and confirmed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment

from generator.errors import WorkbookError
from generator.finance.findings import DOUBT, doubt
from generator.finance.period import period_named
from generator.workbook.model import Workbook
from tests.workbook.test_read import MARGIN, REVENUE, read, value

NOW = period_named("2024H1")


def with_cell(
    path: Path, unit: str, typed: object, code: str, comment: str = "", others: tuple[object, object] = (None, None)
) -> Workbook:
    """A workbook with one number in 财务!J3, of a unit, under a format."""

    def change(book: Any) -> None:
        cell = book["财务"]["J3"]
        cell.value, cell.number_format = typed, code
        if comment:
            cell.comment = Comment(comment, "张三")
        for ref, other in zip(("H3", "I3"), others, strict=True):
            book["财务"][ref].number_format = "0.0%" if isinstance(other, float) and unit == "%" else "General"

    row = ["one", "某数", unit, "比率" if unit in ("%", "个百分点", "倍") else "流量", None, "披露", "公告", *others, typed]
    return read(path, REVENUE, row, change=change)


@pytest.mark.parametrize(
    ("unit", "typed", "code", "expected"),
    [
        ("%", 31.5, '0.0"%"', "0.315"),
        ("%", 31.5, r"0.0\%", "0.315"),
        ("%", 31.5, "0.0!%", "0.315"),
        ("%", 0.315, "0.0%", "0.315"),
        ("%", 0.315, "0.0%;(0.0%)", "0.315"),
        ("%", -0.315, '0.0%;[Red]-0.0%', "-0.315"),
        ("%", 15.4, "General", "0.154"),
        ("%", "31.5％", "@", "0.315"),
        ("%", "31.5‰", "@", "0.0315"),
        ("个百分点", 1.2, '0.0"个百分点"', "0.012"),
        ("亿元", 17.4, '0.0"亿"', "17.4"),
        ("亿元", 17.4, '0.0"亿元"', "17.4"),
        ("百万元", 1739.7, '#,##0.0"百万元"', "1739.7"),
        ("百万元", 1739.7, "[$¥-804]#,##0.0", "1739.7"),
        ("百万元", 1739.7, "_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ", "1739.7"),
        ("元", 1739700000, '0!.00,,"亿"', "1739700000"),
        ("元", 1739700000, '#,##0.0,,"百万元"', "1739700000"),
        ("元", 23600, '[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0', "23600"),
        ("%", "15.4", "0.0%", "0.154"),
        ("百万元", "1739.7", "#,##0.0,", "1739.7"),
        ("倍", 1.5, "0%", "1.5"),
        ("倍", 4, '0.0"x"', "4"),
        ("家", 3036, '#,##0"家"', "3036"),
        ("天", 0, '0.0;-0.0;"–"', "0"),
    ],
)
def test_what_the_format_and_the_unit_say_alike_is_read(
    unit: str, typed: object, code: str, expected: str, tmp_path: Path
) -> None:
    book = with_cell(tmp_path, unit, typed, code)
    assert value(book, "one", "2024H1") == Decimal(expected)
    assert book.doubts == ()


@pytest.mark.parametrize(
    ("unit", "typed", "code", "told"),
    [
        ("元", 1739700000, "#,##0.0,,", ("1739700000元", "1739.7元")),
        ("百万元", 1739700, "#,##0.0,", ("1739700百万元", "1739.7百万元")),
        ("万元", 173970, "0!.0,", ("173970万元", "17.397万元")),
        ("百万元", 17.4, '0.0"亿"', ("17.4百万元", "1740百万元")),
        ("百万元", 1739.7, "[$$-409]#,##0.0", ("1739.7百万元", "美元")),
        ("百万元", 1739.7, '"HK$"#,##0.0', ("1739.7百万元", "港元")),
        ("百万元", 1739.7, "[$￥-411]#,##0.0", ("1739.7百万元", "日元")),
        ("百万元", 0.315, "0.0%", ("0.315百万元", "%")),
        ("家", 3036, '#,##0"天"', ("3036家", "天")),
        ("百万元", 1739.7, ";;;", ("1739.7百万元", "does not show it")),
        ("%", 31.5, "0.0‰", ("31.5%", "3.15%")),
        ("%", 0.315, "General", ("0.315%", "31.5%")),
        ("%", 0.315, "0.0", ("0.315%", "31.5%")),
        ("%", "0.315", "@", ("0.315%", "31.5%")),
        ("%", 31.5, "0.0,", ("31.5%", "0.0315%")),
        ("%", "0.315", "0.0%", ("0.315%", "31.5%")),
        ("百万元", "1.739", "@", ("1.739百万元", "1739百万元")),
        ("百万元", "(1.739)", "General", ("-1.739百万元", "-1739百万元")),
    ],
)
def test_what_may_be_meant_otherwise_is_asked_about_with_its_cell_and_what_to_paste(
    unit: str, typed: object, code: str, told: tuple[str, ...], tmp_path: Path
) -> None:
    (asked,) = with_cell(tmp_path, unit, typed, code).doubts
    assert asked.where.endswith("w.xlsx 财务!J3")
    for words in told:
        assert words in asked.what
    assert f"核实 {told[0]}" in asked.hint
    finding = doubt(asked)
    assert (finding.kind, finding.stops_final, str(finding.cells[0])) == (DOUBT, True, "财务!J3")


@pytest.mark.parametrize(
    ("comment", "expected", "source"),
    [
        ("核实 31.5%", "0.315", "公告"),
        ("核实：0.315%", "0.00315", "公告"),
        ("核实31.50％；业绩公告第3页", "0.315", "业绩公告第3页"),
        ("业绩公告第3页。核实 31.5%", "0.315", "业绩公告第3页"),
        ("核实 31.5% 属实", "0.315", "属实"),
        ("李四:\n待核：等审计；核实 31.5%", "0.315", "等审计"),
    ],
)
def test_what_a_person_confirms_counts_and_the_rest_of_the_comment_stays_the_source(
    comment: str, expected: str, source: str, tmp_path: Path
) -> None:
    book = with_cell(tmp_path, "%", 0.315, "General", comment)
    figure = book.metrics["one"].figures[NOW]
    assert (figure.value, figure.source) == (Decimal(expected), source)
    assert book.doubts == ()


def test_a_confirmation_falls_when_the_value_changes(tmp_path: Path) -> None:
    assert with_cell(tmp_path, "%", 0.316, "General", "核实 31.5%").doubts
    assert with_cell(tmp_path, "元", 1739800000, "#,##0.0,,", "核实 1,739,700,000元").doubts
    assert not with_cell(tmp_path, "元", 1739700000, "#,##0.0,,", "核实 1,739,700,000元").doubts


def test_the_row_decides_what_a_pasted_ratio_is(tmp_path: Path) -> None:
    """44.1% and 45.3% beside 0.43 in General: 43%, and told; beside 0.4% and 0.5% it is 0.43%."""
    book = with_cell(tmp_path, "%", 0.43, "General", others=(0.441, 0.453))
    assert value(book, "one", "2024H1") == Decimal("0.43")
    assert book.doubts == ()
    assert any("财务!J3" in one.where and "43%" in one.what for one in book.warnings)
    small = with_cell(tmp_path, "%", 0.43, "General", others=(0.004, 0.005))
    assert value(small, "one", "2024H1") == Decimal("0.0043")


def test_the_row_decides_whether_a_point_parts_thousands(tmp_path: Path) -> None:
    assert value(read(tmp_path, [*REVENUE[:9], "1.739"]), "revenue", "2024H1") == Decimal("1739")
    near = [*REVENUE[:7], 1.4, 1.9, "1.739"]
    assert value(read(tmp_path, near), "revenue", "2024H1") == Decimal("1.739")


def test_small_plain_numbers_are_percents_unless_the_sheet_has_percentages(tmp_path: Path) -> None:
    """7.25 alone is 7.25%; among rows in percent formats it may be 725% with its format lost."""
    alone = [*MARGIN[:7], None, None, 7.25]
    assert read(tmp_path, REVENUE, alone).doubts == ()

    def change(book: Any) -> None:
        book["财务"]["J4"].value, book["财务"]["J4"].number_format = 0.5, "0.0%"

    other = ["other", "另一", *MARGIN[2:7], None, None, 0.5]
    (asked,) = read(tmp_path, REVENUE, alone, other, change=change).doubts
    assert "7.25% or 725%" in asked.what


def test_a_whole_row_pasted_as_values_is_asked_about_once_with_all_its_cells(tmp_path: Path) -> None:
    (asked,) = read(tmp_path, REVENUE, [*MARGIN[:7], 0.453, 0.441, 0.44]).doubts
    assert all(ref in asked.where for ref in ("财务!H3", "财务!I3", "财务!J3"))


def test_a_jump_that_was_is_confirmed_at_the_later_cell(tmp_path: Path) -> None:
    row = [*MARGIN[:7], "0.5%", None, "75%"]
    (asked,) = read(tmp_path, REVENUE, row).doubts
    assert "核实 75%" in asked.hint

    def confirm(book: Any) -> None:
        book["财务"]["J3"].comment = Comment("核实 75%，公告第8页", "张三")

    book = read(tmp_path, REVENUE, row, change=confirm)
    assert book.doubts == ()
    assert book.metrics["margin"].figures[NOW].source == "公告第8页"


def test_a_percent_typed_beside_another_unit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match=r"财务!J2.*percent.*百万元"):
        read(tmp_path, [*REVENUE[:9], "21%"])


def test_a_table_has_no_unit_and_reads_percents_in_either_way(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book.create_sheet("评测")
        for row in (["名称", "甲", "乙", "丙"], ["得分", 31.5, 0.315, 23600]):
            sheet.append(row)
        for ref, code in (("B2", '0.0"%"'), ("C2", "0.0%"), ("D2", "#,##0.0,")):
            sheet[ref].number_format = code

    book = read(tmp_path, REVENUE, change=change)
    cells = book.tables["评测"].rows[0].cells
    assert [cells[name].value for name in ("甲", "乙")] == [Decimal("0.315"), Decimal("0.315")]  # type: ignore[union-attr]
    (asked,) = book.doubts
    assert "评测!D2" in asked.where and "23600 or 23.6" in asked.what


@pytest.mark.parametrize("source", ["已核实 2024年报第12页", "核实中", "经核实，见公告", "核实人：张三"])
def test_other_uses_of_the_word_are_a_source(source: str, tmp_path: Path) -> None:
    book = with_cell(tmp_path, "%", 0.315, "0.0%", source)
    assert book.metrics["one"].figures[NOW].source == source
