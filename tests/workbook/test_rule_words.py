"""Rules of 勾稽 in names: what people read beside the keys that jianbao reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.finance.period import period_named
from generator.workbook.editing.edit import PackageEdit
from generator.workbook.rolling.roll import roll
from generator.workbook.rule_words import rule_words
from tests.small_project import BOOK, make_small_project

NAMES = {"revenue": "营业收入", "gross_profit": "毛利", "margin": "毛利率", "days": "天数", "收入": "甲-乙收入"}


@pytest.mark.parametrize(
    ("left", "relation", "right", "words"),
    [
        ("margin", "=", "gross_profit / revenue", "毛利率 = 毛利 ÷ 营业收入"),
        ("revenue.first_half + revenue.second_half", "=", "revenue.full_year", "上半年营业收入 + 下半年营业收入 = 全年营业收入"),
        ("gross_profit", "<=", "revenue * 1", "毛利 ≤ 营业收入 × 1"),
        ("abs(gross_profit)", "<", "-revenue", "绝对值(毛利) < −营业收入"),
        ("revenue.at('2023FY')", ">=", "revenue.comparative", "2023FY的营业收入 ≥ 上年同期营业收入"),
        ("revenue.yoy", ">", "0.1", "营业收入的同比变动 > 0.1"),
        ("收入 - unknown", "=", "1", "甲-乙收入 − unknown = 1"),
    ],
)
def test_keys_are_read_as_names_and_signs_as_they_are_printed(left: str, relation: str, right: str, words: str) -> None:
    assert rule_words(left, relation, right, NAMES) == words


def test_a_name_that_was_changed_stands_in_the_rules_of_the_next_workbook(tmp_path: Path) -> None:
    project = make_small_project(tmp_path / "small")
    workbook = project / "inputs" / BOOK
    assert load_workbook(workbook)["勾稽"]["B4"].value == "毛利 ≤ 营业收入"
    package = PackageEdit(workbook)
    package.sheet("财务").set_text(4, 1, "总收入")
    package.save(workbook)
    rolled = roll(workbook, period_named("2024FY"))
    assert load_workbook(rolled.path)["勾稽"]["B4"].value == "毛利 ≤ 总收入"
