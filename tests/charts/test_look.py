"""What a reader sees at first sight: one colour a series, air between labels, and charts of a family alike."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from generator.charts.cache import key
from generator.charts.data import Category, ChartData, Pill, Role, Series
from generator.charts.draw import sheet_of
from generator.charts.drawing.box import Box
from generator.charts.drawing.labels import AIR
from generator.charts.drawing.palette import SERIES, Palette, keys
from generator.charts.drawing.sheet import Sheet
from generator.charts.picture import Sibling
from generator.charts.siblings import alike
from generator.page.geometry import Area
from tests.charts.examples import COLUMN, DOUGHNUT, LINE, LOSS, STACKED, THEME, YEARS_IN_HALVES, categories, points

ROLES: tuple[Role, ...] = ("current", "comparative", "forecast")


def lightness(colour: str) -> float:
    return sum(int(colour[start : start + 2], 16) for start in (1, 3, 5)) / 3


# One series, one colour


@pytest.mark.parametrize("count", range(1, 10))
def test_no_series_has_a_colour_of_another_one_in_any_column(count: int) -> None:
    palette = Palette(THEME)
    drawn = [{palette.series(index, role, count) for role in ROLES} for index in range(count)]
    assert all(one.isdisjoint(other) for one, other in combinations(drawn, 2))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_comparative_column_is_paler_than_a_current_one(count: int) -> None:
    palette = Palette(THEME)
    for index in range(count):
        assert lightness(palette.series(index, "comparative", count)) > lightness(palette.series(index, "current", count))


def test_many_series_have_one_colour_each_in_all_columns() -> None:
    palette = Palette(THEME)
    assert all(palette.series(i, "comparative", 5) == palette.series(i, "current", 5) for i in range(5))


def test_a_key_shows_what_is_drawn_tint_and_colour_or_the_one_there_is() -> None:
    """下半年 stands in comparative columns only: a key of the current colour would be of a colour not in the chart."""
    assert keys(YEARS_IN_HALVES) == [("tint1", "series1"), ("tint2",)]
    assert keys(replace(STACKED, kind="line")) == [("series1",), ("series2",), ("series3",)]


@pytest.mark.parametrize("count", range(1, len(SERIES) + 1))
def test_the_keys_are_among_the_colours_drawn(count: int) -> None:
    series = tuple(Series(f"系列{number}", points("10", "20")) for number in range(count))
    chart = ChartData("stacked-column", categories("23年", "24年"), series)
    palette, fills = Palette(THEME), drawn_fills(chart)
    assert {palette[colour] for colours in keys(chart) for colour in colours} == fills


def drawn_fills(chart: ChartData) -> set[str]:
    """The colours of all columns drawn."""
    found: set[str] = set()
    sheet = Sheet(THEME, 420, 240)
    rectangle = sheet.canvas.rectangle

    def watched(box: Box, fill: str = "none", edge: str = "none", width: float = 0.0) -> None:
        found.add(fill)
        rectangle(box, fill, edge, width)

    sheet.canvas.rectangle = watched  # type: ignore[method-assign]
    from generator.charts.drawing.kinds.stacked_column import draw

    draw(chart, sheet)
    return found


# Air


@pytest.mark.parametrize("chart", [COLUMN, LOSS, LINE, YEARS_IN_HALVES], ids=["column", "loss", "line", "halves"])
def test_labels_keep_six_points_between_them(chart: ChartData) -> None:
    texts = [text for text in sheet_of(chart, THEME, 480, 240).canvas.texts if text.size > 8]  # but for raised marks
    for first, second in combinations(texts, 2):
        assert not first.box.overlaps(second.box, AIR - 0.01), (first, second)


def test_dots_that_would_hide_each_other_stand_beside_each_other_and_their_labels_on_either_side() -> None:
    series = (Series("一", points("257", "213")), Series("二", points("259", "150")))
    canvas = sheet_of(ChartData("line", categories("22年", "23年"), series), THEME, 400, 240).canvas
    first, second = (next(one.box for one in canvas.texts if one.text == text) for text in ("257", "259"))
    assert first.top < second.bottom
    assert first.centre[0] < second.centre[0]


# Families


def test_siblings_share_base_line_plot_height_width_of_columns_and_sizes() -> None:
    """Three columns with pills, four without, and a stack with wide labels: each takes what suits all."""
    four = categories("2022.12", "2023.06", "2023.12", "2024.06")
    plain = ChartData("column", four, (Series("现金", points("15,863", "13,090", "11,590", "10,250")),))
    named = replace(COLUMN, categories=categories("2022年上半年", "2023年上半年", "2024年\n上半年"))
    family = [Sibling(chart, 280, 240) for chart in (named, plain, STACKED)]
    sheets = [sheet_of(one.data, THEME, one.width, one.height, family) for one in family]
    for name in ("foot", "band", "bar", "names"):
        taken = {sheet.shared(name, sheet.said[name]) for sheet in sheets}
        assert len(taken) == 1, (name, taken)
    alone = [sheet_of(one.data, THEME, one.width, one.height) for one in family]
    assert len({sheet.said["bar"] for sheet in alone}) > 1
    assert len({sheet.said["foot"] for sheet in alone}) > 1


def test_a_chart_alone_takes_what_suits_itself() -> None:
    sheet = sheet_of(COLUMN, THEME, 420, 150)
    assert sheet.shared("bar", 17.0) == 17.0


def test_a_drawing_depends_on_its_siblings_and_so_does_its_name_in_the_cache() -> None:
    family = (Sibling(COLUMN, 420, 150), Sibling(LOSS, 420, 150))
    assert key(COLUMN, THEME, 420, 150) != key(COLUMN, THEME, 420, 150, family)


def test_places_in_one_row_get_one_top_and_one_foot() -> None:
    """The second has a legend above it and the third ratios under it."""
    row = [Area(0, 100, 90, 300), Area(100, 120, 90, 280), Area(200, 100, 90, 270)]
    found = alike(row)
    assert {round(area.bottom, 6) for area in found} == {370}
    assert len({area.y for area in found}) == 1
    assert found[0].height == pytest.approx(250, abs=0.36)


def test_rows_of_nearly_one_height_get_one_and_others_are_left_alone() -> None:
    low, high = alike([Area(0, 0, 90, 110), Area(0, 200, 90, 100)])
    assert low.height == high.height == pytest.approx(100, abs=0.36)  # a dot at 200 an inch
    assert low.bottom == 110
    apart = alike([Area(0, 0, 90, 200), Area(0, 300, 90, 100)])
    assert [area.height for area in apart] == pytest.approx([200, 100], abs=0.36)


# Doughnuts and parts


def test_a_doughnut_says_its_message_in_its_hole() -> None:
    chart = replace(DOUGHNUT, categories=(*DOUGHNUT.categories[:2], Category("商汤科技", "current"), *DOUGHNUT.categories[3:]),
                    centre=("#3", "15.4%"))  # fmt: skip
    canvas = sheet_of(chart, THEME, 420, 220).canvas
    message, value = (next(one for one in canvas.texts if one.text == text) for text in ("#3", "15.4%"))
    assert message.box.centre[0] == value.box.centre[0] == 210
    assert message.size > value.size
    assert [one.text for one in canvas.texts].count("15.4%") == 1


def test_the_growth_of_a_part_stands_between_the_two_parts() -> None:
    chart = replace(YEARS_IN_HALVES, pills=(Pill(1, 2, "+256%", "", 0),), naming="none")
    texts = {one.text: one.box for one in sheet_of(chart, THEME, 560, 330).canvas.texts}
    assert texts["295.5"].right < texts["+256%"].left
    assert texts["+256%"].right < texts["1,051.2"].left
