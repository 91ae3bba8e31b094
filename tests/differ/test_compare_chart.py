"""Charts compared by series and point, drawn ones by the words that describe them."""

from __future__ import annotations

import pytest

from generator.differ.compare_chart import compare_charts, compare_drawn, is_drawn_chart
from generator.differ.compare_text import TextChange
from generator.pptx_deck.model import Chart, Series, Shape

REVENUE, MARGIN = Series("收入", (("2023", "14.3"), ("2024", "17.4"))), Series("毛利", (("2023", "6.5"), ("2024", "7.7")))
OLD = Chart(("barChart",), "营收", (REVENUE, MARGIN))


def test_all_points_that_differ_are_one_change() -> None:
    new = OLD._replace(series=(Series("收入", (("2023", "14.3"), ("2024", "18.1"))), Series("毛利", (("2023", "6.5"), ("2024", "8.0")))))
    assert list(compare_charts(OLD, new)) == [
        TextChange("chart", "points", "收入 2024: 17.4；毛利 2024: 7.7", "收入 2024: 18.1；毛利 2024: 8.0")
    ]


def test_a_single_point_is_named_in_its_place() -> None:
    new = OLD._replace(series=(Series("收入", (("2023", "14.3"), ("2024", "18.1"))), MARGIN))
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


def drawn(alt: str) -> Shape:
    return Shape("chart 收入", "picture", None, alt=alt)


def test_a_drawn_chart_is_told_by_its_points() -> None:
    old, new = drawn("2023：生成式AI 384.2 22%；2024：生成式AI 1,051.2 60.4%。"), drawn("2023：生成式AI 384.2 22%；2024：生成式AI 1,060 61%。")
    assert is_drawn_chart(old)
    assert list(compare_drawn(old, new)) == [TextChange("chart", "point 生成式AI 2024", "1,051.2 60.4%", "1,060 61%")]
    assert [one.where for one in compare_drawn(old, old)] == ["drawing"]


@pytest.mark.parametrize("shape", [Shape("chart 1", "picture", None), Shape("chart 1", "text", None, alt="a：1"), Shape("图", "picture", None, alt="a：1")])
def test_a_picture_is_a_drawn_chart_only_by_its_name_and_its_words(shape: Shape) -> None:
    assert not is_drawn_chart(shape)
