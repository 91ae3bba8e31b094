"""Placing labels, spreading places, breaking names, and scales."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts.drawing.canvas import Canvas
from generator.charts.drawing.labels import Labels, Lettering, Spot, broken
from generator.charts.drawing.scale import around, from_zero
from generator.charts.drawing.slots import slots
from generator.page.spread import spread


def test_a_label_takes_the_next_spot_when_the_first_is_taken():
    labels = Labels(Canvas(200, 100))
    look = Lettering(12, "#000000")
    labels.put("1,740", look, Spot(100, 50))
    assert labels.put("1,433", look, Spot(100, 50), Spot(100, 70)).centre == (100, 70)


def test_a_label_without_room_is_told_not_drawn():
    canvas = Canvas(20, 100)
    assert Labels(canvas).put("1,740.0", Lettering(12, "#000000"), Spot(10, 50)) is None
    assert canvas.omitted == ["1,740.0"]
    assert canvas.texts == []


def test_places_that_are_apart_stay_where_they_were_wanted():
    assert spread([10, 40, 90], 20, 0, 100) == [10, 40, 90]


def test_places_that_crowd_move_apart_around_their_middle():
    assert spread([50, 50], 10, 0, 100) == [45, 55]


def test_places_at_an_edge_are_pushed_in():
    assert spread([0, 1, 99], 10, 5, 95) == [5, 15, 95]


@given(st.lists(st.floats(-50, 150), min_size=1, max_size=9))
def test_spread_places_keep_order_gap_and_span(wanted):
    places = spread(sorted(wanted), 12, 0, 100)
    assert all(b - a >= 12 - 1e-6 for a, b in pairwise(places))
    assert min(places) >= -1e-6
    assert max(places) <= 100 + 1e-6


def test_a_long_name_breaks_in_two_and_not_before_punctuation():
    assert broken("应收账款周转天数", 12, 60) == ["应收账款", "周转天数"]
    assert broken("国内，海外", 12, 50) == ["国内，", "海外"]


def test_a_latin_word_is_not_broken():
    assert broken("SenseCore", 12, 20) == ["SenseCore"]


def test_zero_is_on_every_scale_of_columns():
    assert from_zero([Decimal(5), Decimal(10)], 20, 120).zero == 20
    assert from_zero([Decimal(-5), Decimal(-10)], 20, 120).zero == 120
    assert from_zero([Decimal(-5), Decimal(5)], 20, 120).zero == 70


def test_values_that_are_all_zero_lie_at_the_bottom():
    assert from_zero([Decimal(0), None], 20, 120)(Decimal(0)) == 20


def test_a_small_difference_between_ratios_stays_small():
    scale = around([Decimal("39.7"), Decimal("40.2")], 0, 40)
    assert scale(Decimal("40.2")) - scale(Decimal("39.7")) == pytest.approx(2, abs=0.1)


def test_slots_are_equal_and_stand_in_the_middle():
    first, second, third = slots(350, 3)
    assert second == 175
    assert second - first == third - second == 100
