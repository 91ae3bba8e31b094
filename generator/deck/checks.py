"""What a reviewer must know before a deck goes out: reconciliations, and figures that are not settled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from ..errors import JianbaoError, Problem, TemplateError
from ..finance.direction import DIRECTIONS, Direction
from ..finance.figures import Cell, Figure, constant
from ..finance.findings import (
    DOUBT,
    FAILED_RECONCILIATION,
    MISSING,
    UNSETTLED,
    WARNING,
    Finding,
    Needed,
    Undirected,
    Unsettled,
)
from ..finance.growth import is_growth
from ..finance.period import Period
from ..finance.status import Status
from ..finance.units import Unit
from ..lineage.recording import Lineage
from ..spec.scalars import Located
from ..text.render import Renderer
from ..text.terms import MissingFigure, Term
from ..workbook import schema
from ..workbook.model import Entry, Reconciliation, Workbook

_HOLDS: dict[str, Callable[[Decimal, Decimal, Decimal], bool]] = {
    "=": lambda left, right, tolerance: abs(left - right) <= tolerance,
    "<=": lambda left, right, tolerance: left <= right + tolerance,
    "<": lambda left, right, tolerance: left < right + tolerance,
    ">=": lambda left, right, tolerance: left + tolerance >= right,
    ">": lambda left, right, tolerance: left + tolerance > right,
}


def failed_reconciliations(workbook: Workbook, renderer: Renderer) -> Iterator[Finding]:
    """Each row of 勾稽, in each period that has all its parts, where it does not hold.

    Raises:
        TemplateError: expressions that cannot be read, each with its cell.
    """
    slips: list[Problem] = []
    for row in workbook.reconciliations:
        try:
            yield from _failed(row, workbook, renderer)
        except JianbaoError as error:
            slips += _slips(row, workbook, renderer) or [one._replace(where=row.where) for one in error.problems]
    if slips:
        raise TemplateError(slips)


def _failed(row: Reconciliation, workbook: Workbook, renderer: Renderer) -> Iterator[Finding]:
    tried = 0
    for period in workbook.periods:
        sides = _sides(row, period, renderer)
        if sides is None:
            continue
        tried += 1
        finding = _compared(row, period, *sides, workbook.units.presentation)
        if finding is not None:
            yield finding
    if not tried and _are_filled(row, workbook):
        what = f"{row.name} was not checked: no period has all its parts."
        yield Finding(WARNING, row.where, what, "Check the keys on both sides.")


def _are_filled(row: Reconciliation, workbook: Workbook) -> bool:
    """Whether all metrics that a reconciliation names have values: of empty ones nothing can be compared yet."""
    named = [workbook.metrics.get(word) for word in re.findall(r"\w+", f"{row.left} {row.right}")]
    return all(metric.figures for metric in named if metric is not None)


def gathered_missing(findings: Iterable[Finding], workbook: Workbook) -> Iterator[Finding]:
    """The findings, each empty cell once, with the slides that wait for it."""
    names = _empty_cells(workbook)
    known = [each for one in findings for each in _cell_by_cell(one, workbook, names)]
    slides: dict[str, set[int]] = {}
    for finding in known:
        if finding.kind == MISSING and finding.slide is not None:
            slides.setdefault(_empty_place(finding), set()).add(finding.slide)
    told: set[str] = set()
    for finding in known:
        place = _empty_place(finding)
        if finding.kind != MISSING:
            yield finding
        elif place not in told:
            told.add(place)
            yield replace(finding, feeds=tuple(sorted(slides.get(place, ()))), slide=None)


def _cell_by_cell(finding: Finding, workbook: Workbook, names: Mapping[Cell, str]) -> Iterator[Finding]:
    """What waits for several empty cells, as each of these."""
    if finding.kind != MISSING or not finding.cells:
        yield finding
        return
    for cell in finding.cells:
        named = replace(finding, where=f"{workbook.path.as_posix()} {cell}", cells=(cell,))
        yield replace(named, matter=Needed(names[cell]), advice="Type the value.") if cell in names else named


def _empty_cells(workbook: Workbook) -> dict[Cell, str]:
    """The empty cells of metrics, formulas apart, with what is to be typed there."""
    return {
        cell: f"{metric.label} ({metric.key}) of {period}"
        for metric in workbook.every_metric.values()
        for period, cells in metric.empty.items()
        for cell in (cells if period not in metric.waiting | metric.uncalculated else ())
    }


def _empty_place(finding: Finding) -> str:
    return finding.where if finding.cells else f"{finding.where} {finding.what}"


def _slips(row: Reconciliation, workbook: Workbook, renderer: Renderer) -> list[Problem]:
    """What is wrong with the expressions of a row themselves, in the first period where something is."""
    for period in workbook.periods:
        found = [slip for side in _expressions(row) for slip in _slips_of(side, renderer, period)]
        if found:
            return found
    return []


def _expressions(row: Reconciliation) -> tuple[Located, Located]:
    return Located.at(row.left, row.where_left or row.where), Located.at(row.right, row.where_right or row.where)


def _slips_of(side: Located, renderer: Renderer, period: Period) -> tuple[Problem, ...]:
    try:
        _side(side, period, renderer)
    except MissingFigure:
        return ()
    except JianbaoError as error:
        return error.problems
    return ()


def _sides(row: Reconciliation, period: Period, renderer: Renderer) -> tuple[Figure, Figure] | None:
    try:
        left, right = (_side(side, period, renderer) for side in _expressions(row))
    except MissingFigure:
        return None
    return None if left is None or right is None else _alike(left, right)


def _alike(left: Figure, right: Figure) -> tuple[Figure, Figure]:
    """Both sides in the left one's unit; a plain number has none."""
    plain = "number" in (left.unit.dimension, right.unit.dimension)
    return left, right if plain else right.converted(left.unit)


