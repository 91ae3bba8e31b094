"""What is wrong is told where it stands and all at once: slips of a slide, of a reconciliation, of a date."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from generator import check
from generator.errors import JianbaoError
from generator.workbook.writing.content import ReconciliationRow, SettingRow
from generator.workbook.writing.write import write_workbook
from tests.small_project import BOOK, content, make_small_project

HEAD = "layout: chart-and-highlights\ntitle: 营业收入\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JIANBAO_CACHE", str(tmp_path / "cache"))
    return make_small_project(tmp_path / "p")


def told(project: Path, slide: str | None = None) -> list[str]:
    """What a check of the project refuses, by place."""
    if slide is not None:
        (project / "templates" / "plain" / "slides" / "02-revenue.yaml").write_text(HEAD + slide, encoding="utf-8")
    try:
        check(project / "inputs" / BOOK, project=project)
    except JianbaoError as error:
        return [f"{one.where.rpartition('/')[2]}: {one.what}" for one in error.problems]
    return []


def with_checks(project: Path, *rows: tuple[str, str, str]) -> Path:
    checks = tuple(ReconciliationRow(f"第{number}条", *row) for number, row in enumerate(rows, 1))
    write_workbook(replace(content(), reconciliations=checks), project / "inputs" / BOOK)
    return project


def test_all_slips_of_a_slide_are_told_at_once_each_with_its_line(project: Path) -> None:
    slide = """chart:
  kind: grouped-column
  series: [revenu, gross_profitt]
  periods: {every: filled}
  title: 甲
  title_style: headingg
highlights:
  bullets: ["{{ revenue | yii }}", "{{ 产品 }}", "甲[^x]"]
notes: [{source: 年报}]
"""
    assert told(project, slide) == [
        '02-revenue.yaml:5: no metric, setting or table "revenu".',
        '02-revenue.yaml:5: no metric, setting or table "gross_profitt".',
        '02-revenue.yaml:10: no filter "yii".',
        "02-revenue.yaml:10: the table 产品 cannot be printed whole.",
        '02-revenue.yaml:10: no note "x" on this slide.',
        '02-revenue.yaml:11: no source "年报" in deck.yaml.',
    ]


def test_slips_on_a_slide_that_goes_on_are_told_with_the_others(project: Path) -> None:
    bullets = "".join(f"    - 第{number}条：{'收入增长' * 30}\n" for number in range(12))
    slide = f"highlights:\n  bullets:\n    - '{{{{ a }}}}'\n{bullets}    - '{{{{ b }}}}'\n"
    assert [line.rpartition('"')[0].rpartition('"')[2] for line in told(project, slide)] == ["a", "b"]


def test_full_width_signs_in_a_reconciliation_are_read(project: Path) -> None:
    rows = (
        ("ｒｅｖｅｎｕｅ－gross_profit", "＝", "（gross_profit×１）"),
        ("gross_profit ÷ revenue", "≤", "５０％"),
        ("revenue＋gross_profit", "＞", "gross_profit"),
    )
    with_checks(project, *rows)
    found = check(project / "inputs" / BOOK, project=project).findings
    assert [one.what.partition(":")[0] for one in found] == ["第1条 does not hold in 2023H1"]  # 600 and 400


def test_what_is_wrong_in_a_reconciliation_is_told_at_the_cell_of_its_side_and_all_at_once(project: Path) -> None:
    with_checks(project, ("revenue ＠ 1", "=", "revenu"), ("revenue", "=", "gross_margin"), ("产品", "=", "revenue"))
    assert told(project, "highlights: '{{ reveneu }}'\n") == [
        '02-revenue.yaml:3: no metric, setting or table "reveneu".',
        f"{BOOK} 勾稽!C4: the sign @ has no meaning there.",
        f'{BOOK} 勾稽!E4: no metric, setting or table "revenu".',
        f"{BOOK} 勾稽!D5: gross_margin (财务!H5, 财务!H4) is in ratio, and ratio and 百万元 are not of one dimension.",
        f'{BOOK} 勾稽!C6: "产品" is no figure.',
    ]


def test_a_day_kept_as_a_number_is_told_at_its_cell(project: Path) -> None:
    """45531 is 2024-08-27 once its cell has the format of a date."""
    row = SettingRow("announced", "公告日", Decimal(45531))
    write_workbook(replace(content(), settings=(*content().settings, row)), project / "inputs" / BOOK)
    for asked in ("date", "period"):
        assert told(project, f"highlights: '{{{{ announced | {asked} }}}}'\n") == [f"{BOOK} 报告期!C7: 45531 is a number, and no date."]


def test_a_name_made_of_prints_is_a_name(project: Path) -> None:
    assert told(project, "highlights: '{{ revenue.at(period | period(\"name\")) | amount }}'\n") == []
    assert told(project, "highlights: '{{ (\"0\" ~ revenue) | amount }}'\n") == [
        '02-revenue.yaml:3: the filter "amount" needs a figure, not "01,200.0".'
    ]


def test_lists_of_what_there_is_are_whole(project: Path) -> None:
    (project / "templates" / "plain" / "slides" / "02-revenue.yaml").write_text(HEAD + "highlights: {text: 甲, colour: red}\n", encoding="utf-8")
    with pytest.raises(JianbaoError, match=r"Known: accent1, .*, lt1, lt2"):
        check(project / "inputs" / BOOK, project=project)
