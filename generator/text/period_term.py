"""A period as templates see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from ..finance.period import Period
from .session import Session
from .visible import Visible


class PeriodTerm(Visible):
    """A period in a template; it prints with the filter `period` in the form wanted, and as its name without."""

    def __init__(self, session: Session, period: Period) -> None:
        self.session, self.period = session, period

    def __str__(self) -> str:
        return self.session.print_period(self.period, "name")

    def _of(self, period: Period) -> PeriodTerm:
        return PeriodTerm(self.session, period)

    attributes: ClassVar[Mapping[str, Callable[..., object]]] = {
        "comparative": lambda self: self._of(self.period.comparative),
        "previous": lambda self: self._of(self.period.previous),
        "full_year": lambda self: self._of(self.period.full_year),
        "is_half": lambda self: self.period.months == 6,
        "is_full_year": lambda self: self.period.months == 12,
    }
