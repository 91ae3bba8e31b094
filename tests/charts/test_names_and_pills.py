"""Names along the base line and beside the last marks, and growth pills between columns."""

from __future__ import annotations

from itertools import combinations

import pytest

from generator.charts.data import Pill, Series
from generator.charts.drawing.box import Box
from generator.charts.drawing.names import (
    category_names,
    draw_category_names,
    draw_headings,
    draw_series_names,
    series_margin,
)
from generator.charts.drawing.pills import draw_pills, plan
from generator.charts.drawing.sheet import Sheet
from generator.charts.drawing.slots import pitch, slots
from tests.charts.examples import THEME


def sheet(width: float = 400, height: float = 200) -> Sheet:
    return Sheet(THEME, width, height)


def box_of(drawn: Sheet, text: str) -> Box:
    return next(placed.box for placed in drawn.canvas.texts if placed.text == text)


def test_names_that_fit_stand_on_one_line() -> None:
    assert category_names(["23年上半年", "24年上半年"], 120, sheet()).lines == (("23年上半年",), ("24年上半年",))


def test_a_name_too_long_for_its_slot_takes_two_lines() -> None:
    names = category_names(["应收账款周转天数"], 60, sheet())
    assert names.lines == (("应收账款", "周转天数"),)
    assert names.height > category_names(["应收账款周转天数"], 200, sheet()).height


def test_a_range_ends_its_first_line_with_the_dash() -> None:
    assert category_names(["2023年8月–2024年8月"], 70, sheet()).lines == (("2023年8月–", "2024年8月"),)


def test_a_name_with_a_line_break_keeps_it() -> None:
    assert category_names(["24年上半年\n【待填】"], 200, sheet()).lines == (("24年上半年", "【待填】"),)


def test_names_hang_below_the_base_line_or_stand_above_it() -> None:
    below, above = sheet(), sheet()
    names = category_names(["23年"], 100, below)
    draw_category_names(names, [200], 100, below, above=False)
    draw_category_names(names, [200], 100, above, above=True)
    assert box_of(below, "23年").top < 100 < box_of(above, "23年").bottom


def test_names_of_series_at_one_height_are_kept_apart_in_order() -> None:
    drawn = sheet()
    series = [Series("生成式AI", ()), Series("传统AI", ()), Series("智能汽车", ())]
    draw_series_names(series, [100, 100, 100], ["#241A63"] * 3, 300, drawn, 0)
    boxes = [box_of(drawn, one.name) for one in series]
    assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))
    assert [box.left for box in boxes] == [310] * 3
    assert boxes[0].bottom < boxes[1].bottom < boxes[2].bottom


def test_a_note_stands_under_its_name() -> None:
    drawn = sheet()
    draw_series_names([Series("生成式AI", (), "同比 +256%")], [100], ["#241A63"], 300, drawn, 0)
    assert box_of(drawn, "同比 +256%").top <= box_of(drawn, "生成式AI").bottom


def test_names_of_series_take_no_more_than_a_good_third_of_the_width() -> None:
    assert series_margin([Series("很" * 60, ())], sheet()) == pytest.approx(144)  # 0.36 of 400


def test_pills_between_neighbours_stand_in_one_row() -> None:
    drawn = sheet()
    planned = plan([Pill(0, 1, "18.2%"), Pill(1, 2, "(30.5%)")], slots(400, 3), drawn)
    (_, first), (_, second) = planned.pills
    assert first.centre[1] == second.centre[1]
    assert not first.overlaps(second)
    assert first.centre[0] == pytest.approx((slots(400, 3)[0] + slots(400, 3)[1]) / 2)


def test_pills_that_would_touch_take_rows_of_their_own() -> None:
    planned = plan([Pill(0, 1, "扭亏为盈"), Pill(1, 2, "扭亏为盈")], slots(90, 3), sheet(90))
    (_, first), (_, second) = planned.pills
    assert not first.overlaps(second)
    assert planned.height > plan([Pill(0, 1, "1%")], slots(90, 3), sheet(90)).height


def test_pills_of_losses_stand_at_the_foot() -> None:
    pill = Pill(0, 1, "(5.4%)")
    top, foot = (plan([pill], slots(400, 3), sheet(), below=below).pills[0][1] for below in (False, True))
    assert (top.top, foot.bottom) == (200, 0)


def test_a_pill_whose_place_is_taken_is_told_not_drawn() -> None:
    drawn = sheet()
    planned = plan([Pill(0, 1, "18.2%", "1")], slots(400, 3), drawn)
    drawn.labels.keep_free(Box(0, 0, 400, 200))
    draw_pills(planned, [100, 100, 100], slots(400, 3), drawn)
    assert drawn.canvas.omitted == ["18.2%1"]
    assert drawn.canvas.texts == []


def test_each_pill_stands_just_over_its_own_pair_of_columns() -> None:
    drawn = sheet()
    heads = [50, 120, 30, 40]
    pills = [Pill(0, 1, "18.2%"), Pill(2, 3, "100.4%")]
    draw_pills(plan(pills, slots(400, 4), drawn), heads, slots(400, 4), drawn)
    first, second = (box_of(drawn, pill.text) for pill in pills)
    assert 120 < first.bottom < 120 + 12
    assert 40 < second.bottom < 40 + 12


def test_pills_of_losses_stand_just_under_their_own_pair() -> None:
    drawn = sheet()
    pills = [Pill(0, 1, "(5.4%)"), Pill(1, 2, "(26.0%)")]
    draw_pills(plan(pills, slots(400, 3), drawn, below=True), [60, 50, 150], slots(400, 3), drawn, below=True)
    assert all(50 - 12 < box_of(drawn, pill.text).top < 50 for pill in pills)


def test_a_pill_goes_further_out_where_a_label_is_in_its_way() -> None:
    drawn = sheet()
    drawn.labels.keep_free(Box(0, 100, 400, 130))
    draw_pills(plan([Pill(0, 1, "18.2%")], slots(400, 2), drawn), [90, 90], slots(400, 2), drawn)
    assert box_of(drawn, "18.2%").bottom > 130


def test_groups_stand_apart_by_half_a_slot_with_their_headings_under_their_own_columns() -> None:
    years, half = slots(400, 3, (2,))[:2], slots(400, 3, (2,))[2]
    step = pitch(400, 3, (2,))
    assert years[1] - years[0] == pytest.approx(step)
    assert half - years[1] == pytest.approx(1.5 * step)
    drawn = sheet()
    draw_headings(["全年", "上半年"], [(50, 190), (270, 330)], 40, drawn)
    assert [box_of(drawn, text).centre[0] for text in ("全年", "上半年")] == [120, 300]


def test_columns_that_are_to_stand_close_do_not_spread_over_a_wide_picture() -> None:
    first, second = slots(600, 2, (), True)
    assert second - first == 108
    assert (first + second) / 2 == 300


def test_slots_are_apart_by_their_pitch() -> None:
    first, second = slots(500, 4)[:2]
    assert second - first == pytest.approx(pitch(500, 4))
