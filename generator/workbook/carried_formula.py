"""A formula of one period carried over to another, where its references say what they stand for; refused elsewhere.

A formula that was extended wrongly prints a false figure; one that was not waits, on yellow ground, for someone who
knows. So whatever is not understood here is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ..period import Period
from . import schema
from .formulas import references
from .grid import Grid

_AREA = re.compile(
    r"(?P<prefix>(?P<sheet>'(?:[^']|'')+'|[^'!]+)!)?"
    r"(?P<fix>\$?)(?P<first>[A-Z]{1,3})(?P<top>\$?\d+)(?::(?P<fix2>\$?)(?P<last>[A-Z]{1,3})(?P<bottom>\$?\d+))?"
)
# Functions that take a list of cells for a range of them.
_LISTS = {"SUM(", "AVERAGE(", "MIN(", "MAX("}
# Numbers that belong to a calculation, not to a period: parts of a year, percents, days, units.
_TIMELESS = {"0", "1", "2", "3", "4", "6", "9", "12", "100", "360", "365", "366", "1000", "10000", "1000000"}
_GUARD = re.compile(r'IF\(COUNT\([^()]*\)=\d+,(?P<formula>.*),""\)', re.DOTALL)
_KINDS = {schema.KINDS[0], schema.KINDS[1]}


class Refused(Exception):
    """A formula that cannot be carried over without knowing what it means."""


@dataclass(frozen=True)
class PeriodColumns:
    """The period columns of a metric sheet: those there are, those there will be, and each row's 类型."""

    old: Mapping[Period, int]
    added: Mapping[Period, int]
    kinds: Mapping[int, str]

    def of(self, period: Period) -> int | None:
        return self.old.get(period) or self.added.get(period)

    def period_at(self, column: int) -> Period | None:
        return next((period for period, known in self.old.items() if known == column), None)


