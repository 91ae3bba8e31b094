"""Native charts compared: figures by place, everything else once."""

from __future__ import annotations

import time

import pytest

from generator.differ.changes import PointChange
from generator.differ.compare_chart import compare_charts
from generator.differ.compare_text import TextChange
from generator.differ.point_labels import says_value
from generator.pptx_deck.charts import Chart, Fact, Part, Point, Series


def made(name: str, *values: str, categories: tuple[str, ...] = ("2023", "2024")) -> Series:
    return Series(name, tuple(map(Point, categories, values)))


REVENUE, MARGIN = made("收入", "14.3", "17.4"), made("毛利", "6.5", "7.7")
OLD = Chart(("barChart",), "营收", (REVENUE, MARGIN))


def test_all_points_that_differ_are_one_change() -> None:
    new = OLD._replace(series=(made("收入", "14.3", "18.1"), made("毛利", "6.5", "8.0")))
    points = PointChange("收入", "2024", "17.4", "18.1"), PointChange("毛利", "2024", "7.7", "8.0")
    old, told = "收入 2024: 17.4；毛利 2024: 7.7", "收入 2024: 18.1；毛利 2024: 8.0"
    assert list(compare_charts(OLD, new)) == [TextChange("chart", "points", old, told, points=points)]


def test_a_single_point_is_named_in_its_place() -> None:
    new = OLD._replace(series=(made("收入", "14.3", "18.1"), MARGIN))
    assert list(compare_charts(OLD, new)) == [TextChange("chart", "point 收入 2024", "17.4", "18.1")]


def test_a_series_that_was_renamed_is_the_same_by_its_points() -> None:
    new = OLD._replace(series=(REVENUE._replace(name="总收入"), MARGIN))
    assert list(compare_charts(OLD, new)) == [TextChange("chart", "series", "收入", "总收入")]


def test_a_series_that_went_is_told_with_its_points_and_so_are_kind_and_title() -> None:
    told = list(compare_charts(OLD, Chart(("lineChart",), "毛利", (MARGIN,))))
    assert [(one.where, one.old, one.new) for one in told] == [
        ("kind", "barChart", "lineChart"),
        ("title", "营收", "毛利"),
        ("series 收入", "2023 14.3；2024 17.4", None),
    ]


def told(old: Chart, new: Chart) -> list[tuple[str, str | None, str | None]]:
    return [(one.where, one.old, one.new) for one in compare_charts(old, new)]


def test_of_two_series_of_one_name_each_is_compared_with_the_one_in_its_place() -> None:
    old = OLD._replace(series=(made("收入", "1", "2"), made("收入", "3", "4")))
    new = OLD._replace(series=(made("收入", "1", "2"), made("收入", "3", "5")))
    assert told(old, new) == [("point 收入 (2) 2024", "4", "5")]


def test_a_category_put_in_among_repeated_ones_is_one_change() -> None:
    halves = ("H1", "H2", "H1", "H2")
    old = OLD._replace(series=(made("收入", "1", "2", "3", "4", categories=halves),))
    new = OLD._replace(series=(made("收入", "1", "2", "9", "3", "4", categories=("H1", "H2", "Q3", "H1", "H2")),))
    assert told(old, new) == [("category Q3", None, "收入 9")]


def test_a_period_that_left_and_one_that_came_are_no_renamed_points() -> None:
    old = OLD._replace(series=(made("收入", "10", "20", categories=("2022", "2023")),))
    new = OLD._replace(series=(made("收入", "20", "30", categories=("2023", "2024")),))
    assert told(old, new) == [("category 2022", "收入 10", None), ("category 2024", None, "收入 30")]


def test_series_in_another_order_are_told_once() -> None:
    assert told(OLD, OLD._replace(series=(MARGIN, REVENUE))) == [("order of series", "收入；毛利", "毛利；收入")]


def labelled(value: str, label: str | None) -> Chart:
    return OLD._replace(series=(Series("收入", (Point("2024", value, label=label), Point("2025", "60"))),))


@pytest.mark.parametrize("label", ["1,739.7", "17.4亿元", "1,739.7 60.4%", "96.7%", "1.7", "约1740", "调整后", "2024"])
def test_a_label_that_has_its_value_among_its_numbers_is_right(label: str) -> None:
    value = "1739697000" if "亿" in label else "1739.7"
    assert says_value(Point("2024", value, label=label), total=1799.7)


@pytest.mark.parametrize("label", ["999", "1,839.7", "18.4亿", "60%"])
def test_a_label_that_says_another_number_is_not(label: str) -> None:
    assert not says_value(Point("2024", "1739.7", label=label), total=1799.7)


def test_a_value_that_moves_away_under_a_typed_label_is_told_twice() -> None:
    assert told(labelled("110", "110"), labelled("120", "110")) == [
        ("point 收入 2024", "110", "120"),
        ("label of 收入 2024 that is not its value (120)", "110 on 110", "110 on 120"),
    ]


def axis(minimum: str | None, name: str = "value axis") -> Chart:
    facts = (Fact("minimum", minimum, "chart"),) if minimum else ()
    return OLD._replace(parts=(Part(name, (*facts, Fact("gap", "1"))),))


def test_an_axis_is_truncated_only_where_it_begins_above_zero() -> None:
    assert told(axis(None), axis("50")) == [("value axis minimum (begins above zero)", "automatic", "50")]
    assert told(axis("50"), axis("-10")) == [("value axis minimum", "50", "-10")]
    assert told(axis(None, "category axis"), axis("5", "category axis")) == [("category axis minimum", "automatic", "5")]


def test_what_nobody_reads_is_counted_and_named() -> None:
    new = OLD._replace(rest=(("plot ext", "ext(a=1)"), ("plot ext", "ext(a=2)")))
    assert told(OLD, new) == [("formatting that diff does not read (2): plot ext", "as before", "otherwise")]


def test_what_differs_alike_in_all_series_is_told_once() -> None:
    def coloured(colour: str) -> Chart:
        return OLD._replace(series=tuple(one._replace(facts=(Fact("line", colour), Fact("dash", colour))) for one in OLD.series))

    assert told(coloured("000000"), coloured("C00000")) == [("all series: line, dash", "000000, 000000", "C00000, C00000")]


def test_a_look_that_one_side_has_from_the_whole_chart_is_no_difference() -> None:
    whole = Part("chart", (Fact("text size", "18 pt"),))
    old = OLD._replace(parts=(whole, Part("legend", (Fact("shown", "yes", "chart"),))))
    new = OLD._replace(parts=(whole, Part("legend", (Fact("shown", "yes", "chart"), Fact("text size", "18 pt")))))
    assert told(old, new) == []
    assert told(old, new._replace(parts=(whole, Part("legend", (Fact("shown", "yes", "chart"), Fact("text size", "9 pt")))))) == [
        ("legend: text size", "18 pt", "9 pt")
    ]


def test_a_series_of_20000_points_is_compared_in_time_that_grows_with_their_number() -> None:
    """A point's place may be any number: one typed far out made each label sum its series anew, for minutes."""
    names = tuple(str(number) for number in range(20_000))
    old = Chart(("barChart",), "", (made("收入", *names, categories=names),))
    new = Chart(("barChart",), "", (made("收入", *names[:-1], "7", categories=names),))
    started = time.process_time()
    assert [change.where for change in compare_charts(old, new)] == ["point 收入 19999"]
    assert time.process_time() - started < 10
