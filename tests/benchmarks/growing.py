"""Projects of any size, made to see how a build grows: by slides, metrics, periods, rows of a table, charts."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from generator.workbook.writing.content import (
    MetricRow,
    MetricSheet,
    Scalar,
    SettingRow,
    TableSheet,
    Value,
    WorkbookContent,
)
from generator.workbook.writing.write import write_workbook
from tests.small_project import BOOK, MASTER

HALVES = ("2023H1", "2024H1")
CHARTS_A_SLIDE = 4


def make_project(
    folder: Path, slides: Sequence[str], *, metrics: int = 10, periods: Sequence[str] = HALVES, rows: int = 1
) -> Path:
    """A project with those slides over so many metrics, periods and rows of the table 名单; returns its workbook."""
    template = folder / "templates" / "plain"
    (template / "slides").mkdir(parents=True)
    (folder / "inputs").mkdir()
    shutil.copy(MASTER, template / "master.pptx")
    names = [f"s{number:03d}" for number in range(len(slides))]
    listed = "".join(f"  - {name}\n" for name in names)
    (template / "deck.yaml").write_text(f"title: 试\nfooter: 试\nslides:\n{listed}", encoding="utf-8")
    for name, slide in zip(names, slides, strict=True):
        (template / "slides" / f"{name}.yaml").write_text(slide, encoding="utf-8")
    workbook = folder / "inputs" / BOOK
    write_content(workbook, metrics, periods, rows)
    return workbook


def write_content(workbook: Path, metrics: int, periods: Sequence[str], rows: int, first: int = 1000) -> None:
    """The workbook; `first` is the value of the first metric in the last period."""
    settings = (
        SettingRow("company", "公司名称", "甲公司"), SettingRow("current_period", "当前报告期", "2024H1"),
        SettingRow("template", "模板", "plain"),
    )  # fmt: skip
    lines = tuple(
        MetricRow(f"m{number}", f"指标{number}", "百万元", "流量", _values(number, periods, first)) for number in range(metrics)
    )
    listed: tuple[tuple[Scalar, ...], ...] = tuple((f"k{n}", f"客户{n}", Decimal(n + 1)) for n in range(rows))
    table = TableSheet("名单", "名单", ("键", "名称", "数量"), listed)
    sheet = MetricSheet("财务", "财务", tuple(periods), lines)
    write_workbook(WorkbookContent((("用途", "试用"),), settings, (sheet,), (table,)), workbook)


def _values(number: int, periods: Sequence[str], first: int) -> Mapping[str, Value]:
    values = {name: Value(Decimal(900 + number * 7 % 400 + at)) for at, name in enumerate(periods)}
    return values if number else {**values, periods[-1]: Value(Decimal(first))}


def text_and_chart(number: int, metrics: int, periods: int = 2) -> str:
    """A slide with a chart and two sentences of one metric."""
    key = f"m{number % metrics}"
    return (
        f"layout: chart-and-highlights\ntitle: 第{number}页\n{_chart('chart', key, periods)}"
        f"highlights:\n  heading: 要点\n  bullets:\n    - \"本期 {{{{ {key} | amount(1) }}}}\"\n"
        f"    - \"同比 {{{{ {key} | change }}}}\"\n"
    )


def four_charts(number: int, metric: Callable[[int], int]) -> str:
    places = ("top_left", "top_right", "bottom_left", "bottom_right")
    charts = (_chart(place, f"m{metric(number * CHARTS_A_SLIDE + at)}", 2) for at, place in enumerate(places))
    return f"layout: four-charts\ntitle: 第{number}页\n{''.join(charts)}"


def _chart(place: str, key: str, periods: int) -> str:
    return (
        f"{place}:\n  kind: column\n  title: 走势\n  unit: 百万元\n  series: [{key}]\n"
        f"  periods: {{every: same-span, last: {periods}}}\n"
    )


def table_slide() -> str:
    return (
        "layout: one-body\ntitle: 名单\nbody:\n  table: row in 名单\n  columns:\n"
        '    - {heading: 名称, text: "{{ row.名称 }}"}\n    - {heading: 数量, figure: row.数量}\n'
    )
