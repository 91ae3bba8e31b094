"""Bridges: what lies between two totals, where each bar begins and ends, and what is told where it does not add up."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.charts.data import Category, ChartData, Point, Series, Step
from generator.charts.drawing.kinds import waterfall
from generator.charts.kinds.registry import kind_named
from generator.charts.levels import levels
from generator.charts.resolve import resolve
from generator.charts.resolved import ResolvedChart
from generator.finance.findings import FAILED_RECONCILIATION
from generator.text.render import Renderer
from tests.charts.test_kinds import drawn
from tests.samples import metric, workbook

BOOK = workbook(
    metric("revenue", {"2023H1": "100", "2024H1": "120"}),
    metric("cost", {"2023H1": "60", "2024H1": "70"}),
    metric("gross", {"2023H1": "40", "2024H1": "50"}),
    metric("expenses", {"2023H1": "75", "2024H1": "80"}),
    metric("loss", {"2023H1": "-35", "2024H1": "-30"}),
    metric("wrong", {"2024H1": "-18"}),
    metric("east", {"2023H1": "70", "2024H1": "95"}),
    metric("west", {"2023H1": "30", "2024H1": "25"}),
    metric("third", {"2024H1": "33.33333"}),
    metric("hundred", {"2024H1": "100"}),
    metric("later", {"2023H1": "1"}),
    metric("quarterly", {"2023Q3": "10", "2023Q4": "14", "2024Q1": "9", "2024Q2": "12"}),
)
LOSS = ["revenue", {"figure": "cost", "less": True}, {"figure": "gross", "total": True}, {"figure": "expenses", "less": True}]


def bridge(*series: object, **said: object) -> ResolvedChart:
    spec = kind_named("waterfall").spec.model_validate({"kind": "waterfall", "series": series, "places": 0, **said})
    return resolve(spec, Renderer(BOOK), {})


def labels(chart: ResolvedChart) -> list[str]:
    return ["".join(point.labels) for point in chart.data.series[0].points]


def ends(chart: ResolvedChart) -> list[tuple[int, int] | None]:
    found = levels(chart.data.categories, chart.data.series[0].points)
    return [None if one is None else (int(one.start), int(one.end)) for one in found]


def test_a_bridge_over_metrics_goes_down_by_what_is_taken_away_and_below_zero() -> None:
    """120 − 70 = 50, a subtotal; 50 − 80 = −30."""
    chart = bridge(*LOSS, "loss")
    assert labels(chart) == ["120", "(70)", "50", "(80)", "(30)"]
    assert ends(chart) == [(0, 120), (120, 50), (0, 50), (50, -30), (0, -30)]
    assert chart.findings == ()


def test_a_bridge_that_misses_its_total_shows_the_difference_and_tells_it_with_its_cells() -> None:
    """50 − 80 is −30 and the total says −18: 12 are not explained."""
    chart = bridge(*LOSS, "wrong")
    assert [category.step for category in chart.data.categories][-2:] == ["gap", "total"]
    assert labels(chart)[-2:] == ["+12", "(18)"]
    (told,) = chart.findings
    assert told.kind == FAILED_RECONCILIATION
    assert "by 12" in told.what
    assert [str(cell) for cell in told.cells] == ["财务!I5", "财务!H5"]


def test_rounding_alone_is_a_note_and_no_difference() -> None:
    """Three times 33.33333 is 99.99999: printed 33 + 33 + 33 = 99 beside 100."""
    chart = bridge({"figure": "third", "total": True}, "third", "third", "hundred")
    assert [category.step for category in chart.data.categories] == ["total", "change", "change", "total"]
    assert chart.does_not_add_up
    assert chart.rounding == -1
    assert chart.findings == ()


def test_a_bridge_over_periods_leads_from_one_total_to_the_next_by_what_each_part_changed() -> None:
    chart = bridge("east", "west", total="revenue")
    assert [category.name for category in chart.data.categories] == ["23年上半年", "east", "west", "24年上半年"]
    assert labels(chart) == ["100", "+25", "(5)", "120"]
    assert ends(chart) == [(0, 100), (100, 125), (125, 120), (0, 120)]


def test_a_bridge_of_one_metric_goes_from_period_to_period() -> None:
    chart = bridge("quarterly", periods={"every": "quarter", "last": "4"}, category="name")
    assert [category.name.split("\n")[0] for category in chart.data.categories] == ["2023Q3", "2023Q4", "2024Q1", "2024Q2", "2024Q2"]
    assert labels(chart) == ["10", "+4", "(5)", "+3", "12"]


def test_a_step_that_waits_for_its_value_keeps_a_place_and_nothing_is_told_of_the_sum() -> None:
    chart = bridge(*LOSS, "later", "loss")
    assert chart.data.categories[4].name == "later\n【待填】"
    assert ends(chart)[4] is None
    assert chart.findings == ()


def test_every_label_of_a_bridge_leads_to_a_cell() -> None:
    chart = bridge(*LOSS, "wrong")
    assert [one.print.text for one in chart.prints] == labels(chart)
    assert all(one.print.figure.typed_cells for one in chart.prints)


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ({"series": ["revenue", "loss"]}, "over a step at least"),
        ({"series": ["east"], "at": "revenue.comparative"}, "write periods:"),
        ({"series": [{"figure": "east", "total": True}, "west"], "total": "revenue"}, "take total: true from"),
    ],
)
def test_a_bridge_that_leads_nowhere_is_refused(said: dict[str, object], what: str) -> None:
    with pytest.raises(ValueError, match=what):
        kind_named("waterfall").spec.model_validate({"kind": "waterfall", **said})


steps = st.lists(st.tuples(st.sampled_from(("total", "change")), st.integers(-1000, 1000)), min_size=1, max_size=12)


@settings(deadline=None, max_examples=50)
@given(steps)
def test_every_change_begins_where_the_bar_before_ended(known: list[tuple[Step, int]]) -> None:
    categories = [Category("", step=step) for step, _ in known]
    found = levels(categories, [Point(Decimal(value)) for _, value in known])
    reached = Decimal(0)
    for (step, value), level in zip(known, found, strict=True):
        assert level is not None
        assert level.start == (0 if step == "total" else reached)
        assert level.end == level.start + value
        reached = level.end


def test_bars_of_a_bridge_hang_together_by_lines_at_the_heights_where_they_end() -> None:
    data = ChartData(
        "waterfall",
        (Category("甲", step="total"), Category("乙", step="change"), Category("丙", "current", step="total")),
        (Series("", tuple(Point(Decimal(value), (str(value),)) for value in (50, -70, -20))),),
    )  # fmt: skip
    watched = drawn(waterfall.draw, data)
    (first, _), (change, _), (last, _) = watched.rectangles
    assert change.top == pytest.approx(first.top)
    assert change.bottom == pytest.approx(last.bottom)
    assert last.top == pytest.approx(first.bottom)  # both on zero
    heights = [line[0][1] for line in watched.lines if line[0][1] == line[1][1]]
    assert heights[-2:] == pytest.approx([first.top, last.bottom])
