"""Examples of what a reviewer is told: of a deck, of its figures, and of the deck before."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from generator import check
from generator.deck import last_period
from generator.deck.consistency import inconsistencies
from generator.deck.glyphs import boxes_in_charts
from generator.finance.figures import Cell
from generator.finance.period import period_named
from generator.lineage.format import finding_from_json, finding_to_json
from generator.lineage.json_row import JsonRow
from generator.lineage.recording import Lineage, Placed
from generator.spec.deck import Citations
from generator.text.marks import Print
from generator.workbook.model import Entry, Reconciliation, Workbook
from generator.workbook.writing.content import MetricRow, TableSheet, Value, WorkbookContent
from generator.workbook.writing.write import write_workbook
from tests.deck.test_glyphs import NAMED
from tests.deck.test_last_period import OLD, OTHER, SAME, only, printed, told_beside
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


def _no_room_for_the_mark(folder: Path) -> object:
    made = make_small_project(folder / "p", status="示例")
    text = _slide("highlights: '{{ revenue }}'\n").replace("chart-and-highlights", "question")
    (made / "templates" / "plain" / "slides" / "02-revenue.yaml").write_text(text.replace("highlights:", "body:"), encoding="utf-8")
    return check(made / "inputs" / BOOK, project=made).findings


def _from_json(_: Path) -> object:
    return [finding_from_json(JsonRow(finding_to_json(one), "findings 1")) for one in SIDECAR.head.findings]


def _empty(rows: tuple[tuple[str, ...], ...] = ()) -> tuple[TableSheet, ...]:
    return (TableSheet("产品", "产品", ("键", "名称"), rows),)


EXAMPLES: dict[str, Example] = {
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
    "an empty setting": book(settings={"announced": None}, revenue=_slide("highlights: '{{ announced | date }}'\n")),
    "a date serial in General": book(settings={"announced": Decimal(45531)}, revenue=_slide("highlights: '{{ announced | date }}'\n")),
    "a private-use letter in a setting": book(settings={"word": "甲\ue000"}, revenue=_slide("highlights: '{{ word }}'\n")),
    "a formula that nobody could calculate": slide("highlights: '{{ revenue.at(\"2024FY\") }}'\n"),
    "a figure that nobody has settled": _unsettled,
    "a mark without room": _no_room_for_the_mark,
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
    "a finding read again": _from_json,
    "the latest as in the last deck": lambda _: list(last_period.carried_figures(OLD, OLD, printed(*only(OLD).figures.values()), [])),
}
