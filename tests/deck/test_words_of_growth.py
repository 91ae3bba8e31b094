"""What a whole deck says of growth: in sentences, KPIs, tables and charts, from one workbook."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from pptx import Presentation

from generator.commands.build import build
from generator.errors import TemplateError
from generator.finance.findings import DOUBT, WARNING, Finding
from generator.workbook.writing.content import MetricRow, MetricSheet, SettingRow, TableSheet, Value, WorkbookContent
from generator.workbook.writing.write import write_workbook
from tests.small_project import BOOK, DECK, add_template

_HEADINGS = ("2023H1", "2023H2", "2024H1")
_Values = Mapping[str, str]


def row(key: str, values: _Values, unit: str = "百万元", kind: str = "流量", direction: str = "") -> MetricRow:
    typed = {heading: Value(Decimal(value)) for heading, value in values.items()}
    return MetricRow(key, key, unit, kind, typed, direction=direction)


def project_of(folder: Path, slide: str, *rows: MetricRow, deck: str = "") -> Path:
    """A project of one slide and these rows."""
    template = add_template(folder)
    (template / "deck.yaml").write_text(DECK.replace("  - 01-cover\n", "") + deck, encoding="utf-8")
    (template / "slides" / "02-revenue.yaml").write_text(slide, encoding="utf-8")
    settings = (
        SettingRow("company", "公司名称", "甲公司"), SettingRow("current_period", "当前报告期", "2024H1"),
        SettingRow("template", "模板", "plain"),
    )  # fmt: skip
    tables = (TableSheet("产品", "产品", ("键", "名称"), (("one", "甲"),)),)
    sheets = (MetricSheet("财务", "财务", _HEADINGS, rows),)
    (folder / "inputs").mkdir()
    write_workbook(WorkbookContent((("用途", "试用"),), settings, sheets, tables, ()), folder / "inputs" / BOOK)
    return folder


def built(folder: Path, slide: str, *rows: MetricRow, deck: str = "") -> tuple[list[str], list[Finding]]:
    """The texts of the slide, alt texts of charts with them, and what was found."""
    result = build(project_of(folder, slide, *rows, deck=deck) / "inputs" / BOOK, project=folder)
    shapes = list(Presentation(str(result.deck)).slides[0].shapes)
    texts = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    texts += [cell.text for shape in shapes if shape.has_table for line in shape.table.rows for cell in line.cells]
    texts += [str(shape._element.xpath(".//p:cNvPr/@descr")[0]) for shape in shapes if shape._element.xpath(".//p:cNvPr/@descr")]
    return texts, list(result.findings)


def says(texts: list[str], said: str) -> bool:
    return any(text.endswith(said) for text in texts)


def sentences(*texts: str) -> str:
    lines = "".join(f'    - "{text}"\n' for text in texts)
    return f"layout: chart-and-highlights\ntitle: 要点\nhighlights:\n  heading: 要点\n  bullets:\n{lines}"


MARGIN = row("margin", {"2023H1": "0.453", "2023H2": "0.431", "2024H1": "0.441"}, "%", "比率")
OUTFLOW = {"2023H1": "-500", "2023H2": "-200", "2024H1": "-300"}


@pytest.mark.parametrize(
    ("direction", "over_year", "over_period"),
    [
        ("现金流", "净流出收窄40.0%", "净流出环比扩大50.0%"),
        ("收益", "亏损收窄40.0%", "亏损环比扩大50.0%"),
        ("无", "负值收窄40.0%", "负值环比扩大50.0%"),
        ("", "负值收窄40.0%", "负值环比扩大50.0%"),
    ],
)
def test_a_flow_below_zero_is_what_its_row_says(tmp_path: Path, direction: str, over_year: str, over_period: str) -> None:
    """−500, −200, −300: two fifths less than a year before, half as much again as the half before."""
    slide = sentences("甲{{ ocf | change }}", "乙{{ ocf.qoq | change }}")
    texts, findings = built(tmp_path, slide, row("ocf", OUTFLOW, direction=direction))
    assert says(texts, f"甲{over_year}\n乙{over_period}")
    asked = [one for one in findings if one.kind == DOUBT]
    assert [one.where.rpartition("/")[2] for one in asked] == ([] if direction else [f"{BOOK} 财务!I4, 财务!G4, 财务!H4"])
    for one in asked:
        assert one.feeds == (1,)
        assert "收益 亏损额 现金流 无" in one.hint


def test_a_condition_that_calls_an_unsaid_row_a_loss_is_told(tmp_path: Path) -> None:
    slide = sentences("{{ '亏损' if ocf.is_loss else '盈利' }}")
    _, findings = built(tmp_path, slide, row("ocf", OUTFLOW))
    (asked,) = (one for one in findings if one.kind == DOUBT)
    assert asked.what == "ocf is -300 in 2024H1, and its row does not say what that is; a template asks whether it is a loss."


def test_a_condition_knows_an_outflow_from_a_loss(tmp_path: Path) -> None:
    slide = sentences("{{ '亏损' if ocf.is_loss else '净流出' if ocf.is_outflow else '' }}{{ '收窄' if not ocf.widened else '扩大' }}")
    texts, findings = built(tmp_path, slide, row("ocf", OUTFLOW, direction="现金流"))
    assert says(texts, "净流出收窄")
    assert not [one for one in findings if one.kind == DOUBT]


def test_a_row_above_zero_need_not_say_what_it_is_below(tmp_path: Path) -> None:
    _, findings = built(tmp_path, sentences("{{ revenue | change }}"), row("revenue", {"2023H1": "100", "2024H1": "120"}))
    assert not [one for one in findings if one.kind == DOUBT]


def test_a_margin_grows_by_points_wherever_its_growth_is_said(tmp_path: Path) -> None:
    """From 45.3% to 44.1% it falls by 1.2 points, which is no 3%; over the half before it rises by one."""
    texts, _ = built(
        tmp_path,
        sentences(
            "甲{{ margin | change }}", "乙{{ margin.qoq | change }}", "丙{{ margin.yoy.magnitude | pct }}{{ margin.yoy | turn }}",
            "丁{{ margin.yoy | signed }}", "戊{{ margin.qoq | signed }}", "己{{ margin.yoy | paren }}", "庚{{ margin.yoy | rise }}",
        ),
        MARGIN,
    )  # fmt: skip
    said = "甲同比下降1.2个百分点\n乙环比上升1.0个百分点\n丙1.2个百分点同比下降\n丁(1.2个百分点)\n戊+1.0个百分点\n己(1.2个百分点)\n庚下降"
    assert says(texts, said)


def test_a_pill_and_a_row_beside_a_chart_of_margins_say_points(tmp_path: Path) -> None:
    slide = """layout: chart-and-highlights
