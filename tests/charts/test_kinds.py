"""Where each kind draws its marks and labels, by what can be worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.charts.data import Category, ChartData, Pill, Point, Series
from generator.charts.drawing import columns as grounds
from generator.charts.drawing.box import Box
from generator.charts.drawing.kinds import (
    column,
    combination,
    doughnut,
    doughnut_list,
    forecast_column,
    grouped_column,
    line,
    stacked_column,
)
from generator.charts.drawing.sheet import Sheet
from tests.charts import examples
from tests.charts.examples import THEME, categories, points


class Watched:
    """A sheet that remembers each rectangle, line and wedge drawn on it."""

    def __init__(self, width: float, height: float) -> None:
        self.sheet = Sheet(THEME, width, height)
        self.rectangles: list[tuple[Box, str]] = []
        self.lines: list[list[tuple[float, float]]] = []
        self.wedges: list[tuple[float, float, str]] = []
        canvas = self.sheet.canvas
        rectangle, drawn_line = canvas.rectangle, canvas.line

        def watch_rectangle(box: Box, fill: str = "none", *rest: object) -> None:
            self.rectangles.append((box, fill))
            rectangle(box, fill)

        def watch_line(ends: list[tuple[float, float]], *look: object) -> None:
            self.lines.append(list(ends))
            drawn_line(ends, *look)  # type: ignore[arg-type]

        def watch_wedge(centre: object, inner: float, outer: float, start: float, end: float, fill: str) -> None:
            self.wedges.append((end - start, outer, fill))

        canvas.rectangle, canvas.line, canvas.wedge = watch_rectangle, watch_line, watch_wedge  # type: ignore[method-assign,assignment]

    def text(self, words: str) -> Box:
        return next(placed.box for placed in self.sheet.canvas.texts if placed.text == words)


def drawn(draw: Callable[[ChartData, Sheet], None], data: ChartData, width: float = 420, height: float = 240) -> Watched:
    watched = Watched(width, height)
    draw(data, watched.sheet)
    return watched


HALVES = categories("23年", "24年")


def of(kind: str, *series: Series, **more: object) -> ChartData:
    return ChartData(kind, HALVES, series, **more)  # type: ignore[arg-type]


def test_a_column_of_twice_the_value_is_twice_as_high() -> None:
    (first, _), (second, _) = drawn(column.draw, of("column", Series("", points("50", "100")))).rectangles
    assert second.height == pytest.approx(2 * first.height)
    assert first.bottom == second.bottom


def test_only_the_current_column_has_the_accent() -> None:
    watched = drawn(column.draw, of("column", Series("", points("50", "100"))))
    assert [fill for _, fill in watched.rectangles] == [watched.sheet.palette.tint, watched.sheet.palette.accent]


def test_a_loss_hangs_from_the_base_line_that_a_profit_stands_on() -> None:
    (loss, _), (profit, _) = drawn(column.draw, of("column", Series("", points("(50)", "100")))).rectangles
    assert loss.top == pytest.approx(profit.bottom)


def test_a_missing_value_has_no_column_and_a_zero_has_none_either() -> None:
    watched = drawn(column.draw, ChartData("column", categories("1", "2", "3"), (Series("", points(None, "0", "9")),)))
    assert len(watched.rectangles) == 1
    assert "0" in [placed.text for placed in watched.sheet.canvas.texts]


def test_a_value_too_small_to_be_seen_is_seen() -> None:
    (small, _), _ = drawn(column.draw, of("column", Series("", points("1", "1000000")))).rectangles
    assert small.height == pytest.approx(0.75)


def test_parts_stand_one_on_another_and_their_total_over_them() -> None:
    data = of("stacked-column", Series("甲", points("30", "40")), Series("乙", points("70", "60")), totals=("100", "100"))
    watched = drawn(stacked_column.draw, data)
    (low, _), (high, _), *_ = watched.rectangles
    assert high.bottom == pytest.approx(low.top)
    assert high.height / low.height == pytest.approx(70 / 30)
    assert any(placed.box.bottom > high.top for placed in watched.sheet.canvas.texts if placed.text == "100")


def test_negative_parts_hang_below_positive_ones() -> None:
    data = of("stacked-column", Series("甲", points("30", "40")), Series("乙", points("(10)", "(20)")))
    (up, _), (down, _), *_ = drawn(stacked_column.draw, data).rectangles
    assert down.top == pytest.approx(up.bottom)


def test_columns_of_a_group_stand_side_by_side_and_apart_from_the_next_group() -> None:
    data = of("grouped-column", Series("甲", points("30", "40")), Series("乙", points("70", "60")))
    (a, _), (b, _), (c, _), _ = drawn(grouped_column.draw, data).rectangles
    assert a.right < b.left < b.right < c.left
    assert c.left - b.right > b.left - a.right


def test_a_line_leads_through_its_values_and_skips_what_is_missing() -> None:
    data = ChartData("line", categories("1", "2", "3"), (Series("甲", points("10", None, "30")),))
    watched = drawn(line.draw, data)
    through = [ends for ends in watched.lines if ends[0][1] != ends[-1][1]]
    assert len(through) == 1
    assert len(through[0]) == 2
    assert through[0][1][1] > through[0][0][1]


def test_a_lines_name_stands_behind_its_last_dot() -> None:
    watched = drawn(line.draw, examples.LINE, 480, 220)
    assert watched.text("应收账款").left > watched.text("260").right


def test_the_line_of_a_combination_has_its_band_over_all_columns() -> None:
    watched = drawn(combination.draw, examples.COMBINATION, 280, 250)
    highest = max(box.top for box, _ in watched.rectangles)
    ratios = [ends for ends in watched.lines if ends[0][1] != ends[-1][1]]
    assert min(y for ends in ratios for _, y in ends) > highest


def test_slices_turn_by_their_shares_and_the_marked_one_stands_out() -> None:
    data = ChartData(
        "doughnut", (Category("我们", "current"), Category("甲"), Category("乙")),
        (Series("", points("25.0%", "50.0%", "25.0%")),),
    )  # fmt: skip
    watched = drawn(doughnut.draw, data, 420, 220)
    assert [turn for turn, _, _ in watched.wedges] == [90, 180, 90]
    ours, *others = watched.wedges
    assert ours[2] == watched.sheet.palette.accent
    assert all(outer < ours[1] for _, outer, _ in others)


def test_slices_without_room_for_labels_around_them_are_listed_in_order() -> None:
    watched = drawn(doughnut.draw, replace(examples.DOUGHNUT), 150, 190)
    heights = [watched.text(category.name).centre[1] for category in examples.DOUGHNUT.categories]
    assert heights == sorted(heights, reverse=True)


def test_a_list_stands_beside_a_wide_ring_and_under_a_high_one() -> None:
    entries = [doughnut_list.Entry("#000000", "火山引擎", "21.0%", False)]
    wide, high = (doughnut_list.plan(entries, Sheet(THEME, *size)) for size in ((400, 150), (150, 190)))
    assert wide.box.left > wide.centre[0] + wide.radius
    assert high.box.top < high.centre[1] - high.radius


def test_the_arrow_of_a_forecast_rises_clear_of_all_labels() -> None:
    watched = drawn(forecast_column.draw, examples.FORECAST, 560, 230)
    (x0, y0), (x1, y1) = watched.lines[-1]
    for label in ("306", "481", "756", "1,189"):
        box = watched.text(label)
        assert box.top <= y0 + (y1 - y0) * (box.centre[0] - x0) / (x1 - x0), label


def test_a_bracket_rises_from_the_first_and_the_last_column_to_its_pill() -> None:
    data = of("column", Series("", points("50", "100")), pills=(Pill(0, 1, "+100%"),), bracket=True)
    watched = drawn(column.draw, data)
    legs = [ends for ends in watched.lines if len(ends) == 3]
    pill = watched.text("+100%")
    assert [leg[1][1] for leg in legs] == pytest.approx([pill.centre[1]] * 2)
    assert [leg[0][0] for leg in legs] == pytest.approx([box.centre[0] for box, _ in watched.rectangles])


def test_the_ground_hangs_only_where_all_values_are_losses() -> None:
    def ground(*values: int) -> grounds.Columns:
        data = of("column", Series("", tuple(Point(Decimal(value)) for value in values)))
        return grounds.columns(data, Sheet(THEME, 420, 240), [Decimal(value) for value in values])

    assert ground(-5, -9).hanging
    assert not ground(-5, 9).hanging
    assert not ground(0, 0).hanging


def test_the_arrow_of_a_part_leads_from_the_height_it_had_to_the_height_it_has() -> None:
    """A part of 25 under one of 75, then 100 of the part alone: from a quarter of the height to the whole."""
    first = Series("上半年", points("25", "100"))
    second = Series("下半年", (*points("75"), Point(None)))
    watched = drawn(stacked_column.draw, of("stacked-column", first, second, pills=(Pill(0, 1, "+300%", part=0),)))
    quarter, _, whole = [box for box, fill in watched.rectangles if fill != "none" and box.height > 1]
    ((start, end),) = [line for line in watched.lines if len(line) == 2 and line[0][0] != line[1][0] and line[0][1] != line[1][1]]
    assert start[1] == pytest.approx(quarter.top)
    assert whole.top - 8 < end[1] <= whole.top  # the head takes the rest
    assert quarter.height * 4 == pytest.approx(whole.height)