def _side(side: Located, period: Period, renderer: Renderer) -> Figure | None:
    """The figure of an expression; None where the workbook has none in that period."""
    found = renderer.existing(side, renderer.names_in(period))
    if isinstance(found, (int, float)) and not isinstance(found, bool):
        return constant(Decimal(str(found)))
    if found is not None and not isinstance(found, Term):
        hint = "Write metrics and numbers, joined by + - * /."
        raise TemplateError(Problem(side.where, f'"{side}" is no figure.', hint))
    return None if found is None else found.figure


def _compared(
    row: Reconciliation, period: Period, left: Figure, right: Figure, presented: Unit | None
) -> Finding | None:  # fmt: skip
    tolerance = _tolerance(row, left, presented)
    if left.value is None or right.value is None or _HOLDS[row.relation](left.value, right.value, tolerance):
        return None
    difference = left.value - right.value
    what = (
        f"{row.name} does not hold in {period}: {left.expression} is {left.value:,.4f}, {row.relation} wants "
        f"{right.value:,.4f} ({right.expression}); they differ by {difference:,.4f}, {tolerance} is allowed."
    )
    cells = tuple(dict.fromkeys((*left.typed_cells, *right.typed_cells)))
    return Finding(FAILED_RECONCILIATION, row.where, what, "Mend the cell that is wrong.", cells)


def _tolerance(row: Reconciliation, left: Figure, presented: Unit | None) -> Decimal:
    """What two sides may differ by, in the left one's unit: of money it is typed in the unit that 报告期 presents."""
    if row.tolerance is None or row.tolerance.value is None:
        return Decimal(0)
    if presented is None or presented.dimension != left.unit.dimension:
        return row.tolerance.value
    return replace(row.tolerance, unit=presented).converted(left.unit).defined()


def unsettled_figures(lineage: Lineage, workbook: Workbook) -> Iterator[Finding]:
    """Each cell that is 示例 or 待核 and is printed, with the slides that print it; in the order of the slides."""
    slides: dict[Cell, list[int]] = {}
    words: dict[Cell, tuple[Status, str]] = {}
    names = _filled_cells(workbook)
    for placed in lineage.placed:
        for cell, status, label in unsettled_leaves(placed.print.figure):
            slides.setdefault(cell, []).append(placed.slide)
            words.setdefault(cell, (status, names.get(cell, label)))
    for cell, (status, name) in words.items():
        where = f"{workbook.path.as_posix()} {cell}"
        hint = "Confirm it and set 状态 to 披露 or 推算."
        feeds = tuple(sorted(set(slides[cell])))
        yield Finding(UNSETTLED, where, Unsettled(name, status), hint, (cell,), feeds[0], feeds)


def undirected_figures(lineage: Lineage, asked: Iterable[Figure], workbook: Workbook) -> Iterator[Finding]:
    """Each row without 方向 of which growth of a figure below zero is printed: its cells, and the slides that do.

    So it is with figures of which a template asked whether they are a loss.
    """
    slides: dict[str, set[int]] = {}
    rows: dict[str, dict[Period | None, Figure]] = {}
    printed = ((figure, {one.slide}) for one in lineage.placed for figure in _grown(one.print.figure))
    for figure, slide in chain(printed, ((one, set[int]()) for one in asked)):
        if figure.is_below_zero and figure.direction is Direction.UNSAID and not figure.unit.relative:
            slides.setdefault(figure.name, set()).update(slide)
            rows.setdefault(figure.name, {})[figure.period] = figure
    for name, by_period in rows.items():
        figures = tuple(by_period.values())
        cells = tuple(dict.fromkeys(cell for one in figures for cell in ((one.cell,) if one.cell else one.typed_cells)))
        where = f"{workbook.path.as_posix()} {', '.join(map(str, cells))}"
        matter = Undirected(figures[0].label or name, ", ".join(f"{one.shown} in {one.period}" for one in figures))
        feeds = tuple(sorted(slides[name]))
        yield Finding(DOUBT, where, matter, _UNDIRECTED_HINT, cells, feeds[0] if feeds else None, feeds)


def _grown(origin: Figure | Entry) -> tuple[Figure, ...]:
    """The figures that the growth behind a print is of."""
    ancestry = origin.ancestry() if isinstance(origin, Figure) else ()
    return tuple(figure for one in ancestry if is_growth(one) for figure in one.parents)


_UNDIRECTED_HINT = f"Set {schema.DIRECTION} of its row to one of {' '.join(DIRECTIONS)}."


def _filled_cells(workbook: Workbook) -> dict[Cell, str]:
    """The cells of metrics with what stands there, also where only a formula reads them."""
    return {
        figure.cell: f"{metric.label} {period}"
        for metric in workbook.every_metric.values()
        for period, figure in metric.figures.items()
        if figure.cell is not None
    }


def unsettled_leaves(origin: Figure | Entry) -> Iterator[tuple[Cell, Status, str]]:
    """The cells behind a print that a final deck may not show."""
    if isinstance(origin, Entry):
        if not origin.status.final:
            yield origin.cell, origin.status, origin.text
        return
    for figure in origin.ancestry():
        if figure.cell is not None and not figure.status.final and not _only_by_parents(figure):
            yield figure.cell, figure.status, f"{figure.label or figure.name} {figure.period or ''}".strip()


def _only_by_parents(figure: Figure) -> bool:
    """A formula over unsettled cells is told by those cells."""
    return any(not parent.status.final for parent in figure.parents)
