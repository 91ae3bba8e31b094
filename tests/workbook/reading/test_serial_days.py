"""Days as numbers: the epoch of Excel on Windows and on old Macs, and the day in 1900 that never was."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from generator.workbook.reading.serial_days import day_of


@pytest.mark.parametrize(
    ("number", "day"),
    [
        (45531, datetime(2024, 8, 27)),
        (45531.75, datetime(2024, 8, 27, 18)),
        (59, datetime(1900, 2, 28)),
        (61, datetime(1900, 3, 1)),
        (0.5, time(12)),
    ],
)
def test_a_number_of_days_is_the_day_that_excel_shows(number: float, day: object) -> None:
    assert day_of(number) == day


def test_a_span_goes_beyond_a_day_and_the_mac_counts_from_1904() -> None:
    assert day_of(1.5, elapsed=True) == timedelta(hours=36)
    assert day_of(1, datetime(1904, 1, 1)) == datetime(1904, 1, 2)