title: 要点
chart:
  kind: column
  series: [margin]
  periods: {every: same-span, last: 2}
  growth: true
  title: 毛利率
  ratios: [{figure: margin.yoy, between: true, label: 变动}]
"""
    texts, _ = built(tmp_path, slide, MARGIN)
    assert texts.count("(1.2个百分点)") == 1
    assert says(texts, "23年上半年至24年上半年 (1.2个百分点)")


def test_a_growth_column_of_a_table_says_points_of_a_margin(tmp_path: Path) -> None:
    slide = """layout: chart-and-highlights
title: 要点
chart:
  table: row in 产品
  columns: [{heading: 名称, text: "{{ row.名称 }}"}, {heading: 同比, figure: margin.yoy}, {heading: 增长, figure: revenue.yoy}]
"""
    texts, _ = built(tmp_path, slide, MARGIN, row("revenue", {"2023H1": "100", "2024H1": "120"}))
    assert {"−1.2个百分点", "20.0"} <= set(texts)


def test_a_growth_column_of_a_table_says_a_multiple_over_the_bound(tmp_path: Path) -> None:
    slide = """layout: chart-and-highlights
title: 要点
chart: {table: row in 产品, columns: [{heading: 同比, figure: revenue.yoy}, {heading: 环比, figure: revenue.qoq}]}
"""
    texts, _ = built(tmp_path, slide, GREW, deck="growth_as_multiple_over: 1000%\n")
    assert {"10.6倍", "300.0"} <= set(texts)


GREW = row("revenue", {"2023H1": "10", "2023H2": "29", "2024H1": "116"})


def test_growth_over_the_bound_is_said_as_a_multiple_and_is_one_less_than_the_multiple_of_its_base(tmp_path: Path) -> None:
    """From 10 to 116 is 1,060% more: 10.6 times more, and 11.6 times as much."""
    slide = sentences(
        "甲{{ revenue | change }}", "乙{{ revenue | multiple }}", "丙{{ revenue.yoy | pct }}", "丁{{ revenue.yoy | signed }}",
        "戊{{ revenue.qoq | change }}", "己{{ revenue.qoq | multiple }}",
    )  # fmt: skip
    texts, findings = built(tmp_path, slide, GREW, deck="growth_as_multiple_over: 1000%\n")
    said = "甲同比增长10.6倍\n乙为去年同期的11.6倍\n丙10.6倍\n丁+10.6倍\n戊环比增长300.0%\n己为上期的4.0倍"
    assert says(texts, said)
    assert not [one for one in findings if "rounding" in one.what]


def test_growth_is_said_in_percent_where_no_bound_is_set(tmp_path: Path) -> None:
    texts, _ = built(tmp_path, sentences("甲{{ revenue | change }}", "乙{{ revenue | multiple }}"), GREW)
    assert says(texts, "甲同比增长1,060.0%\n乙为去年同期的11.6倍")


def test_a_pill_over_the_bound_says_the_multiple_too(tmp_path: Path) -> None:
    slide = """layout: chart-and-highlights
