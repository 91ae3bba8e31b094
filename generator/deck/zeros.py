"""Figures that are printed as zero and are not: told with the decimals that would show them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..finance.figures import EXACT, Figure
from ..finance.findings import WARNING, Finding, PrintedZero
from ..language.wording import decimals_that_show
from ..lineage.printed import printed_number
from ..lineage.recording import Lineage, Placed


def printed_zeros(lineage: Lineage) -> Iterator[Finding]:
    """Each place of a slide where a number other than zero is printed as one, with its cells."""
    told: set[tuple[int, str, str]] = set()
    for placed in lineage.placed:
        decimals, figure = _decimals_needed(placed), placed.print.figure
        key = placed.slide, placed.print.where, getattr(figure, "derivation", "")
        if decimals is None or not isinstance(figure, Figure) or key in told:
            continue
        told.add(key)
        cells = figure.typed_cells
        label = f"{figure.name}{f' of {figure.period}' if figure.period else ''} ({', '.join(map(str, cells[:2]))})"
        matter = PrintedZero(label, placed.print.text, f"{figure.shown} {figure.unit.name}".strip(), decimals)
        hint = "Give it these decimals (places, or decimals of deck.yaml), or a smaller unit."
        yield Finding(WARNING, placed.print.where, matter, hint, cells, placed.slide, (placed.slide,))


def _decimals_needed(placed: Placed) -> int | None:
    """The decimals in its own unit that would show what is printed as zero; None where nothing is hidden."""
    number, figure = printed_number(placed.print), placed.print.figure
    if number is None or number[0] or not isinstance(figure, Figure) or not figure.value:
        return None
    one = number[2] / (Decimal(1) if figure.unit.relative else figure.unit.size)
    return decimals_that_show(abs(EXACT.divide(figure.value, one)))
