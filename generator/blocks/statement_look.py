"""How a statement's cells are set: decimal points in line, brackets hanging, widths by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..language.measure import SAFETY, width
from ..statements.resolved import ResolvedRow, ResolvedStatement
from ..text.marks import plain_text

MARGIN = 6.0
INDENT = 12.0
EDGE = 4.0
_NUMBER = re.compile(r"([(+−]*[\d,]+)(\.\d+)?(.*)")
_HAN = re.compile(r"[一-鿿]")
_LEAST_LABEL = 90.0
"""Points of a column whose labels may go on in a second line."""

_MOST_VALUE = 150.0
_RAISED = 0.4
_GAP = 0.25


@dataclass(frozen=True)
class Alignment:
    """How far from a column's right edge its cells end, by what stands in them.

    `tail` is the widest that stands behind the ones of a number: decimals, percent sign, bracket; `hang` the widest
    of that behind the last digit.
    """

    tail: float
    hang: float
    size: float

    def right(self, text: str) -> float:
        """The margin on the right of a cell: decimal points stand in line, brackets and percent signs hang."""
        match = _NUMBER.fullmatch(text)
        if match is None:
            return MARGIN + (0.0 if _HAN.search(text) else self.hang)
        if _HAN.search(match[3]):
            return MARGIN
        return MARGIN + max(self.tail - width((match[2] or "") + match[3], self.size), 0.0)


def alignment(texts: Sequence[str], size: float) -> Alignment:
    """The alignment of a column by all that stands in it."""
    matches = [match for text in texts if (match := _NUMBER.fullmatch(text)) and not _HAN.search(match[3])]
    tail = max((width((match[2] or "") + match[3], size) for match in matches), default=0.0)
    hang = max((width(match[3], size) for match in matches), default=0.0)
    return Alignment(tail, hang, size)


@dataclass(frozen=True)
class Widths:
    """The widths of all columns at one size of type, and how each column of figures is aligned.

    They `fit` where no figure needs more, and are `whole` where no label goes on in a second line either.
    """

    size: float
    columns: tuple[float, ...]
    aligned: tuple[Alignment, ...]
    fit: bool
    whole: bool


def widths(statement: ResolvedStatement, room: float, size: float) -> Widths:
    """Columns of figures as wide as the widest of their kind; the label has what is left."""
    cells = [[plain_text(row.cells[index]) for row in statement.rows if row.cells] for index in _numbers(statement)]
    aligned = tuple(alignment(texts, size) for texts in cells)
    figures = _of_figures(statement, cells, aligned, size)
    units = (_of_units(statement, size),) if statement.unit_head else ()
    corner = text_room(plain_text(statement.corner), size) + 2 * EDGE
    label = max([corner, *(_label(row, size) for row in statement.rows)])
    left = room - sum(figures) - sum(units)
    more = max(min((left - label) / (len(figures) + 1), _MOST_VALUE - max(figures)), 0.0)
    figures = [one + more for one in figures]
    rest = room - sum(figures) - sum(units)
    columns = (max(rest, _LEAST_LABEL / 2), *units, *figures)
    return Widths(size, columns, aligned, left >= min(label, _LEAST_LABEL), left >= label)


def _numbers(statement: ResolvedStatement) -> range:
    return range(len(statement.heads))


def _of_figures(
    statement: ResolvedStatement, cells: Sequence[Sequence[str]], aligned: Sequence[Alignment], size: float
) -> list[float]:
    """What the columns of figures need; those of periods, and those that are computed, are of one width."""
    heads = statement.heads
    needed = [
        max(_needed(texts, one), text_room(plain_text(head.words), size, bold=True) + one.hang + 2 * MARGIN)
        for texts, one, head in zip(cells, aligned, heads, strict=True)
    ]
    widest = {kind: max((one for one, head in zip(needed, heads, strict=True) if head.computed is kind), default=0.0)
              for kind in (False, True)}  # fmt: skip
    return [widest[head.computed] for head in heads]


def _needed(texts: Sequence[str], aligned: Alignment) -> float:
    """The width of a column: what stands before the decimal points, and behind them."""
    return max((text_room(text, aligned.size, bold=True) + aligned.right(text) for text in texts), default=0.0) + MARGIN


def _of_units(statement: ResolvedStatement, size: float) -> float:
    words = [plain_text(statement.unit_head), *(plain_text(row.unit) for row in statement.rows)]
    return max(text_room(text, size) for text in words) + 2 * EDGE + MARGIN


def _label(row: ResolvedRow, size: float) -> float:
    bold = row.style in ("group", "subtotal", "total")
    raised = sum(size * _RAISED for run in row.label if run.note)
    return text_room(plain_text(row.label), size, bold=bold) + raised + row.indent * INDENT + 2 * EDGE


def text_room(text: str, size: float, *, bold: bool = False) -> float:
    """The room of one line in any renderer: some set a gap between a Chinese character and a Latin one."""
    gaps = sum(bool(_HAN.match(one)) != bool(_HAN.match(other)) for one, other in pairwise(text))
    return width(text, size, bold) * SAFETY + gaps * size * _GAP
