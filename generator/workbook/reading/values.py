"""Cells into figures and entries, with the parents that formulas give; what is unclear is a problem, not a guess."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

from ...errors import Problem
from ...finance.figures import NUMBER, RATIO, Cell, Figure
from ...finance.status import Status
from ...finance.units import UNITS, Unit
from ...language.chosen import WORDS
from .comments import status_and_source
from .confirmed import is_confirmed, to_paste
from .formulas import References, is_guarded, references
from .grid import Grid, RawCell, address, place_of
from .number_format import NumberFormat, number_format
from .numbers import EXCEL_ERRORS, TypedNumber, exact, number_from_text
from .readings import Readings, readings, said

_LARGEST = Decimal(10) ** 30
"""A million times the money of the world in the smallest of currencies."""
_MOST_FOLLOWED = 500_000
"""References followed from formula to formula, over the whole workbook: some seconds."""
_MOST_SHOWN = 200
RECALCULATE = "Open and save the workbook in Excel or LibreOffice, or build with --recalculate."


@dataclass
class Values:
    """Reads cells of one grid; gathers what is wrong (`problems`), what is worth a look (`warnings`), and `doubts`.

    A doubt is a value that may be meant in two ways: it stops a final deck until somebody says which.
    """

    grid: Grid
    links: Mapping[Cell, str] = field(default_factory=dict)
    """The cells whose value comes from another workbook, and what is said of that as their source."""
    units: Mapping[str, Unit] = field(default_factory=lambda: UNITS)
    """The units of the workbook, once 报告期 and its sheet of units are read."""
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)
    unsettled: dict[Cell, Readings] = field(default_factory=dict)
    """The values that the rest of their row may decide."""
    _uncalculated: dict[str, list[tuple[Cell, str]]] = field(default_factory=dict)
    _formats: dict[str, NumberFormat] = field(default_factory=dict)
    _parents: dict[Cell, Figure | None] = field(default_factory=dict)
    _references: dict[Cell, tuple[Cell, ...]] = field(default_factory=dict)
    _followed: int = 0

    def where(self, cell: Cell) -> str:
        return f"{self.grid.path.as_posix()} {cell}"

    def refuse(self, cell: Cell, what: str, hint: str) -> None:
        self.problems.append(Problem(self.where(cell), what, hint))

    def raw(self, cell: Cell) -> RawCell | None:
        sheet = self.grid.sheets.get(cell.sheet)
        return sheet.cells.get(place_of(cell.ref)) if sheet else None

    def figure(self, cell: Cell, what: str, template: Figure) -> Figure | None:
        """The cell as a figure like `template` (unit, name, label, period, status); None when empty or refused.

        `what` names the value in a message ("毛利 of 2024H1").
        """
        raw = self.raw(cell)
        if raw is None or (raw.value is None and not raw.formula):
            return None
        if raw.value in (None, "") and '""' in raw.formula and self._refuse_text_below(cell, raw, what):
            return None
        if self._waits(cell, raw):
            return None
        number = self._number(cell, raw, what, template.unit)
        if number is None:
            return None
        status, source = self._status_and_source(cell, raw, template.status, template.source)
        value = self._meant(cell, raw, number, what, template.unit)
        unit = template.unit if not template.unit.relative else _held_in(template.unit)
        parents = self._formula_parents(cell)
        words = replace(template, status=status, source=source, parents=parents, formula=raw.formula)
        return replace(words, value=value, unit=unit, cell=cell)

    def _status_and_source(self, cell: Cell, raw: RawCell, status: Status, source: str) -> tuple[Status, str]:
        """Those of the row or of the cell's comment; a link to another workbook is said first."""
        status, source = status_and_source(raw.comment, status, source)
        linked = self.links.get(cell, "")
        return status, WORDS.semicolon.join(filter(None, (linked, source)))

    def _waits(self, cell: Cell, raw: RawCell) -> bool:
        """Whether a formula shows nothing because a cell it needs is empty; otherwise it is uncalculated."""
        if not raw.formula or raw.value not in (None, "") or '""' not in raw.formula:
            return False
        if is_guarded(raw.formula):
            return True  # what it needs may be there, and nobody has calculated it yet
        cells = map(self.raw, references(raw.formula, cell.sheet, self.grid.names).cells)
        return any(each is None or each.value in (None, "") for each in cells)

    def _refuse_text_below(self, cell: Cell, raw: RawCell, what: str) -> bool:
        """A number typed as text, which a formula counts as none: no saving ever calculates it."""
        for other in references(raw.formula, cell.sheet, self.grid.names).cells:
            known = self.raw(other)
            if known is not None and isinstance(known.value, str) and number_from_text(known.value) is not None:
                told = f'is a number typed as text ("{known.value}"), and {what} ({cell}) is calculated from it.'
                self.refuse(other, told, "Type it as a number, save the workbook in Excel or LibreOffice.")
                return True
        return False

    def is_formula(self, cell: Cell) -> bool:
        raw = self.raw(cell)
        return raw is not None and bool(raw.formula)

    def needed_by(self, cell: Cell) -> tuple[Cell, ...]:
        """The empty cells that a formula waits for, through formulas between; none where it is no formula."""
        raw = self.raw(cell)
        if raw is None or not raw.formula:
            return ()
        found: dict[Cell, None] = {}
        met, waiting = {cell}, [cell]
        while waiting and len(met) < _MOST_FOLLOWED:
            of = waiting.pop()
            for other in references(self._formula(of), of.sheet, self.grid.names).cells:
                known = self.raw(other)
                if other in met or (known is not None and known.value not in (None, "")):
                    continue
                met.add(other)
                # A formula between that waits for nothing is to be calculated, not to be typed.
                if known is not None and known.formula:
                    waiting.append(other)
                else:
                    found[other] = None
        return tuple(sorted(found, key=lambda each: (each.sheet, *place_of(each.ref))) if len(met) > 2 else found)

    def _formula(self, cell: Cell) -> str:
        raw = self.raw(cell)
        return raw.formula if raw is not None else ""

    def _number(self, cell: Cell, raw: RawCell, what: str, unit: Unit) -> TypedNumber | None:
        value = raw.value
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return self._no_larger_than_any_amount(cell, TypedNumber(exact(value)), what)
        if raw.formula and value is None:
            self._uncalculated.setdefault(cell.sheet, []).append((cell, f"{what} is a formula ({raw.formula})"))
            return None
        number = number_from_text(value) if isinstance(value, str) and not raw.marks else None
        if number is None or (number.percent and not (unit.relative or unit.dimension in _PLAIN)):
            self.refuse(cell, *_refusal(raw, what, number, unit))
            return None
        return self._no_larger_than_any_amount(cell, number, what)

    def _no_larger_than_any_amount(self, cell: Cell, number: TypedNumber, what: str) -> TypedNumber | None:
        if abs(number.value) < _LARGEST:
            return number
        self.refuse(cell, f"{what} is larger than any amount ({number.value:.3e}).", "Type the number, or mend 单位.")
        return None

    def _meant(self, cell: Cell, raw: RawCell, number: TypedNumber, what: str, unit: Unit) -> Decimal:
        """The value that a number has in its row's unit; one that may be meant otherwise is a doubt."""
        found = readings(number, self.format_of(raw), unit)
        if not found.why and raw.marks:
            found = found._replace(why="it is struck through")
        if not found.why:
            return found.values[0]
        confirmed = [value for value in found.values if is_confirmed(said(value, unit), raw.comment)]
        if confirmed:
            return confirmed[0]
        if found.by_row:
            self.unsettled[cell] = found
        else:
            self.doubt((cell,), f"{what}: {found.why}", found.values, unit)
        return found.values[0]

    def format_of(self, raw: RawCell) -> NumberFormat:
        """A cell's number format, each taken apart once; a text is shown as it stands, whatever its format."""
        code = "@" if isinstance(raw.value, str) else raw.number_format
        if code not in self._formats:
            self._formats[code] = number_format(code)
        return self._formats[code]

    def doubt(self, cells: Sequence[Cell], what: str, values: Sequence[Decimal], unit: Unit) -> None:
        """Note that a value may be meant in several ways, with what to paste for each."""
        ways = [said(value, unit) for value in values]
        shown = " or ".join(ways)
        read = f"{shown}? It is read as {ways[0]}." if len(ways) > 1 else f"read as {shown}."
        paste = " or ".join(to_paste(way) for way in ways)
        hint = f"Give the cell a format that says it, or paste {paste} into its comment."
        self.doubts.append(self.told(cells, f"{what}: {read}", hint))

    def told(self, cells: Sequence[Cell], what: str, hint: str) -> Problem:
        """What there is to tell of some cells."""
        where = f"{self.grid.path.as_posix()} {', '.join(map(str, cells))}"
        return Problem(where, what, hint, tuple(map(str, cells)))

    def refuse_uncalculated(self) -> None:
        """Tell formulas that no program has calculated: once a sheet, for one save is the cause of all."""
        for sheet, found in self._uncalculated.items():
            cell, what = found[0]
            if len(found) == 1:
                self.refuse(cell, f"{what} without a calculated value.", RECALCULATE)
                continue
            others = ", ".join(each.ref for each, _ in found[1:4]) + (" ..." if len(found) > 4 else "")
            told = f"{what} without a calculated value, and so are {len(found) - 1} others of {sheet} ({others})."
            self.refuse(cell, told, f"A program that does not calculate saved it. {RECALCULATE}")

    def _formula_parents(self, cell: Cell) -> tuple[Figure, ...]:
        """The figures of the cells that a formula refers to, with all that they come from themselves.

        Without recursion: chains of formulas may be as long as the workbook.
        """
        begun, waiting = {cell}, [*reversed(self._referred_to(cell))]
        while waiting:
            other = waiting[-1]
            if other in self._parents:
                waiting.pop()
                continue
            needed = [each for each in self._referred_to(other) if each not in self._parents]
            if other not in begun and needed:
                begun.add(other)
                self._refuse_circles(needed, begun)
                waiting += [each for each in reversed(needed) if each not in begun]
                continue
            self._parents[waiting.pop()] = self._read_parent(other)
        if cell in self._referred_to(cell):
            self._refuse_circles([cell], {cell})
        return self._known_parents(cell)

    def _refuse_circles(self, needed: Sequence[Cell], begun: AbstractSet[Cell]) -> None:
        for each in needed:
            if each in begun:
                self.refuse(each, "the formula refers to itself through others.", "Break the circle.")

    def _known_parents(self, cell: Cell) -> tuple[Figure, ...]:
        known = (self._parents.get(other) for other in self._referred_to(cell) if other != cell)
        return tuple(parent for parent in known if parent is not None)

    def _referred_to(self, cell: Cell) -> tuple[Cell, ...]:
        """The cells that a formula refers to; none where they are more than can be followed, which is told."""
        if cell in self._references:
            return self._references[cell]
        formula = self._formula(cell)
        found = references(formula, cell.sheet, self.grid.names) if formula else References((), False)
        self._followed += len(found.cells)
        if self._followed > _MOST_FOLLOWED:
            found = References((), True)
        if found.untraceable:
            told = formula if len(formula) <= _MOST_SHOWN else f"{formula[:_MOST_SHOWN]}…"
            warning = Problem(self.where(cell), f"{told} reaches cells in a way that cannot be followed.", "")
            self.warnings.append(warning)
        self._references[cell] = found.cells
        return found.cells

    def _read_parent(self, cell: Cell) -> Figure | None:
        """The figure of a cell that a formula refers to, whatever sheet it stands on; None when it holds no number."""
        raw = self.raw(cell)
        if raw is None or isinstance(raw.value, bool) or not isinstance(raw.value, (int, float, str)):
            return None
        number = TypedNumber(exact(raw.value)) if not isinstance(raw.value, str) else number_from_text(raw.value)
        if number is None or abs(number.value) >= _LARGEST:
            return None
        status, source = self._status_and_source(cell, raw, self.row_status(cell), "")
        parents = self._known_parents(cell)
        return Figure(
            number.value, NUMBER, str(cell), status=status, cell=cell, parents=parents, source=source,
            formula=raw.formula,
        )  # fmt: skip

    def row_status(self, cell: Cell) -> Status:
        """The status of the row a cell stands in; a formula is as unsure as the rows it reaches."""
        return self._row_statuses.get((cell.sheet, place_of(cell.ref)[0]), Status.DISCLOSED)

    _row_statuses: dict[tuple[str, int], Status] = field(default_factory=dict)

    def know_row_status(self, sheet: str, row: int, status: Status) -> None:
        self._row_statuses[sheet, row] = status


