"""Metric sheets: one metric a row, one period a column, checked against the schema."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...errors import FigureError, Problem, nearest
from ...finance.figures import Cell, Figure
from ...finance.metrics import Kind, Metric
from ...finance.period import Period, find_period
from ...finance.status import Status
from ...finance.units import UNITS, Unit, unit_named
from .. import schema
from .grid import RawCell, Sheet
from .numbers import number_from_text
from .table_sheet import heading_row
from .values import RECALCULATE, Values, cell_at, is_percent_format

_IDENTIFYING = (schema.KEY, schema.UNIT, schema.KIND)
_SUSPICIOUS_RATIO = 50


@dataclass(frozen=True)
class _Layout:
    """Where the columns of one metric sheet are."""

    sheet: Sheet
    header: int
    columns: dict[str, int]
    periods: dict[int, Period]

    def text(self, row: int, heading: str) -> str:
        cell = self.sheet.cells.get((row, self.columns.get(heading, 0)))
        return str(cell.value).strip() if cell is not None and cell.value is not None else ""


def is_metric_sheet(sheet: Sheet) -> bool:
    return heading_row(sheet, _IDENTIFYING) is not None


def read_metrics(sheets: Sequence[Sheet], values: Values) -> tuple[dict[str, Metric], set[Period]]:
    """The metrics of all metric sheets by key, and all periods that have a column."""
    layouts = [_layout(sheet, values) for sheet in sheets]
    for layout in layouts:
        _note_row_statuses(layout, values)
    metrics: dict[str, Metric] = {}
    for layout in layouts:
        for row in range(layout.header + 1, layout.sheet.rows + 1):
            metric = _metric(layout, row, values)
            if metric is not None:
                _add(metric, metrics, layout, row, values)
    return metrics, {period for layout in layouts for period in layout.periods.values()}


def _add(metric: Metric, metrics: dict[str, Metric], layout: _Layout, row: int, values: Values) -> None:
    twin = metrics.get(metric.key)
    if twin is None:
        metrics[metric.key] = metric
        return
    cell = cell_at(layout.sheet.name, row, layout.columns[schema.KEY])
    values.refuse(cell, f'the key "{metric.key}" stands twice, first at {twin.where}.', "Give each row its own key.")


def _layout(sheet: Sheet, values: Values) -> _Layout:
    header = heading_row(sheet, _IDENTIFYING)
    assert header is not None
    columns: dict[str, int] = {}
    periods: dict[int, Period] = {}
    for column, cell in sheet.row(header):
        heading = _heading(cell)
        period = find_period(cell.value) if heading not in schema.METRIC_COLUMNS else None
        if period is not None:
            _note_period(periods, column, period, values, sheet, header)
        elif _looks_like_period(heading):
            hint = "Write 2024H1, 2024FY, 2024Q3, 2024M7, 2024-08 or 2028E."
            values.refuse(cell_at(sheet.name, header, column), f'the heading "{heading}" is no period.', hint)
        elif heading:
            columns.setdefault(heading, column)
    return _Layout(sheet, header, columns, periods)


def _note_period(
    periods: dict[int, Period], column: int, period: Period, values: Values, sheet: Sheet, header: int
) -> None:
    if period in periods.values():
        values.refuse(cell_at(sheet.name, header, column), f"the period {period} has two columns.", "Keep one of them.")
    periods[column] = period


def _heading(cell: RawCell) -> str:
    return "" if cell.value is None else unicodedata.normalize("NFKC", str(cell.value)).strip()


def _looks_like_period(heading: str) -> bool:
    """A heading like 2024H3 or 2024 was meant as a period; 2024年预算 is a column of the user's own."""
    return bool(re.fullmatch(r"(?:19|20|21)\d{2}[\s\-A-Za-z\d]{0,6}", heading))


def _note_row_statuses(layout: _Layout, values: Values) -> None:
    for row in range(layout.header + 1, layout.sheet.rows + 1):
        word = layout.text(row, schema.STATUS)
        if word in list(Status):
            values.know_row_status(layout.sheet.name, row, Status(word))


def _metric(layout: _Layout, row: int, values: Values) -> Metric | None:
    key = layout.text(row, schema.KEY)
    has_values = any((row, column) in layout.sheet.cells for column in layout.periods)
    if not key:
        if has_values and layout.text(row, schema.UNIT):
            values.refuse(
                cell_at(layout.sheet.name, row, layout.columns[schema.KEY]), "the row has values and no 键.", "Name it."
            )
        return None
    words = _Words(layout, row, values)
    key_cell = cell_at(layout.sheet.name, row, layout.columns[schema.KEY])
    if not key.isidentifier():
        values.refuse(key_cell, f'"{key}" is no identifier.', "Use letters, digits and _ only, no digit first.")
    unit, kind, status = words.unit(), words.kind(), words.status()
    loss = words.chosen(schema.DIRECTION, schema.DIRECTIONS) == schema.LOSS
    if unit is None or kind is None:
        return None
    template = Figure(
        None, unit, key, layout.text(row, schema.LABEL) or key, status=status, magnitude_of_loss=loss,
        source=layout.text(row, schema.SOURCE),
    )
    figures, empty, waiting, uncalculated = _figures(layout, row, values, template)
    _check_percents(layout, row, values, figures, unit)
    label = layout.columns.get(schema.LABEL)
    label_cell = cell_at(layout.sheet.name, row, label) if label else None
    return Metric(
        key, template.label, unit, kind, values.where(key_cell), figures, loss, empty, key_cell, label_cell,
        template.source, words.former(), waiting, uncalculated,
    )  # fmt: skip


