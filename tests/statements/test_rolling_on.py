"""A table sheet of quarters in a deck: shown, rolled forward, waited for, compared and traced like metrics."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from generator import build, check, diff, roll
from generator.tieout.tieout import tie_out
from generator.workbook.writing.content import MetricRow, MetricSheet, SettingRow, TableSheet, Value, WorkbookContent
from generator.workbook.writing.write import write_workbook
from tests.small_project import MASTER

DECK = 'title: 季报\nfooter: ""\nslides: [kpi, rows]\n'
STATEMENT = "layout: one-body\ntitle: 经营指标\nbody:\n  statement: 季度指标\n  category: name\n"
BY_HAND = """layout: one-body
title: 手写的列
when: show_rows == '是'
body:
  table: row in 季度指标
  columns:
    - {heading: 指标, text: "{{ row.指标 }}"}
    - {heading: 第二季度, text: "{{ row['2024Q2'] }}"}
    - {heading: 第三季度, text: "{{ row['2024Q3'] }}"}
"""


def content() -> WorkbookContent:
    revenue = MetricRow("revenue", "营业收入", "百万元", "流量", {"2024Q3": Value(Decimal(100))})
    rows = (
        ("用户", None, None, None, None, None, None, None, None),
        ("日活跃用户", "万人", Decimal(11), Decimal(12), Decimal(13), Decimal(14), "缩进", None, "披露"),
        ("客单价（元）", None, "不适用", Decimal("21.5"), Decimal(22), Decimal(23), None, Decimal(1), "披露"),
    )
    columns = ("指标", "单位", "2023Q4", "2024Q1", "2024Q2", "2024Q3", "样式", "小数位", "状态")
    settings = (("company", "甲公司"), ("current_period", "2024Q3"), ("template", "plain"), ("show_rows", "否"))
    return WorkbookContent(
        (("用途", "试用"),), tuple(SettingRow(key, key, value) for key, value in settings),
        (MetricSheet("财务", "财务", ("2024Q3",), (revenue,)),), (TableSheet("季度指标", "季度指标", columns, rows),),
    )  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Built for the third quarter, rolled to the fourth; its KPI of users is filled in, the price waits."""
    folder = tmp_path_factory.mktemp("quarters")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JIANBAO_CACHE", str(folder / "cache"))
        template = folder / "templates" / "plain"
        (template / "slides").mkdir(parents=True)
        (folder / "inputs").mkdir()
        shutil.copy(MASTER, template / "master.pptx")
        for name, text in (("deck.yaml", DECK), ("slides/kpi.yaml", STATEMENT), ("slides/rows.yaml", BY_HAND)):
            (template / name).write_text(text, encoding="utf-8")
        write_workbook(content(), folder / "inputs" / "2024Q3.xlsx")
        build(folder / "inputs/2024Q3.xlsx", project=folder)
        roll(folder / "inputs/2024Q3.xlsx", "2024Q4", project=folder)
        typed(folder, {5: 15})
        build(folder / "inputs/2024Q4.xlsx", project=folder)
        yield folder


def typed(folder: Path, values: dict[int, float], column: int = 10, **settings: str) -> None:
    """Type values of the fourth quarter, or of another column, by row of 季度指标, and settings."""
    path = folder / "inputs" / "2024Q4.xlsx"
    book = openpyxl.load_workbook(path)
    for row, value in values.items():
        book["季度指标"].cell(row, column, value)
    for key, value in settings.items():
        row = next(cell.row for cell in book["报告期"]["B"] if cell.value == key)
        book["报告期"].cell(row, 3, value)
    book.save(path)


def shown(folder: Path, deck: str) -> list[list[str]]:
    from pptx import Presentation

    slide = Presentation(str(folder / "output" / deck)).slides[0]
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    return [[cell.text_frame.text for cell in row.cells] for row in table.rows]


def test_a_sheet_of_quarters_is_a_statement_with_its_own_groups_units_and_words(project: Path) -> None:
    assert shown(project, "2024Q3.pptx") == [
        ["", "2023Q4", "2024Q1", "2024Q2", "2024Q3"],
        ["用户", "", "", "", ""],
        ["日活跃用户 (万人)", "11", "12", "13", "14"],
        ["客单价（元）", "不适用", "21.5", "22.0", "23.0"],
    ]


def test_rolled_forward_it_shows_the_new_quarter_and_waits_for_what_is_not_typed(project: Path) -> None:
    assert [row[-2:] for row in shown(project, "2024Q4.pptx")] == [
        ["2024Q3", "2024Q4"], ["", ""], ["14", "15"], ["23.0", "【待填】"],
    ]  # fmt: skip
    found = check(project / "inputs/2024Q4.xlsx", project=project, final=True)
    assert [(str(one.cells[0]), one.feeds, one.what) for one in found.findings if one.kind == "missing"] == [
        ("季度指标!J6", (1,), "客单价（元） (季度指标.客单价（元）) of 2024Q4 is needed and empty."),
    ]  # fmt: skip


def test_two_quarters_decks_differ_by_the_quarter_that_came(project: Path) -> None:
    found = diff(project / "output" / "2024Q3.pptx", project / "output" / "2024Q4.pptx", project=project)
    columns = [change for change in found.changes if change.kind == "table" and change.where.startswith("column")]
    assert [(change.old, change.new) for change in columns] == [(None, "2024Q4 |  | 15 | 【待填】")]


def test_every_number_of_it_is_tied_to_its_cell(project: Path) -> None:
    tied = tie_out(project / "output" / "2024Q4.pptx", project=project)
    assert [one.figure.cells for one in tied.numbers if one.text == "15" and one.figure] == [("季度指标!J5",)]
    assert tied.share_tied == 1


def test_a_quarter_that_is_restated_is_told_with_both_values(project: Path) -> None:
    typed(project, {5: 14.2}, column=6)
    found = check(project / "inputs/2024Q4.xlsx", project=project)
    typed(project, {5: 14}, column=6)
    (told,) = [one for one in found.findings if one.kind == "restated"]
    assert (str(told.cells[0]), told.feeds) == ("季度指标!F5", (1,))
    assert "14" in told.what
    assert "14.2" in told.what


def test_a_slide_that_names_its_columns_itself_does_not_pass_as_complete(project: Path) -> None:
    (project / "templates" / "plain" / "deck.yaml").write_text(DECK.replace("kpi, rows", "rows"), encoding="utf-8")
    typed(project, {6: 24}, show_rows="是")
    found = check(project / "inputs/2024Q4.xlsx", project=project, final=True)
    told = [one.what for one in found.findings if one.kind == "doubt"]
    assert told == [
        "日活跃用户 of 2024Q4 stands on no slide, and what is before it does.",
        "客单价（元） of 2024Q4 stands on no slide, and what is before it does.",
    ]  # fmt: skip
