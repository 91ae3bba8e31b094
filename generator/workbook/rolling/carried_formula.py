"""A formula of one period carried over to another, where its references say what they stand for; refused elsewhere.

A formula that was extended wrongly prints a false figure; one that was not waits, on yellow ground, for someone who
knows. So whatever is not understood here is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...finance.period import Period, find_period
from .. import schema
from ..reading.formulas import guarded, references, unguarded
from ..reading.grid import Grid, RawCell
from ..reading.values import day_of

if TYPE_CHECKING:
    from openpyxl.formula.tokenizer import Token

_AREA = re.compile(
    r"(?P<prefix>(?P<sheet>'(?:[^']|'')+'|[^'!]+)!)?"
    r"(?P<fix>\$?)(?P<first>[A-Z]{1,3})(?P<top>\$?\d+)(?::(?P<fix2>\$?)(?P<last>[A-Z]{1,3})(?P<bottom>\$?\d+))?"
)
# Functions that take a list of cells for a range of them.
_LISTS = {"SUM(", "AVERAGE(", "MIN(", "MAX("}
# Numbers that belong to a calculation, not to a period; as factors and divisors also percents, units and lengths.
_PLAIN = {"0", "1"}
_SCALES = {"100", "1000", "10000", "1000000"}
_LENGTHS = {"2", "3", "4", "6", "9", "12", "360", "365", "366"}
_KINDS = {schema.KINDS[0], schema.KINDS[1]}


class Refused(Exception):
    """A formula that cannot be carried over without knowing what it means."""


class OtherLength(Refused):
    """A formula that is right of spans of its own length only; one made for another span may do."""


@dataclass(frozen=True)
class PeriodColumns:
    """A metric sheet's period columns, those there are and those there will be; the headings' row, each row's 类型."""

    old: Mapping[Period, int]
    added: Mapping[Period, int]
    kinds: Mapping[int, str]
    header: int = 0

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
    _says_length: bool = False

    def carried(self, formula: str) -> str:
        """The formula in the other period; empty there as long as a cell it needs is, which would count as zero.

        Raises:
            Refused: it is not clear what the formula would be.
        """
        from openpyxl.formula import Tokenizer

        bare = unguarded(formula).lstrip("=")
        if references(f"={bare}", self.sheet, self.grid.names).untraceable:
            raise Refused
        tokens = Tokenizer(f"={bare}").items
        opened = (token for token in tokens if token.type == token.FUNC and token.subtype == token.OPEN)
        functions = {token.value.upper() for token in opened}
        numbers = {index for index in range(len(tokens)) if _is_worked_with(tokens, index)}
        text = "".join(self._token(tokens, index, index in numbers, functions) for index in range(len(tokens)))
        if not self._counted:
            raise Refused  # it reaches no figure of the period: a link to a sheet of the user's own, or a plain number
        self._check_lengths(len(tokens))
        needed = sum(self._counted.values())
        return guarded(text, self._counted, needed)

    def _token(self, tokens: Sequence[Token], index: int, number: bool, functions: set[str]) -> str:
        token, value = tokens[index], str(tokens[index].value)
        if token.type != token.OPERAND:
            return value
        if token.subtype == token.TEXT and _names_a_time(value):
            raise Refused
        if number and value not in _PLAIN:
            # A correction of one period: = N5 − 26.7, or = N5 − 100.
            if value not in _SCALES | _LENGTHS or not _is_factor(tokens, index):
                raise Refused
            self._says_length = self._says_length or value in _LENGTHS
        return self._area(value, functions) if token.subtype == token.RANGE else value

    def _area(self, operand: str, functions: set[str]) -> str:
        match = _AREA.fullmatch(operand.strip())
        if match is None:
            return self._name(operand)
        sheet = (match["sheet"] or self.sheet).strip("'").replace("''", "'")
        owner = self.sheets.get(sheet)
        if owner is None:
            return self._elsewhere(operand, sheet)
        columns = list(_columns(match["first"], match["last"] or match["first"]))
        if match["fix"] or match["fix2"]:
            return self._fixed(operand, match, [owner.period_at(column) for column in columns])
        if int(match["top"].replace("$", "")) <= owner.header:
            raise Refused  # it looks at a heading
        moved = [self._moved(owner, column) for column in columns]
        if all(letters is None for letters in moved):
            return operand
        if None in moved or (len(moved) > 1 and not functions <= _LISTS):
            raise Refused  # what lies between is no period's
        self._note_kinds(owner, match["top"], match["bottom"] or match["top"])
        parts = [self._part(match["prefix"] or "", letters or "", (match["top"], match["bottom"])) for letters in moved]
        for part, column in zip(parts, columns, strict=True):
            self._count(part, owner, column, match)
        return ",".join(parts)

    @staticmethod
    def _elsewhere(operand: str, sheet: str) -> str:
        """What stands in 报告期 holds for all periods; a sheet of the user's own has this period's."""
        if sheet != schema.SETTINGS:
            raise Refused
        return operand

    def _fixed(self, operand: str, match: re.Match[str], periods: list[Period | None]) -> str:
        """A column fixed by its $ stays, as a base year does; not with one end only, nor for spans of other lengths."""
        if match["last"] and match["fix"] != match["fix2"]:
            raise Refused
        # A base year is another one's column; the period's own would have to go on with it.
        if any(periods) and (not self._same_span or self.model in periods):
            raise Refused
        return operand

    def _name(self, operand: str) -> str:
        """A defined name, where it leads to no period's column."""
        cells = references(f"={operand}", self.sheet, self.grid.names).cells
        for cell in cells:
            owner = self.sheets.get(cell.sheet)
            if owner is None:
                self._elsewhere(operand, cell.sheet)
            elif owner.period_at(_number("".join(filter(str.isalpha, cell.ref)))) is not None:
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
        return self.model.is_same_span_as(self.period)

    @property
    def is_twelve_months(self) -> bool:
        """Whether it is the sum of the last twelve months, which may be made after a span of another length."""
        return {"comparative", "last year"} <= self._roles

    def _check_lengths(self, tokens: int) -> None:
        """What depends on how long a span is goes on to one of another length only as a sum of twelve months.

        That is a balance over a flow, a number of months or days, the last full year in any sum, and a figure alone,
        which may be a year's because its span is one.
        """
        if self._same_span:
            return
        opening = self.model.months == 12 and "comparative" in self._roles and schema.STOCK in self._kinds
        if opening:
            raise Refused  # of a year the comparative is the opening balance too
        depends = len(self._kinds) > 1 or self._says_length or "last year" in self._roles or tokens == 1
        from_january = self.model.start % 12 == 0 and self.period.start % 12 == 0
        if depends and not (from_january and self.model.months < 12 and self.is_twelve_months):
            raise OtherLength


