"""Whether the stored results of a workbook's formulas are what their cells give, each cell told by itself.

What a formula needs is calculated first, in an order of its own: chains may be as long as the workbook. A cell whose
stored result is right is taken as stored further on, so that last digits never add up; one that is wrong as calculated,
so that all that hangs on it is told too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, product
from typing import NamedTuple

from .book import MOST_READ, At, Book, Cell, Names, Place, Waiting
from .evaluate import OTHER_WORKBOOK, Evaluation
from .syntax import Expression, External, Name, Part, Reference, parsed, parts
from .values import ExcelError, NotCalculated, Value

CLOSE = 1e-12
"""How far a stored result may be from the calculated one, as a part of the largest operand."""
_ROUGHLY = 1e-3
_MOST_DOUBTS = 6
_MOST_CELLS = 200
"""Cells of a difference that are named one by one."""


class Difference(NamedTuple):
    """A formula whose stored result is not what its cells give; those cells, and texts among them that are numbers."""

    place: Place
    formula: str
    stored: Value
    calculated: Value
    cells: tuple[tuple[Place, Value], ...]
    texts: tuple[tuple[Place, str], ...] = ()


class LeftOut(NamedTuple):
    """A formula that leaves a number out because it is typed as text, as Excel does."""

    place: Place
    formula: str
    texts: tuple[tuple[Place, str], ...]


class Unchecked(NamedTuple):
    """A formula that is not calculated here, and what in it is the reason."""

    place: Place
    reason: str


class Link(NamedTuple):
    """A formula that takes from another workbook, as it writes that: [1]海外!$B$5."""

    place: Place
    reference: str
    stored: Value


@dataclass(frozen=True)
class Verification:
    """All that was found, sheet by sheet and row by row; `checked` counts the formulas that were calculated."""

    differences: tuple[Difference, ...]
    left_out: tuple[LeftOut, ...]
    unchecked: tuple[Unchecked, ...]
    links: tuple[Link, ...]
    cycles: tuple[tuple[Place, ...], ...]
    checked: int


def verify(
    cells: Mapping[str, Mapping[At, Cell]], names: Names, *, date1904: bool = False, most_read: int = MOST_READ
) -> Verification:
    """Calculates each formula from its cells and compares it with what is stored.

    `cells` are those of each sheet by row and column, `names` the defined names' texts by sheet ("" for the
    workbook's own) and name. A formula without a stored result is not told, unless others have one.
    """
    verifier = _Verifier(Book(cells, names, date1904, most_read))
    for place, _ in verifier.book.formulas():
        verifier.settle(place)
    return verifier.found()


def links(cells: Mapping[str, Mapping[At, Cell]], names: Names) -> tuple[Link, ...]:
    """The formulas that take from other workbooks, directly or by a defined name, and what they take."""
    reader = _Formulas(Book(cells, names, False, 0))
    return tuple(
        Link(place, reference, cell.value)
        for place, cell in reader.book.formulas()
        for reference in dict.fromkeys(reader.taken(cell.formula, place.sheet))
    )


@dataclass
class _Formulas:
    """Formulas' trees, each distinct text read once."""

    book: Book
    _trees: dict[str, Expression | NotCalculated] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._names_link = self.book.has_linked_names()

    def tree(self, formula: str) -> Expression:
        known = self._trees.get(formula)
        if known is None:
            try:
                known = parsed(formula)
            except NotCalculated as refused:
                known = refused
            self._trees[formula] = known
        if isinstance(known, NotCalculated):
            raise NotCalculated(known.reason)
        return known

    def taken(self, formula: str, own: str) -> Iterator[str]:
        """What a formula takes from other workbooks, by the names too that it is made of."""
        met, begun = {formula}, [self._parts(formula)] if "[" in formula or self._names_link else []
        while begun:
            part = next(begun[-1], None)
            if part is None:
                begun.pop()
            elif isinstance(part, External):
                yield part.text
            elif isinstance(part, Name):
                named = self.book.name(part.sheet, part.name, own)
                if named is not None and named not in met:
                    met.add(named)
                    begun.append(self._parts(named))

    def _parts(self, formula: str) -> Iterator[Part]:
        try:
            return parts(self.tree(formula))
        except NotCalculated:
            return iter(())