title: 要点
chart: {kind: column, series: [revenue], periods: {every: same-span, last: 2}, growth: true, title: 收入}
"""
    texts, _ = built(tmp_path, slide, GREW, deck="growth_as_multiple_over: 1000%\n")
    assert says(texts, "23年上半年至24年上半年 10.6倍")


def test_a_bound_that_is_no_percentage_is_told_with_its_line(tmp_path: Path) -> None:
    project = project_of(tmp_path, sentences("甲"), GREW, deck="growth_as_multiple_over: 10\n")
    with pytest.raises(TemplateError, match=r"deck\.yaml:5: .*as in 1000%"):
        build(project / "inputs" / BOOK, project=project)


SMALL = row("small", {"2023H1": "3.1", "2024H1": "4.2"})


def test_a_small_amount_takes_the_unit_that_shows_it_in_running_text(tmp_path: Path) -> None:
    """4.2 of 百万元 is 0.0 of 亿元 and 420 of 万元."""
    texts, findings = built(tmp_path, sentences("收入 {{ small | yi }}"), SMALL)
    assert says(texts, "收入420万元")
    assert not [one for one in findings if "printed as" in one.what or "rounding" in one.what]


def test_a_number_printed_as_zero_in_a_table_is_told_with_the_decimals_that_show_it(tmp_path: Path) -> None:
    slide = """layout: chart-and-highlights
title: 要点
chart: {table: row in 产品, columns: [{heading: 收入, text: "{{ small | yi }}"}, {heading: 差, figure: less, places: 0}]}
"""
    less = row("less", {"2024H1": "0.04"})
    texts, findings = built(tmp_path, slide, SMALL, less)
    assert {"0.0亿元", "0"} <= set(texts)
    told = [one for one in findings if "printed as" in one.what]
    assert [one.what for one in told] == [
        "small of 2024H1 (财务!I4) is 4.2 百万元, and printed as 0.0亿元 on slide 1: 2 decimals would show it.",
        "less of 2024H1 (财务!I5) is 0.04 百万元, and printed as 0 on slide 1: 2 decimals would show it.",
    ]
    assert {(one.kind, one.slide) for one in told} == {(WARNING, 1)}


def test_a_number_drawn_as_zero_in_a_chart_is_told(tmp_path: Path) -> None:
    slide = """layout: chart-and-highlights
title: 要点
chart: {kind: column, series: [less], periods: {every: same-span, last: 2}, places: 0, title: 收入}
"""
    _, findings = built(tmp_path, slide, row("less", {"2023H1": "0.3", "2024H1": "120"}))
    assert [one.what for one in findings if "printed as" in one.what] == [
        "less of 2023H1 (财务!G4) is 0.3 百万元, and printed as 0 on slide 1: 1 decimal would show it."
    ]
