"""What one rendering printed and found: the ids between the sentinels lead here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from ..errors import FigureError, Problem
from ..finance.figures import Cell, Figure
from ..finance.findings import FALSE_CLAIM, MISSING, WARNING, Finding
from ..finance.growth import is_growth
from ..finance.period import Period
from ..finance.rescaled import moved_point
from ..finance.units import PERCENT, PERCENTAGE_POINT, Unit, is_money, step_of
from ..language import wording
from ..language.characters import seen
from ..language.chosen import PERIOD_FORMS, WORDS
from ..language.unit_words import unit_name
from ..workbook.model import Entry, KnownUnits
from .marks import CLOSE, ID_END, OPEN, SENTINELS, Print, without_sentinels
from .unit_claims import UnitSaid

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
    units: KnownUnits = field(default_factory=KnownUnits)
    currency: Entry | None = None
    """What 报告期 calls the reporting currency: the words of a unit come from there."""
    no_currency: Problem | None = None
    """What to say where 报告期 has a place for the currency and nothing in it."""
    unit: Unit | None = None
    """The unit that amounts of its dimension are printed in where the string stands; their own where there is none."""
    book: str = ""
    """The workbook's file, for what is told at a cell."""
    use: Use = "text"
    where: str = ""
    multiple_over: Decimal | None = None
    """The growth from which on it is said as a multiple; none, where deck.yaml sets no bound."""
    prints: list[Print] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    typed: dict[tuple[str, str], None] = field(default_factory=dict)
    """Texts of templates with quantities that no print covers, by their place."""
    said_periods: list[Period] = field(default_factory=list)
    """The periods that were printed since somebody cleared this: a chart's category must be that of its values."""
    asked: list[Figure] = field(default_factory=list)
    """The figures of which a template asked whether they are a loss."""
    units_said: dict[UnitSaid, None] = field(default_factory=dict)
    """What texts say that the figures of their slide are in: 单位：百万元人民币."""
    steps: int = 0
    rounds: int = 0

    def begin(self, use: Use, where: str, unit: Unit | None = None) -> None:
        self.use, self.where, self.unit, self.steps = use, where, unit, 0
        self.prints = []

    def place_of(self, cell: Cell) -> str:
        """Where a cell stands, as it is told: inputs/2024H1.xlsx 财务!H5."""
        return f"{self.book} {cell}".strip()

    @contextmanager
    def asking(self) -> Iterator[list[Finding]]:
        """What is found meanwhile is collected apart and told nobody: asking is not needing. Who needs it tells it."""
        told, self.findings = self.findings, []
        try:
            yield self.findings
        finally:
            self.findings = told

    @contextmanager
    def quoting(self) -> Iterator[None]:
        """What is rendered to be told in a finding stands on no slide: its findings and typed texts do not count."""
        known = dict(self.typed)
        with self.asking():
            yield
        self.typed = known

    def take_typed(self) -> list[tuple[str, str]]:
        """The typed texts met since they were last taken, each with its place."""
        typed, self.typed = list(self.typed), {}
        return typed

    @contextmanager
    def saying_for_itself(self) -> Iterator[None]:
        """What is said of units meanwhile is said of one chart, and of nothing else on its slide."""
        known = dict(self.units_said)
        try:
            yield
        finally:
            self.units_said = known

    def take_units_said(self) -> list[UnitSaid]:
        said, self.units_said = list(self.units_said), {}
        return said

    def mark(self, text: str, origin: Figure | Entry) -> str:
        """The text between sentinels with the id of a new print."""
        text = seen(text)
        if any(character in SENTINELS for character in text):
            what = f'"{without_sentinels(text)}" has a private-use character.'
            where = self.place_of(origin.cell) if isinstance(origin, Entry) else ""
            raise FigureError(Problem(where, what, "Delete it in the workbook."))
        moved = moved_point(origin) if isinstance(origin, Figure) else None
        if moved is not None:
            raise FigureError(moved)
        self.prints.append(Print(text, origin, self.use, self.where))
        return f"{OPEN}{len(self.prints) - 1}{ID_END}{text}{CLOSE}"

    def places(self, unit: str, wanted: int | None = None, use: Use | None = None) -> int:
        """The decimals of a unit in a use (left out: that of the string being rendered), unless others are wanted."""
        if wanted is not None:
            return wanted
        for one in (use or self.use, "text"):
            of_use = self.decimals.get(one, {})
            # Points that nobody set decimals for have those of the percents that they are a difference of.
            known = [name for name in (unit, "%" if unit == PERCENTAGE_POINT.name else "", "other") if name in of_use]
            if known:
                return of_use[known[0]]
        if unit.endswith("/股"):
            return 2  # 0.22 of earnings per share would be 0
        return 1 if unit in ("%", "亿元", "百万元", "个百分点") else 0

    def own_places(self, figure: Figure, wanted: int | None = None, use: Use | None = None) -> int:
        """The decimals of a figure's own unit; 百万港元 has those of 百万元 where it is not named itself."""
        units = {"ratio": PERCENT.name, "points": PERCENTAGE_POINT.name}
        name = units.get(figure.unit.dimension, figure.unit.name or "number")
        if is_money(figure.unit) and not any(name in names for names in self.decimals.values()):
            name = f"{step_of(figure.unit)}元"
        return self.places(name, wanted, use)

    def shown(self, figure: Figure) -> Figure:
        """A figure in the unit that amounts have where the string stands."""
        return figure.converted(self.unit) if self.unit and self.unit.dimension == figure.unit.dimension else figure

    def name_of(self, unit: Unit) -> str:
        """The name of the unit in which a figure of `unit` is printed."""
        return unit_name(self.unit) if self.unit and self.unit.dimension == unit.dimension else unit.name

    def rate_places(self, rate: Figure, wanted: int | None = None) -> int:
        """The decimals of percents, or of points where it is a difference of ratios."""
        points = rate.unit.dimension == "points"
        return self.places(PERCENTAGE_POINT.name if points else PERCENT.name, wanted)

    def rate(self, rate: Figure, said: Callable[[Figure, int], str], places: int) -> str:
        """A rate of growth as `said` prints it, and as a multiple where it is over the bound that deck.yaml sets."""
        text = said(rate, places)
        return f"{'+' if text.startswith('+') else ''}{self.times(rate)}" if self.is_multiple(rate) else text

    def is_multiple(self, rate: Figure) -> bool:
        """Whether a figure is growth over the bound that deck.yaml sets."""
        bound, is_rate = self.multiple_over, rate.unit.dimension == "ratio" and is_growth(rate)
        return bound is not None and is_rate and rate.value is not None and rate.value > bound

    def times(self, multiple: Figure, wanted: int | None = None) -> str:
        """10.6倍: of growth, in one decimal where deck.yaml names no other for 倍."""
        named = self.decimals.get(self.use, {}).get(WORDS.times, self.decimals.get("text", {}).get(WORDS.times, 1))
        return wording.times(multiple, named if wanted is None else wanted)

    def print_plain(self, figure: Figure) -> str:
        figure = self.shown(figure)
        return self.mark(wording.amount(figure, self.own_places(figure)), figure)

    def print_entry(self, entry: Entry, text: str) -> str:
        return self.mark(text, entry)

    def print_period(self, period: Period, form: str) -> str:
        """A period's words come from the cell that names the current one."""
        text = PERIOD_FORMS[form](period)
        self.said_periods.append(period)
        return self.mark(text, self.current) if self.current else text

    def print_base(self, base: Figure) -> str:
        """The period of what a multiple is of, where it is none that has a name of its own."""
        return WORDS.same_span_last_year if base.period is None else self.print_period(base.period, "long")

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
