"""Units and currency belong to the data: whatever rows are typed in, the deck prints the same quantities."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx.slide import Slide

from generator.deck.assemble import assemble
from generator.deck.assembled import Assembled
from generator.deck.checks import failed_reconciliations
from generator.deck.template import Template, read_template
from generator.errors import TemplateError
from generator.finance.figures import EXACT, Figure
from generator.finance.metrics import Metric
from generator.finance.units import Unit, step_of
from generator.lineage.recording import Placed
from generator.page.master import open_master
from generator.text.render import Renderer
from generator.workbook.model import Reconciliation, Workbook
from generator.workbook.reading.read import read_workbook
from tests.deck.editing import edit, set_cell, set_raw

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "templates" / "interim-results"
WORKBOOK = read_workbook(ROOT / "inputs" / "2024H1.xlsx")


@pytest.fixture(scope="module")
def template() -> Template:
    return read_template(TEMPLATE, "templates/interim-results")


def deck_of(workbook: Workbook, template: Template) -> Assembled:
    master = open_master(TEMPLATE / "master.pptx", "master.pptx")
    return assemble(workbook, template, master, ROOT / "inputs" / "pictures", lambda *_: "")


def in_unit(metric: Metric, unit: Unit) -> Metric:
    """The metric as if its row had been typed in another unit."""
    figures = {period: one.converted(unit) for period, one in metric.figures.items()}
    return replace(metric, unit=unit, figures=figures)


def steps_of(metric: Metric) -> list[Unit]:
    """The units by tens that a row could have been typed in."""
    if metric.unit.relative or (not step_of(metric.unit) and metric.unit.size != 1):
        return []
    known = WORKBOOK.units.by_name.values()
    return [one for one in dict.fromkeys(known) if one.dimension == metric.unit.dimension and one.size >= 1]


TYPED_OTHERWISE = st.fixed_dictionaries(
    {}, optional={key: st.sampled_from(units) for key, one in WORKBOOK.metrics.items() if len(units := steps_of(one)) > 1}
)


def quantity(figure: Figure) -> Decimal:
    """How much it is, whatever its unit."""
    return EXACT.multiply(figure.defined(), figure.unit.size).normalize(EXACT)


@pytest.fixture(scope="module")
def as_typed(template: Template) -> list[Placed]:
    return deck_of(WORKBOOK, template).lineage.placed


@settings(deadline=None, max_examples=12)
@given(units=TYPED_OTHERWISE)
def test_rows_typed_in_other_units_print_the_same_quantities(
    units: Mapping[str, Unit], as_typed: list[Placed], template: Template
) -> None:
    metrics = {key: in_unit(one, units[key]) if key in units else one for key, one in WORKBOOK.metrics.items()}
    placed = deck_of(replace(WORKBOOK, metrics=metrics), template).lineage.placed
    assert [(one.slide, one.shape, one.series, one.category) for one in placed] == [
        (one.slide, one.shape, one.series, one.category) for one in as_typed
    ]
    assert [one.print.text for one in placed] == [one.print.text for one in as_typed]
    for before, now in zip(as_typed, placed, strict=True):
        old, new = before.print.figure, now.print.figure
        if isinstance(old, Figure) and isinstance(new, Figure) and old.value is not None:
            assert quantity(new) == quantity(old)


def texts_of(deck: Assembled, *slides: int) -> list[str]:
    return [text for number in slides for slide, page in deck.pages if page.number == number for text in slide_texts(slide)]


def slide_texts(slide: Slide) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def findings(deck: Assembled, kind: str) -> list[str]:
    return [str(one) for one in deck.findings if one.kind == kind]


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "inputs", tmp_path / "inputs")


@pytest.mark.parametrize(
    ("currency", "subtitle", "heading", "revenue"),
    [
        ("港币", "单位：百万元港币", "(港币百万元)", "17.4亿港元"),
        ("港元", "单位：百万港元", "(百万港元)", "17.4亿港元"),
        ("美元", "单位：百万美元", "(百万美元)", "17.4亿美元"),
    ],
)
def test_another_currency_in_the_workbook_changes_every_word_of_it(
    currency: str, subtitle: str, heading: str, revenue: str, inputs: Path, template: Template
) -> None:
    set_cell(inputs / "2024H1.xlsx", "报告期", "C11", currency)
    deck = deck_of(read_workbook(inputs / "2024H1.xlsx"), template)
    every = "\n".join(texts_of(deck, *range(1, 25)))
    assert "人民币" not in every
    assert [every.count(words) for words in (subtitle, heading)] == [3, 13]
    assert revenue in every
    assert not findings(deck, "unit")


def test_an_empty_currency_waits_to_be_filled_in(inputs: Path, template: Template) -> None:
    set_raw(inputs / "2024H1.xlsx", "报告期", "C11", "", "")
    deck = deck_of(read_workbook(inputs / "2024H1.xlsx"), template)
    assert "单位：百万元【待填】" in texts_of(deck, 5)
    (said,) = [one for one in findings(deck, "missing") if "currency" in one]
    assert "报告期!C11: currency of 报告期 is needed and empty. Type for example 人民币." in said


def in_thousands(workbook: Workbook, *keys: str) -> Workbook:
    unit = workbook.units.by_name["千元"]
    return replace(workbook, metrics={k: in_unit(one, unit) if k in keys else one for k, one in workbook.metrics.items()})


REVENUES = ("revenue", "genai_revenue", "traditional_ai_revenue", "auto_revenue")


def test_rows_in_thousands_print_millions_where_millions_stand(template: Template) -> None:
    deck = deck_of(in_thousands(WORKBOOK, *REVENUES), template)
    totals = [one.text for one in deck.lineage.placed if one.slide == 5 and one.series == "" and "," in one.text]
    assert totals == ["1,433.1", "1,739.7"]
    assert not findings(deck, "unit")


@pytest.fixture
def typed(tmp_path: Path) -> Path:
    """The shipped template with the units of slides 5 and 20 typed as words."""
    folder = shutil.copytree(TEMPLATE, tmp_path / "typed")
    edit(folder / "slides" / "05-revenue.yaml", "unit: 百万元\nsubtitle: \"{{ unit | unit('subtitle') }}\"", "subtitle: 单位：百万元人民币")
    edit(folder / "slides" / "20-expenses.yaml", '"研发费用"\n  unit: 百万元', '"研发费用"\n  unit: (人民币百万元)')
    return folder


def test_typed_words_over_figures_in_another_unit_are_told_with_slide_file_and_line(typed: Path) -> None:
    template = read_template(typed, "typed")
    presented = replace(WORKBOOK, units=replace(WORKBOOK.units, presentation=None))
    assert not findings(deck_of(presented, template), "unit")
    book = in_thousands(presented, *REVENUES, "rd_ex_sbc", "rd_sbc", "rd_expenses")
    found = [one for one in deck_of(book, template).findings if one.kind == "unit"]
    assert [(one.where, one.slide) for one in found] == [("typed/slides/05-revenue.yaml:4", 5), ("typed/slides/20-expenses.yaml:7", 20)]
    assert '"单位：百万元人民币" stands over figures in 千元: ' in found[0].what
    assert all(one.stops_final for one in found)


def test_what_the_workbook_presents_is_the_unit_of_charts_that_name_none(typed: Path) -> None:
    template = read_template(typed, "typed")
    deck = deck_of(in_thousands(WORKBOOK, *REVENUES), template)
    assert "1,739.7" in [one.text for one in deck.lineage.placed if one.slide == 5]
    assert not findings(deck, "unit")


def test_a_setting_that_nothing_reads_is_told_with_its_cell(inputs: Path, template: Template) -> None:
    assert not [one for one in findings(deck_of(WORKBOOK, template), "warning") if "read by nothing" in one]
    set_cell(inputs / "2024H1.xlsx", "报告期", "B6", "presentation_units")
    deck = deck_of(read_workbook(inputs / "2024H1.xlsx"), read_without_brand(inputs.parent))
    (said,) = [one for one in findings(deck, "warning") if "read by nothing" in one]
    assert '报告期!C6: presentation_units of 报告期 is read by nothing: it changes no word of the deck. Did you mean "presentation_unit"?' in said


def read_without_brand(folder: Path) -> Template:
    """The shipped template without the name that the workbook has no more."""
    copy = shutil.copytree(TEMPLATE, folder / "without")
    edit(copy / "slides" / "15-smart-auto.yaml", "{{ auto_brand }}", "")
    return read_template(copy, "without")


def test_tolerances_of_money_are_in_what_the_workbook_presents(template: Template) -> None:
    deck = deck_of(in_thousands(WORKBOOK, *[key for key, one in WORKBOOK.metrics.items() if one.unit.name == "百万元"]), template)
    assert not findings(deck, "reconciliation")


def test_a_reconciliation_of_two_currencies_is_refused_at_its_row_with_the_cells(template: Template) -> None:
    dollars = WORKBOOK.units.by_name["百万美元"]
    metric = WORKBOOK.metrics["revenue"]
    figures = {period: replace(one, unit=dollars) for period, one in metric.figures.items()}
    row = Reconciliation("收入", "revenue", "=", "genai_revenue", None, "2024H1.xlsx 勾稽!C9")
    mixed = replace(WORKBOOK, metrics={**WORKBOOK.metrics, "revenue": replace(metric, unit=dollars, figures=figures)}, reconciliations=(row,))
    with pytest.raises(TemplateError, match=r"勾稽!C9: genai_revenue \(财务!H6\) is in 百万元 and not in 百万美元: two currencies"):
        list(failed_reconciliations(mixed, Renderer(mixed)))
