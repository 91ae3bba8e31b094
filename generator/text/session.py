"""What one rendering printed and found: the ids between the sentinels lead here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from ..errors import FigureError, Problem
from ..finance.figures import Cell, Figure
from ..finance.findings import FALSE_CLAIM, MISSING, WARNING, Finding
from ..finance.period import Period
from ..language import wording
from ..language.characters import seen
from ..language.chosen import PERIOD_FORMS, WORDS
from ..workbook.model import Entry
from .marks import CLOSE, ID_END, OPEN, SENTINELS, Print, without_sentinels

PLACEHOLDER = WORDS.to_be_filled

Use = Literal["headline", "text", "chart", "table", "note"]
"""What a text is for: it chooses the decimals."""

Decimals = Mapping[Use, Mapping[str, int]]
"""Decimals by use, then by unit name; `other` for units not named."""


@dataclass
class Session:
    """The state of rendering one deck's texts: `use` and `where` are those of the string being rendered, and only that
    rendering sets them (`begin`)."""

    decimals: Decimals = field(default_factory=dict)
    current: Entry | None = None
    use: Use = "text"
    where: str = ""
    prints: list[Print] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    typed: dict[tuple[str, str], None] = field(default_factory=dict)
    """Texts of templates with quantities that no print covers, by their place."""
    said_periods: list[Period] = field(default_factory=list)
    """The periods that were printed since somebody cleared this: a chart's category must be that of its values."""
    steps: int = 0
    rounds: int = 0

    def begin(self, use: Use, where: str) -> None:
        self.use, self.where, self.steps = use, where, 0
        self.prints = []

    @contextmanager
    def asking(self) -> Iterator[list[Finding]]:
        """What is found meanwhile is collected apart and told nobody: asking is not needing. Who needs it tells it."""
        told, self.findings = self.findings, []
        try:
            yield self.findings
        finally:
            self.findings = told

    def take_typed(self) -> list[tuple[str, str]]:
        """The typed texts met since they were last taken, each with its place."""
        typed, self.typed = list(self.typed), {}
        return typed

    def mark(self, text: str, origin: Figure | Entry) -> str:
        """The text between sentinels with the id of a new print."""
        text = seen(text)
        if any(character in SENTINELS for character in text):
            what = f'"{without_sentinels(text)}" has a private-use character.'
            where = str(origin.cell) if isinstance(origin, Entry) else ""
            raise FigureError(Problem(where, what, "Delete it in the workbook."))
        self.prints.append(Print(text, origin, self.use, self.where))
        return f"{OPEN}{len(self.prints) - 1}{ID_END}{text}{CLOSE}"

    def places(self, unit: str, wanted: int | None = None, use: Use | None = None) -> int:
        """The decimals of a unit in a use (left out: that of the string being rendered), unless others are wanted."""
        if wanted is not None:
            return wanted
        for one in (use or self.use, "text"):
            of_use = self.decimals.get(one, {})
            if unit in of_use or "other" in of_use:
                return of_use.get(unit, of_use.get("other", 0))
        return 1 if unit in ("%", "亿元", "百万元", "个百分点") else 0

    def own_places(self, figure: Figure, wanted: int | None = None, use: Use | None = None) -> int:
        """The decimals of a figure's own unit."""
        return self.places("%" if figure.unit.dimension == "ratio" else figure.unit.name or "number", wanted, use)

    def print_plain(self, figure: Figure) -> str:
        return self.mark(wording.amount(figure, self.own_places(figure)), figure)

    def print_entry(self, entry: Entry, text: str) -> str:
        return self.mark(text, entry)

    def print_period(self, period: Period, form: str) -> str:
        """A period's words come from the cell that names the current one."""
        text = PERIOD_FORMS[form](period)
        self.said_periods.append(period)
        return self.mark(text, self.current) if self.current else text

    def missing(self, problem: Problem) -> str:
        """Note a value that is to be filled in; the placeholder that stands for it meanwhile."""
        cells = tuple(Cell(*cell.split("!", 1)) for cell in problem.cells)
        self.findings.append(Finding(MISSING, problem.where or self.where, problem.what, problem.hint, cells))
        return PLACEHOLDER

    def no_comparative(self, what: str, where: str) -> str:
        """Note that a transition period has nothing to be compared with; what stands in place of a number."""
        hint = "Add a column for it where there is one."
        found = Finding(WARNING, where, f"{what}: a transition period, with nothing to compare it with.", hint)
        if found not in self.findings:
            self.findings.append(found)
        return WORDS.undefined

    def claim_failed(self, what: str, origin: Figure) -> None:
        self.findings.append(Finding(FALSE_CLAIM, self.where, what, "Change the words.", origin.typed_cells))
