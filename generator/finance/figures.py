"""Figures: exact values with unit, period, status and lineage, and the arithmetic that keeps all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from itertools import pairwise

from ..errors import FigureError, Problem, UnitMismatch
from .derivation import in_words, shortened
from .direction import Direction, joint
from .period import Period
from .status import Status, least_sure
from .units import Unit, conversion

EXACT = Context(prec=60)
"""Wide enough that no printed rounding of a growth rate can feel the sixtieth digit."""

RATIO = Unit("", "ratio")
POINTS = Unit("", "points")
NUMBER = Unit("", "number")

_MOST_LABELS = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the workbook, written 财务!H5."""

    sheet: str
    ref: str

    def __str__(self) -> str:
        return f"{self.sheet}!{self.ref}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of one metric in one period, or one derived from such.

    `value` is in `unit`, ratios as such (0.154 is 15.4%); None where the operation has no result, as a growth across
    a change of sign has none. `formula` says in words how it came from its `parents`: "{0} / {1} − 1".
    `direction` says what it is below zero, and whether it was typed without its sign (净亏损 2,477.2).
    """

    value: Decimal | None
    unit: Unit
    name: str
    label: str = ""
    period: Period | None = None
    status: Status = Status.DISCLOSED
    cell: Cell | None = None
    parents: tuple[Figure, ...] = ()
    formula: str = ""
    source: str = ""
    direction: Direction = Direction.UNSAID

    @property
    def is_loss(self) -> bool:
        """A magnitude of a loss, or a profit below zero; no outflow, and no other number that is said to be neither."""
        return self.is_below_zero and self.direction not in (Direction.CASH_FLOW, Direction.NEITHER)

    @property
    def is_below_zero(self) -> bool:
        return self.value is not None and self.profit < 0

    @property
    def profit(self) -> Decimal:
        """The value as a profit: below zero for a loss, however it was typed."""
        value = self.defined()
        return -value if self.direction is Direction.LOSS else value

    def defined(self) -> Decimal:
        """The value.

        Raises:
            FigureError: there is none.
        """
        if self.value is None:
            raise FigureError(Problem("", f"{self.name} is not defined: {self.derivation}.", "Use the filter change."))
        return self.value

    @property
    def told(self) -> str:
        """The name for a message, with the first cells that it comes from."""
        cells = ", ".join(map(str, self.typed_cells[:_MOST_LABELS]))
        return f"{self.name} ({cells})" if cells else self.name

    @property
    def typed_cells(self) -> tuple[Cell, ...]:
        """The typed cells the value comes from, through formulas and derivations, each once."""
        return tuple(dict.fromkeys(figure.cell for figure in self.leaves() if figure.cell))

    def leaves(self) -> Iterator[Figure]:
        """The figures at the ends of the lineage, each once."""
        return (figure for figure in self.ancestry() if not figure.parents)

    def ancestry(self) -> Iterator[Figure]:
        """This figure and all that it comes from, outermost first, each once: ways that meet are walked on as one."""
        met: set[int] = set()
        waiting = [self]
        while waiting:
            figure = waiting.pop()
            if id(figure) not in met:  # two figures compared are all that they come from compared
                met.add(id(figure))
                yield figure
                waiting += reversed(figure.parents)

    @property
    def expression(self) -> str:
        """Where the value comes from, in words: a cell, or a formula over cells."""
        return in_words(self, Figure._placed)

    def _placed(self) -> str | None:
        """A cell, or the value of a figure that has none; None where it is derived."""
        return str(self.cell) if self.cell else None if self.parents else str(self.value)

    @property
    def derivation(self) -> str:
        """The whole way in words: "revenue.yoy = 财务!H5 / 财务!F5 − 1"."""
        return f"{self.name} = {self.expression}"

    @property
    def calculation(self) -> str:
        """The derivation with its values: "1739.7 / 1433.1 − 1"; a typed value is itself."""
        return in_words(self, Figure._valued)

    def _valued(self) -> str | None:
        """The value of a figure that is typed or a formula of the workbook; None where it is derived."""
        return self._shown_with(6) if not self.parents or self.cell is not None else None

    @property
    def as_typed(self) -> str:
        """The value as people type it, with all its digits: a percent as one.

        Raises:
            FigureError: there is none.
        """
        value = self.defined()
        return f"{(value * 100).normalize():f}%" if self.unit.dimension == "ratio" else f"{value.normalize():f}"

    @property
    def shown(self) -> str:
        """The value for a message: at most four decimals, ratios as percents."""
        return self._shown_with(4)

    def _shown_with(self, places: int) -> str:
        if self.value is None:
            return "undefined"
        ratio = self.unit.dimension == "ratio"
        value = EXACT.plus(round(self.value * 100 if ratio else self.value, places)).normalize()
        return f"{value:f}%" if ratio else f"{value:f}"

    def formulas(self) -> Iterator[Figure]:
        """The workbook's own formulas between this and typed cells, outermost first; a link is one without parents."""
        return (figure for figure in self.ancestry() if figure.cell is not None and figure.formula)

    def converted(self, unit: Unit) -> Figure:
        """The same figure in another unit of its dimension.

        Raises:
            UnitMismatch: the units are not of one dimension.
        """
        if unit == self.unit:
            return self
        factor = conversion(self.unit, unit, self.told if unit.dimension != self.unit.dimension else "")
        return replace(self, unit=unit, value=None if self.value is None else EXACT.multiply(self.value, factor))


