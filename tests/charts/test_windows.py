"""Charts beside each other that show another stretch of time are told, and only those."""

from __future__ import annotations

import pytest

from generator.charts.windows import apart, window_of
from generator.finance.period import period_named
from tests.blocks.setting import set_on_page
from tests.charts.test_resolve import spec_of

FOUR = ("2022H2", "2023H1", "2023H2", "2024H1")


def told(one: dict[str, object], begins: str, other: dict[str, object], other_begins: str) -> str:
    windows = []
    for name, spec, first in (("甲", one, begins), ("乙", other, other_begins)):
        periods = [period_named(period) for period in FOUR[FOUR.index(first) :]]
        windows.append(window_of(name, spec_of(kind="column", **spec), periods))
    assert windows[0] is not None
    assert windows[1] is not None
    return apart(windows[0], windows[1])


def of(series: str, every: str = "filled") -> dict[str, object]:
    return {"series": [series], "periods": {"every": every}}


def test_charts_that_begin_in_different_periods_are_told() -> None:
    assert told(of("power"), "2022H2", of("cash"), "2023H1") == "甲 begins in 2022H2, 乙 beside it in 2023H1"
    assert told(of("power"), "2023H1", of("cash"), "2023H1") == ""


def test_a_chart_of_steps_begins_a_period_after_the_chart_of_what_they_are_steps_of() -> None:
    steps = of("power - power.before")
    assert told(of("power"), "2022H2", steps, "2023H1") == ""
    assert told(steps, "2023H1", of("power"), "2022H2") == ""
    assert told(of("power"), "2022H2", steps, "2022H2") != ""
    assert told(of("power"), "2022H2", steps, "2023H2") != ""


def test_halves_beside_years_are_no_neighbours() -> None:
    assert told(of("cash", "half"), "2022H2", of("cash", "year"), "2024H1") == ""


@pytest.mark.parametrize(("last", "found"), [("1", 1), ("2", 0)])
def test_a_slide_tells_it_once_at_the_second_chart(last: str, found: int) -> None:
    chart = {"kind": "column", "series": ["revenue"], "description": "甲"}
    pair = {"stack": [{**chart, "periods": {"last": each}} for each in ("2", last)]}
    done = set_on_page(pair)
    assert done.found.count("warning") == found
