"""A workbook's cells as plain data: values, formula texts, comments and formats, each read once by openpyxl."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from ...errors import Problem, WorkbookError
from ...language.characters import seen
from ...office.bounds import check_package

# Excel begins a comment with its author's name on a line of its own.
_AUTHOR_LINE = re.compile(r"\A[^\n:：]{1,40}[:：]\n")


class RawCell(NamedTuple):
    """A cell as stored: for a formula, `value` is the value that was calculated last."""

    value: Any
    number_format: str = "General"
    comment: str = ""
    formula: str = ""

    @property
    def is_filled(self) -> bool:
        return self.value is not None or bool(self.formula)


@dataclass(frozen=True)
class Sheet:
    """A sheet: its cells by (row, column), both from 1."""

    name: str
    cells: Mapping[tuple[int, int], RawCell]
    rows: int
    columns: int

    def row(self, number: int) -> Iterator[tuple[int, RawCell]]:
        """The cells of a row that are not empty, with their columns."""
        for column in range(1, self.columns + 1):
            cell = self.cells.get((number, column))
            if cell is not None:
                yield column, cell


@dataclass(frozen=True)
class Grid:
    """All sheets in their order, and the defined names' areas."""

    path: Path
    sheets: Mapping[str, Sheet]
    names: Mapping[str, str]


def address(row: int, column: int) -> str:
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(column)}{row}"


def read_grid(path: Path) -> Grid:
    """All cells of a workbook.

    Raises:
        PackageError: the file is missing, damaged or oversized.
        WorkbookError: openpyxl cannot make a workbook of it.
    """
    check_package(path, "workbook (.xlsx)", "xl/workbook.xml")
    formulas = _load(path, data_only=False)
    has_formulas = any(cell.data_type == "f" for sheet in formulas for row in sheet.iter_rows() for cell in row)
    values = _load(path, data_only=True) if has_formulas else formulas
    sheets = {sheet.title: _sheet(sheet, values[sheet.title]) for sheet in formulas.worksheets}
    return Grid(path, sheets, {name: item.attr_text or "" for name, item in formulas.defined_names.items()})


def _load(path: Path, *, data_only: bool) -> Any:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that openpyxl would lose on saving: it never saves here
            return openpyxl.load_workbook(path, data_only=data_only, keep_links=False)
    except (KeyError, ValueError, TypeError, AttributeError, SyntaxError, zipfile.BadZipFile, OSError) as error:
        problem = Problem(str(path), f"cannot be read as a workbook ({error}).", "Open it in Excel and save it again.")
        raise WorkbookError(problem) from error


def _sheet(formulas: Any, values: Any) -> Sheet:
    cells = {
        (cell.row, cell.column): _raw(cell, values)
        for row in formulas.iter_rows()
        for cell in row
        if cell.value is not None or cell.comment is not None
    }
    return Sheet(formulas.title, cells, formulas.max_row or 0, formulas.max_column or 0)


def _raw(cell: Any, values: Any) -> RawCell:
    comment = _AUTHOR_LINE.sub("", seen(cell.comment.text)).strip() if cell.comment is not None else ""
    if cell.data_type != "f":
        return RawCell(_seen(cell.value), cell.number_format or "General", comment)
    formula = cell.value if isinstance(cell.value, str) else getattr(cell.value, "text", None) or "="
    value = _seen(values.cell(cell.row, cell.column).value)
    return RawCell(value, cell.number_format or "General", comment, formula)


def _seen(value: Any) -> Any:
    # Here, for labels and headings go their own ways to slides, charts, lineage and messages.
    return seen(value) if isinstance(value, str) else value