def constant(value: Decimal) -> Figure:
    """A plain number of a template or a formula: it has no cell."""
    return Figure(value, NUMBER, str(value))


def derived(
    value: Decimal | None, unit: Unit, name: str, parents: Sequence[Figure], formula: str, period: Period | None = None
) -> Figure:
    """A figure made of others: as sure as the least sure of them."""
    first = parents[0]
    alike = unit.dimension == first.unit.dimension
    return Figure(
        value=value,
        unit=unit,
        name=name,
        label=first.label,
        period=period or first.period,
        status=least_sure(parent.status for parent in parents),
        parents=tuple(parents),
        formula=formula,
        direction=joint(one.direction for one in parents if one.unit != NUMBER) if alike else Direction.UNSAID,
    )


def share(part: Figure, whole: Figure, name: str = "share") -> Figure:
    """Part of a whole, as a ratio; undefined of a whole of zero."""
    total = whole.converted(part.unit)
    ratio = EXACT.divide(part.value, total.value) if part.value is not None and total.value else None
    return derived(ratio, RATIO, name, (part, whole), "{0} / {1}")


def of_both(operation: Callable[[Decimal, Decimal], Decimal], left: Figure, right: Figure) -> Decimal | None:
    """What an operation gives; undefined, as a growth from zero is, when one of the two is."""
    if left.value is None or right.value is None:
        return None
    return operation(left.value, right.value)


def added(left: Figure, right: Figure, name: str = "") -> Figure:
    return _joined(left, right, Decimal(1), name or shortened(f"{left.name} + {right.name}"), "{0} + {1}")


def subtracted(left: Figure, right: Figure, name: str = "") -> Figure:
    return _joined(left, right, Decimal(-1), name or shortened(f"{left.name} − {right.name}"), "{0} − {1}")


def _joined(left: Figure, right: Figure, sign: Decimal, name: str, formula: str) -> Figure:
    other = _like(left, right)
    unit = other.unit if left.unit == NUMBER else left.unit
    value = of_both(lambda a, b: EXACT.add(a, EXACT.multiply(sign, b)), left, other)
    whole = derived(value, unit, name, (left, right), formula)
    return replace(whole, label=_label_of_all((left, right))) if sign > 0 else whole


