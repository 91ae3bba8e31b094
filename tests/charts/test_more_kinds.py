"""Bars, shares, areas, targets and lines through charts, by data and by places that can be worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.charts.data import Category, ChartData, Guide, Series
from generator.charts.draw import draw as drawing_of
from generator.charts.drawing.kinds import (
    area,
    bar,
    bullet,
    column,
    combination,
    hundred_percent,
    sparkline,
    stacked_bar,
    stacked_column,
)
from generator.charts.kinds.registry import kind_named
from generator.charts.resolve import resolve
from generator.charts.resolved import ResolvedChart
from generator.charts.stacks import parts, reach
from generator.text.render import Renderer
from tests.charts.examples import THEME, categories, points
from tests.charts.test_kinds import drawn, of
from tests.samples import metric, workbook

BOOK = workbook(
    metric("big", {"2022H1": "5", "2023H1": "60", "2024H1": "90"}),
    metric("small", {"2023H1": "40", "2024H1": "10"}),
    metric("loss", {"2023H1": "-20", "2024H1": "-30"}),
    metric("nothing", {"2023H1": "0", "2024H1": "0"}),
    metric("later", {"2023H1": "7"}),
    metric("whole", {"2023H1": "100", "2024H1": "100"}),
    metric("mixed", {"2023FY": "9", "2024H1": "4"}),
    metric("goal", {"2024H1": "120"}),
    metric("margin", {"2023H1": "0.4", "2024H1": "0.45"}, "%"),
    metric("margin_goal", {"2024H1": "0.5"}, "%"),
    metric("quarterly", {f"{2022 + n // 4}Q{n % 4 + 1}": str(100 + 10 * n) for n in range(10)}),
)


TWO = {"last": "2"}


def chart(kind: str, *series: object, **said: object) -> ResolvedChart:
    spec = kind_named(kind).spec.model_validate({"kind": kind, "series": series, **said})
    return resolve(spec, Renderer(BOOK), {})


def names(resolved: ResolvedChart) -> list[str]:
    return [category.name for category in resolved.data.categories]


def labels(resolved: ResolvedChart) -> list[list[str]]:
    return [["".join(point.labels) for point in series.points] for series in resolved.data.series]


def test_bars_of_several_metrics_are_sorted_by_value_and_those_that_wait_come_last() -> None:
    found = chart("bar", "small", "later", "loss", "big", sort="descending", mark="small")
    assert names(found) == ["big", "small", "loss", "later\n【待填】"]
    assert [one.role for one in found.data.categories] == ["comparative", "current", "comparative", "comparative"]


def test_bars_of_one_metric_are_its_periods_in_their_order() -> None:
    found = chart("bar", "big", category="name", periods={"last": "3"})
    assert names(found) == ["2022H1", "2023H1", "2024H1"]
    assert labels(found) == [["5.0", "60.0", "90.0"]]


def test_what_belongs_to_the_other_way_of_bars_is_refused() -> None:
    with pytest.raises(ValueError, match="of one period"):
        kind_named("bar").spec.model_validate({"kind": "bar", "series": ["big", "small"], "periods": {"last": "2"}})
    with pytest.raises(ValueError, match="of several series"):
        kind_named("bar").spec.model_validate({"kind": "bar", "series": ["big"], "mark": "big"})


def test_a_bar_of_twice_the_value_is_twice_as_long_and_a_loss_goes_to_the_left() -> None:
    (once, _), (twice, _), (loss, _) = drawn(
        bar.draw, ChartData("bar", categories("甲", "乙", "丙"), (Series("", points("50", "100", "(50)")),), across=True)
    ).rectangles
    assert twice.width == pytest.approx(2 * once.width)
    assert loss.right == pytest.approx(once.left)
    assert loss.width == pytest.approx(once.width)
    assert once.bottom > twice.top > loss.top


def test_parts_above_zero_and_below_it_are_stacked_apart() -> None:
    """30 and 20 upwards, −10 and −5 downwards."""
    data = of("stacked-bar", *(Series("", points(one, one)) for one in ("30", "(10)", "20", "(5)")))
    assert [(int(part.start), int(part.end)) for part in parts(data)][:4] == [(0, 30), (0, -10), (30, 50), (-10, -15)]
    assert {int(value) for value in reach(data)} == {50, -15}


def test_parts_of_a_bar_follow_each_other_with_their_total_behind_them() -> None:
    data = of("stacked-bar", Series("甲", points("30", "40")), Series("乙", points("70", "60")), totals=("100", "100"))
    watched = drawn(stacked_bar.draw, data)
    (first, _), (second, _), *_ = watched.rectangles
    assert second.left == pytest.approx(first.right)
    assert second.width / first.width == pytest.approx(70 / 30)
    assert watched.text("100").left > second.right


def test_shares_of_a_whole_fill_it() -> None:
    """60 and 40 of 100, 90 and 10 of 100."""
    found = chart("hundred-percent", "big", "small", periods=TWO)
    assert labels(found) == [["60.0%", "90.0%"], ["40.0%", "10.0%"]]
    assert [sum(point.value or 0 for point in column) for column in zip(*(one.points for one in found.data.series), strict=True)] == [1, 1]
    heights = [box.height for box, _ in drawn(hundred_percent.draw, found.data).rectangles]
    assert heights[0] + heights[1] == pytest.approx(heights[2] + heights[3])


@pytest.mark.parametrize("other", ["loss", "nothing"])
def test_what_has_no_shares_says_so_and_is_told_with_its_cells(other: str) -> None:
    series = ("big", "loss") if other == "loss" else ("nothing", "nothing")
    found = chart("hundred-percent", *series, periods=TWO)
    assert names(found) == ["23年上半年\n不适用", "24年上半年\n不适用"]
    assert {point.value for series in found.data.series for point in series.points} == {None}
    assert len(found.findings) == 2
    assert all(one.cells for one in found.findings)


def test_shares_of_a_whole_that_waits_for_a_part_are_not_drawn() -> None:
    """In 2024H1 `later` is empty: 90 of what is known would be 100%."""
    found = chart("hundred-percent", "big", "later", periods=TWO)
    assert labels(found)[0] == ["89.6%", ""]
    assert names(found)[1] == "24年上半年\n【待填】"


def test_an_area_is_broken_where_a_period_lacks_a_part() -> None:
    waits = (Category("1"), Category("2"), Category("3", waits=True), Category("4"), Category("5", "current"))
    polygons: list[list[tuple[float, float]]] = []
    whole = ChartData("area", waits, (Series("", points("5", "6", None, "7", "8")),))

    def watch(data: ChartData, sheet: object) -> None:
        canvas = sheet.canvas  # type: ignore[attr-defined]
        canvas.polygon = lambda corners, fill: polygons.append(list(corners))
        area.draw(data, sheet)  # type: ignore[arg-type]

    drawn(watch, whole)
    assert [len(corners) for corners in polygons] == [4, 4]
    assert polygons[0][1][0] < polygons[1][0][0]


def test_a_bullet_measures_each_figure_by_its_own_target() -> None:
    """90 of 120 is 75%; 45% of 50% is 90%."""
    found = chart("bullet", {"figure": "big", "target": "goal"}, {"figure": "margin", "target": "margin_goal"})
    assert found.data.totals == ("75.0%", "90.0%")
    assert [point.value for point in found.data.series[0].points] == [Decimal("0.75"), Decimal("0.9")]
    assert labels(found)[1][1] == "目标 50.0%"
    tracks = [box.right for box, fill in drawn(bullet.draw, found.data).rectangles[::3]]
    assert tracks[0] == pytest.approx(tracks[1])


@pytest.mark.parametrize(("figure", "target"), [("big", "nothing"), ("loss", "goal"), ("loss", "loss")])
def test_a_target_of_nothing_or_across_zero_has_no_attainment(figure: str, target: str) -> None:
    assert chart("bullet", {"figure": figure, "target": target}).data.totals == ("不适用",)


def test_a_bullet_needs_a_target() -> None:
    with pytest.raises(ValueError, match="target"):
        kind_named("bullet").spec.model_validate({"kind": "bullet", "series": ["big"]})


def test_a_sparkline_is_a_line_without_words() -> None:
    found = chart("sparkline", "quarterly", periods={"every": "quarter", "last": "5"})
    watched = drawn(sparkline.draw, found.data, 120, 26)
    assert watched.sheet.canvas.texts == []
    assert [len(line) for line in watched.lines] == [5]
    assert "190" in found.description


def test_a_line_stands_at_the_average_of_what_is_shown_or_at_a_target() -> None:
    """60 and 90 are 75 on average."""
    found = chart("column", "big", line=["average", {"at": "goal", "label": "全年"}], places=0, periods={"last": "2"})
    assert found.data.guides == (Guide(Decimal(75), "平均 75"), Guide(Decimal(120), "全年 120"))
    assert {"75", "120"} <= {one.print.text for one in found.prints}


def test_a_chart_reaches_to_its_target_and_the_line_says_what_it_is() -> None:
    data = of("column", Series("", points("50", "60")), guides=(Guide(Decimal(120), "目标 120"),), margin=70.0)
    watched = drawn(column.draw, data)
    top = max(box.top for box, _ in watched.rectangles)
    assert watched.text("目标 120").centre[1] > top


def test_growth_of_quarters_is_over_the_one_before_and_says_so() -> None:
    """180, 190: 5.6%."""
    found = chart("column", "quarterly", growth="true", periods={"every": "quarter", "last": "2"})
    assert [pill.text for pill in found.data.pills] == ["5.6%"]
    assert found.over_period


def test_growth_over_a_year_is_an_arc_for_one_quarter_and_a_row_for_many() -> None:
    """190 over 150 is 26.7%."""
    five = chart("column", "quarterly", growth="year", periods={"every": "quarter", "last": "5"})
    assert [(pill.start, pill.end, pill.text) for pill in five.data.pills] == [(0, 4, "26.7%")]
    assert not five.over_period
    eight = chart("column", "quarterly", growth="year", periods={"every": "quarter", "last": "8"})
    assert eight.data.pills == ()
    (row,) = eight.text_rows
    assert row.label == "同比"
    assert [(cell.position, cell.print.text) for cell in row.cells][-1] == (7.0, "26.7%")
    assert len(row.cells) == 6  # the two quarters of 2022 that began it all have none before them


def test_growth_that_applies_to_nothing_is_told() -> None:
    alone = chart("column", "big", growth="true", periods={"last": "1"})
    assert "24年上半年 is the only period" in alone.findings[0].what
    unlike = chart("column", "mixed", growth="true", periods={"every": "year", "last": "1", "then": ["current"]})
    assert "no spans of one length" in unlike.findings[0].what
    without = chart("column", "mixed", growth="year", periods={"every": "year", "last": "1", "then": ["current"]})
    assert "none of 23年、24年上半年 has its span a year before" in without.findings[0].what


def test_values_below_stand_in_rows_that_end_in_their_total() -> None:
    found = chart("stacked-column", "big", "small", total="sum", values_below="true", periods=TWO)
    rows = [(row.label, *(cell.print.text for cell in row.cells)) for row in found.text_rows]
    assert rows == [("big", "60.0", "90.0"), ("small", "40.0", "10.0"), ("合计", "100.0", "100.0")]


@pytest.mark.parametrize("tabled", [True, False])
def test_a_label_without_room_is_missing_only_where_no_table_has_it(tabled: bool) -> None:
    """Ten columns with two parts of a million each, on a sheet as wide as a stamp."""
    series = tuple(Series(name, points(*["1000000"] * 10)) for name in ("甲", "乙"))
    data = ChartData("stacked-column", categories(*(" " * 10)), series, tabled=tabled)
    assert bool(drawing_of(data, THEME, 90, 60).omitted) is not tabled


def test_a_thin_part_is_led_to_its_label() -> None:
    """A hundredth of the column is less than two points high: its label stands beside, or at the end of a line."""
    series = (Series("大", points(*["990"] * 8)), Series("小", points(*["10"] * 8)))
    data = ChartData("stacked-column", categories(*"12345678"), series, naming="direct")
    watched = drawn(stacked_column.draw, data, 420, 220)
    assert watched.sheet.canvas.omitted == []
    assert [placed.text for placed in watched.sheet.canvas.texts].count("10") == 8


def test_the_first_series_of_a_combination_are_columns_and_the_others_lines() -> None:
    found = chart("combination", "big", "small", "margin", columns="2", stacked="true", periods={"last": "2"})
    assert (found.data.columns, found.data.stacked) == (2, True)
    watched = drawn(combination.draw, found.data)
    assert len(watched.rectangles) == 4
    assert len([line for line in watched.lines if line[0][1] != line[-1][1]]) == 1
    with pytest.raises(ValueError, match="3 are to be columns"):
        kind_named("combination").spec.model_validate({"kind": "combination", "series": ["big", "small"], "columns": "3"})


@pytest.mark.parametrize(
    ("kind", "series", "said", "labels_of_last"),
    [
        ("waterfall", ("big", "small"), {"total": "whole"}, "1.0"),
        ("bar", ("big", "small"), {}, "0.1"),
        ("area", ("big", "small"), {"periods": TWO}, "0.9"),
        ("bullet", ({"figure": "big", "target": "whole"},), {}, "0.9"),
        ("stacked-bar", ("big", "small"), {"periods": TWO}, "0.9"),
    ],
)
def test_each_kind_draws_in_the_unit_that_it_names(
    kind: str, series: tuple[object, ...], said: dict[str, object], labels_of_last: str
) -> None:
    """90 and 10 百万元 are 0.9 and 0.1 亿元, 100 are 1.0."""
    assert labels(chart(kind, *series, unit="亿元", **said))[0][-1] == labels_of_last
