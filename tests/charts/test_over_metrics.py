"""Charts of one period: their categories are the metrics."""

from __future__ import annotations

import pytest

from generator.charts.kinds.doughnut import KIND
from generator.charts.over_metrics import over_metrics
from generator.charts.printing import Printing
from generator.charts.resolved import ResolvedChart
from generator.errors import TemplateError
from generator.text.render import Renderer
from generator.text.terms import MissingFigure
from tests.samples import metric, workbook

BOOK = workbook(
    metric("ours", {"2023H1": "0.12", "2024H1": "0.1545"}, "%"),
    metric("theirs", {"2023H1": "0.88", "2024H1": "0.8455"}, "%"),
    metric("gone", {"2022H1": "0.1"}, "%"),
    metric("empty", {}, "%"),
)


def resolved(**said: object) -> ResolvedChart:
    spec = KIND.spec.model_validate({"kind": "doughnut", "series": ["ours", "theirs"], **said})
    return over_metrics(spec, Printing(spec, Renderer(BOOK), {}, str))


def labels(chart: ResolvedChart) -> list[tuple[str, ...]]:
    return [point.labels for point in chart.data.series[0].points]


def test_each_metric_is_a_category_with_its_value_in_the_current_period() -> None:
    chart = resolved()
    assert [category.name for category in chart.data.categories] == ["ours", "theirs"]
    assert labels(chart) == [("15.5%",), ("84.6%",)]


def test_the_period_may_be_that_of_another_figure() -> None:
    assert labels(resolved(at="ours.comparative")) == [("12.0%",), ("88.0%",)]


def test_the_marked_metric_stands_out() -> None:
    assert [one.role for one in resolved(mark="theirs").data.categories] == ["comparative", "current"]


def test_a_metric_without_a_value_is_no_slice() -> None:
    assert [one.name for one in resolved(series=["ours", "gone"]).data.categories] == ["ours"]


def test_shares_that_print_to_more_than_a_whole_are_told() -> None:
    """15.45 + 84.55 = 100 prints as 15.5 + 84.6 = 100.1."""
    assert str(resolved().shares) == "0.1"


def test_every_label_has_a_print_that_leads_to_a_cell() -> None:
    chart = resolved()
    assert [(one.category, one.print.text) for one in chart.prints] == [("ours", "15.5%"), ("theirs", "84.6%")]
    assert all(one.print.figure.typed_cells for one in chart.prints)


def test_a_period_of_what_has_none_is_refused() -> None:
    with pytest.raises(TemplateError, match='"company" has no period'):
        resolved(at="company")


def test_the_period_of_a_figure_that_is_not_there_is_waited_for() -> None:
    with pytest.raises(MissingFigure):
        resolved(at="empty.latest")


def test_the_middle_says_the_message_and_what_is_marked_with_the_prints_behind_them() -> None:
    chart = resolved(mark="ours", centre="#{{ ours.comparative | pct }}")
    assert chart.data.centre == ("#12.0%", "15.5%")
    assert [one.print.text for one in chart.prints][-1] == "12.0%"
    assert "#12.0%" in chart.description
    assert resolved().data.centre == ()