def _like(left: Figure, right: Figure) -> Figure:
    """`right` in `left`'s unit; a plain number goes with ratios and numbers only, and zero with anything."""
    if NUMBER not in (left.unit, right.unit):
        return right.converted(left.unit)
    plain = right if right.unit == NUMBER else left
    other = left if plain is right else right
    if other.unit.dimension in ("ratio", "points", "number", "times", "count") or plain.value == 0:
        return right
    unit = other.unit.name or other.unit.dimension
    raise UnitMismatch(Problem("", f"{other.name} is in {unit}, {plain.value} has no unit.", ""))


def total(figures: Sequence[Figure], name: str) -> Figure:
    """The sum of some figures, in the unit of the first, over the spans of all of them."""
    unit = figures[0].unit
    value = Decimal(0)
    for figure in figures:
        value = EXACT.add(value, figure.converted(unit).defined())
    whole = derived(value, unit, name, figures, " + ".join(f"{{{i}}}" for i in range(len(figures))))
    return replace(whole, label=_label_of_all(figures), period=_span_of_all(figures))


def _label_of_all(figures: Sequence[Figure]) -> str:
    """股权投资余额 + 债券投资余额; of many the first and how many there are."""
    labels = list(dict.fromkeys(figure.label for figure in figures if figure.label))
    return " + ".join(labels) if len(labels) <= _MOST_LABELS else f"{labels[0]}等{len(labels)}项"


def _span_of_all(figures: Sequence[Figure]) -> Period | None:
    """The span that spans make up one after another: H1 and H2 are FY; that of the first where they do not."""
    spans = sorted({figure.period for figure in figures if figure.period is not None})
    if not spans or any(after.start != before.end + 1 for before, after in pairwise(spans)):
        return figures[0].period
    return replace(spans[0], months=sum(span.months for span in spans)) if len(spans) > 1 else spans[0]


def mean(figures: Sequence[Figure], name: str) -> Figure:
    """The exact mean of some figures."""
    whole = total(figures, name)
    value = EXACT.divide(whole.defined(), Decimal(len(figures)))
    formula = f"({whole.formula}) / {len(figures)}"
    return replace(whole, value=value, formula=formula, label=f"{whole.label}的平均")


def multiplied(left: Figure, right: Figure) -> Figure:
    """A product, one side of which is a number, a ratio or a multiple.

    Raises:
        UnitMismatch: both sides have a unit of their own (RMB times RMB).
    """
    plain = ("number", "ratio", "times")
    if left.unit.dimension not in plain and right.unit.dimension not in plain:
        raise UnitMismatch(Problem("", f"{left.name} × {right.name} has no unit.", ""))
    unit = right.unit if left.unit.dimension in plain else left.unit
    product = of_both(EXACT.multiply, left, right)
    return derived(product, unit, shortened(f"{left.name} × {right.name}"), (left, right), "{0} × {1}")


def divided(left: Figure, right: Figure) -> Figure:
    """A quotient: of one dimension it is a ratio, by a plain number it keeps its unit; undefined by zero.

    Raises:
        UnitMismatch: the units have no quotient that we know.
    """
    name = shortened(f"{left.name} / {right.name}")
    if left.unit.dimension == right.unit.dimension and left.unit != NUMBER:
        return share(left, right, name)
    if right.unit.dimension not in ("number", "ratio", "times"):
        units = " by ".join(unit.name or unit.dimension for unit in (left.unit, right.unit))
        raise UnitMismatch(Problem("", f"{name} has no unit: {units}.", ""))
    quotient = of_both(EXACT.divide, left, right) if right.value else None
    return derived(quotient, left.unit, name, (left, right), "{0} / {1}")


def negated(figure: Figure) -> Figure:
    value = None if figure.value is None else -figure.value
    turned = derived(value, figure.unit, f"−{figure.name}", (figure,), "−{0}")
    return replace(turned, direction=figure.direction.negated)


def magnitude(figure: Figure) -> Figure:
    """The figure without its sign, for words that say the direction themselves."""
    if figure.value is None or figure.value >= 0:
        return figure
    whole = derived(abs(figure.value), figure.unit, figure.name, (figure,), "|{0}|")
    return replace(whole, direction=Direction.NEITHER)