_ROUNDING = ("ROUND(", "ROUNDUP(", "ROUNDDOWN(")


def _is_worked_with(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token is a number that is worked with: the digits of ROUND(x,4) are not."""
    token = tokens[index]
    if token.type != token.OPERAND or token.subtype != token.NUMBER:
        return False
    opened: list[str] = []
    for each in tokens[:index]:
        if each.type == each.FUNC:
            opened = [*opened, str(each.value).upper()] if each.subtype == each.OPEN else opened[:-1]
    behind_a_comma = index > 0 and tokens[index - 1].type == token.SEP
    return not (opened and opened[-1] in _ROUNDING and behind_a_comma)


def _is_factor(tokens: Sequence[Token], index: int) -> bool:
    beside = [str(tokens[place].value) for place in (index - 1, index + 1) if 0 <= place < len(tokens)]
    return any(value in ("*", "/") for value in beside)


def _names_a_time(text: str) -> bool:
    """Whether a text in quotes is a period or a date: IF(C9="2024H1", ...)."""
    bare = text.strip('"')
    return find_period(bare) is not None or day_of(bare) is not None


def _columns(first: str, last: str) -> Iterator[int]:
    yield from range(_number(first), _number(last) + 1)


def _number(letters: str) -> int:
    from openpyxl.utils import column_index_from_string

    return column_index_from_string(letters)


def _is_filled(cell: RawCell | None) -> bool:
    """Whether it is a number to come: an empty text is none."""
    return cell is not None and cell.is_filled and (bool(cell.formula) or cell.value != "")
