"""What one rendering printed and found: the ids between the sentinels lead here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import FigureError, Problem
from ..finance.figures import Cell, Figure
from ..finance.findings import FALSE_CLAIM, MISSING, Finding
from ..finance.period import FORMS, Period
from ..language import wording
from ..language.characters import seen
from ..workbook.model import Entry
from .marks import CLOSE, ID_END, OPEN, SENTINELS, Print

PLACEHOLDER = "【待填】"

Decimals = Mapping[Any, Mapping[str, int]]
"""Decimals by use (headline, text, chart, table, note), then by unit name; `other` for units not named."""


@dataclass
class Session:
    """The state of rendering one deck's texts: `use` and `where` are those of the string being rendered."""

    decimals: Decimals = field(default_factory=dict)
    current: Entry | None = None
    use: str = "text"
    where: str = ""
    prints: list[Print] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    typed: dict[tuple[str, str], None] = field(default_factory=dict)
    """Texts of templates with quantities that no print covers, by their place."""
    steps: int = 0
    rounds: int = 0

    def begin(self, use: str, where: str) -> None:
        self.use, self.where, self.steps = use, where, 0
        self.prints = []

    def mark(self, text: str, origin: Figure | Entry) -> str:
        """The text between sentinels with the id of a new print."""
        text = seen(text)
        if any(character in SENTINELS for character in text):
            what = f"a text has a private-use character ({text!r})."
            where = str(origin.cell) if isinstance(origin, Entry) else ""
            raise FigureError(Problem(where, what, "Delete it in the workbook."))
        self.prints.append(Print(text, origin, self.use, self.where))
        return f"{OPEN}{len(self.prints) - 1}{ID_END}{text}{CLOSE}"

    def places(self, unit: str, wanted: int | None = None) -> int:
        """The decimals of a unit in the use at hand, unless the template wants others."""
        if wanted is not None:
            return wanted
        for use in (self.use, "text"):
            of_use = self.decimals.get(use, {})
            if unit in of_use or "other" in of_use:
                return of_use.get(unit, of_use.get("other", 0))
        return 1 if unit in ("%", "亿元", "百万元", "个百分点") else 0

    def own_places(self, figure: Figure, wanted: int | None = None) -> int:
        return self.places("%" if figure.unit.dimension == "ratio" else figure.unit.name or "number", wanted)

    def print_plain(self, figure: Figure) -> str:
        return self.mark(wording.amount(figure, self.own_places(figure)), figure)

    def print_entry(self, entry: Entry, text: str) -> str:
        return self.mark(text, entry)

    def print_period(self, period: Period, form: str) -> str:
        """A period's words come from the cell that names the current one."""
        text = FORMS[form](period)
        return self.mark(text, self.current) if self.current else text

    def missing(self, problem: Problem) -> str:
        """Note a value that is to be filled in; the placeholder that stands for it meanwhile."""
        cells = tuple(Cell(*cell.split("!", 1)) for cell in problem.cells)
        self.findings.append(Finding(MISSING, problem.where, problem.what, problem.hint, cells))
        return PLACEHOLDER

    def claim_failed(self, what: str, origin: Figure) -> None:
        self.findings.append(Finding(FALSE_CLAIM, self.where, what, "Change the words.", origin.typed_cells))



