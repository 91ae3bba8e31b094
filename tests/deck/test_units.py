"""Units and currency belong to the data: whatever rows are typed in, the deck prints the same quantities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.deck.assemble import assemble
from generator.deck.assembled import Assembled
from generator.deck.template import Template, read_template
from generator.finance.figures import EXACT, Figure
from generator.finance.metrics import Metric
from generator.finance.units import Unit, step_of
from generator.lineage.recording import Placed
from generator.page.master import open_master
from generator.workbook.model import Workbook
from generator.workbook.reading.read import read_workbook

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
