"""The cells of a grid, as they are read, for calculating; and what is found in them, as findings of a build."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from ...finance import figures
from ...finance.findings import Finding
from ...language.chosen import WORDS
from ..reading.grid import Grid, Sheet
from .book import At, Cell
from .dates import day_number
from .messages import findings, linked_file, precision_as_shown
from .package import PackageSettings, package_settings
from .values import ERRORS, ExcelError, Value
from .verify import Link, Verification, links, verify

_NEWER_ERRORS = {"#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!", "#GETTING_DATA"}
_ONE_DAY = timedelta(days=1)


class ExternalLink(NamedTuple):
    """A cell that takes its value from another workbook: the file's name, where known, and the reference."""

    sheet: str
    address: str
    file: str
    reference: str


def formula_findings(grid: Grid, shown_name: str) -> list[Finding]:
    """What is wrong or doubtful about the stored results of a workbook's formulas; `shown_name` stands in messages.

    `grid.path` is the workbook itself, whose package was checked when the grid was read.
    """
    if not _has_formulas(grid):
        return []
    settings = package_settings(grid.path)
    if settings.as_shown:
        return [precision_as_shown(shown_name)]
    return findings(verification(grid, settings), settings, shown_name)


def verification(grid: Grid, settings: PackageSettings) -> Verification:
    return verify(_cells(grid, settings), settings.names, date1904=settings.date1904)


def external_links(grid: Grid) -> list[ExternalLink]:
    """The cells that take their values from other workbooks."""
    if not _has_formulas(grid):
        return []
    settings = package_settings(grid.path)
    found = links(_cells(grid, settings), settings.names)
    return [_external(link, settings) for link in found]


def linked_cells(grid: Grid) -> dict[figures.Cell, str]:
    """The cells whose value comes from another workbook, with what is to be said of that as their source."""
    if not any("[" in cell.formula for sheet in grid.sheets.values() for cell in sheet.cells.values()):
        return {}
    return {
        figures.Cell(one.sheet, one.address): WORDS.other_workbook.format(one.file and f" {one.file}", one.reference)
        for one in external_links(grid)
    }


def _external(link: Link, settings: PackageSettings) -> ExternalLink:
    return ExternalLink(link.place.sheet, link.place.address, linked_file(link, settings), link.reference)


def _has_formulas(grid: Grid) -> bool:
    return any(cell.formula for sheet in grid.sheets.values() for cell in sheet.cells.values())


def _cells(grid: Grid, settings: PackageSettings) -> Mapping[str, Mapping[At, Cell]]:
    return {name: _of_sheet(sheet, settings) for name, sheet in grid.sheets.items()}


def _of_sheet(sheet: Sheet, settings: PackageSettings) -> dict[At, Cell]:
    arrays = settings.arrays.get(sheet.name, frozenset())
    return {
        at: Cell(_value(raw.value, settings.date1904), raw.formula, at in arrays, _is_rough(raw.value))
        for at, raw in sheet.cells.items()
        if raw.is_filled
    }


def _is_rough(raw: object) -> bool:
    return isinstance(raw, (time, timedelta)) or (isinstance(raw, datetime) and raw.time() != time())


def _value(raw: object, date1904: bool) -> Value:
    """A cell's value as Excel counts with it: every number a double, a date the number of its day."""
    if raw is None or isinstance(raw, bool):
        return raw
    if isinstance(raw, (int, float, Decimal)):
        return float(raw)
    if isinstance(raw, (datetime, date, time, timedelta)):
        return _serial(raw, date1904)
    written = str(raw)
    return ExcelError.VALUE if written in _NEWER_ERRORS else ERRORS.get(written, written)


def _serial(raw: datetime | date | time | timedelta, date1904: bool) -> float:
    if isinstance(raw, timedelta):
        return raw / _ONE_DAY
    of_day = raw if isinstance(raw, time) else raw.time() if isinstance(raw, datetime) else time()
    since_midnight = timedelta(
        hours=of_day.hour, minutes=of_day.minute, seconds=of_day.second, microseconds=of_day.microsecond
    )
    # openpyxl counts days before 1900 from another day than those after, so that none is the 0th.
    before = not isinstance(raw, time) and not date1904 and raw.year < 1900
    whole = 0.0 if isinstance(raw, time) else day_number(raw.toordinal(), date1904) + before
    return whole + since_midnight / _ONE_DAY
