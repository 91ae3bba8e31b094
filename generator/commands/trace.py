"""trace: every number of a deck that is asked about, and the cells it comes from."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ..errors import Problem, UsageError, check_slides
from ..tieout.tieout import TieOut, Traced, tie_out, tie_out_with_words


class Wanted(NamedTuple):
    """Which numbers to choose; whatever is left empty chooses all."""

    slides: Sequence[int] = ()
    text: str | None = None
    cell: str | None = None
    status: str | None = None

    @property
    def any(self) -> bool:
        return bool(self.slides or self.text or self.cell or self.status)


EVERYTHING = Wanted()


class Trace(NamedTuple):
    """A whole deck, and what was chosen of it: words too, where a cell was asked for."""

    found: TieOut
    chosen: tuple[Traced, ...]


def trace(
    deck: str | Path, wanted: Wanted = EVERYTHING, lineage: str | Path | None = None, project: str | Path = "."
) -> Trace:  # fmt: skip
    """Find every number of a deck, and those that are wanted.

    Raises:
        UsageError: no such slide, a cell without a sheet, or no lineage of this deck.
        PackageError: the deck or its lineage cannot be read.
    """
    if wanted.cell is not None and "!" not in unicodedata.normalize("NFKC", wanted.cell):
        raise UsageError(Problem(f"--cell {wanted.cell}", "names no sheet.", "Write it as 财务!N5."))
    if wanted.cell is None:
        found = tie_out(deck, lineage, project)
        numbers = found.numbers
    else:
        # What a cell feeds are words too.
        found, numbers = tie_out_with_words(deck, lineage, project)
    check_slides(wanted.slides, found.slides, f"the deck has {found.slides} slides.")
    return Trace(found, tuple(one for one in numbers if _is_wanted(one, wanted)))


def _is_wanted(one: Traced, wanted: Wanted) -> bool:
    prints = [one.text, one.was, one.printed.print if one.printed else ""]
    return (
        (not wanted.slides or one.slide in wanted.slides)
        and (wanted.text is None or any(_bare(wanted.text) in _bare(each) for each in prints))
        and (wanted.cell is None or _cell(wanted.cell) in _cells_on_the_way(one))
        and (wanted.status is None or one.status == wanted.status)
    )


def _bare(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())


def _cell(name: str) -> str:
    """A cell as lineage writes it: '财务'!$n$5 is 财务!N5."""
    sheet, _, ref = unicodedata.normalize("NFKC", name).strip().rpartition("!")
    return f"{sheet.strip(chr(39))}!{ref.replace('$', '').upper()}"


def _cells_on_the_way(one: Traced) -> set[str]:
    """The typed cells behind a number, and the workbook's formulas between."""
    formulas = one.figure.formulas if one.figure else ()
    return {*one.cells, *(formula.partition(" ")[0] for formula in formulas)}
