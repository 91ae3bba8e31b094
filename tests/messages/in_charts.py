"""Examples of what is wrong in charts that are bridges, bars or shares, in matrices and maps, and in deck-wide bounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.deck import assemble
from generator.text import bounds

from .acts import HEAD, Example, files, slide

_LABEL = "相当长的一个地名在这里"
_MARKS = ", ".join(f"{{x: 50%, y: 50%, label: {_LABEL}{number}}}" for number in range(12))
_ROUNDS = "for: a in [" + "1," * 8 + "]\n"


def _chart(kind: str, series: str, more: str = "") -> Example:
    return slide(f"chart:\n  kind: {kind}\n  series: {series}\n{more}")


def _bounded(module: object, name: str, most: int, example: Example) -> Example:
    """An example within tighter bounds than those of real decks, which take seconds to reach."""

    def act(folder: Path) -> object:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(module, name, most)
            return example(folder)

    return act


EXAMPLES: dict[str, Example] = {
    "charts of different windows": slide(
        "chart:\n  kind: column\n  series: [revenue]\n  periods: {every: same-span, last: 2}\n"
        "highlights:\n  kind: column\n  series: [gross_profit]\n  periods: {every: same-span, last: 2, skip: 1}\n"
    ),
    "a mark at no place": slide("highlights: {map: 地图, marks: [{x: far, y: 1%, label: 甲}]}\n"),
    "marks on one another": slide(f"highlights: {{map: 地图, marks: [{_MARKS}]}}\n"),
    "a matrix of three": slide("highlights: {matrix: [{title: 甲}, {title: 乙}, {title: 丙}]}\n"),
    "bars of one series in one period": _chart("bar", "[revenue]", "  at: period\n"),
    "bars of several series over periods": _chart("bar", "[revenue, gross_profit]", "  periods: {last: 2}\n"),
    "a bridge that misses": _chart("waterfall", "[revenue, {figure: gross_profit, less: true}, revenue]"),
    "a bridge over periods in one": _chart("waterfall", "[revenue]", "  at: period\n"),
    "a bridge over periods with a total among its steps": _chart(
        "waterfall", "[{figure: gross_profit, total: true}]", "  total: revenue\n"
    ),
    "a bridge without a step": _chart("waterfall", "[revenue, gross_profit]"),
    "growth of one column": _chart("column", "[revenue]", "  growth: true\n  periods: {every: same-span, last: 1}\n"),
    "four lines through a chart": _chart("column", "[revenue]", "  line: [average, revenue, gross_profit, average]\n"),
    "more columns than series": _chart("combination", "[revenue, gross_profit]", "  columns: 5\n"),
    "an inset in columns of two series": _chart(
        "combination", "[revenue, gross_profit, gross_margin]", "  columns: 2\n  inset: gross_margin\n"
    ),
    "shares of a part below zero": _chart("hundred-percent", "[revenue, -gross_profit]"),
    "more slides than a deck may have": _bounded(
        assemble, "SLIDE_LIMIT", 10,
        files(cover=f"layout: question\n{_ROUNDS}title: 甲\n", revenue=f"layout: question\n{_ROUNDS}title: 甲\n"),
    ),
    "loops in loops": _bounded(
        bounds, "ROUNDS_OF_A_BUILD", 50,
        files(revenue=f"{HEAD}{_ROUNDS}highlights:\n  cards:\n    - {{title: 甲, for: 'b in [{'1,' * 12}]'}}\n"),
    ),
}
