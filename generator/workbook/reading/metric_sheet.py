"""Metric sheets: one metric a row, one period a column, checked against the schema."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ...errors import Problem
from ...finance.direction import DIRECTIONS, Direction
from ...finance.figures import Cell, Figure
from ...finance.metrics import Kind, Metric
from ...finance.period import DECEMBER, Period
from ...finance.status import Status
from ...finance.units import UNITS, Unit, nearest_unit
from .. import schema
from .grid import Sheet
from .metric_layout import IDENTIFYING, Layout, layout_of
from .row_doubts import Figures, ask_about_jumps, note_two_ways, settle, typed_as_ratio
from .table_sheet import heading_row
from .values import RECALCULATE, Values, cell_at


def is_metric_sheet(sheet: Sheet) -> bool:
    return heading_row(sheet, IDENTIFYING) is not None


def read_metrics(
    sheets: Sequence[Sheet], values: Values, year_end: int = DECEMBER
) -> tuple[dict[str, Metric], set[Period]]:
    """The metrics of all metric sheets by key, and all periods that have a column."""
    layouts = [layout_of(sheet, values, year_end) for sheet in sheets]
    for layout in layouts:
        _note_row_statuses(layout, values)
    metrics: dict[str, Metric] = {}
    for layout in layouts:
        rows = _Rows(layout, values, _has_percentages(layout, values))
        for row in layout.rows:
            metric = rows.metric(row)
            if metric is not None:
                _add(metric, metrics, layout, row, values)
    return metrics, {period for layout in layouts for period in layout.periods.values()}


def _has_percentages(layout: Layout, values: Values) -> bool:
    """Whether the sheet has its percents in percent formats."""
    cells = (
        layout.sheet.cells.get((row, column))
        for row in layout.rows
        if layout.text(row, schema.UNIT) in UNITS and UNITS[layout.text(row, schema.UNIT)].relative
        for column in layout.periods
    )
    return any(cell is not None and cell.value is not None and typed_as_ratio(cell, values) for cell in cells)


def _add(metric: Metric, metrics: dict[str, Metric], layout: Layout, row: int, values: Values) -> None:
    twin = metrics.get(metric.key)
    if twin is None:
        metrics[metric.key] = metric
        return
    cell = layout.cell(row, schema.KEY)
    values.refuse(cell, f'the key "{metric.key}" stands twice, first at {twin.where}.', "Give each row its own key.")


def _note_row_statuses(layout: Layout, values: Values) -> None:
    for row in layout.rows:
        word = layout.text(row, schema.STATUS)
        if word in list(Status):
            values.know_row_status(layout.sheet.name, row, Status(word))


@dataclass(frozen=True)
class _Rows:
    """Reads the rows of one sheet."""

    layout: Layout
    values: Values
    has_percentages: bool

    def metric(self, row: int) -> Metric | None:
        layout, values = self.layout, self.values
        key = layout.text(row, schema.KEY)
        if not key:
            if layout.text(row, schema.UNIT) and any((row, column) in layout.sheet.cells for column in layout.periods):
                values.refuse(layout.cell(row, schema.KEY), "the row has values and no 键.", "Name it.")
            return None
        key_cell = layout.cell(row, schema.KEY)
        if not key.isidentifier():
            values.refuse(key_cell, f'"{key}" is no identifier.', "Use letters, digits and _ only, no digit first.")
        words = _Words(layout, row, values)
        unit, kind, status = words.unit(), words.kind(), words.status()
        direction = words.direction()
        if unit is None or kind is None:
            return None
        template = Figure(
            None, unit, key, layout.prose(row, schema.LABEL) or key, status=status, direction=direction,
            source=layout.prose(row, schema.SOURCE),
        )  # fmt: skip
        cells = _figures(layout.periods, layout, row, values, template)
        figures = self._settled(cells.figures, row, template)
        published = self._settled(_figures(layout.published, layout, row, values, template).figures, row, template)
        label_cell = layout.cell(row, schema.LABEL) if schema.LABEL in layout.columns else None
        return Metric(
            key, template.label, unit, kind, values.where(key_cell), figures, direction, cells.empty, key_cell,
            label_cell, template.source, words.former(), cells.waiting, cells.uncalculated, published,
        )  # fmt: skip

    def _settled(self, figures: Figures, row: int, template: Figure) -> Figures:
        """The figures of a row after a look at all of them together."""
        values, where = self.values, f"{self.values.grid.path.as_posix()} {self.layout.sheet.name}!{row}"
        unit = template.unit
        settled = settle(figures, template.label, unit, values, sheet_has_percentages=self.has_percentages)
        untouched = {period: one for period, one in settled.items() if one is figures[period]}
        note_two_ways(untouched, unit, values, where)  # the others are told as such
        ask_about_jumps(settled, unit, values)
        return settled


_NEITHER = ("none", "-", Direction.NEITHER)
"""What people write into a cell that wants a word and has none to say."""


class _Words:
    """The words of a row that describe it, each checked against those allowed."""

    def __init__(self, layout: Layout, row: int, values: Values) -> None:
        self._layout, self._row, self._values = layout, row, values

    def chosen(self, heading: str, allowed: Sequence[str]) -> str:
        word = self._layout.text(self._row, heading)
        if word and word not in allowed and word.lower() not in _NEITHER:
            cell = self._layout.cell(self._row, heading)
            self._values.refuse(cell, f'"{word}" is no {heading}.', f"Choose one of {' '.join(allowed)}.")
        return word if word in allowed else ""

    def direction(self) -> Direction:
        word = self._layout.text(self._row, schema.DIRECTION)
        if word.lower() in _NEITHER:
            return Direction.NEITHER
        return Direction(self.chosen(schema.DIRECTION, DIRECTIONS))

    def former(self) -> tuple[str, ...]:
        names = re.split(r"[、，,;；]", self._layout.prose(self._row, schema.FORMER))
        return tuple(name.strip() for name in names if name.strip())

    def kind(self) -> Kind | None:
        word = self.chosen(schema.KIND, schema.KINDS)
        if not word and not self._layout.text(self._row, schema.KIND):
            cell = self._layout.cell(self._row, schema.KIND)
            self._values.refuse(cell, f"{schema.KIND} is empty.", f"Choose one of {' '.join(schema.KINDS)}.")
        return Kind(word) if word else None

    def status(self) -> Status:
        word = self.chosen(schema.STATUS, list(Status))
        return Status(word) if word else Status.DISCLOSED

    def unit(self) -> Unit | None:
        word = self._layout.text(self._row, schema.UNIT)
        units = self._values.units
        if word not in units:
            cell = self._layout.cell(self._row, schema.UNIT)
            self._values.refuse(cell, f'"{word}" is no unit.', nearest_unit(word, units))
        return units.get(word)


class _Cells(NamedTuple):
    """What the cells of a row hold: figures, and those that are empty, wait for others, or were never calculated."""

    figures: Figures
    empty: dict[Period, tuple[Cell, ...]]
    waiting: frozenset[Period]
    uncalculated: frozenset[Period]


def _figures(periods: Mapping[int, Period], layout: Layout, row: int, values: Values, template: Figure) -> _Cells:
    figures: Figures = {}
    waiting: set[Period] = set()
    uncalculated: set[Period] = set()
    empty: dict[Period, tuple[Cell, ...]] = {}
    for column, period in periods.items():
        cell = cell_at(layout.sheet.name, row, column)
        figure = values.figure(cell, f"{template.label} of {period}", replace(template, period=period))
        if figure is None:
            needed = values.needed_by(cell)
            empty[period] = needed or (cell,)
            if needed:
                waiting.add(period)
            elif values.is_formula(cell):
                uncalculated.add(period)
            continue
        _refuse_negative_loss(figure, cell, values)
        figures[period] = figure
    return _Cells(figures, empty, frozenset(waiting), frozenset(uncalculated))


def _refuse_negative_loss(figure: Figure, cell: Cell, values: Values) -> None:
    # A formula (= −净利润) follows its profit row to the other side of zero.
    if figure.direction is Direction.LOSS and figure.value is not None and figure.value < 0 and not figure.parents:
        hint = "Type it without the sign, or set 方向 to 收益."
        values.refuse(cell, f"{figure.label} of {figure.period} is a 亏损额 and negative ({figure.value}).", hint)


def problem_of_missing(metric: Metric, period: Period) -> Problem:
    """What to say when a deck needs a figure that the workbook does not hold."""
    at = metric.typed_as(period)
    cells = metric.empty.get(at, ())
    path = metric.where.removesuffix(str(metric.key_cell)).rstrip()
    where = f"{path} {', '.join(map(str, cells))}" if cells else metric.where
    named = tuple(map(str, cells))
    if at in metric.uncalculated:
        return Problem(where, f"{metric.label} ({metric.key}) of {period} is not calculated yet.", RECALCULATE, named)
    if at in metric.waiting:
        what = f"{metric.label} ({metric.key}) of {period} is calculated from what is empty."
        return Problem(where, what, "Type these values.", named)
    what = f"{metric.label} ({metric.key}) of {period} is needed and empty."
    return Problem(where, what, "Type the value." if cells else f"Add a column {period} and type it.", named)
