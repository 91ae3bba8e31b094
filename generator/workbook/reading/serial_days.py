"""Days and times as workbooks store them, as numbers of days."""

from __future__ import annotations

from datetime import datetime, time, timedelta

WINDOWS_EPOCH = datetime(1899, 12, 30)
_DAY = 86_400_000
_LEAP = 60
"""Excel counts a 29 February 1900, which never was."""


def day_of(number: float, epoch: datetime = WINDOWS_EPOCH, *, elapsed: bool = False) -> datetime | time | timedelta:
    """What a number of days since an epoch is, to the millisecond: a day with its time, a time of day, or a span.

    Raises:
        OverflowError, ValueError: there is no such day.
    """
    days, fraction = divmod(number, 1)
    if elapsed:
        span = timedelta(days=number)
        return timedelta(seconds=span.total_seconds() // 1, microseconds=round(span.microseconds, -3))
    of_day = timedelta(milliseconds=round(fraction * _DAY))
    if 0 <= number < 1 and not of_day.days:
        return (datetime.min + of_day).time()
    if 0 < number < _LEAP and epoch == WINDOWS_EPOCH:
        days += 1
    return epoch + timedelta(days=days) + of_day
