"""What a cell says: numbers as people type them, exactly as typed."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

_SPACES = re.compile(r"\s+")
_PLAIN = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?|[+-]?\.\d+")
_BRACKETED = re.compile(r"\((.+)\)")
_MINUS = str.maketrans({"−": "-", "–": "-", "﹣": "-", "‐": "-", "，": ",", "．": "."})

EXCEL_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!")


class TypedNumber(NamedTuple):
    """A number as typed; `percent` when the typing itself said %, so that the value is a ratio."""

    value: Decimal
    percent: bool = False


def number_from_text(text: str) -> TypedNumber | None:
    """The number a text clearly says: "1,740", "１７４０", "(2,477)", "21%", thin spaces between; else None.

    Accountants' brackets are a minus. Thousands separators must stand where they belong: "1,74" is not read.
    """
    plain = _SPACES.sub("", unicodedata.normalize("NFKC", text).translate(_MINUS))
    bracketed = _BRACKETED.fullmatch(plain)
    if bracketed:
        inner = number_from_text(bracketed[1])
        signed_twice = bracketed[1].startswith(("-", "+", "("))
        return TypedNumber(-inner.value, inner.percent) if inner and not signed_twice else None
    percent = plain.endswith("%")
    digits = plain.removesuffix("%")
    if not _PLAIN.fullmatch(digits):
        return None
    value = Decimal(digits.replace(",", ""))
    return TypedNumber(value / 100 if percent else value, percent)


def exact(number: int | float) -> Decimal:
    """The number as typed, not its binary shadow. Excel itself keeps fifteen digits: 0.1+0.2 is 0.3 there too."""
    return Decimal(number) if isinstance(number, int) else Decimal(format(number, ".15g"))
