"""Derivations in words stay short however often figures are added to themselves."""

from __future__ import annotations

from decimal import Decimal

from generator.finance.derivation import LONGEST
from generator.finance.figures import Cell, Figure, added
from generator.finance.units import UNITS

_TYPED = Figure(Decimal(1), UNITS["百万元"], "revenue", cell=Cell("财务", "H5"))


def _doubled(times: int) -> Figure:
    figure = _TYPED
    for _ in range(times):
        figure = added(figure, figure)
    return figure


def test_a_sum_of_sums_says_all_of_its_cells() -> None:
    assert _doubled(2).expression == "(财务!H5 + 财务!H5) + (财务!H5 + 财务!H5)"
    assert _doubled(2).calculation == "(1 + 1) + (1 + 1)"


def test_a_figure_added_to_itself_sixty_times_over_is_told_with_an_ellipsis() -> None:
    figure = _doubled(60)
    assert figure.value == 2**60
    for words in (figure.expression, figure.calculation, figure.derivation, figure.name):
        assert len(words) < 3 * LONGEST
        assert "…" in words
    assert figure.typed_cells == (Cell("财务", "H5"),)


def test_a_chain_of_five_thousand_sums_is_told_without_recursion() -> None:
    assert _doubled(5_000).expression.startswith("(" * 100)
