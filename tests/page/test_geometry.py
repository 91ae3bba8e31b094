"""Places on a page, and how one is divided."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.office.emu import EMU_PER_POINT, emu
from generator.page.geometry import Area

AREA = Area(10, 20, 300, 120)


def test_an_inch_is_914400_emu() -> None:
    assert emu(72) == 914_400 == 72 * EMU_PER_POINT


def test_a_margin_is_taken_from_all_sides() -> None:
    assert AREA.inset(10, 5) == Area(20, 25, 280, 110)
    assert AREA.inset(10) == Area(20, 30, 280, 100)


def test_columns_are_equal_with_a_gap_between() -> None:
    assert AREA.columns(3, 30) == [Area(10, 20, 80, 120), Area(120, 20, 80, 120), Area(230, 20, 80, 120)]


def test_what_is_below_more_than_there_is_has_no_height() -> None:
    assert AREA.below(40) == Area(10, 60, 300, 80)
    assert AREA.below(400).height == 0


@given(st.integers(1, 12), st.floats(0, 20))
def test_rows_and_columns_fill_their_area_to_its_edges(count: int, gap: float) -> None:
    rows, columns = AREA.rows(count, gap), AREA.columns(count, gap)
    assert rows[0].y == AREA.y
    assert rows[-1].bottom == pytest.approx(AREA.bottom)
    assert columns[-1].right == pytest.approx(AREA.right)
