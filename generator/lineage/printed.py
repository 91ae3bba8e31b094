"""What a print says of its figure: the number, to how many decimals, in what unit."""

from __future__ import annotations

import re
from decimal import Decimal

from ..finance.figures import Figure
from ..finance.units import PERCENT, UNITS, unit_at
from ..language.chosen import WORDS
from ..text.marks import Print

# Words that say a round number of a figure: their filters have seen to it that they are true.
_ROUND_WORDS = re.compile(WORDS.round_words)


def printed_number(printed: Print) -> tuple[Decimal, int, Decimal] | None:
    """A print's number without its sign, its decimals, and what one of it is; None where it says no plain number."""
    text = printed.text.strip()
    if _ROUND_WORDS.search(text):
        return None
    found = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    if found is None or not isinstance(printed.figure, Figure) or re.search(WORDS.date_words, text):
        return None
    digits = found.group().replace(",", "")
    return Decimal(digits), len(digits.partition(".")[2]), _size(text[found.end() :], printed.figure)


def _size(after: str, figure: Figure) -> Decimal:
    found = unit_at(after.lstrip(), 0)
    if found:
        return UNITS[found].size
    return PERCENT.size if figure.unit.relative else figure.unit.size