class _Words:
    """The words of a row that describe it, each checked against those allowed."""

    def __init__(self, layout: _Layout, row: int, values: Values) -> None:
        self._layout, self._row, self._values = layout, row, values

    def chosen(self, heading: str, allowed: Sequence[str]) -> str:
        word = self._layout.text(self._row, heading)
        if word and word not in allowed and word.lower() not in ("none", "-", "无"):
            cell = cell_at(self._layout.sheet.name, self._row, self._layout.columns[heading])
            self._values.refuse(cell, f'"{word}" is no {heading}.', f"Choose one of {' '.join(allowed)}.")
        return word if word in allowed else ""

    def former(self) -> tuple[str, ...]:
        names = re.split(r"[、，,;；]", self._layout.text(self._row, schema.FORMER))
        return tuple(name.strip() for name in names if name.strip())

    def kind(self) -> Kind | None:
        word = self.chosen(schema.KIND, schema.KINDS)
        if not word and not self._layout.text(self._row, schema.KIND):
            cell = cell_at(self._layout.sheet.name, self._row, self._layout.columns[schema.KIND])
            self._values.refuse(cell, f"{schema.KIND} is empty.", f"Choose one of {' '.join(schema.KINDS)}.")
        return Kind(word) if word else None

    def status(self) -> Status:
        word = self.chosen(schema.STATUS, list(Status))
        return Status(word) if word else Status.DISCLOSED

    def unit(self) -> Unit | None:
        word = self._layout.text(self._row, schema.UNIT)
        try:
            return unit_named(word)
        except FigureError:
            cell = cell_at(self._layout.sheet.name, self._row, self._layout.columns[schema.UNIT])
            self._values.refuse(cell, f'"{word}" is no unit.', nearest(word, UNITS))
            return None


def _figures(
    layout: _Layout, row: int, values: Values, template: Figure
) -> tuple[dict[Period, Figure], dict[Period, tuple[Cell, ...]], frozenset[Period], frozenset[Period]]:
    figures: dict[Period, Figure] = {}
    waiting: set[Period] = set()
    uncalculated: set[Period] = set()
    empty: dict[Period, tuple[Cell, ...]] = {}
    for column, period in layout.periods.items():
        cell = cell_at(layout.sheet.name, row, column)
        own = _with_period(template, period)
        figure = values.figure(cell, f"{template.label} of {period}", own)
        if figure is None:
            needed = values.needed_by(cell)
            empty[period] = needed or (cell,)
            if needed:
                waiting.add(period)
            elif values.is_formula(cell):
                uncalculated.add(period)
            continue
        # A formula (= −净利润) follows its profit row to the other side of zero.
        if figure.magnitude_of_loss and figure.value is not None and figure.value < 0 and not figure.parents:
            hint = "Type it without the sign, or set 方向 to 收益."
            values.refuse(cell, f"{template.label} of {period} is a 亏损额 and negative ({figure.value}).", hint)
        figures[period] = figure
    return figures, empty, frozenset(waiting), frozenset(uncalculated)


def _with_period(template: Figure, period: Period) -> Figure:
    from dataclasses import replace

    return replace(template, period=period)


def _check_percents(layout: _Layout, row: int, values: Values, figures: dict[Period, Figure], unit: Unit) -> None:
    """A row of percents typed in two ways is worth a look; one that jumps fiftyfold was surely typed in two ways."""
    if not unit.relative or not figures:
        return
    ways: dict[bool, list[str]] = {}
    for figure in figures.values():
        raw = values.raw(figure.cell) if figure.cell else None
        if raw is not None and figure.cell is not None:
            ways.setdefault(_typed_as_ratio(raw), []).append(figure.cell.ref)
    if len(ways) > 1:
        as_percentages, as_numbers = ", ".join(ways[True]), ", ".join(ways[False])
        what = f"percents are typed in two ways: {as_percentages} as percentages, {as_numbers} as numbers."
        where = f"{values.grid.path.as_posix()} {layout.sheet.name}!{row}"
        values.warnings.append(Problem(where, what, "Give all cells of the row one number format."))
    ordered = [figure for _, figure in sorted(figures.items())]
    for earlier, later in pairwise(ordered):
        _check_jump(earlier, later, values)


def _typed_as_ratio(raw: RawCell) -> bool:
    typed = number_from_text(raw.value) if isinstance(raw.value, str) else None
    return is_percent_format(raw.number_format) or bool(typed and typed.percent)


def _check_jump(earlier: Figure, later: Figure, values: Values) -> None:
    small, large = sorted((abs(earlier.defined()), abs(later.defined())))
    if small and large / small >= _SUSPICIOUS_RATIO and later.cell is not None:
        both = f"{later.value:.4f} of one in {later.period} and {earlier.value:.4f} in {earlier.period}"
        what = f"{later.label} is {both}."
        values.refuse(later.cell, what, "Was one typed as 15.4 and the other as 15.4%? Use one way.")


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
