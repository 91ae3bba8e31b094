"""Criteria as COUNTIF and SUMIFS take them: 5, ">=5", "<>", "收入*"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from ..arithmetic import HOLDS
from ..values import ExcelError, Failed, NotCalculated, Value, number_in, plain_number_in, shown, texts_compared

Criterion: TypeAlias = Callable[[Value], bool]

WILD = re.compile(r"[*?~]")
_OPERATOR = re.compile(r"(<=|>=|<>|<|>|=)?(.*)", re.DOTALL)


def criterion(wanted: Value) -> Criterion:
    """Whether a cell's value meets what is wanted; an empty cell as criterion is 0.

    Raises:
        NotCalculated: a date written as text, or an error that is looked for.
    """
    if isinstance(wanted, ExcelError):
        raise NotCalculated("a criterion that is an error")
    if not isinstance(wanted, str):
        return _equals_number(wanted) if isinstance(wanted, float) else _equals_plain(wanted)
    match = _OPERATOR.fullmatch(wanted)
    operator, operand = (match[1], match[2]) if match else ("", wanted)
    if operator in (None, "", "=", "<>"):
        equal = _equals(operand, with_empty_text=not operator)
        return (lambda value: not equal(value)) if operator == "<>" else equal
    return _ordered(operator, operand)


def _equals_plain(wanted: bool | None) -> Criterion:
    if wanted is None:
        return _equals_number(0.0)
    return lambda value: isinstance(value, bool) and value is wanted


def _equals_number(wanted: float) -> Criterion:
    """Texts that read as the number are equal to it here, unlike anywhere else."""
    digits = shown(wanted)

    def equal(value: Value) -> bool:
        if isinstance(value, str):
            found = plain_number_in(value)
            return found is not None and shown(found) == digits
        return isinstance(value, float) and (value == wanted or shown(value) == digits)

    return equal


def _equals(operand: str, *, with_empty_text: bool) -> Criterion:
    if operand == "":
        return lambda value: value is None or (with_empty_text and value == "")
    if operand.upper() in ("TRUE", "FALSE"):
        return _equals_plain(operand.upper() == "TRUE")
    wanted = _number(operand)
    if wanted is not None:
        return _equals_number(wanted)
    return equals_text(operand)


def _number(operand: str) -> float | None:
    try:
        return number_in(operand)
    except Failed:
        return None


def equals_text(wanted: str) -> Criterion:
    """Whether a value is this text, in which * and ? stand for others; capitals do not count."""
    if not WILD.search(wanted):
        folded = wanted.casefold()
        return lambda value: isinstance(value, str) and value.casefold() == folded
    pattern = wildcards(wanted)
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def wildcards(wanted: str) -> re.Pattern[str]:
    """A text with * and ? as a pattern; ~ takes their meaning away."""
    pieces = re.findall(r"~[*?~]|[*?]|[^*?~]+|~", wanted)
    plain = {"*": ".*", "?": "."}
    written = "".join(
        plain.get(piece) or re.escape(piece[1:] if len(piece) == 2 and piece[0] == "~" else piece) for piece in pieces
    )
    return re.compile(written, re.IGNORECASE | re.DOTALL)


def _ordered(operator: str, operand: str) -> Criterion:
    """Numbers are compared with numbers, and texts with texts."""
    holds, wanted = HOLDS[operator], _number(operand)
    if wanted is None:
        return lambda value: isinstance(value, str) and holds(texts_compared(value, operand, ordered=True))
    digits, limit = shown(wanted), wanted

    def holds_of(value: Value) -> bool:
        return isinstance(value, float) and holds(0 if shown(value) == digits else -1 if value < limit else 1)

    return holds_of
