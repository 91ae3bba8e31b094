"""A workbook's schema without its values, for a company and a period of one's own: what a new project begins with."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from .. import schema
from ..editing.edit import PackageEdit
from ..reading.grid import Grid, Sheet, read_grid
from ..reading.metric_sheet import is_metric_sheet
from ..reading.table_sheet import columns_of, first_wide_row, heading_row
from ..writing.content import (
    MetricRow,
    MetricSheet,
    ReconciliationRow,
    SettingRow,
    TableSheet,
    WorkbookContent,
)
from ..writing.write import write_workbook
from .carried_formula import Carrier
from .metric_columns import metric_columns

_KEPT = (schema.TEMPLATE, schema.CURRENCY, schema.PRESENTATION_UNIT)
"""Settings that are nobody's own."""

Renamed = Callable[[str], str]
"""A heading of the demo, as the new workbook has it."""


def write_blank(demo: Path, target: Path, renamed: Renamed, own: Mapping[str, str]) -> None:
    """Write a workbook with the demo's keys, labels, units, formulas and reconciliations, and none of its values.

    Cells that had typed values are on yellow ground, formulas wait for what they need. `own` are settings by key.
    """
    grid = read_grid(demo)
    write_workbook(_blank(grid, renamed, own), target)
    _put_formulas(grid, target)


def write_filled(demo: Path, target: Path, renamed: Renamed, own: Mapping[str, str]) -> None:
    """Write the demo with all its values, under other headings and with other settings."""
    grid, package = read_grid(demo), PackageEdit(demo)
    for sheet in (one for one in grid.sheets.values() if is_metric_sheet(one)):
        header = metric_columns(sheet).header
        for column, cell in sheet.row(header):
            if renamed(str(cell.value)) != str(cell.value):
                package.sheet(sheet.name).set_text(header, column, renamed(str(cell.value)))
    sheet = grid.sheets[schema.SETTINGS]
    header, columns = _headed(sheet, (schema.KEY, schema.VALUE))
    for row in sheet.rows_below(header):
        key = _at(sheet, row, columns, schema.KEY)
        text = own.get(key) or _moved_day(_at(sheet, row, columns, schema.VALUE), renamed)
        if text:
            package.sheet(sheet.name).set_text(row, columns[schema.VALUE], text)
    package.save(target)


def _moved_day(text: str, renamed: Renamed) -> str:
    """A day as it is written in a setting, moved like a heading of its month; nothing for any other text."""
    written = re.fullmatch(r"(\d{4}-\d\d)-(\d\d)", text)
    if written is None:
        return ""
    year, month = map(int, renamed(written[1]).split("-"))
    return f"{year}-{month:02d}-{min(int(written[2]), monthrange(year, month)[1]):02d}"


def forget_previous(workbook: Path) -> None:
    """Take away which workbook it was rolled from: of a first deck there is none."""
    grid, package = read_grid(workbook), PackageEdit(workbook)
    sheet = grid.sheets[schema.SETTINGS]
    header, columns = _headed(sheet, (schema.KEY, schema.VALUE))
    for row in sheet.rows_below(header):
        if _at(sheet, row, columns, schema.KEY) == schema.PREVIOUS:
            for heading in (schema.KEY, schema.LABEL, schema.VALUE):
                package.sheet(sheet.name).clear(row, columns[heading])
    package.save(workbook)


def _blank(grid: Grid, renamed: Renamed, own: Mapping[str, str]) -> WorkbookContent:
    """Keys, labels, units, headings and reconciliations."""
    sheets = list(grid.sheets.values())
    metrics = tuple(_metrics(sheet, renamed) for sheet in sheets if is_metric_sheet(sheet))
    reserved = {schema.GUIDE, schema.SETTINGS, schema.RECONCILIATIONS, *(sheet.name for sheet in metrics)}
    others = ((sheet, first_wide_row(sheet)) for sheet in sheets if sheet.name not in reserved)
    tables = tuple(_table(sheet, header) for sheet, header in others if header is not None)
    guide = tuple(row for row in _texts(grid.sheets[schema.GUIDE]) if len(row) == 2)
    return WorkbookContent(guide[: _legend(guide)], _settings(grid, own), metrics, tables, _reconciliations(grid))


