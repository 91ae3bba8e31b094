"""A chart ready to be drawn: its data, and what else the page around it must know."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ..finance.findings import Finding
from ..finance.period import Period
from ..lineage.chart_print import ChartPrint
from ..text.marks import Print
from .data import ChartData


@dataclass(frozen=True)
class RatioCell:
    """A figure of a ratio row: its print, and where it stands, in categories (0.5 is between the first two)."""

    print: Print
    position: float


@dataclass(frozen=True)
class TextRow:
    """A row of native text under the chart: what stands before it, and its figures; `keyed` with its series' colour."""

    label: str
    cells: tuple[RatioCell, ...]
    keyed: bool = True


@dataclass(frozen=True)
class ResolvedChart:
    """A chart's data, the prints drawn in it, its rows of native text, and what alt text says of it."""

    data: ChartData
    prints: tuple[ChartPrint, ...]
    ratio_rows: tuple[tuple[RatioCell, ...], ...]
    description: str
    does_not_add_up: bool = False
    rounding: Decimal = Decimal(0)
    """By how much parts as printed differ from their total as printed, at the most."""
    shares: Decimal = Decimal(0)
    """By how many percentage points shares as printed differ from 100%, at the most."""
    missing: Decimal = Decimal(0)
    """By how much the exact parts miss their total, where rounding alone cannot explain it."""
    findings: tuple[Finding, ...] = ()
    """What a reviewer must know of it, without its slide."""
    text_rows: tuple[TextRow, ...] = ()
    over_period: bool = False
    """Whether pills say growth over the span before, which the words beside the title then say."""
    periods: tuple[Period, ...] = ()
    """Its categories, where they are periods."""
