"""A statement ready to be set: heads, rows and cells in words, each print with its figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..errors import Problem
from ..text.marks import Paragraph

RowStyle = Literal["row", "group", "subtotal", "total", "blank"]


@dataclass(frozen=True)
class ResolvedRow:
    """A row: how it is set, how far its label stands in, its label, its unit where that has a column, its cells.

    One of an `own_unit` says it itself, whatever the table says.
    """

    style: RowStyle
    indent: int
    label: Paragraph
    unit: Paragraph
    cells: tuple[Paragraph, ...]
    own_unit: bool = False


@dataclass(frozen=True)
class Head:
    """The head of a column, whether its figures are of the current period, and whether they are calculated beside."""

    words: Paragraph
    current: bool
    computed: bool


@dataclass(frozen=True)
class ResolvedStatement:
    """`groups` are the heads over heads, each with how many columns it covers; none where heads have one level.

    `apart` says by how much sums as printed differ from what stands beside them, `missing` which exact ones do.
    """

    corner: Paragraph
    unit_head: Paragraph
    groups: tuple[tuple[Paragraph, int], ...]
    heads: tuple[Head, ...]
    rows: tuple[ResolvedRow, ...]
    apart: Sequence[str] = ()
    missing: Sequence[Problem] = ()
