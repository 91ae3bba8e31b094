"""Values of a row that may be meant in two ways: what the row says of them, what is plausible, and what is asked.

0.315 beside 单位 % is 0.3% as typed, and 31.5% where somebody pasted values over percentages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from ...errors import Problem
from ...finance.figures import Figure
from ...finance.period import Period
from ...finance.units import Unit
from .confirmed import is_confirmed, to_paste
from .numbers import number_from_text
from .readings import Readings, said
from .sheet_xml import RawCell
from .values import Values

_NEAR = 5
"""As many times as values of a row may differ and still say of each other how they were typed."""
_JUMP = 50
_SURELY_PERCENTS = Decimal("0.1")
"""Typed as 10 and more: as a ratio it would be 1,000% and more."""
_LIKELY_PERCENTS = Decimal("0.01")
"""Typed as 1 and more: plausible percents, unless the sheet has its percents in another way."""

Figures = dict[Period, Figure]


def settle(figures: Figures, label: str, unit: Unit, values: Values, *, sheet_has_percentages: bool) -> Figures:
    """The figures of a row, those settled that the row or a plausible range decides; of the others a doubt is noted."""
    unsettled = _taken(figures, values)
    if not unsettled:
        return figures
    plausible = _SURELY_PERCENTS if sheet_has_percentages else _LIKELY_PERCENTS
    known = [abs(one.defined()) for period, one in figures.items() if period not in unsettled and one.value]
    for period, found in list(unsettled.items()):
        if unit.relative and abs(found.values[0]) >= plausible:
            known.append(abs(found.values[0]))
            del unsettled[period]
    settled, asked = dict(figures), dict[str, list[Figure]]()
    for period, found in unsettled.items():
        nearest = _nearest(found, known)
        if nearest is None:
            asked.setdefault(found.why, []).append(figures[period])
        elif nearest != found.values[0]:
            settled[period] = replace(figures[period], value=nearest)
            _tell_settled(settled[period], found, label, unit, values)
    for why, doubtful in asked.items():
        _ask(doubtful, why, unsettled, label, unit, values)
    return settled


def _taken(figures: Figures, values: Values) -> dict[Period, Readings]:
    """The readings of a row's values that are not settled yet."""
    return {
        period: found
        for period, figure in figures.items()
        if figure.cell is not None and (found := values.unsettled.pop(figure.cell, None)) is not None
    }


def _nearest(found: Readings, known: Iterable[Decimal]) -> Decimal | None:
    """The one reading that is near a value of the row; None where none is, or several are."""
    others = list(known)
    near = [value for value in found.values if any(_ratio(abs(value), other) <= _NEAR for other in others)]
    return near[0] if len(near) == 1 else None


def _ratio(one: Decimal, other: Decimal) -> Decimal:
    return max(one, other) / min(one, other) if one and other else Decimal("Infinity")


def _tell_settled(figure: Figure, found: Readings, label: str, unit: Unit, values: Values) -> None:
    assert figure.cell is not None
    read = said(figure.defined(), unit)
    what = f"{label} of {figure.period}: {found.why}; it is read as {read}, for the others of its row are like that."
    values.warnings.append(Problem(values.where(figure.cell), what, "Give it the format that these have."))


def _ask(
    doubtful: list[Figure], why: str, found: Mapping[Period, Readings], label: str, unit: Unit, values: Values
) -> None:
    """One doubt for all values of a row that are unclear in one way: one paste is the cause of all."""
    cells = [one.cell for one in doubtful if one.cell is not None]
    ways = [" or ".join(said(value, unit) for value in found[one.period].values) for one in doubtful if one.period]
    pastes = [f"{to_paste(way)}" for way in ways[0].split(" or ")]
    of = ", ".join(str(one.period) for one in doubtful)
    first = "the first" if len(ways[0]) and len(doubtful) == 1 else "the first of each pair"
    told = f"{label} of {of}: {why}: {'; '.join(ways)}? Read as {first}."
    hint = f"Give the cell{'s' if len(cells) > 1 else ''} a percent format" if unit.relative else "Type it as a number"
    each = "its comment" if len(cells) == 1 else f"the comment of {cells[0].ref}, and so on"
    values.doubts.append(values.told(cells, told, f"{hint}, or paste {' or '.join(pastes)} into {each}."))


def note_two_ways(figures: Figures, unit: Unit, values: Values, where: str) -> None:
    """A row of percents typed in two ways is worth a look."""
    ways: dict[bool, list[str]] = {}
    for figure in figures.values() if unit.relative else ():
        raw = values.raw(figure.cell) if figure.cell else None
        if raw is not None and figure.cell is not None:
            ways.setdefault(typed_as_ratio(raw, values), []).append(figure.cell.ref)
    if len(ways) > 1:
        as_percentages, as_numbers = ", ".join(ways[True]), ", ".join(ways[False])
        what = f"percents are typed in two ways: {as_percentages} as percentages, {as_numbers} as numbers."
        values.warnings.append(Problem(where, what, "Give all cells of the row one number format."))


def typed_as_ratio(raw: RawCell, values: Values) -> bool:
    typed = number_from_text(raw.value) if isinstance(raw.value, str) else None
    return values.format_of(raw).is_percent or bool(typed and typed.percent)


def ask_about_jumps(figures: Figures, unit: Unit, values: Values) -> None:
    """Percents that differ fiftyfold from one period to the next: typed in two ways, or a jump that was."""
    for earlier, later in pairwise([one for _, one in sorted(figures.items())] if unit.relative else ()):
        small, large = sorted((abs(earlier.defined()), abs(later.defined())))
        if not small or large / small < _JUMP or later.cell is None:
            continue
        raw, way = values.raw(later.cell), said(later.defined(), unit)
        if raw is not None and is_confirmed(way, raw.comment):
            continue
        what = f"{later.label} is {way} in {later.period} and {said(earlier.defined(), unit)} in {earlier.period}."
        hint = f"Was one typed as 15.4 and the other as 15.4%? If not, paste {to_paste(way)} into the comment."
        values.doubts.append(values.told((later.cell,), what, hint))
