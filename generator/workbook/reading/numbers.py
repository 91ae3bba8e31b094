"""What a cell says: numbers as people type them, exactly as typed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from .shown_text import without_unseen

_BLANKS = " \t\u00a0\u2000-\u200a\u202f\u205f\u3000"
# Blanks stand around a number and its signs, or part its thousands: "17 40" and "54000 1" are more than a number.
_NUMBER = re.compile(
    rf"""[{_BLANKS}\n]*(?P<sign>[+-]?)[{_BLANKS}]*
    (?P<digits>[0-9]+|[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,3}}(?:[{_BLANKS}][0-9]{{3}})+|(?=\.))(?P<rest>(?:\.[0-9]+)?)
    [{_BLANKS}]*(?P<unit>[%‰]?)[{_BLANKS}\n]*""",
    re.VERBOSE,
)
_BRACKETED = re.compile(rf"[{_BLANKS}\n]*\((?P<inner>[^()]+)\)[{_BLANKS}]*(?P<unit>%?)[{_BLANKS}\n]*")
_GROUPED_BY_POINT = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")
# Full-width forms only: the other forms that Unicode holds alike are more than a digit, ① and 54000¹ and ½.
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_ALIKE = {ord(mark): "-" for mark in "−–﹣‐‑"} | {ord("﹪"): "%", ord("٪"): "%"}

EXCEL_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!")
_OF_SIGN = {"": Decimal(1), "%": Decimal(100), "‰": Decimal(1000)}


class TypedNumber(NamedTuple):
    """A number as typed; `percent` when the typing itself said % or ‰, so that the value is a ratio.

    `thousands` is what a text like "1.739" says where its point parts thousands.
    """

    value: Decimal
    percent: bool = False
    thousands: Decimal | None = None


def number_from_text(text: str) -> TypedNumber | None:
    """The number a text clearly says: "1,740", "１７４０", "(2,477)", "21%", thin spaces between; else None.

    Accountants' brackets are a minus. Thousands separators must stand where they belong: "1,74" is not read.
    """
    plain = without_unseen(text).translate(_NARROW).translate(_ALIKE)
    bracketed = _BRACKETED.fullmatch(plain)
    if bracketed:
        inner = number_from_text(bracketed["inner"] + bracketed["unit"])
        signed_twice = bracketed["inner"].lstrip().startswith(("-", "+", "("))
        if inner is None or signed_twice:
            return None
        return TypedNumber(-inner.value, inner.percent, None if inner.thousands is None else -inner.thousands)
    match = _NUMBER.fullmatch(plain)
    return _typed(match) if match else None


def _typed(match: re.Match[str]) -> TypedNumber:
    whole = re.sub(r"[^0-9]", "", match["digits"])
    digits = f"{match['sign']}{whole}{match['rest']}"
    value = Decimal(digits) / _OF_SIGN[match["unit"]]
    by_point = _GROUPED_BY_POINT.fullmatch(f"{match['sign']}{match['digits']}{match['rest']}")
    thousands = Decimal(digits.replace(".", "")) if by_point and not match["unit"] else None
    return TypedNumber(value, bool(match["unit"]), thousands)


def exact(number: int | float) -> Decimal:
    """The number as typed, not its binary shadow. Excel itself keeps fifteen digits: 0.1+0.2 is 0.3 there too."""
    return Decimal(number) if isinstance(number, int) else Decimal(format(number, ".15g"))
