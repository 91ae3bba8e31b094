"""A project of two slides that builds in well under a second: a cover, and a revenue with its growth."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

from generator.workbook.writing.content import (
    Formula,
    MetricRow,
    MetricSheet,
    ReconciliationRow,
    SettingRow,
    TableSheet,
    Value,
    WorkbookContent,
)
from generator.workbook.writing.write import write_workbook

ROOT = Path(__file__).resolve().parents[1]
MASTER = ROOT / "templates" / "interim-results" / "master.pptx"
BOOK = "2024H1.xlsx"

DECK = """title: "{{ company }}"
footer: "{{ company }}"
slides:
  - 01-cover
  - 02-revenue
"""
COVER = """layout: question
title: "{{ company }}"
"""
REVENUE = """layout: chart-and-highlights
title: 营业收入
highlights:
  heading: 要点
  bullets:
    - "营业收入 {{ revenue | amount(0) }}，{{ revenue | change }}"
    - "毛利率 {{ gross_margin | pct }}"
    - text: 收入创上半年新高
      otherwise: 收入{{ revenue | change }}
      holds: revenue.yoy > 0
"""


def content(revenue: str | None = "1200", *, status: str = "", template: str = "plain") -> WorkbookContent:
    """营业收入 1,200 after 1,000 (a fifth more), 毛利 600: a margin of a half."""
    rows = (
        MetricRow("revenue", "营业收入", "百万元", "流量", _values({"2023H1": "1000", "2024H1": revenue}), status=status),
        MetricRow("gross_profit", "毛利", "百万元", "流量", _values({"2023H1": "400", "2024H1": "600"})),
        MetricRow("gross_margin", "毛利率", "%", "比率", {"2024H1": Value(Formula("{gross_profit@2024H1} / {revenue@2024H1}"))})
        if revenue
        else MetricRow("gross_margin", "毛利率", "%", "比率", {}),
    )
    settings = (
        SettingRow("company", "公司名称", "甲公司"),
        SettingRow("current_period", "当前报告期", "2024H1"),
        SettingRow("template", "模板", template),
    )
    checks = (ReconciliationRow("毛利不多于收入", "gross_profit", "<=", "revenue"),)
    tables = (TableSheet("产品", "产品", ("键", "名称"), (("one", "甲"),)),)
    return WorkbookContent((("用途", "试用"),), settings, (MetricSheet("财务", "财务", ("2023H1", "2024H1"), rows),), tables, checks)


def _values(typed: dict[str, str | None]) -> dict[str, Value]:
    return {heading: Value(Decimal(text)) for heading, text in typed.items() if text is not None}


def add_template(project: Path, name: str = "plain") -> Path:
    """A template of two slides under a name."""
    folder = project / "templates" / name
    (folder / "slides").mkdir(parents=True)
    shutil.copy(MASTER, folder / "master.pptx")
    (folder / "deck.yaml").write_text(DECK, encoding="utf-8")
    (folder / "slides" / "01-cover.yaml").write_text(COVER, encoding="utf-8")
    (folder / "slides" / "02-revenue.yaml").write_text(REVENUE, encoding="utf-8")
    return folder


def make_small_project(folder: Path, revenue: str | None = "1200", *, status: str = "") -> Path:
    """The project folder, with one template; nothing is built yet."""
    add_template(folder)
    (folder / "inputs").mkdir()
    write_workbook(content(revenue, status=status), folder / "inputs" / BOOK)
    return folder
