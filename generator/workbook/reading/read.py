"""Reading a workbook: from its sheets to settings, metrics, tables, reconciliations, or to all its problems at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ...errors import Problem, WorkbookError, nearest
from ...finance.figures import Cell
from ...finance.period import DECEMBER, Period, find_period
from ...language.signs import plain_signs
from .. import schema
from ..calculation.of_grid import formula_findings, linked_cells
from ..model import CellValue, Entry, Reconciliation, Workbook
from .formula_units import ask_about_mixed_units
from .grid import Grid, Sheet, read_grid
from .hidden import hidden_notes
from .metric_sheet import is_metric_sheet, read_metrics
from .shown_text import one_line, word
from .table_sheet import columns_of, heading_row, plain_value, read_table
from .unit_sheet import read_units
from .values import Values, cell_at


def read_workbook(path: Path, shown: str | None = None, *, verify: bool = False) -> Workbook:
    """The workbook of a reporting period. `shown` is how messages name it, the path itself unless given.

    With `verify`, its formulas are calculated again and what they give is compared with what is stored.

    Raises:
        PackageError: missing, damaged, oversized, with entities.
        WorkbookError: all that is unclear in it, in sheet order, each with its cell.
    """
    grid = read_grid(path)
    values = Values(replace(grid, path=Path(shown)) if shown else grid, linked_cells(grid))
    workbook = _read(values, values.grid.path)
    values.refuse_uncalculated()
    if values.problems:
        raise WorkbookError(in_sheet_order(values.problems, values.grid))
    assert workbook is not None
    return replace(workbook, stored=tuple(formula_findings(grid, workbook.path.as_posix()))) if verify else workbook


def _read(values: Values, path: Path) -> Workbook | None:
    sheets = values.grid.sheets
    metric_sheets = [sheet for sheet in sheets.values() if is_metric_sheet(sheet)]
    settings, setting_cells = _settings(values)
    year_end = _year_end(values, settings)
    units = read_units(values, settings)
    values.units = units.by_name
    metrics, periods = read_metrics(metric_sheets, values, year_end)
    ask_about_mixed_units(metrics, values)
    if not metrics and not values.problems:
        hint = f"A metric sheet has the headings {schema.KEY}, {schema.LABEL}, {schema.UNIT}, {schema.KIND}."
        values.problems.append(Problem(path.as_posix(), "has no metric sheet.", hint))
    current = _current_period(values, settings, year_end)
    reserved = {schema.GUIDE, schema.SETTINGS, schema.RECONCILIATIONS, *(sheet.name for sheet in metric_sheets)}
    tables = {name: read_table(sheet, values, year_end) for name, sheet in sheets.items() if name not in reserved}
    reconciliations = _reconciliations(values)
    values.warnings += hidden_notes(values.grid)
    if current is None:
        return None
    return Workbook(
        path, settings, metrics, tables, reconciliations, tuple(values.warnings), current, tuple(sorted(periods)),
        setting_cells, tuple(in_sheet_order(values.doubts, values.grid)), units=units,
    )  # fmt: skip


def in_sheet_order(problems: list[Problem], grid: Grid) -> list[Problem]:
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
    for row in sheet.rows_below(header):
        key = sheet.cells.get((row, columns[schema.KEY]))
        if key is None or key.value is None:
            continue
        name = word(str(key.value))
        if name in settings:
            values.refuse(cell_at(sheet.name, row, columns[schema.KEY]), f'"{name}" stands twice.', "Keep one row.")
        cells[name] = cell_at(sheet.name, row, columns[schema.VALUE])
        settings[name] = plain_value(values, cells[name], name)
    return settings, cells


def _year_end(values: Values, settings: dict[str, CellValue]) -> int:
    """The month that the company's years end with: a number from 1 to 12, or as people write it, 3月."""
    stated = settings.get(schema.YEAR_END)
    if stated is None:
        return DECEMBER
    text = word(stated.text if isinstance(stated, Entry) else str(stated.value)).removesuffix("份").removesuffix("月")
    if text.isdecimal() and 1 <= int(text) <= DECEMBER:
        return int(text)
    cell = stated.cell
    assert cell is not None
    values.refuse(cell, f'{schema.YEAR_END} is "{text}", which is no month.', "Type a number from 1 to 12.")
    return DECEMBER


def _current_period(values: Values, settings: dict[str, CellValue], year_end: int) -> Period | None:
    stated = settings.get(schema.CURRENT_PERIOD)
    if schema.SETTINGS not in values.grid.sheets:
        return None
    if not isinstance(stated, Entry):
        where = f"{values.grid.path.as_posix()} {schema.SETTINGS}"
        values.problems.append(Problem(where, f"{schema.CURRENT_PERIOD} is empty.", "Type it, for example 2024H1."))
        return None
    period = find_period(stated.text, year_end)
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
    rows = (_reconciliation(values, sheet, row, columns) for row in sheet.rows_below(header))
    return tuple(row for row in rows if row is not None)


def _reconciliation(values: Values, sheet: Sheet, row: int, columns: dict[str, int]) -> Reconciliation | None:
    def text(heading: str) -> str:
        cell = sheet.cells.get((row, columns.get(heading, 0)))
        return one_line(str(cell.value)) if cell and cell.value is not None else ""

    left, relation, right = (plain_signs(word(text(each))) for each in (schema.LEFT, schema.RELATION, schema.RIGHT))
    relation = relation.lstrip("'")
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
    sides = (values.where(cell_at(sheet.name, row, columns[side])) for side in (schema.LEFT, schema.RIGHT))
    name = text(schema.LABEL) or left
    return Reconciliation(name, left, relation, right, tolerance, values.where(where), *sides)
