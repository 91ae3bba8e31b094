"""Formulas over metrics: their Excel text and their exact value, from one source, so that a file has both."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeVar

from openpyxl.utils import quote_sheetname

from ...errors import Problem, WorkbookError
from ...finance.figures import EXACT, Cell
from .content import Formula, Value, WorkbookContent

_NAME = re.compile(r"\{([^{}@]+)(?:@([^{}]+))?\}")
_CELL_LIKE = re.compile(r"[A-Za-z]{1,3}\d+")

T = TypeVar("T")

Place = tuple[str, str]
"""A key and a heading; a setting has an empty heading."""


def excel_text(formula: Formula, sheet: str, cells: Mapping[Place, Cell]) -> str:
    """The formula as Excel has it: cells of its own sheet without the sheet's name."""

    def reference(match: re.Match[str]) -> str:
        cell = _known(cells, (match[1], match[2] or ""))
        return cell.ref if cell.sheet == sheet else f"{_sheet_name(cell.sheet)}!{cell.ref}"

    return "=" + _NAME.sub(reference, formula.text.replace(" ", ""))


def _sheet_name(name: str) -> str:
    """A sheet's name as formulas write it: in quotes unless it is one plain word."""
    return name if name.isidentifier() and not _CELL_LIKE.fullmatch(name) else quote_sheetname(name)


def values_of(content: WorkbookContent) -> dict[Place, Decimal]:
    """Every value of settings and metrics, formulas calculated.

    Raises:
        WorkbookError: a formula names what is not there, or goes round in a circle.
    """
    given: dict[Place, Value | Decimal] = {
        (row.key, ""): row.value for row in content.settings if isinstance(row.value, Decimal)
    }
    for sheet in content.metrics:
        for row in sheet.rows:
            if not isinstance(row, str):
                given.update({(row.key, heading): value for heading, value in row.values.items()})
    return _Calculation(given).all()


class _Calculation:
    def __init__(self, given: Mapping[Place, Value | Decimal]) -> None:
        self._given = given
        self._known: dict[Place, Decimal] = {}
        self._open: set[Place] = set()

    def all(self) -> dict[Place, Decimal]:
        return {place: self.value(place) for place in self._given}

    def value(self, place: Place) -> Decimal:
        if place not in self._known:
            if place in self._open:
                raise WorkbookError(Problem(_said(place), "the formula goes round in a circle.", ""))
            self._open.add(place)
            try:
                self._known[place] = self._calculated(_known(self._given, place))
            except (SyntaxError, ArithmeticError) as error:
                what, hint = "the formula cannot be calculated.", "Mend it, or leave the cell empty."
                raise WorkbookError(Problem(_said(place), what, hint)) from error
            except WorkbookError as error:
                raise WorkbookError(one._replace(where=one.where or _said(place)) for one in error.problems) from error
        return self._known[place]

    def _calculated(self, value: Value | Decimal) -> Decimal:
        content = value.content if isinstance(value, Value) else value
        if isinstance(content, Decimal):
            return content
        names: list[Decimal] = []

        def name(match: re.Match[str]) -> str:
            names.append(self.value((match[1], match[2] or "")))
            return f"x[{len(names) - 1}]"

        return _evaluated(ast.parse(_NAME.sub(name, content.text), mode="eval").body, names)


_OPERATIONS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: EXACT.add,
    ast.Sub: EXACT.subtract,
    ast.Mult: EXACT.multiply,
    ast.Div: EXACT.divide,
}


def _evaluated(node: ast.expr, names: list[Decimal]) -> Decimal:
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        return _OPERATIONS[type(node.op)](_evaluated(node.left, names), _evaluated(node.right, names))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_evaluated(node.operand, names)
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        return names[int(str(node.slice.value))]
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return Decimal(repr(node.value))
    raise WorkbookError(Problem("", "a formula has a sign that is not known here.", "Use + - * /."))


def _known(table: Mapping[Place, T], place: Place) -> T:
    if place not in table:
        raise WorkbookError(Problem(_said(place), "a formula refers to it, and it is not there.", "Add it."))
    return table[place]


def _said(place: Place) -> str:
    return "@".join(part for part in place if part)