class _Verifier:
    def __init__(self, book: Book) -> None:
        self.book = book
        self._formulas = _Formulas(book)
        self._has_results = any(cell.value is not None for _, cell in book.formulas())
        self._differences: list[Difference] = []
        self._left_out: list[LeftOut] = []
        self._unchecked: list[Unchecked] = []
        self._cycles: list[tuple[Place, ...]] = []
        self._checked = 0

    def found(self) -> Verification:
        order = {place: number for number, (place, _) in enumerate(self.book.formulas())}
        return Verification(
            tuple(sorted(self._differences, key=lambda one: order[one.place])),
            tuple(sorted(self._left_out, key=lambda one: order[one.place])),
            tuple(sorted(self._unchecked, key=lambda one: order[one.place])),
            tuple(self._links()),
            tuple(self._cycles),
            self._checked,
        )

    def _links(self) -> Iterator[Link]:
        for place, cell in self.book.formulas():
            for reference in dict.fromkeys(self._formulas.taken(cell.formula, place.sheet)):
                yield Link(place, reference, cell.value)

    def settle(self, first: Place) -> None:
        """Calculates a cell and before it all that it needs, without recursion."""
        stack, begun = [first], set[Place]()
        while stack:
            place = stack[-1]
            sheet = self.book.sheets[place.sheet]
            at = (place.row, place.column)
            if at in sheet.known:
                begun.discard(stack.pop())
                continue
            try:
                sheet.known[at] = self._verified(place, sheet.cells[at])
            except Waiting as waiting:
                begun.add(place)
                self._go_on(stack, begun, waiting.places)

    def _go_on(self, stack: list[Place], begun: set[Place], needed: Sequence[Place]) -> None:
        """Puts what is needed on top; where it waits itself for this cell, they go round in a circle."""
        circle = next((place for place in needed if place in begun), None)
        if circle is None:
            stack.extend(needed)
            return
        around = tuple(place for place in stack[stack.index(circle) :] if place in begun)
        self._cycles.append(around)
        for place in around:
            self.book.sheets[place.sheet].known[(place.row, place.column)] = self._stored(self._cell(place))

    def _verified(self, place: Place, cell: Cell) -> Value:
        """The value that further formulas take; what is to be told is kept."""
        try:
            tree = self._formulas.tree(cell.formula)
            evaluation, calculated = self._calculated(place, cell, tree)
            right = (
                self._is_right(cell.value, evaluation, calculated)
                or self._is_right_otherwise(place, cell, tree, evaluation.doubts)
                or self._is_right_roughly(place, tree, calculated)
            )
            if not right and evaluation.unsure:
                raise NotCalculated(evaluation.unsure)
        except NotCalculated as refused:
            self._unchecked.append(Unchecked(place, refused.reason))
            return self._stored(cell)
        self._checked += 1
        texts = tuple(dict.fromkeys(evaluation.texts_left_out))
        if not right:
            operands = self._operands(place, tree)
            self._differences.append(Difference(place, cell.formula, cell.value, calculated, operands, texts))
        elif texts:
            self._left_out.append(LeftOut(place, cell.formula, texts))
        return cell.value if right and cell.value is not None else calculated

    def _stored(self, cell: Cell) -> Value:
        """What is stored, where nothing is read of an empty text."""
        return "" if cell.value is None and self._has_results else cell.value

    def _calculated(
        self, place: Place, cell: Cell, tree: Expression, decided: tuple[bool, ...] = ()
    ) -> tuple[Evaluation, Value]:
        evaluation = Evaluation(self.book, place, arrays=cell.is_array, decided=decided)
        return evaluation, evaluation.result(tree)

    def _is_right(self, stored: Value, evaluation: Evaluation, calculated: Value) -> bool:
        if stored is None:
            return calculated == "" or not self._has_results
        return agree(stored, calculated, evaluation.largest)

    def _is_right_otherwise(self, place: Place, cell: Cell, tree: Expression, doubts: int) -> bool:
        """Whether doubts that are decided otherwise give what is stored."""
        return any(
            self._is_right(cell.value, *self._calculated(place, cell, tree, decided))
            for decided in product((False, True), repeat=min(doubts, _MOST_DOUBTS))
            if any(decided)
        )

    def _is_right_roughly(self, place: Place, tree: Expression, calculated: Value) -> bool:
        """Whether times of day, of which milliseconds are known, give what is stored."""
        own = self._cell(place)
        if not (own.is_rough or any(self._cell(at).is_rough for at, _ in self._operands(place, tree))):
            return False
        numbers = isinstance(own.value, float) and isinstance(calculated, float)
        return numbers and agree(own.value, calculated, _ROUGHLY / CLOSE)

    def _cell(self, place: Place) -> Cell:
        return self.book.sheets[place.sheet].cells[(place.row, place.column)]

    def _operands(self, place: Place, tree: Expression) -> tuple[tuple[Place, Value], ...]:
        """The filled cells that a formula refers to, with their values, as far as they are known."""
        found: dict[Place, Value] = {}
        for reference in self._references(place, tree):
            sheet = self.book.range(reference, place.sheet).sheet
            known = (at for at in sheet.filled(*reference[1:5]) if at in sheet.known)
            found.update({Place(sheet.name, *at): sheet.known[at] for at in islice(known, _MOST_CELLS)})
        return tuple(found.items())[:_MOST_CELLS]

    def _references(self, place: Place, tree: Expression) -> Iterator[Reference]:
        for part in parts(tree):
            if isinstance(part, Reference):
                if (part.sheet or place.sheet).casefold() in {name.casefold() for name in self.book.sheets}:
                    yield part
            elif isinstance(part, Name):
                named = self.book.name(part.sheet, part.name, place.sheet)
                if named is not None:
                    yield from (one for one in self._formulas.tree(named) if isinstance(one, Reference))


def agree(stored: Value, calculated: Value, largest: float) -> bool:
    """Whether two results are one: numbers within last digits of the largest operand, errors of any kind.

    LibreOffice stores TRUE as 1 in a cell with a format for numbers.
    """
    if isinstance(stored, ExcelError) or isinstance(calculated, ExcelError):
        return isinstance(stored, ExcelError) and isinstance(calculated, ExcelError)
    if isinstance(stored, float) and isinstance(calculated, float):
        return abs(stored - calculated) <= CLOSE * max(largest, abs(stored), abs(calculated))
    if isinstance(stored, str) or isinstance(calculated, str):
        return stored == calculated
    return stored is not None and calculated is not None and float(stored) == float(calculated)


def is_link(unchecked: Unchecked) -> bool:
    return unchecked.reason == OTHER_WORKBOOK
