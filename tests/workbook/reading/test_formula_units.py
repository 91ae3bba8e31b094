"""Formulas over rows of different units are asked about: a spreadsheet adds the numbers as they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.workbook.reading.read import read_workbook
from tests.workbook.test_read import with_cached_values, written


def asked(path: Path, formula: str, units: tuple[str, str, str]) -> list[str]:
    """What is asked of 财务!J4, a formula of the third unit over J2 and J3, rows of the first two."""
    rows = [
        ["one", "甲", units[0], "流量", None, "披露", "公告", None, None, 2000],
        ["two", "乙", units[1], "流量", None, "披露", "公告", None, None, 10],
        ["three", "丙", units[2], "比率" if units[2] == "%" else "流量", None, "披露", "公告", None, None, formula],
    ]
    book = read_workbook(with_cached_values(written(path, *rows), {"J4": "12"}))
    return [one.what for one in book.doubts if "together" in one.what]


@pytest.mark.parametrize(
    ("formula", "units", "told"),
    [
        ("=J2+J3", ("千元", "百万元", "百万元"), "丙: =J2+J3 puts 千元 (财务!J2) and 百万元 (财务!J3) together"),
        ("=J2+J3", ("千元", "千元", "百万元"), "puts 千元 (财务!J2) and 百万元 (财务!J4) together"),
        ("=SUM(J2:J3)", ("百万美元", "百万元", "百万元"), "puts 百万美元 (财务!J2) and 百万元 (财务!J3) together"),
        ("=J3/J2", ("千元", "百万元", "%"), "puts 百万元 (财务!J3) and 千元 (财务!J2) together"),
        ('=IF(COUNT(J2,J3)=2,J2+J3,"")', ("千元", "百万元", "百万元"), "together"),
        ("=J2+J3", ("百万元", "百万元", "百万元"), ""),
        ("=J2/1000+J3", ("千元", "百万元", "百万元"), ""),
        ("=J2*7.1+J3", ("百万美元", "百万元", "百万元"), ""),
        ("=J3/J2", ("人", "百万元", "百万元"), ""),
        ("=J3/J2", ("百万元", "百万元", "%"), ""),
    ],
)
def test_rows_of_different_units_in_one_formula_are_asked_about(
    formula: str, units: tuple[str, str, str], told: str, tmp_path: Path
) -> None:
    found = asked(tmp_path, formula, units)
    assert [told in one for one in found] == [True] * bool(told)
