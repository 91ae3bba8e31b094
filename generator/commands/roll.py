"""roll: the next period's workbook out of this one, and what slides wait for in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..errors import FigureError, JianbaoError, UsageError
from ..finance.findings import Finding
from ..finance.period import Period, period_named
from ..workbook.reading.places import place_of
from ..workbook.rolling.roll import Rolled
from ..workbook.rolling.roll import roll as rolled_workbook
from .chosen import chosen_template
from .request import build_request
from .steps import waiting


@dataclass(frozen=True)
class RollResult:
    """What rolling forward made, and the values that slides wait for: sheet by sheet, each column downwards."""

    rolled: Rolled
    needed: tuple[Finding, ...] = ()
    unchecked: JianbaoError | None = None
    """Why the new workbook could not be checked; it is there all the same."""


def roll(
    workbook: str | Path, period: str | Period, output: str | Path | None = None, *, project: str | Path = "."
) -> RollResult:
    """Write the next period's workbook, beside the old one under the period's name unless `output` says otherwise.

    Raises:
        UsageError: the period is not later than the workbook's own.
        OutputError: the file exists.
        JianbaoError: the workbook cannot be read.
    """
    rolled = rolled_workbook(workbook, _named(period) if isinstance(period, str) else period, output)
    try:
        request = build_request(rolled.path, project=project)
        needed = waiting(request, chosen_template(request))
    except JianbaoError as error:
        return RollResult(rolled, unchecked=error)
    return RollResult(rolled, tuple(sorted(needed, key=lambda one: _place(one, rolled.sheets))))


def _named(period: str) -> Period:
    try:
        return period_named(period)
    except FigureError as error:
        raise UsageError(one._replace(where="PERIOD") for one in error.problems) from error


def _place(finding: Finding, sheets: tuple[str, ...]) -> tuple[int, int, int]:
    """Sheet by sheet as the tabs stand, each column from top to bottom; what has no cell first."""
    if not finding.cells:
        return -1, 0, 0
    cell = finding.cells[0]
    row, column = place_of(cell.ref) or (0, 0)
    return sheets.index(cell.sheet) if cell.sheet in sheets else -1, column, row
