"""The rules of 勾稽 in names, written anew: a name that changed changes them."""

from __future__ import annotations

from collections.abc import Iterator

from .. import schema
from ..editing.edit import PackageEdit
from ..reading.grid import Grid, Sheet
from ..reading.metric_sheet import is_metric_sheet
from ..reading.table_sheet import columns_of, heading_row
from ..rule_words import rule_words


def write_rules(grid: Grid, package: PackageEdit) -> None:
    """Put the names as they are now into the column 规则, where there is one; what is read are the keys beside it."""
    sheet = grid.sheets.get(schema.RECONCILIATIONS)
    header = heading_row(sheet, (schema.RULE, schema.LEFT, schema.RELATION, schema.RIGHT)) if sheet else None
    if sheet is None or header is None:
        return
    columns, names = columns_of(sheet, header), dict(_names(grid))
    for row in sheet.rows_below(header):
        left, relation, right, known = (
            _text(sheet, row, columns[heading])
            for heading in (schema.LEFT, schema.RELATION, schema.RIGHT, schema.RULE)
        )
        words = rule_words(left, relation.lstrip("'"), right, names)
        if left and words != known:
            package.sheet(sheet.name).set_text(row, columns[schema.RULE], words)


def _names(grid: Grid) -> Iterator[tuple[str, str]]:
    """The names by key, of settings and metrics."""
    for sheet in grid.sheets.values():
        if sheet.name == schema.SETTINGS or is_metric_sheet(sheet):
            header = heading_row(sheet, (schema.KEY, schema.LABEL))
            columns = columns_of(sheet, header) if header else {}
            for row in sheet.rows_below(header) if header else ():
                yield _text(sheet, row, columns[schema.KEY]), _text(sheet, row, columns[schema.LABEL])


def _text(sheet: Sheet, row: int, column: int) -> str:
    cell = sheet.cells.get((row, column))
    return "" if cell is None or cell.value is None else str(cell.value).strip()
