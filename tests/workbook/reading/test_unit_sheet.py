"""The units of a workbook: its reporting currency, what it presents money in, and a sheet 单位 with its own."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.errors import WorkbookError
from generator.finance.units import Unit
from generator.workbook.model import Workbook
from tests.workbook.test_read import REVENUE, read


def of(path: Path, *units: list[object], unit: str = "百万元", **settings: str) -> Workbook:
    """A workbook with a row in `unit`, rows of a sheet 单位, and settings."""

    def change(book: Any) -> None:
        for key, value in settings.items():
            book["报告期"].append([key, key, value])
        if units:
            sheet = book.create_sheet("单位")
            sheet.append(["名称", "量纲", "折合"])
            for row in units:
                sheet.append(row)

    return read(path, [*REVENUE[:2], unit, *REVENUE[3:]], change=change)


@pytest.mark.parametrize(
    ("typed", "dimension", "size"),
    [
        ("百万美元", "USD", "1000000"), ("百万港元", "HKD", "1000000"), ("亿美元", "USD", "100000000"), ("亿港元", "HKD", "100000000"),
        ("千港元", "HKD", "1000"), ("港币千元", "HKD", "1000"), ("百万港币", "HKD", "1000000"), ("十亿美元", "USD", "1000000000"),
        ("人民币元", "RMB", "1"), ("人民币百万元", "RMB", "1000000"), ("百万元人民币", "RMB", "1000000"), ("千万元", "RMB", "10000000"),
        ("股", "股", "1"), ("百万股", "股", "1000000"), ("亿股", "股", "100000000"), ("元/股", "RMB/股", "1"),
        ("港仙", "HKD", "0.01"), ("港仙/股", "HKD/股", "0.01"), ("港元/股", "HKD/股", "1"), ("人民币分", "RMB", "0.01"),
        ("平方米", "平方米", "1"), ("万平方米", "平方米", "10000"), ("吨", "吨", "1"), ("万吨", "吨", "10000"), ("百万吨", "吨", "1000000"),
        ("兆瓦", "瓦", "1000000"), ("吉瓦", "瓦", "1000000000"), ("亿千瓦时", "瓦时", "100000000000"), ("基点", "points", "0.0001"),
        ("人次", "人次", "1"), ("万人次", "人次", "10000"), ("笔", "笔", "1"), ("亿笔", "笔", "100000000"), ("台", "台", "1"),
        ("万辆", "辆", "10000"), ("万户", "户", "10000"), ("标准箱", "标准箱", "1"), ("元/平方米", "RMB/平方米", "1"),
    ],
)  # fmt: skip
def test_what_issuers_print_is_known(typed: str, dimension: str, size: str, tmp_path: Path) -> None:
    unit = of(tmp_path, unit=typed).metrics["revenue"].unit
    assert (unit.dimension, unit.size) == (dimension, Decimal(size))


@pytest.mark.parametrize(
    ("currency", "dimension", "name"),
    [("人民币", "RMB", "百万元"), ("港币", "HKD", "百万港元"), ("USD", "USD", "百万美元"), ("英镑", "GBP", "百万英镑")],
)
def test_yuan_are_those_of_the_reporting_currency(currency: str, dimension: str, name: str, tmp_path: Path) -> None:
    book = of(tmp_path, currency=currency)
    unit = book.metrics["revenue"].unit
    assert (unit.dimension, unit.name, unit.size) == (dimension, name, Decimal(1_000_000))
    assert book.units.currency is not None
    assert book.units.currency.dimension == dimension


def test_what_says_renminbi_stays_so_in_a_workbook_of_another_currency(tmp_path: Path) -> None:
    assert of(tmp_path, currency="港币", unit="人民币百万元").metrics["revenue"].unit == Unit("人民币百万元", "RMB", Decimal(1_000_000))


def test_a_workbook_adds_units_of_its_own(tmp_path: Path) -> None:
    rows = ["罐", "", ""], ["万罐", "罐", "10000罐"], ["听", "罐", "0.5 罐"], ["担", "吨", "0.05吨"]
    book = of(tmp_path, *rows, unit="万罐")
    assert book.metrics["revenue"].unit == Unit("万罐", "罐", Decimal(10000))
    assert [book.units.by_name[name].size for name in ("罐", "万罐", "听", "担")] == list(map(Decimal, ("1", "10000", "0.5", "0.05")))
    assert book.units.by_name["担"].dimension == "吨"


def test_a_size_without_a_unit_is_in_what_the_unit_counts(tmp_path: Path) -> None:
    book = of(tmp_path, ["万罐", "罐", 10000], unit="罐")
    assert book.units.by_name["万罐"] == Unit("万罐", "罐", Decimal(10000))
    assert book.metrics["revenue"].unit == Unit("罐", "罐")


def test_a_known_unit_may_be_written_down_again(tmp_path: Path) -> None:
    assert of(tmp_path, ["万箱", "箱", "10000箱"], unit="万箱").metrics["revenue"].unit.size == 10000


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["百万元", "元", "1000元"], "单位!A2: 百万元 is known already, as 1,000,000元, and is 1,000元 here."),
        (["万罐", "罐", ""], "单位!C2: 万罐 is one of 罐, and 折合 is empty. Type how many 罐 it is: 10000罐."),
        (["万罐", "罐", "很多"], '单位!C2: "很多" says not how many of a known unit 万罐 is.'),
        (["万罐", "罐", "0罐"], '单位!C2: "0罐" says not how many of a known unit 万罐 is.'),
        (["万罐", "罐", "10000吨"], "单位!B2: 万罐 is one of 罐, and 10000吨 is of another dimension."),
        (["万罐", "", "10000盅"], '单位!C2: "盅" is no known unit. Give 盅 a row of its own above this one, or'),
        (["万罐", "", "10000平方"], '单位!C2: "平方" is no known unit.'),
        (["1罐", "罐", "10罐"], '单位!A2: "1罐" is no name of a unit.'),
        (["", "罐", "10罐"], "单位!A2: the row has no name of a unit."),
    ],
)
def test_an_unclear_row_is_refused_at_its_cell(row: list[object], told: str, tmp_path: Path) -> None:
    with pytest.raises(WorkbookError) as refused:
        of(tmp_path, row)
    assert told in str(refused.value)


def test_a_sheet_of_units_without_its_headings_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match="单位!A1: no headings 名称, 量纲 and 折合"):
        read(tmp_path, REVENUE, change=lambda book: book.create_sheet("单位").append(["甲", "乙"]))


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [
        ("currency", "人民帀", '报告期!C4: "人民帀" is no currency. Did you mean "人民币"?'),
        ("currency", "贝壳", '报告期!C4: "贝壳" is no currency. Known: '),
        ("presentation_unit", "百方元", '报告期!C4: presentation_unit is "百方元", which is no unit. Did you mean "百万元"?'),
        ("presentation_unit", "家", '报告期!C4: presentation_unit is "家", which is no unit of money. Type for example 百万元.'),
    ],
)
def test_an_unclear_setting_is_refused_at_its_cell(key: str, typed: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(WorkbookError) as refused:
        of(tmp_path, **{key: typed})
    assert told in str(refused.value)


def test_an_unknown_unit_of_a_row_says_where_ones_own_stand(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match=r'财务!C2: "百方元" is no unit. Did you mean "百万元"'):
        of(tmp_path, unit="百方元")
    with pytest.raises(WorkbookError, match=r'财务!C2: "盅" is no unit. Add it in a sheet 单位 of the workbook'):
        of(tmp_path, unit="盅")
