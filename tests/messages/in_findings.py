"""Examples of what a reviewer is told: of a deck, of its figures, and of the deck before."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl

from generator import check
from generator.deck import last_period
from generator.deck.consistency import inconsistencies
from generator.deck.glyphs import boxes_in_charts
from generator.finance.figures import Cell
from generator.finance.period import period_named
from generator.lineage.format import finding_from_json, finding_to_json
from generator.lineage.json_row import JsonRow
from generator.lineage.recording import Lineage, Placed
from generator.page.master import open_master
from generator.spec.deck import Citations
from generator.text.marks import Print
from generator.text.render import Renderer
from generator.text.terms import Term
from generator.workbook.model import Entry, Reconciliation, Workbook
from generator.workbook.writing.content import MetricRow, TableSheet, Value, WorkbookContent
from generator.workbook.writing.write import write_workbook
from tests.deck.test_glyphs import NAMED
from tests.deck.test_last_period import OLD, OTHER, SAME, only, printed, told_beside
from tests.deck.test_status_mark import SHIPPED, marked, of_page
from tests.lineage.examples import SIDECAR
from tests.samples import metric, money, workbook
from tests.small_project import BOOK, content, make_small_project

from .acts import Example, book, slide


def _slide(text: str) -> str:
    return "layout: chart-and-highlights\ntitle: 甲\n" + text


def _parts(first: str, second: str, whole: str, *, said: bool = True) -> Example:
    """A chart of two parts and their total."""

    def change(made: WorkbookContent) -> WorkbookContent:
        rows = [
            MetricRow(key, key, "百万元", "流量", {"2023H1": Value(Decimal(old)), "2024H1": Value(Decimal(new))})
            for key, old, new in (("one", "1", first), ("two", "2", second), ("whole", "3", whole))
        ]
        sheet = made.metrics[0]
        return replace(made, metrics=(replace(sheet, rows=(*sheet.rows, *rows)),))

    total = "  total: whole\n" if said else ""
    chart = f"chart:\n  kind: stacked-column\n  series: [one, two]\n{total}  periods: {{every: same-span, last: 2}}\n"
    share = "  label: [share]\n" if not said else ""
    return book(change=change, revenue=_slide(chart + share))


def _of_prints(*prints: tuple[str, str]) -> Example:
    placed = [Placed(n, 1, "box", text, Print(text, money(value), "text", f"05.yaml:{n}")) for n, (text, value) in enumerate(prints, 1)]
    return lambda _: list(inconsistencies(Lineage(placed), workbook(metric("revenue", {"2024H1": "1739.7"}))))


def _sums(_: Path) -> object:
    """1 + 2 printed beside 4, which are 1.4 + 2.4 = 3.8."""
    figures = {key: money(value, name=key) for key, value in (("a", "1.4"), ("b", "2.4"), ("c", "3.8"))}
    known = workbook(*(metric(key, {"2024H1": "1"}) for key in figures))
    rule = Reconciliation("", "a + b", "=", "c", None, "t.xlsx 勾稽!C2")
    placed = [Placed(3, 1, "box", text, Print(text, figures[key], "text", "05.yaml:1")) for key, text in zip("abc", "124", strict=True)]
    return list(inconsistencies(Lineage(placed), replace(known, reconciliations=(rule,))))


def _one_name(_: Path) -> object:
    pair = [replace(metric(key, {"2024H1": "1"}), label="收入") for key in ("a", "b")]
    return list(inconsistencies(printed(*(only(workbook(one)).figures[period_named("2024H1")] for one in pair)), workbook(*pair)))


def _sources(noted: bool) -> Example:
    """A figure of IDC's beside no note, or a note of IDC's beside no figure of it."""

    def act(_: Path) -> object:
        known = workbook(metric("revenue", {"2024H1": "1"}), tables={"来源": [{"键": "idc", "机构": "IDC", "报告": "甲"}]})
        figure = replace(money("1"), source="" if noted else "IDC 甲")
        cited = Entry("IDC", Cell("来源", "B2"))
        placed = [Placed(3, 1, "box", "1", Print("1", figure, "text", "05.yaml:1"))]
        placed += [Placed(3, 2, "notes", "IDC", Print("IDC", cited, "note", "05.yaml:2"))] if noted else []
        return list(inconsistencies(Lineage(placed), known, frozenset(), Citations(institution="机构", report="报告")))

    return act


def _restated(_: Path) -> object:
    cells = last_period.restated_cells(OLD, OTHER)
    return list(last_period.restatements(cells, printed(*only(OTHER).figures.values()), OTHER))


def _reasoned(_: Path) -> object:
    row, period = only(OTHER), period_named("2023H1")
    figure = replace(row.figures[period], source="重列：收购完成")
    known = replace(OTHER, metrics={"revenue": replace(row, figures={**row.figures, period: figure})})
    return list(last_period.restatements(last_period.restated_cells(OLD, known), Lineage(), known))


def _cleared(new: Workbook) -> Example:
    return lambda _: list(last_period.cleared(OLD, new))


def _not_there(_: Path) -> object:
    cell = Cell("报告期", "C9")
    named = replace(SAME, settings={**SAME.settings, "previous_workbook": Entry("2023H1.xlsx", cell)}, setting_cells={"previous_workbook": cell})
    return list(last_period.no_comparison(named))


def _rolled(folder: Path) -> object:
    """A workbook rolled from another, with a row carried over and the words of the deck before."""
    made = make_small_project(folder / "p")
    text = _slide("highlights:\n  bullets: ['今年上半年收入增长', '{{ gross_profit.latest | amount }}', '{{ 产品.one.名称 }}']\n")
    (made / "templates" / "plain" / "slides" / "02-revenue.yaml").write_text(text, encoding="utf-8")
    old = content()
    tables = (TableSheet("产品", "产品", ("键", "名称", "沿用"), (("one", "甲", "沿用"),)),)
    write_workbook(old, made / "inputs" / "2023H1.xlsx")
    write_workbook(replace(old, tables=tables), made / "inputs" / BOOK)
    return check(made / "inputs" / BOOK, project=made, against=made / "inputs" / "2023H1.xlsx").findings


def _unsettled(folder: Path) -> object:
    made = make_small_project(folder / "p", status="示例")
    return check(made / "inputs" / BOOK, project=made).findings


def _from_json(_: Path) -> object:
    return [finding_from_json(JsonRow(finding_to_json(one), "findings 1")) for one in SIDECAR.head.findings]


def _empty(rows: tuple[tuple[str, ...], ...] = ()) -> tuple[TableSheet, ...]:
    return (TableSheet("产品", "产品", ("键", "名称"), rows),)


def _source(made: WorkbookContent) -> WorkbookContent:
    sheet = made.metrics[0]
    first, *rows = sheet.rows
    assert isinstance(first, MetricRow)
    return replace(made, metrics=(replace(sheet, rows=(replace(first, source="年报\ue000"), *rows)),))


_OWN = ("幻灯片", "位置", "文案", "原文", "条件")


def _own_words(*rows: tuple[str, ...]) -> Example:
    """The sheet 文案 with these rows."""
    return book(tables=(TableSheet("文案", "文案", _OWN, rows),))


def _not_calculated(folder: Path) -> object:
    """A formula that waits for an empty cell, and one that nobody calculated, both asked for by a slide."""
    made = make_small_project(folder / "p")
    text = _slide("highlights:\n  bullets: ['{{ one }}', '{{ two }}']\n")
    (made / "templates" / "plain" / "slides" / "02-revenue.yaml").write_text(text, encoding="utf-8")
    path = made / "inputs" / BOOK
    opened = openpyxl.load_workbook(path)
    sheet = opened["财务"]
    sheet["H6"] = 0.5
    for row, key, formula in ((8, "one", '=IF(COUNT(K8)=1,K8,"")'), (9, "two", '=IF(COUNT(H4)=1,H4,"")')):
        for column, text in enumerate((key, "百万元", key, "流量"), 1):
            sheet.cell(row, column).value = text
        sheet.cell(row, 8).value = formula
    opened.save(path)
    return check(path, project=made).findings


def _transition(folder: Path) -> object:
    """Nine months after a change of year end, with nothing to compare them with."""
    renderer = Renderer(workbook(metric("revenue", {"2024M9": "1"}), current="2024M9"))
    term = renderer.value("revenue")
    assert isinstance(term, Term)
    term._of_transition, term._period = True, period_named("2023M9")
    term._sought, term._found = True, None
    str(term)
    return renderer.findings


def _of_setting(text: str) -> Example:
    """A slide beside a setting that is a number."""
    return book(settings={"days_in_year": Decimal(366)}, revenue=_slide(text))


def _loss(made: WorkbookContent) -> WorkbookContent:
    """A row without 方向 that falls below zero."""
    sheet = made.metrics[0]
    row = MetricRow("result", "业绩", "百万元", "流量", {"2023H1": Value(Decimal(100)), "2024H1": Value(Decimal(-50))})
    return replace(made, metrics=(replace(sheet, rows=(*sheet.rows, row)),))


_EVENTS = (TableSheet("发布", "发布", ("键", "日期", "名称"), (("one", "2023-01", "甲"), ("two", "2024-04", "乙"))),)


def _undated() -> tuple[TableSheet, ...]:
    return tuple(replace(one, rows=(*one.rows, ("three", None, "丙"))) for one in _EVENTS)


_TIMELINE = "highlights: {timeline: row in 发布, date: row.日期, title: '{{ row.名称 }}', own: 'true', months: months}\n"

EXAMPLES: dict[str, Example] = {
    "a figure without a period": _of_setting("highlights: '{{ days_in_year.before }}'\n"),
    "a number for a date": _of_setting("highlights: '{{ days_in_year | date }}'\n"),
    "filled periods of a setting": _of_setting("chart:\n  kind: column\n  series: [days_in_year]\n  periods: {every: filled}\n"),
    "a figure below zero that may be anything": book(change=_loss, revenue=_slide("highlights: '业绩{{ result | change }}'\n")),
    "a setting that nothing reads": book(settings={"colour": "红"}),
    "an event without a date": book(tables=_undated(), revenue=_slide(_TIMELINE.replace(", months: months", ""))),
    "events that lie further apart than is said": book(tables=_EVENTS, settings={"months": Decimal(6)}, revenue=_slide(_TIMELINE)),
    "parts that miss their total": _parts("1", "2", "9"),
    "parts that differ by rounding": _parts("1.4444", "2.4444", "3.8888"),
    "a reconciliation that does not hold": book(checks=(("revenue", "=", "gross_profit"),)),
    "a reconciliation of nothing": book(checks=(("revenue.at('2020FY')", "=", "gross_profit"),)),
    "a reconciliation of words": book(checks=(("company", "=", "revenue"),)),
    "a reconciliation of a metric that there is not": book(checks=(("revenu", "=", "revenue"),)),
    "a reconciliation of a sign that is none": book(checks=(("revenue ＠ 1", "=", "revenue"),)),
    "a reconciliation of two dimensions": book(checks=(("revenue", "=", "gross_margin"),)),
    "a table without rows": book(tables=_empty(), revenue=_slide("highlights: {table: row in 产品, columns: [{heading: 甲, text: '{{ row.名称 }}'}]}\n")),
    "the best of no rows": book(tables=_empty(), revenue=_slide("highlights: '{{ (产品 | best_row).名称 }}'\n")),
    "an empty cell of a row": book(tables=_empty((("one", ""),)), revenue=_slide("highlights: '{{ 产品.one.名称 }}'\n")),
    "an empty cell for a date": book(tables=_empty((("one", ""),)), revenue=_slide("highlights: '{% for row in 产品 %}{{ row.名称 | date }}{% endfor %}'\n")),
    "an empty text for a date": slide("highlights: \"{{ '' | date }}\"\n"),
    "a private-use letter in a source": book(change=_source, revenue=_slide("highlights: '{{ revenue.source }}'\n")),
    "an empty setting": book(settings={"announced": None}, revenue=_slide("highlights: '{{ announced | date }}'\n")),
    "a date serial in General": book(settings={"announced": Decimal(45531)}, revenue=_slide("highlights: '{{ announced | date }}'\n")),
    "a private-use letter in a setting": book(settings={"word": "甲\ue000"}, revenue=_slide("highlights: '{{ word }}'\n")),
    "a formula that nobody could calculate": slide("highlights: '{{ revenue.at(\"2024FY\") }}'\n"),
    "a figure that nobody has settled": _unsettled,
    "a mark without room": lambda _: marked(*of_page(open_master(SHIPPED, "master.pptx"), 720, (24, 0, 672, 540)))[2].findings,
    "a print that is no rounding": _of_prints(("17.3亿元", "1739.7")),
    "sums that do not add up as printed": _sums,
    "two metrics of one name": _one_name,
    "a figure of a source that no note cites": _sources(noted=False),
    "a note of a source that no figure has": _sources(noted=True),
    "a box in a chart": lambda _: list(boxes_in_charts(5, [("智能汽车🚗", "🚗")], NAMED)),
    "a workbook before that is not there": _not_there,
    "a figure of another value": _restated,
    "a figure of another value with its reason": _reasoned,
    "a figure restated beside what was published": lambda _: told_beside("1433.1"),
    "a figure restated beside something else": lambda _: told_beside("1434.1"),
    "a row that is gone": _cleared(workbook(metric("other", {"2024H1": "1"}))),
    "a figure that is gone": _cleared(workbook(metric("revenue", {"2024H1": "1"}))),
    "a deck rolled from another": _rolled,
    "own words for no place": _own_words(("02-revenue", "titel", "乙", "", "")),
    "own words for a slide that there is not": _own_words(("03", "title", "乙", "", "")),
    "own words twice": _own_words(("02-revenue", "title", "乙", "", ""), ("02-revenue", "title", "丙", "", "")),
    "own words for other words": _own_words(("02-revenue", "title", "乙", "别的话", "")),
    "own words with a condition that has no place": _own_words(("02-revenue", "highlights.heading", "乙", "", "revenue > 1")),
    "formulas that wait, or were not calculated": _not_calculated,
    "a transition period": _transition,
    "a finding read again": _from_json,
    "the latest as in the last deck": lambda _: list(last_period.carried_figures(OLD, OLD, printed(*only(OLD).figures.values()), [])),
}
