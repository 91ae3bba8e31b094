"""What a cell or a formula's part may be, and how Excel takes one kind for another. Knows no cells and no functions."""

from __future__ import annotations

import math
import re
import unicodedata
from enum import Enum
from typing import TypeAlias


class ExcelError(Enum):
    """An error as a cell holds it."""

    NULL = "#NULL!"
    DIVISION = "#DIV/0!"
    VALUE = "#VALUE!"
    REFERENCE = "#REF!"
    NAME = "#NAME?"
    NUMBER = "#NUM!"
    NOT_AVAILABLE = "#N/A"

    def __str__(self) -> str:
        return str(self.value)


ERRORS = {error.value: error for error in ExcelError}

Value: TypeAlias = float | str | bool | ExcelError | None
"""Numbers are always floats here, as they are in Excel; None is an empty cell."""


class Failed(Exception):
    """A part of a formula whose result is an error."""

    def __init__(self, error: ExcelError) -> None:
        super().__init__(error)
        self.error = error


class NotCalculated(Exception):
    """What is not calculated here, though Excel does; never an error of the workbook."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


_NUMBER = re.compile(
    r"(?P<sign>[+-]?)\s*[¥￥$]?\s*(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(?P<exponent>[eE][+-]?\d+)?\s*(?P<percent>%?)"
)
# Texts that Excel takes for dates or times, which of them depends on the computer's region.
_DATE_LIKE = re.compile(r"\d{1,4}\s*[-/.年:]\s*(?:\d{1,2}|[A-Za-z]{3,9})(?:\s*[-/.月日: ]\s*[\d年月日:. APMapm]*)?")


def number(value: Value) -> float:
    """A value as arithmetic takes it: an empty cell is 0, TRUE is 1, a text that reads as a number is that number.

    Raises:
        Failed: it is an error, or a text that is no number.
        NotCalculated: whether the text is a number depends on the computer's region.
    """
    if isinstance(value, float):
        return value
    if value is None:
        return 0.0
    if isinstance(value, ExcelError):
        raise Failed(value)
    return number_in(value) if isinstance(value, str) else float(value)


def number_in(text: str) -> float:
    """The number that a text reads as: "1,740", "(5)", "12%".

    Raises:
        Failed: #VALUE!, it is none.
        NotCalculated: that depends on the computer's region.
    """
    found = plain_number_in(text)
    if found is not None:
        return found
    stripped = unicodedata.normalize("NFKC", text).strip()
    if _DATE_LIKE.fullmatch(stripped) or plain_number_in(stripped) is not None:
        raise NotCalculated(f'the text "{text}" taken as a date or a number')
    raise Failed(ExcelError.VALUE)


def plain_number_in(text: str) -> float | None:
    """The number that a text reads as in every region, or None."""
    stripped = text.strip(" ")
    negative = stripped.startswith("(") and stripped.endswith(")")
    match = _NUMBER.fullmatch(stripped[1:-1] if negative else stripped)
    if match is None or not stripped.isascii() or (negative and match["sign"]):
        return None
    size = float(match["number"].replace(",", "") + (match["exponent"] or ""))
    size = size / 100 if match["percent"] else size
    return -size if negative or match["sign"] == "-" else size


def text(value: Value) -> str:
    """A value as & takes it.

    Raises:
        Failed: it is an error.
        NotCalculated: a number so large or small that Excel may write it with an exponent.
    """
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, ExcelError):
        raise Failed(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return _digits(value)


def _digits(value: float) -> str:
    if value and not 1e-4 <= abs(value) < 1e15:
        raise NotCalculated("a very large or small number joined to a text")
    return shown(value)


def truth(value: Value) -> bool:
    """A value as a condition: a number is true unless it is 0, and of texts only TRUE and FALSE will do."""
    if isinstance(value, str):
        if value.upper() not in ("TRUE", "FALSE"):
            raise Failed(ExcelError.VALUE)
        return value.upper() == "TRUE"
    return bool(number(value))


def shown(value: Value) -> str:
    """A value as messages have it, numbers with the fifteen digits that Excel keeps."""
    if isinstance(value, float):
        return format(value, ".15g") if math.isfinite(value) else str(value)
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return "nothing" if value is None else str(value)


def checked(value: float) -> float:
    """A result of arithmetic; one beyond what a double holds is #NUM!."""
    if not math.isfinite(value):
        raise Failed(ExcelError.NUMBER)
    return value


_ORDERED_ALIKE = re.compile(r"[A-Za-z0-9 ]*")


def ranks(value: Value) -> int:
    """Numbers come before texts, and texts before booleans."""
    if isinstance(value, ExcelError):
        raise Failed(value)
    return 2 if isinstance(value, bool) else 1 if isinstance(value, str) else 0


def as_kind_of(value: Value, other: Value) -> Value:
    """An empty cell as what it is compared with: 0, "" or FALSE."""
    if value is not None:
        return value
    return "" if isinstance(other, str) else False if isinstance(other, bool) else 0.0


def texts_compared(left: str, right: str, *, ordered: bool) -> int:
    """-1, 0 or 1; capitals do not count. Which of two other texts comes first depends on the region."""
    one, two = left.casefold(), right.casefold()
    if one == two:
        return 0
    if ordered and not (_ORDERED_ALIKE.fullmatch(one) and _ORDERED_ALIKE.fullmatch(two)):
        raise NotCalculated("which of two texts comes first")
    return -1 if one < two else 1
