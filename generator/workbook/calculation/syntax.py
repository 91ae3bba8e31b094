"""A formula as a tree: operands and operators in the order of calculation, and calls that hold such expressions.

Brackets and long sums make no deeper tree, only calls in calls do, and of those Excel allows 64.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias, Union

from ...office.columns import column_number
from .tokens import Token, tokens
from .values import ERRORS, ExcelError, NotCalculated, Value

DEEPEST = 64
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


class Constant(NamedTuple):
    """A number, text, boolean or error that stands in the formula; None for an argument left out."""

    value: Value


class Reference(NamedTuple):
    """Cells of a sheet, of the formula's own where `sheet` is None; `fixed` where every $ is there."""

    sheet: str | None
    top: int
    left: int
    bottom: int
    right: int
    fixed: bool = False


class Name(NamedTuple):
    """A defined name, with the sheet or workbook that stands before it."""

    sheet: str | None
    name: str


class External(NamedTuple):
    """What another workbook holds, as the formula writes it: [1]海外!$B$5."""

    text: str


class Unknown(NamedTuple):
    """A part that is not calculated here."""

    reason: str


class ArrayConstant(NamedTuple):
    """{1,2;3,4}"""

    rows: tuple[tuple[Value, ...], ...]


class Operator(NamedTuple):
    symbol: str
    operands: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments; its name in capitals, without Excel's prefixes for newer functions."""

    name: str
    arguments: tuple[Expression, ...]


Part: TypeAlias = Union[Constant, Reference, Name, External, Unknown, ArrayConstant, Operator, Call]  # noqa: UP007
Expression: TypeAlias = tuple[Part, ...]
"""Operands before their operators: 1+2*3 is 1 2 3 * +."""

