"""Reading a workbook: from its sheets to settings, metrics, tables, reconciliations, or to all its problems at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ...errors import Problem, WorkbookError, nearest
from ...finance.figures import Cell
from ...finance.period import Period, find_period
from .. import schema
from ..model import CellValue, Entry, Reconciliation, Workbook
from .grid import Grid, Sheet, read_grid
from .metric_sheet import is_metric_sheet, read_metrics
from .table_sheet import columns_of, heading_row, plain_value, read_table
from .values import Values, cell_at


def read_workbook(path: Path, shown: str | None = None) -> Workbook:
    """The workbook of a reporting period. `shown` is how messages name it, the path itself unless given.

    Raises:
        PackageError: missing, damaged, oversized, with entities.
        WorkbookError: all that is unclear in it, in sheet order, each with its cell.
    """
    grid = read_grid(path)
    values = Values(replace(grid, path=Path(shown)) if shown else grid)
    workbook = _read(values, values.grid.path)
    if values.problems:
        raise WorkbookError(_in_sheet_order(values.problems, values.grid))
    assert workbook is not None
    return workbook


def _read(values: Values, path: Path) -> Workbook | None:
    sheets = values.grid.sheets
    metric_sheets = [sheet for sheet in sheets.values() if is_metric_sheet(sheet)]
    metrics, periods = read_metrics(metric_sheets, values)
    if not metrics and not values.problems:
        hint = f"A metric sheet has the headings {schema.KEY}, {schema.LABEL}, {schema.UNIT}, {schema.KIND}."
        values.problems.append(Problem(path.as_posix(), "has no metric sheet.", hint))
    settings, setting_cells = _settings(values)
    current = _current_period(values, settings)
    reserved = {schema.GUIDE, schema.SETTINGS, schema.RECONCILIATIONS, *(sheet.name for sheet in metric_sheets)}
    tables = {name: read_table(sheet, values) for name, sheet in sheets.items() if name not in reserved}
    reconciliations = _reconciliations(values)
    if current is None:
        return None
    return Workbook(
        path, settings, metrics, tables, reconciliations, tuple(values.warnings), current, tuple(sorted(periods)),
        setting_cells,
    )  # fmt: skip


def _in_sheet_order(problems: list[Problem], grid: Grid) -> list[Problem]:
    """Sheet by sheet as the tabs stand; within a sheet as they were met, which is row by row."""
    order = {name: number for number, name in enumerate(grid.sheets)}

    def place(problem: Problem) -> int:
        sheet = problem.where.rpartition(" ")[2].partition("!")[0]
        return order.get(sheet, -1)

    return sorted(dict.fromkeys(problems), key=place)


def _missing_sheet(values: Values, name: str) -> None:
    hint = nearest(name, values.grid.sheets)
    values.problems.append(Problem(values.grid.path.as_posix(), f"has no sheet {name}.", hint))


def _settings(values: Values) -> tuple[dict[str, CellValue], dict[str, Cell]]:
    """The values of 报告期 by key, and their cells."""
    sheet = values.grid.sheets.get(schema.SETTINGS)
    if sheet is None:
        _missing_sheet(values, schema.SETTINGS)
        return {}, {}
    header = heading_row(sheet, (schema.KEY, schema.VALUE))
    if header is None:
        where = values.where(cell_at(sheet.name, 1, 1))
        values.problems.append(Problem(where, f"no headings {schema.KEY} and {schema.VALUE}.", "Put them back."))
        return {}, {}
    columns = columns_of(sheet, header)
    settings: dict[str, CellValue] = {}
    cells: dict[str, Cell] = {}
    for row in range(header + 1, sheet.rows + 1):
        key = sheet.cells.get((row, columns[schema.KEY]))
        if key is None or key.value is None:
            continue
        name = str(key.value).strip()
        if name in settings:
            values.refuse(cell_at(sheet.name, row, columns[schema.KEY]), f'"{name}" stands twice.', "Keep one row.")
        cells[name] = cell_at(sheet.name, row, columns[schema.VALUE])
        settings[name] = plain_value(values, cells[name], name)
    return settings, cells


def _current_period(values: Values, settings: dict[str, CellValue]) -> Period | None:
    stated = settings.get(schema.CURRENT_PERIOD)
    if schema.SETTINGS not in values.grid.sheets:
        return None
    if not isinstance(stated, Entry):
        where = f"{values.grid.path.as_posix()} {schema.SETTINGS}"
        values.problems.append(Problem(where, f"{schema.CURRENT_PERIOD} is empty.", "Type it, for example 2024H1."))
        return None
    period = find_period(stated.text)
    if period is None or period.is_date:
        values.refuse(stated.cell, f'"{stated.text}" is no reporting period.', "Type for example 2024H1 or 2024FY.")
        return None
    return period


def _reconciliations(values: Values) -> tuple[Reconciliation, ...]:
    sheet = values.grid.sheets.get(schema.RECONCILIATIONS)
    if sheet is None:
        _missing_sheet(values, schema.RECONCILIATIONS)
        return ()
    needed = (schema.LEFT, schema.RELATION, schema.RIGHT)
    header = heading_row(sheet, needed)
    if header is None:
        where = values.where(cell_at(sheet.name, 1, 1))
        values.problems.append(Problem(where, f"no headings {', '.join(needed)}.", "Put them back."))
        return ()
    columns = columns_of(sheet, header)
    rows = (_reconciliation(values, sheet, row, columns) for row in range(header + 1, sheet.rows + 1))
    return tuple(row for row in rows if row is not None)


def _reconciliation(values: Values, sheet: Sheet, row: int, columns: dict[str, int]) -> Reconciliation | None:
    def text(heading: str) -> str:
        cell = sheet.cells.get((row, columns.get(heading, 0)))
        return str(cell.value).strip() if cell and cell.value is not None else ""

    left, relation, right = text(schema.LEFT), text(schema.RELATION).lstrip("'"), text(schema.RIGHT)
    if not left and not right:
        return None
    where = cell_at(sheet.name, row, columns[schema.RELATION])
    if relation not in schema.RELATIONS:
        values.refuse(where, f'"{relation}" is no relation.', f"Write one of {' '.join(schema.RELATIONS)}.")
        return None
    tolerance = None
    if schema.TOLERANCE in columns:
        found = plain_value(values, cell_at(sheet.name, row, columns[schema.TOLERANCE]), schema.TOLERANCE)
        tolerance = found if found is not None and not isinstance(found, Entry) else None
    return Reconciliation(text(schema.LABEL) or left, left, relation, right, tolerance, values.where(where))
