"""Native charts compared: figures by place, everything else once."""

from __future__ import annotations

from generator.differ.compare_chart import compare_charts
from generator.differ.compare_text import TextChange
from generator.pptx_deck.charts import Chart, Point, Series


def made(name: str, *values: str, categories: tuple[str, ...] = ("2023", "2024")) -> Series:
    return Series(name, tuple(map(Point, categories, values)))


REVENUE, MARGIN = made("收入", "14.3", "17.4"), made("毛利", "6.5", "7.7")
OLD = Chart(("barChart",), "营收", (REVENUE, MARGIN))


def test_all_points_that_differ_are_one_change() -> None:
    new = OLD._replace(series=(made("收入", "14.3", "18.1"), made("毛利", "6.5", "8.0")))
    assert list(compare_charts(OLD, new)) == [
        TextChange("chart", "points", "收入 2024: 17.4；毛利 2024: 7.7", "收入 2024: 18.1；毛利 2024: 8.0")
    ]


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
