"""Rolls the example workbook forward to the full year and fills it in; LibreOffice calculates the formulas' values.

usage: python -m tools.example_full_year IN.xlsx OUT.xlsx
"""

from __future__ import annotations

import copy
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree
from openpyxl.utils import get_column_letter

from generator.finance.period import period_named
from generator.office.elements import required
from generator.workbook import schema
from generator.workbook.editing.edit import M, PackageEdit
from generator.workbook.reading.grid import Sheet, read_grid
from generator.workbook.reading.recalculate import recalculated
from generator.workbook.rolling.roll import roll
from generator.workbook.rolling.rules import write_rules
from tools.example.full_year import (
    CLOSING,
    COMPARATIVES,
    DERIVED,
    DISCLOSED,
    FORMULAS,
    ILLUSTRATIVE,
    RENAMED,
    SETTINGS,
    UNCONFIRMED,
)  # fmt: skip

Values = Mapping[str, tuple[float, str]]
_YEAR: Values = {**{key: (value, "") for key, value in DISCLOSED.items()}, **DERIVED, **UNCONFIRMED, **ILLUSTRATIVE}


def main(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    roll(source, period_named("2024FY"), target)
    grid, package = read_grid(target), PackageEdit(target)
    for sheet in grid.sheets.values():
        for heading, values in (("2024FY", _YEAR), ("2023FY", COMPARATIVES), ("2024-12", CLOSING)):
            _fill(sheet, package, heading, values)
    _calculated_growth(grid.sheets["业务"], package)
    for name in ("财务", "业务"):
        _rename(grid.sheets[name], package)
    _settings(grid.sheets[schema.SETTINGS], package)
    package.save(target)
    package = PackageEdit(target)
    write_rules(read_grid(target), package)
    package.save(target)
    _calculate(target)


def _header(sheet: Sheet) -> tuple[int, dict[str, int]]:
    for row in range(1, 6):
        found = {str(cell.value): column for column, cell in sheet.row(row) if cell.value is not None}
        if schema.KEY in found:
            return row, found
    return 0, {}


def _rows(sheet: Sheet) -> Iterator[tuple[int, str]]:
    header, columns = _header(sheet)
    for row in range(header + 1, sheet.rows + 1) if columns else ():
        cell = sheet.cells.get((row, columns[schema.KEY]))
        if cell is not None and cell.value is not None:
            yield row, str(cell.value)


def _fill(sheet: Sheet, package: PackageEdit, heading: str, values: Values) -> None:
    """Type what waits for a value; formulas and what stands there already are left."""
    _, columns = _header(sheet)
    column = columns.get(heading)
    for row, key in _rows(sheet) if column else ():
        known = sheet.cells.get((row, column or 0))
        if key in values and (known is None or (known.value is None and not known.formula)):
            value, comment = values[key]
            assert column is not None
            model = columns.get("2024H1") or columns["2023FY"]
            package.sheet(sheet.name).set_number(row, column, repr(value), package.sheet(sheet.name).style(row, model))
            if comment:
                _comment(package, sheet.name, row, column, comment)


def _calculated_growth(sheet: Sheet, package: PackageEdit) -> None:
    _, columns = _header(sheet)
    rows = {key: row for row, key in _rows(sheet)}
    for key, (period, metric, before) in FORMULAS.items():
        now, then = (f"{get_column_letter(columns[heading])}{rows[metric]}" for heading in (period, before))
        edit, column = package.sheet(sheet.name), columns[period]
        edit.set_formula(rows[key], column, f"{now}/{then}-1", "", edit.style(rows[key], columns["2024-08"]))


def _comment(package: PackageEdit, sheet: str, row: int, column: int, text: str) -> None:
    """A comment with the shape that Excel shows it in, made after the sheet's last one."""
    comments, shapes = package.part_of(sheet, "comments"), package.part_of(sheet, "vmlDrawing")
    ref = f"{get_column_letter(column)}{row}"
    entry = etree.SubElement(
        required(comments, f"{M}commentList"), f"{M}comment", {"ref": ref, "authorId": "0", "shapeId": "0"}
    )
    etree.SubElement(etree.SubElement(entry, f"{M}text"), f"{M}t").text = text
    shape = copy.deepcopy(shapes[-1])
    shape.set("id", f"_x0000_s{1026 + len(shapes)}")
    for name, value in (("Row", row - 1), ("Column", column - 1)):
        next(each for each in shape.iter() if str(each.tag).endswith(f"}}{name}")).text = str(value)
    shapes.append(shape)


def _rename(sheet: Sheet, package: PackageEdit) -> None:
    """The segment's new name, and its old one in a column 曾用名."""
    header, columns = _header(sheet)
    edit = package.sheet(sheet.name)
    former = edit.columns + 1
    edit.set_text(header, former, schema.FORMER, edit.style(header, columns[schema.LABEL]))
    edit.add_columns(former - 1, 1)
    for row, key in _rows(sheet):
        if key in RENAMED:
            edit.set_text(row, columns[schema.LABEL], RENAMED[key][0])
            edit.set_text(row, former, RENAMED[key][1], edit.style(row, columns[schema.LABEL]))


def _settings(sheet: Sheet, package: PackageEdit) -> None:
    _, columns = _header(sheet)
    for row, key in _rows(sheet):
        if key in SETTINGS:
            style = package.sheet(sheet.name).style(row - 1, columns[schema.VALUE])
            package.sheet(sheet.name).set_text(row, columns[schema.VALUE], SETTINGS[key], style)


def _calculate(target: Path) -> None:
    """Put the values that LibreOffice calculates beside the formulas; the file stays as it is otherwise."""
    with recalculated(target) as copy_of_it:
        grid = read_grid(copy_of_it)
    package = PackageEdit(target)
    for name, sheet in read_grid(target).sheets.items():
        for (row, column), cell in sheet.cells.items():
            if cell.formula:
                value = grid.sheets[name].cells[row, column].value
                package.sheet(name).set_formula(row, column, cell.formula.lstrip("="), _said(value))
    package.save(target)


def _said(value: Any) -> str:
    return f"{value:.15g}" if isinstance(value, (int, float)) else ""


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
