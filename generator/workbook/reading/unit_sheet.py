"""The units of a workbook: 元 in its reporting currency, the unit it presents money in, and those of its sheet 单位."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ...errors import UnitMismatch
from ...finance.currencies import MONEY, Currency, currency_named
from ...finance.figures import EXACT, Cell
from ...finance.units import Unit, is_money, nearest_unit, units_of
from .. import schema
from ..model import CellValue, Entry, KnownUnits
from .grid import Sheet
from .numbers import number_from_text
from .shown_text import word
from .table_sheet import columns_of, heading_row
from .values import Values, cell_at

_SIZE = re.compile(r"([\d.,，]+)\s*(\D*)")
_NO_NAME = re.compile(r"[\d\s()（）+*=<>,，、;；:：\"']")


def read_units(values: Values, settings: Mapping[str, CellValue]) -> KnownUnits:
    """All units that the workbook's cells and its deck may name; what is unclear is refused with its cell."""
    currency = _currency(values, settings.get(schema.CURRENCY))
    known = units_of(currency.dimension if currency is not None else "RMB")
    for row in _rows(values):
        unit = row.unit(known)
        if unit is not None:
            known.setdefault(row.dimension or unit.name, Unit(row.dimension, unit.dimension))
            known[unit.name] = unit
    return KnownUnits(known, currency, _presentation(values, settings.get(schema.PRESENTATION_UNIT), known))


def _said(stated: CellValue) -> tuple[str, Cell] | None:
    if stated is None or stated.cell is None:
        return None
    return word(stated.text if isinstance(stated, Entry) else str(stated.value)), stated.cell


def _currency(values: Values, stated: CellValue) -> Currency | None:
    said = _said(stated)
    if said is None:
        return None
    try:
        return currency_named(said[0])
    except UnitMismatch as error:
        values.refuse(said[1], error.problems[0].what, error.problems[0].hint)
        return None


def _presentation(values: Values, stated: CellValue, known: Mapping[str, Unit]) -> Unit | None:
    said = _said(stated)
    if said is None:
        return None
    name, cell = said
    unit = known.get(name)
    if unit is not None and is_money(unit):
        return unit
    what = f'{schema.PRESENTATION_UNIT} is "{name}", which is no unit{" of money" if unit is not None else ""}.'
    values.refuse(cell, what, (nearest_unit(name, known) if unit is None else "Type for example 百万元."))
    return None


class _Row(NamedTuple):
    """A row of the sheet: what a unit is called, what it is one of, how many of a known one it is."""

    values: Values
    cells: Mapping[str, Cell]
    name: str
    dimension: str
    size: str

    def _refuse(self, heading: str, what: str, hint: str) -> None:
        self.values.refuse(self.cells[heading], what, hint)

    def unit(self, known: Mapping[str, Unit]) -> Unit | None:
        if not self.name or _NO_NAME.search(self.name):
            what = f'"{self.name}" is no name of a unit.' if self.name else "the row has no name of a unit."
            self._refuse(schema.LABEL, what, "Write it without digits, blanks and signs: 万箱.")
            return None
        unit = self._sized(known) if self.size else self._base()
        before = known.get(self.name)
        if unit is not None and before not in (None, unit) and before is not None:
            what = f"{self.name} is known already, as {_told(before)}, and is {_told(unit)} here."
            self._refuse(schema.LABEL, what, "Give it another name, or take the row away.")
            return None
        return unit

    def _base(self) -> Unit | None:
        """A unit that others are counted in."""
        if self.dimension in ("", self.name):
            return Unit(self.name, self.name)
        what = f"{self.name} is one of {self.dimension}, and {schema.SIZE} is empty."
        self._refuse(schema.SIZE, what, f"Type how many {self.dimension} it is: 10000{self.dimension}.")
        return None

    def _sized(self, known: Mapping[str, Unit]) -> Unit | None:
        found = _SIZE.fullmatch(self.size)
        number = number_from_text(found[1]) if found else None
        if found is None or number is None or number.value <= 0:
            what = f'"{self.size}" says not how many of a known unit {self.name} is.'
            self._refuse(schema.SIZE, what, "Type a number above zero and a unit: 10000箱.")
            return None
        counted = known.get(self.dimension, Unit(self.dimension, self.dimension))
        of = word(found[2]) or self.dimension
        other = counted if of and of == self.dimension else known.get(of)
        if other is None or other.relative:
            hint = f"Give {of} a row of its own above this one, or write a known one."
            self._refuse(schema.SIZE, f'"{of}" is no known unit.', hint)
        elif self.dimension and counted.dimension != other.dimension:
            what = f"{self.name} is one of {self.dimension}, and {self.size} is of another dimension."
            self._refuse(schema.DIMENSION, what, f"Name what {other.name} counts, or clear it.")
        else:
            return Unit(self.name, other.dimension, EXACT.multiply(number.value, other.size))
        return None


def _told(unit: Unit) -> str:
    return f"{unit.size.normalize():,f}{MONEY.get(unit.dimension, unit.dimension)}"


def _rows(values: Values) -> Iterator[_Row]:
    sheet = values.grid.sheets.get(schema.UNIT_SHEET)
    if sheet is None:
        return
    header = heading_row(sheet, (schema.LABEL, schema.SIZE))
    if header is None:
        what = f"no headings {schema.LABEL}, {schema.DIMENSION} and {schema.SIZE}."
        values.refuse(cell_at(sheet.name, 1, 1), what, "Write them above the units.")
        return
    columns = columns_of(sheet, header)
    for number in sheet.rows_below(header):
        row = _row(values, sheet, number, columns)
        if row.name or row.dimension or row.size:
            yield row


def _row(values: Values, sheet: Sheet, number: int, columns: Mapping[str, int]) -> _Row:
    cells, texts = {}, []
    for heading in (schema.LABEL, schema.DIMENSION, schema.SIZE):
        column = columns.get(heading, columns[schema.LABEL])
        cells[heading] = cell_at(sheet.name, number, column)
        raw = sheet.cells.get((number, column)) if heading in columns else None
        texts.append(word(str(raw.value)) if raw is not None and raw.value is not None else "")
    return _Row(values, cells, *texts)
