"""A project folder of one's own, made of the templates and the workbook that come with jianbao."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from ..errors import OutputError, Problem
from ..finance.period import find_period
from ..language.chosen import WORDS
from ..workbook import schema
from ..workbook.editing.edit import PackageEdit
from ..workbook.reading.grid import Grid, Sheet, read_grid
from ..workbook.reading.metric_sheet import is_metric_sheet
from ..workbook.reading.table_sheet import columns_of, first_wide_row, heading_row
from ..workbook.rolling.carried_formula import Carrier
from ..workbook.rolling.metric_columns import metric_columns
from ..workbook.writing.content import (
    MetricRow,
    MetricSheet,
    ReconciliationRow,
    SettingRow,
    TableSheet,
    WorkbookContent,
)
from ..workbook.writing.write import write_workbook

_OWN_SETTINGS = (schema.CURRENT_PERIOD, schema.TEMPLATE, schema.CURRENCY, schema.PRESENTATION_UNIT)
_README = """# {name}

The deck of a results announcement, built from `inputs/{workbook}` by the templates in `templates/`.

    jianbao build inputs/{workbook}

Places that wait say {to_be_filled}; `jianbao check inputs/{workbook}` lists them, with the cell to fill for each.

The slides and their words are those of the example that comes with jianbao: change them in
`templates/{template}/slides/`, or in Excel with `jianbao words inputs/{workbook}`. Names of products, segments and
pictures are the example's too.
"""


def new_project(folder: str | Path) -> Path:
    """Make the folder; the path of its workbook, which has the schema and no values.

    Raises:
        OutputError: the folder is there and not empty.
    """
    folder = Path(folder)
    if folder.exists() and any(folder.iterdir()):
        raise OutputError(Problem(str(folder), "is not empty.", "Name a new folder."))
    source = _shipped()
    grid = _example(source / "inputs")
    content = _blank(grid)
    (folder / "inputs" / "pictures").mkdir(parents=True)
    (folder / "output").mkdir()
    shutil.copytree(source / "templates", folder / "templates", ignore=shutil.ignore_patterns("~$*"))
    workbook = folder / "inputs" / grid.path.name
    write_workbook(content, workbook)
    _put_formulas(grid, workbook)
    template = next((one.value for one in content.settings if one.key == schema.TEMPLATE), "")
    words = _README.format(
        name=folder.resolve().name, workbook=workbook.name, template=template,
        to_be_filled=WORDS.to_be_filled,
    )  # fmt: skip
    (folder / "README.md").write_text(words, encoding="utf-8")
    return workbook


def _example(inputs: Path) -> Grid:
    """The workbook that the templates come with: that of the newest period which was not rolled from another."""
    named = [(find_period(path.stem), path) for path in inputs.glob("*.xlsx")]
    dated = sorted(((period, path) for period, path in named if period is not None), reverse=True)
    grids = [read_grid(path) for _, path in dated]
    return next((grid for grid in grids if not _setting(grid, schema.PREVIOUS)), grids[0])


def _setting(grid: Grid, key: str) -> str:
    """A setting's value as it stands in 报告期."""
    sheet = grid.sheets[schema.SETTINGS]
    header, columns = _headed(sheet, (schema.KEY, schema.VALUE))
    rows = sheet.rows_below(header)
    found = (_at(sheet, row, columns, schema.VALUE) for row in rows if _at(sheet, row, columns, schema.KEY) == key)
    return next(found, "")


def _shipped() -> Path:
    """Where templates and example lie: in the installed package, or beside it in a working copy."""
    inside = Path(__file__).parents[1] / "shipped"
    return inside if inside.is_dir() else Path(__file__).parents[2]


def _blank(grid: Grid) -> WorkbookContent:
    """A workbook's schema without its values: keys, labels, units, headings and reconciliations stay."""
    sheets = list(grid.sheets.values())
    metrics = tuple(_metrics(sheet) for sheet in sheets if is_metric_sheet(sheet))
    reserved = {schema.GUIDE, schema.SETTINGS, schema.RECONCILIATIONS, *(sheet.name for sheet in metrics)}
    others = ((sheet, first_wide_row(sheet)) for sheet in sheets if sheet.name not in reserved)
    tables = tuple(_table(sheet, header) for sheet, header in others if header is not None)
    guide = tuple(row for row in _texts(grid.sheets[schema.GUIDE]) if len(row) == 2)
    return WorkbookContent(guide[: _legend(guide)], _settings(grid), metrics, tables, _reconciliations(grid))


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


def _metrics(sheet: Sheet) -> MetricSheet:
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
    periods = tuple(name for name in columns if name not in schema.METRIC_COLUMNS)
    return MetricSheet(sheet.name, title, periods, tuple(rows), remark)


def _table(sheet: Sheet, header: int) -> TableSheet:
    columns = columns_of(sheet, header)
    title, remark = _head(sheet, header)
    # A row that templates name by its key stays, empty but for the key.
    keys = [_at(sheet, row, columns, schema.KEY) for row in sheet.rows_below(header)]
    rows = tuple(tuple(key if name == schema.KEY else None for name in columns) for key in keys if key)
    return TableSheet(sheet.name, title, tuple(columns), rows, remark=remark)


def _settings(grid: Grid) -> tuple[SettingRow, ...]:
    sheet = grid.sheets[schema.SETTINGS]
    header, columns = _headed(sheet, (schema.KEY, schema.VALUE))
    found = []
    for row in sheet.rows_below(header):
        key, label, remark = (_at(sheet, row, columns, name) for name in (schema.KEY, schema.LABEL, schema.REMARK))
        cell = sheet.cells.get((row, columns[schema.VALUE]))
        if key:
            found.append(SettingRow(key, label, _kept(key, cell.value if cell is not None else None), remark))
    return tuple(found)


def _kept(key: str, value: object) -> str | Decimal | None:
    """A setting's value where it is nobody's own: what jianbao reads, and numbers, which formulas and notes need."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Decimal(str(value))
    return str(value) if key in _OWN_SETTINGS and value is not None else None


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