# A sign binds before % and ^: -2^2 is 4. Operators of one rank go from the left: 2^3^2 is 64.
_RANKS = {"^": 5, "*": 4, "/": 4, "+": 3, "-": 3, "&": 2, "=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1}
_SIGN, _PERCENT = 7, 6
_NEWER = re.compile(r"_xl(?:fn|ws|udf)\.", re.IGNORECASE)


class _Waiting(NamedTuple):
    rank: int
    operator: Operator | None


_BRACKET = _Waiting(0, None)


def parsed(formula: str) -> Expression:
    """The tree of a formula.

    Raises:
        NotCalculated: it cannot be read, or holds what is not known here.
    """
    parser = _Parser(tuple(tokens(formula)))
    expression = parser.expression(0)
    if parser.ahead() is not None or expression == (Constant(None),):
        raise NotCalculated("a formula that cannot be read")
    return expression


class _Parser:
    def __init__(self, found: tuple[Token, ...]) -> None:
        self._tokens = found
        self._at = 0

    def ahead(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _next(self) -> Token:
        token = self.ahead()
        if token is None:
            raise NotCalculated("a formula that ends too early")
        self._at += 1
        return token

    def expression(self, depth: int) -> Expression:
        """All up to the end, or to a comma or bracket that belongs to the call around it."""
        if depth > DEEPEST:
            raise NotCalculated(f"functions nested more than {DEEPEST} deep")
        done: list[Part] = []
        waiting: list[_Waiting] = []
        operand_due = True
        while (token := self.ahead()) is not None:
            if token.text in (",", ")") and _BRACKET not in waiting and token.kind == "mark":
                break
            self._at += 1
            operand_due = self._operand(token, done, waiting, depth) if operand_due else _operator(token, done, waiting)
        return _finished(done, waiting, operand_due)

    def _operand(self, token: Token, done: list[Part], waiting: list[_Waiting], depth: int) -> bool:
        """Takes what may stand where an operand is due; whether one is still due after it."""
        if token.kind == "operator" and token.text in "+-":
            waiting.append(_Waiting(_SIGN, Operator(token.text, 1)))
            return True
        if token.kind == "mark" and token.text == "(":
            waiting.append(_BRACKET)
            return True
        done.append(self._call(token, depth) if token.kind == "function" else self._plain(token))
        return False

    def _plain(self, token: Token) -> Part:
        if token.kind == "mark" and token.text == "{":
            return self._array()
        return _OPERANDS.get(token.kind, _refused)(token)

    def _call(self, token: Token, depth: int) -> Part:
        arguments: list[Expression] = []
        while True:
            arguments.append(self.expression(depth + 1))
            if self._next().text == ")":
                break
        if arguments == [(Constant(None),)]:
            arguments = []
        return Call(_NEWER.sub("", token.text).upper(), tuple(arguments))

    def _array(self) -> ArrayConstant:
        rows: list[list[Value]] = [[]]
        while True:
            rows[-1].append(self._element())
            mark = self._next().text
            if mark == ";":
                rows.append([])
            elif mark == "}":
                break
        if len({len(row) for row in rows}) > 1:
            raise NotCalculated("an array whose rows differ in length")
        return ArrayConstant(tuple(map(tuple, rows)))

    def _element(self) -> Value:
        token = self._next()
        negative = token.kind == "operator" and token.text == "-"
        part = self._plain(self._next() if negative or token.text == "+" else token)
        if not isinstance(part, Constant):
            raise NotCalculated("an array that holds more than constants")
        return -part.value if negative and isinstance(part.value, float) else part.value


def _operator(token: Token, done: list[Part], waiting: list[_Waiting]) -> bool:
    """Takes what may stand after an operand; whether another operand is due."""
    if token.kind == "mark" and token.text == ")":
        _settle(done, waiting, 1)
        waiting.pop()
        # Excel rounds the last + or − of a formula towards zero only where no bracket is around it.
        done.append(Operator("()", 1))
        return False
    if token.kind != "operator":
        raise NotCalculated("an intersection or union of ranges" if token.kind != "other" else _said(token))
    rank = _PERCENT if token.text == "%" else _RANKS[token.text]
    _settle(done, waiting, rank)
    if token.text == "%":
        done.append(Operator("%", 1))
        return False
    waiting.append(_Waiting(rank, Operator(token.text, 2)))
    return True


def _settle(done: list[Part], waiting: list[_Waiting], rank: int) -> None:
    """Operators that bind at least as tightly as `rank` are calculated first."""
    while waiting and waiting[-1].operator is not None and waiting[-1].rank >= rank:
        operator = waiting.pop().operator
        if operator is not None:
            done.append(operator)


def _finished(done: list[Part], waiting: list[_Waiting], operand_due: bool) -> Expression:
    if not done and not waiting:
        return (Constant(None),)
    _settle(done, waiting, 1)
    if operand_due or waiting:
        raise NotCalculated("a formula that cannot be read")
    return tuple(done)


def _refused(token: Token) -> Part:
    raise NotCalculated(_said(token) if token.kind == "other" else f"what stands at {token.text[:10]}")


def _said(token: Token) -> str:
    return f"the operator {token.text[:1]}"


def _reference(token: Token) -> Part:
    prefix = token.prefix[:-1]
    if _is_external(prefix):
        return External(token.prefix + token.text)
    first, _, last = token.text.partition(":")
    top, left = _corner(first, 1)
    bottom, right = _corner(last or first, -1)
    if max(left, right) > LAST_COLUMN or max(top, bottom) > LAST_ROW:
        return Name(sheet_named(prefix), token.text)
    if ":" in prefix:
        return Unknown("a reference over several sheets")
    fixed = token.text.count("$") == len(re.findall(r"[A-Za-z]+|\d+", token.text))
    rows, columns = sorted((top, bottom)), sorted((left, right))
    return Reference(sheet_named(prefix), rows[0], columns[0], rows[1], columns[1], fixed)


def _corner(text: str, end: int) -> tuple[int, int]:
    """Row and column of a corner; a whole column begins in row 1 and ends in the last one."""
    letters = text.replace("$", "").rstrip("0123456789")
    digits = text.replace("$", "")[len(letters) :]
    row = int(digits) if digits else 1 if end > 0 else LAST_ROW
    return row, column_number(letters) if letters else 1 if end > 0 else LAST_COLUMN


def sheet_named(prefix: str) -> str | None:
    """The sheet of a prefix as formulas write it, 'O''Brien'; None for none."""
    if prefix.startswith("'"):
        return prefix[1:-1].replace("''", "'")
    return prefix or None


def _is_external(prefix: str) -> bool:
    return "[" in prefix and not prefix.startswith("[0]")


def _name(token: Token) -> Part:
    if token.text.upper() in ("TRUE", "FALSE") and not token.prefix:
        return Constant(token.text.upper() == "TRUE")
    prefix = token.prefix[:-1]
    if _is_external(prefix):
        return External(token.prefix + token.text)
    return Name(None if prefix == "[0]" else sheet_named(prefix), token.text)


_OPERANDS: dict[str, Callable[[Token], Part]] = {
    "reference": _reference,
    "name": _name,
    "number": lambda token: Constant(float(token.text)),
    "text": lambda token: Constant(token.text[1:-1].replace('""', '"')),
    "error": lambda token: Constant(ERRORS[token.text]),
    "broken": lambda _: Constant(ExcelError.REFERENCE),
    "table": lambda token: Unknown(f"a reference to a table, {token.text}"),
}


def parts(expression: Expression) -> Iterator[Part]:
    """All parts of an expression, those of calls' arguments too."""
    for part in expression:
        yield part
        if isinstance(part, Call):
            for argument in part.arguments:
                yield from parts(argument)