def _put_formulas(grid: Grid, workbook: Path) -> None:
    """The example's formulas, each empty until its cells are filled; yellow ground where it has typed values."""
    package = PackageEdit(workbook)
    sheets = {sheet.name: metric_columns(sheet) for sheet in grid.sheets.values() if is_metric_sheet(sheet)}
    carriers = {name: layout.periods() for name, layout in sheets.items()}
    for name, layout in sheets.items():
        edit = package.sheet(name)
        for period, column in layout.old.items():
            for row in layout.sheet.rows_below(layout.header):
                cell = layout.sheet.cells.get((row, column))
                if cell is not None and cell.formula:
                    formula = Carrier(grid, carriers, name, period, period).carried(cell.formula)
                    edit.set_formula(row, column, formula, "")
                elif cell is not None and cell.value is not None:
                    edit.clear(row, column, package.filled(edit.style(row, column)))
    package.save(workbook)


def _legend(guide: tuple[tuple[str, ...], ...]) -> int:
    """The guide's own rows: the writer adds the legend of colours after them."""
    return next((number for number, row in enumerate(guide) if row[0].startswith("颜色")), len(guide))


def _texts(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    for row in sheet.rows_below(0):
        yield tuple(str(cell.value) for _, cell in sheet.row(row) if cell.value is not None)


def _headed(sheet: Sheet, needed: tuple[str, ...]) -> tuple[int, dict[str, int]]:
    header = heading_row(sheet, needed) or 1
    return header, columns_of(sheet, header)


def _at(sheet: Sheet, row: int, columns: dict[str, int], heading: str) -> str:
    cell = sheet.cells.get((row, columns.get(heading, 0)))
    return "" if cell is None or cell.value is None else str(cell.value)


def _head(sheet: Sheet, header: int) -> tuple[str, str]:
    """The title and the quiet line above the headings."""
    above = [
        next((str(cell.value) for _, cell in sheet.row(row) if cell.value is not None), "") for row in range(1, header)
    ]
    return (*above, "", "")[0], (*above, "", "")[1]


def _metrics(sheet: Sheet, renamed: Renamed) -> MetricSheet:
    header, columns = _headed(sheet, (schema.KEY, schema.UNIT, schema.KIND))
    rows: list[MetricRow | str] = []
    for row in sheet.rows_below(header):
        key, label, unit, kind, direction = (
            _at(sheet, row, columns, name)
            for name in (schema.KEY, schema.LABEL, schema.UNIT, schema.KIND, schema.DIRECTION)
        )
        if key:
            rows.append(MetricRow(key, label, unit, kind, {}, direction))
        elif label:
            rows.append(label)
    title, remark = _head(sheet, header)
    periods = tuple(renamed(name) for name in columns if name not in schema.METRIC_COLUMNS)
    return MetricSheet(sheet.name, title, periods, tuple(rows), remark)


def _table(sheet: Sheet, header: int) -> TableSheet:
    columns = columns_of(sheet, header)
    title, remark = _head(sheet, header)
    # A row that templates name by its key stays, empty but for the key.
    keys = [_at(sheet, row, columns, schema.KEY) for row in sheet.rows_below(header)]
    rows = tuple(tuple(key if name == schema.KEY else None for name in columns) for key in keys if key)
    return TableSheet(sheet.name, title, tuple(columns), rows, remark=remark)


def _settings(grid: Grid, own: Mapping[str, str]) -> tuple[SettingRow, ...]:
    sheet = grid.sheets[schema.SETTINGS]
    header, columns = _headed(sheet, (schema.KEY, schema.VALUE))
    found = []
    for row in sheet.rows_below(header):
        key, label, remark = (_at(sheet, row, columns, name) for name in (schema.KEY, schema.LABEL, schema.REMARK))
        cell = sheet.cells.get((row, columns[schema.VALUE]))
        if key:
            value = own.get(key) or _kept(key, cell.value if cell is not None else None)
            found.append(SettingRow(key, label, value, remark))
    return tuple(found)


def _kept(key: str, value: object) -> str | Decimal | None:
    """A setting's value where it is nobody's own: what jianbao reads, and numbers, which formulas and notes need."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Decimal(str(value))
    return str(value) if key in _KEPT and value is not None else None


def _reconciliations(grid: Grid) -> tuple[ReconciliationRow, ...]:
    sheet = grid.sheets[schema.RECONCILIATIONS]
    header, columns = _headed(sheet, (schema.LEFT, schema.RELATION, schema.RIGHT))
    found = []
    for row in sheet.rows_below(header):
        name, _, left, relation, right, tolerance, remark = (
            _at(sheet, row, columns, one) for one in schema.RECONCILIATION_COLUMNS
        )
        if left:
            amount = Decimal(tolerance or 0)
            found.append(ReconciliationRow(name, left, relation.lstrip("'"), right, amount, remark))
    return tuple(found)
