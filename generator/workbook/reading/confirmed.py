"""What a person has confirmed in a cell's comment: `核实 75%` clears a doubt about 75%, and about no other value."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from .shown_text import word

WORD = "核实"
# A number with its unit, or a period; 已核实 2024年报 is a source.
_CONFIRMED = re.compile(
    rf"{WORD}\s*[:：]?\s*(?P<said>[-+−–(（]?(?!\d{{4}}年)[0-9０-９][0-9０-９.,．，]*[)）]?\s*"
    r"(?:[%％‰]|[HQM]\d{1,2}|[A-Za-z/]*[^\W\d_]{0,8}(?:/\w{1,4})?)[)）]?)(?=[\s，,；;。、！!]|$)[，,；;。、]?"
)
_PARTS = re.compile(r"([-+]?[0-9.]+)(.*)")
_ENDS = " ：:，,。；;、\n"
_DIGITS = 10
"""Significant digits that count: what differs behind them is the noise of calculating with doubles."""


def is_confirmed(said: str, comment: str) -> bool:
    """Whether a comment confirms just that: a value as `shown_value` writes it, or a period."""
    wanted = _comparable(said)
    return any(_comparable(match["said"]) == wanted for match in _CONFIRMED.finditer(comment))


def without_confirmations(comment: str) -> str:
    """What a comment says besides."""
    return _CONFIRMED.sub("", comment).strip(_ENDS) if WORD in comment else comment


def to_paste(said: str) -> str:
    """The text that confirms a value."""
    return f"{WORD} {said}"


def shown_value(value: Decimal, unit: str) -> str:
    """A value as a message shows it and a person confirms it."""
    return f"{_rounded(value):f}{unit}"


def _rounded(value: Decimal) -> Decimal:
    from decimal import Context

    found = Context(prec=_DIGITS).plus(value).normalize()
    return found + 0 if found.is_finite() else found


def _comparable(said: str) -> tuple[Decimal | None, str]:
    """A number and its unit, however it is typed: 1,739.70 百万元 is 1739.7百万元, (5) is -5."""
    plain = re.sub(r"[\s,]", "", word(said)).replace("−", "-").replace("–", "-")
    if plain.startswith("("):
        plain = "-" + plain.strip("()")
    match = _PARTS.fullmatch(plain)
    try:
        return (_rounded(Decimal(match[1])), match[2]) if match else (None, plain)
    except InvalidOperation:
        return None, plain
