"""What a statement's figures are in: one unit for the table, those of other rows said with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..finance.figures import Figure
from ..finance.period import Period
from ..finance.units import Unit, is_money
from ..language.unit_words import units_said
from ..text.render import Renderer
from ..text.unit_named import UNIT, UnitTerm, unit_named
from .rows import Row, with_unit

_SAID_BY_THEMSELVES = ("ratio", "points", "number")
"""The dimensions of figures that have their sign beside them, or no unit."""


def says_its_unit(row: Row, renderer: Renderer) -> bool:
    """Whether a row names a unit, or a metric's own name has it in it: 客单价（元）."""
    metric = row.asked.metric if row.asked is not None and row.spec.label is None else None
    known = renderer.workbook.units.by_name
    return row.spec.unit is not None or (metric is not None and any(units_said(metric.label, known)))


def with_table_unit(
    names: Mapping[str, object], rows: Sequence[Row], spans: Sequence[Period], renderer: Renderer
) -> Mapping[str, object]:  # fmt: skip
    """The names with the table's unit: its own, else that which 报告期 presents, else that of the first money."""
    if UNIT in names:
        return names
    plain = [row for row in rows if not says_its_unit(row, renderer)]
    figures = (row.figure(period) for row in plain for period in spans)
    of_money = (figure.unit for figure in figures if figure is not None and is_money(figure.unit))
    unit = renderer.workbook.units.presentation or next(of_money, None)
    return names if unit is None else {**names, UNIT: UnitTerm(renderer.session, unit)}


@dataclass(frozen=True)
class Units:
    """The table's unit, under its name among `names`, and those of rows."""

    renderer: Renderer
    names: Mapping[str, object]

    @property
    def table(self) -> Unit | None:
        named = self.names.get(UNIT)
        return named.unit if isinstance(named, UnitTerm) else None

    def of_row(self, row: Row) -> Row:
        """The row with the unit that its figures are printed in."""
        own: dict[str, object] = {}
        metric = row.asked.metric if row.asked is not None else None
        if row.spec.unit is not None:
            own[UNIT] = unit_named(row.spec.unit, self.renderer, self.names)
        elif metric is not None and not metric.unit.relative and says_its_unit(row, self.renderer):
            own[UNIT] = UnitTerm(self.renderer.session, metric.unit)
        return with_unit(row, {**self.names, **own})

    def shown(self, row: Row, period: Period) -> Figure | None:
        """The figure in the unit in which it is printed."""
        figure = row.figure(period)
        return None if figure is None else figure.converted(self._printed(row, figure.unit))

    def _printed(self, row: Row, unit: Unit) -> Unit:
        named = row.asked.reading.names.get(UNIT) if row.asked is not None else None
        alike = isinstance(named, UnitTerm) and named.unit.dimension == unit.dimension
        return named.unit if isinstance(named, UnitTerm) and alike else unit

    def of(self, row: Row, shown: Figure | None) -> UnitTerm | None:
        """The unit of a row that its figures do not say by themselves; that of its metric where none is there yet."""
        metric = row.asked.metric if row.asked is not None else None
        unit = shown.unit if shown is not None else None
        if unit is None and metric is not None:
            unit = self._printed(row, metric.unit)
        if unit is None or unit.dimension in _SAID_BY_THEMSELVES:
            return None
        return UnitTerm(self.renderer.session, unit)

    def is_said(self, row: Row, unit: UnitTerm) -> bool:
        """Whether the table says a row's unit, or the row's own name does."""
        by_name = row.spec.unit is None and says_its_unit(row, self.renderer)
        return by_name or unit.unit == self.table