@dataclass
class Carrier:
    """Carries formulas that stand on `sheet` from the period `model` to another."""

    grid: Grid
    sheets: Mapping[str, PeriodColumns]
    sheet: str
    model: Period
    period: Period
    _counted: dict[str, int] = field(default_factory=dict)
    _kinds: set[str] = field(default_factory=set)
    _roles: set[str] = field(default_factory=set)

    def carried(self, formula: str) -> str:
        """The formula in the other period; empty there as long as a cell it needs is, which would count as zero.

        Raises:
            Refused: it is not clear what the formula would be.
        """
        from openpyxl.formula import Tokenizer

        bare = unguarded(formula.lstrip("="))
        if references(f"={bare}", self.sheet, self.grid.names).untraceable:
            raise Refused
        tokens = Tokenizer(f"={bare}").items
        opened = (token for token in tokens if token.type == token.FUNC and token.subtype == token.OPEN)
        functions = {token.value.upper() for token in opened}
        text = "".join(self._token(token, functions) for token in tokens)
        if not self._counted:
            raise Refused  # it reaches no figure of the period: a link to a sheet of the user's own, or a plain number
        self._check_lengths()
        needed = sum(self._counted.values())
        return f'IF(COUNT({",".join(self._counted)})={needed},{text},"")'

    def _token(self, token: object, functions: set[str]) -> str:
        from openpyxl.formula.tokenizer import Token

        assert isinstance(token, Token)
        value = str(token.value)
        if token.type != Token.OPERAND:
            return value
        if token.subtype == Token.NUMBER and value not in _TIMELESS:
            raise Refused  # a correction of one period: = N5 − 26.7
        return self._area(value, functions) if token.subtype == Token.RANGE else value

    def _area(self, operand: str, functions: set[str]) -> str:
        match = _AREA.fullmatch(operand.strip())
        if match is None:
            return self._name(operand)
        owner = self.sheets.get((match["sheet"] or self.sheet).strip("'").replace("''", "'"))
        if owner is None or match["fix"]:
            return operand  # no sheet of metrics, or a column that is fixed by its $
        columns = list(_columns(match["first"], match["last"] or match["first"]))
        moved = [self._moved(owner, column) for column in columns]
        if all(letters is None for letters in moved):
            return operand
        if None in moved:
            raise Refused  # what lies between is no period's
        self._note_kinds(owner, match["top"], match["bottom"] or match["top"])
        if len(moved) > 1 and not functions <= _LISTS:
            raise Refused
        rows = (match["top"], match["bottom"])
        parts = [self._part(match["prefix"] or "", letters or "", rows) for letters in moved]
        for part, column in zip(parts, columns, strict=True):
            self._count(part, owner, column, match)
        return ",".join(parts)

    def _name(self, operand: str) -> str:
        """A defined name, where it leads to no period's column."""
        cells = references(f"={operand}", self.sheet, self.grid.names).cells
        for cell in cells:
            owner = self.sheets.get(cell.sheet)
            if owner is not None and owner.period_at(_number("".join(filter(str.isalpha, cell.ref)))) is not None:
                raise Refused
        if not cells:
            raise Refused
        return operand

    @staticmethod
    def _part(prefix: str, letters: str, rows: tuple[str, str | None]) -> str:
        top, bottom = rows
        return f"{prefix}{letters}{top}" + (f":{letters}{bottom}" if bottom and bottom != top else "")

    def _count(self, part: str, owner: PeriodColumns, column: int, match: re.Match[str]) -> None:
        """How many numbers the part must hold: as many as that of the model does."""
        top, bottom = (int((match[name] or match["top"]).replace("$", "")) for name in ("top", "bottom"))
        name = next(name for name, known in self.sheets.items() if known is owner)
        cells = self.grid.sheets[name].cells
        filled = sum(_is_filled(cells.get((row, column))) for row in range(top, bottom + 1))
        self._counted[part.replace("$", "")] = max(filled, 1)

    def _note_kinds(self, owner: PeriodColumns, top: str, bottom: str) -> None:
        rows = range(int(top.replace("$", "")), int(bottom.replace("$", "")) + 1)
        self._kinds |= {owner.kinds.get(row, "") for row in rows} & _KINDS

    def _moved(self, owner: PeriodColumns, column: int) -> str | None:
        """The letters of the column that stands to the new period as this one to the model; None where it is none's."""
        from openpyxl.utils import get_column_letter

        stood = owner.period_at(column)
        if stood is None:
            return None
        target = owner.of(self._corresponding(stood))
        if target is None:
            raise Refused
        return get_column_letter(target)

    def _corresponding(self, stood: Period) -> Period:
        model, period = self.model, self.period
        if self._same_span:
            return stood.shifted((period.start - model.start) // 12)
        roles: tuple[tuple[str, Callable[[Period], Period]], ...] = (
            ("own", lambda one: one),
            ("comparative", lambda one: one.comparative),
            ("last year", lambda one: one.full_year.comparative),
            ("closing", lambda one: one.closing),
        )
        for name, of in roles:
            if stood == of(model):
                self._roles.add(name)
                return of(period)
        raise Refused

    @property
    def _same_span(self) -> bool:
        return self.model.months == self.period.months and (self.period.start - self.model.start) % 12 == 0

    def _check_lengths(self) -> None:
        """A balance over a flow depends on how long the flow is: of other spans only the last twelve months will do."""
        if self._same_span or len(self._kinds) < 2:
            return
        from_january = self.model.start % 12 == 0 and self.period.start % 12 == 0
        if not (from_january and self.model.months < 12 and {"comparative", "last year"} <= self._roles):
            raise Refused


def unguarded(formula: str) -> str:
    """A formula without the guard that an earlier roll-forward put round it."""
    match = _GUARD.fullmatch(formula)
    return match["formula"] if match else formula


def _columns(first: str, last: str) -> Iterator[int]:
    yield from range(_number(first), _number(last) + 1)


def _number(letters: str) -> int:
    from openpyxl.utils import column_index_from_string

    return column_index_from_string(letters)


def _is_filled(cell: object) -> bool:
    return cell is not None and (getattr(cell, "value", None) not in (None, "") or bool(getattr(cell, "formula", "")))