_PLAIN = ("times", "number")
"""Dimensions in which a percent says a number: 150% is 1.5 倍."""


def _held_in(unit: Unit) -> Unit:
    """The unit in which figures hold a relative one: ratios."""
    return RATIO if unit.dimension == "ratio" else Unit("", unit.dimension)


def _refusal(raw: RawCell, what: str, number: TypedNumber | None, unit: Unit) -> tuple[str, str]:
    if number is not None:
        return f'{what} is a percent ("{raw.value}") beside 单位 {unit.name}.', f"Type it in {unit.name}, or mend 单位."
    if raw.marks and isinstance(raw.value, str):
        more = f'{what} is more than a number: "{raw.value}" with {" and ".join(raw.marks)}.'
        return more, "Type the number alone; a note's mark stands in the template."
    if isinstance(raw.value, str) and raw.value.strip() in EXCEL_ERRORS:
        return f"{what} is the Excel error {raw.value}.", "Mend the formula."
    if isinstance(raw.value, str):
        return f'{what} is text ("{raw.value}"), a number is needed.', "Type the number, or clear the cell."
    if isinstance(raw.value, date):
        return f"{what} is a date ({raw.value:%Y-%m-%d}), a number is needed.", "Type the number, or change the format."
    kind = str(raw.value).upper() if isinstance(raw.value, bool) else "a time of day"
    return f"{what} is {kind}, a number is needed.", "Type the number."


def day_of(value: object) -> date | None:
    """A date cell's day, or that of a text like 2024-08-27, 2024.08 or 2024年8月27日 (a month is its first day)."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    numbers = [part for part in re.split(r"[-./年月日]", str(value).strip()) if part]
    if not 2 <= len(numbers) <= 3 or not all(part.isdigit() for part in numbers) or len(numbers[0]) != 4:
        return None
    try:
        return date(int(numbers[0]), int(numbers[1]), int(numbers[2]) if len(numbers) == 3 else 1)
    except ValueError:
        return None


def cell_at(sheet: str, row: int, column: int) -> Cell:
    return Cell(sheet, address(row, column))
