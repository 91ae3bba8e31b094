"""What a print says of its figure: the number, to how many decimals, in what unit."""

from __future__ import annotations

import re
from decimal import Decimal

from ..finance.figures import Figure
from ..finance.units import UNITS
from ..text.marks import Print

# Words that say a round number of a figure: their filters have seen to it that they are true.
_ROUND_WORDS = re.compile(r"突破|近|多|\d\+|百万|千万|破")
_UNIT_WORDS = ("个百分点", "万亿", "亿", "万", "%")


def printed_number(printed: Print) -> tuple[Decimal, int, Decimal] | None:
    """A print's number without its sign, its decimals, and what one of it is; None where it says no plain number."""
    text = printed.text.strip()
    if _ROUND_WORDS.search(text):
        return None
    found = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    if found is None or not isinstance(printed.figure, Figure) or re.search(r"[年月]", text):
        return None
    digits = found.group().replace(",", "")
    return Decimal(digits), len(digits.partition(".")[2]), _size(text[found.end() :], printed.figure)


def _size(after: str, figure: Figure) -> Decimal:
    word = next((one for one in _UNIT_WORDS if after.strip().startswith(one)), "")
    if word in ("%", "个百分点") or (figure.unit.dimension in ("ratio", "points") and not word):
        return Decimal("0.01")
    if word == "万亿":
        return UNITS["万"].size * UNITS["亿"].size
    return UNITS[word].size if word else figure.unit.size
