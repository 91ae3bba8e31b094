"""A statement's rows and columns into words: what stands in each cell, and what stands there where nothing does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ..charts.periods import Reading
from ..charts.sums import apart_from_whole
from ..finance.figures import Figure
from ..finance.growth import is_growth
from ..finance.period import Period
from ..language import changes
from ..language.chosen import PERIOD_FORMS, WORDS
from ..spec.scalars import Text
from ..text.marks import Paragraph, Print, Run
from ..text.render import Renderer, place
from ..text.terms import Term, Words
from ..text.unit_named import UNIT
from .casts import casts, problem_of
from .columns import Column, Group, groups_of
from .computed import computed_term, stands
from .resolved import Head, ResolvedRow, ResolvedStatement, RowStyle
from .rows import ROW, Row, rows_of
from .spec import Statement
from .units import Units, says_its_unit, with_table_unit

Say = Callable[[str, Mapping[str, object]], Sequence[Paragraph]]
"""Renders a text with some names into paragraphs, for the use of a table."""


def resolve(
    statement: Statement, renderer: Renderer, names: Mapping[str, object], say: Say
) -> ResolvedStatement:  # fmt: skip
    """The statement's words, with a place for each value that a reader expects.

    Raises:
        TemplateError: an expression names what does not exist.
        MissingFigure: no period has a value.
    """
    return _Resolver(statement, renderer, names, say).resolved()


class _Resolver:
    def __init__(self, statement: Statement, renderer: Renderer, names: Mapping[str, object], say: Say) -> None:
        self.statement, self.renderer, self.say = statement, renderer, say
        self.rows = rows_of(statement.statement, Reading(renderer, names))
        self.groups = groups_of(statement, self.rows, renderer)
        self.columns = [column for group in self.groups for column in group.columns]
        self.names = with_table_unit(names, self.rows, self._spans(), renderer)
        self.units = Units(renderer, self.names)
        self.rows = [self.units.of_row(row) for row in _without_blanks_at_the_end(self.rows)]
        self.shares: dict[Column, list[Figure]] = {}

    def resolved(self) -> ResolvedStatement:
        found = casts(self.rows, self._spans(), self.renderer.workbook, self._printed)
        rows = tuple(map(self._row, self.rows))
        apart = [one.told for one in found if one.apart]
        return ResolvedStatement(
            corner=self._corner(),
            unit_head=(Run(WORDS.unit_of_row),) if self.statement.units == "column" else (),
            groups=tuple(self._group_heads()),
            heads=tuple(self._head(group, column) for group in self.groups for column in group.columns),
            rows=rows,
            apart=(*apart, *self._shares_apart()),
            missing=tuple(problem_of(one) for one in found if one.missing),
        )

    def _spans(self) -> list[Period]:
        return list(dict.fromkeys(column.period for column in self.columns if column.computed is None))

    def _places(self, row: Row, figure: Figure) -> int:
        wanted = row.spec.places if row.spec.places is not None else self.statement.places
        return self.renderer.session.own_places(figure, wanted, "table")

    def _printed(self, row: Row, period: Period) -> tuple[Figure, int] | None:
        figure = self.units.shown(row, period)
        return None if figure is None or figure.value is None else (figure, self._places(row, figure))

    # Heads

    def _corner(self) -> Paragraph:
        if self.statement.corner is not None:
            return self._first(self.statement.corner, self.names)
        if self.statement.units == "column" or self.units.table is None:
            return ()
        rows = [row for row in self.rows if not says_its_unit(row, self.renderer)]
        if not any(one is not None and one.unit == self.units.table for one in map(self._first_shown, rows)):
            return ()
        return self._first(f"{{{{ {UNIT} | unit }}}}", self.names)

    def _first_shown(self, row: Row) -> Figure | None:
        shown = (self.units.shown(row, period) for period in self._spans())
        return next((figure for figure in shown if figure is not None), None)

    def _group_heads(self) -> Iterator[tuple[Paragraph, int]]:
        """The heads over heads; none where heads have one level."""
        if not any(group.heading or group.period for group in self.groups):
            return
        for group in self.groups:
            words: Paragraph = ()
            if group.heading is not None:
                latest = max(group.spans, key=lambda period: period.end)
                words = self._first(group.heading, {**self.renderer.names_in(latest), **self.names})
            elif group.period is not None:
                words = self._period(group.period)
            yield words, len(group.columns)

    def _period(self, period: Period) -> Paragraph:
        form = str(self.statement.category)
        source = f"{{{{ period | period('{form}') }}}}" if form in PERIOD_FORMS else form
        where = place(self.statement.category)
        return self._first(Text.at(source, where), {**self.renderer.names_in(period), **self.names})

    def _head(self, group: Group, column: Column) -> Head:
        current = column.computed is None and column.period.end >= self.renderer.workbook.current.end
        words = self._head_words(group, column)
        return Head(words, current and not column.period.forecast, column.computed is not None)

    def _head_words(self, group: Group, column: Column) -> Paragraph:
        one = column.computed
        if one is None:
            return (Run(WORDS.amount),) if group.period is not None else self._period(column.period)
        if one.heading is not None:
            return self._first(one.heading, {**self.renderer.names_in(column.period), **self.names})
        usual = {"yoy": WORDS.over_year, "qoq": WORDS.over_period, "pp": WORDS.change_in_points}
        return (Run(usual.get(one.show or "", WORDS.share)),)

    # Rows

    def _row(self, row: Row) -> ResolvedRow:
        spec = row.spec
        style: RowStyle = (
            "blank" if spec.blank else "group" if row.is_heading
            else "total" if spec.total else "subtotal" if spec.subtotal else "row"
        )  # fmt: skip
        cells = self._cells(row) if style not in ("blank", "group") else ()
        unit = self._unit_of(row) if style not in ("blank", "group") else ()
        column = unit if self.statement.units == "column" else ()
        own = bool(unit) or says_its_unit(row, self.renderer)
        return ResolvedRow(style, spec.indent, self._label(row, unit), column, tuple(cells), own)

    def _label(self, row: Row, unit: Paragraph) -> Paragraph:
        spec = row.spec
        if spec.blank:
            return ()
        mark = f"[^{spec.note}]" if spec.note is not None else ""
        term = self._any_term(row)
        source = spec.group or spec.label or (f"{{{{ {ROW}.label }}}}" if term is not None else spec.figure or "")
        unit = unit if self.statement.units == "label" else ()
        names = {**self.names, **({ROW: term} if term is not None else {})}
        label = self._first(source, names)
        note = self._first(Text.at(mark, place(spec.note)), names) if mark and spec.note is not None else ()
        return (*label, *((Run(" "), *unit) if unit else ()), *note)

    def _any_term(self, row: Row) -> object:
        """The row's figure in any period, to say what it is of."""
        if row.asked is None:
            return None
        spans = [*self._spans(), self.renderer.workbook.current]
        terms = [row.asked.reading.term(row.asked.expression, period) for period in spans]
        known = [one for one in terms if one is not None]
        return next((one for one in known if isinstance(one, Term) and one.exists), next(iter(known), None))

    def _unit_of(self, row: Row) -> Paragraph:
        """What a row's figures are in: in a column for all rows, behind its label where nothing else says it."""
        unit = self.units.of(row, self._first_shown(row))
        if unit is None:
            return ()
        if self.statement.units == "column":
            return self._first(f"{{{{ {UNIT} | unit('plain') }}}}", {**self.names, UNIT: unit})
        if self.units.is_said(row, unit):
            return ()
        return self._first(f"{{{{ {UNIT} | unit }}}}", {**self.names, UNIT: unit})

    # Cells

    def _cells(self, row: Row) -> Iterator[Paragraph]:
        for group in self.groups:
            awaited = set(self._awaited(row, group))
            yield from (self._cell(row, column, awaited) for column in group.columns)

    def _awaited(self, row: Row, group: Group) -> Iterator[Period]:
        """The periods in which the row is to be filled in."""
        if row.asked is not None:
            yield from row.asked.awaited(group.spans, group.expected, self.renderer.workbook.current)

    def _cell(self, row: Row, column: Column, awaited: set[Period]) -> Paragraph:
        assert row.asked is not None
        if column.computed is not None:
            return self._computed(row, column, awaited)
        period, where = column.period, row.where
        names = row.asked.reading.names_in(period)
        if period in row.words:
            words = Words(self.renderer.session, row.words[period])
            return self._first(Text.at(f"{{{{ {ROW} }}}}", where), {**names, ROW: words})
        figure = row.figure(period)
        if figure is None and period not in awaited:
            return (Run(WORDS.not_there),)
        term = self.renderer.value(row.asked.expression, names)
        return self._number(figure, row, {**names, ROW: term}, self._wanted(row))

    def _wanted(self, row: Row) -> int | None:
        return row.spec.places if row.spec.places is not None else self.statement.places

    def _number(self, figure: Figure | None, row: Row, names: Mapping[str, object], places: int | None) -> Paragraph:
        """A figure in the row's way of printing what is below zero."""
        brackets = (row.spec.negative or self.statement.negative) == "brackets"
        multiple = figure is not None and self.renderer.session.is_multiple(figure)
        relative = figure is not None and (figure.unit.relative or figure.unit.dimension == "points" or multiple)
        name = "paren" if brackets else "pct" if relative else "amount"
        return self._printed_by(f"{name}({'' if places is None else places})", row, names)

    def _printed_by(self, said: str, row: Row, names: Mapping[str, object]) -> Paragraph:
        return self._first(Text.at(f"{{{{ {ROW} | {said} }}}}", row.where), names)

    def _computed(self, row: Row, column: Column, awaited: set[Period]) -> Paragraph:
        assert row.asked is not None
        assert column.computed is not None
        one, names = column.computed, {**row.asked.reading.names_in(column.period)}
        if not row.spec.computed or not stands(one, row, column.period, self.renderer, names):
            return ()
        missing = column.period not in awaited and row.figure(column.period) is None
        if missing or column.period in row.words:
            return (Run(WORDS.not_there),)
        term = computed_term(one, row, column.period, self.renderer, names)
        if term is None:
            return (Run(WORDS.not_there),)
        names[ROW] = term
        figure = term.figure if isinstance(term, Term) and term.exists else None
        if one.share_of is not None and figure is not None and not row.spec.is_sum:
            self.shares.setdefault(column, []).append(figure)
        if figure is not None and figure.value is None and is_growth(figure):
            return (self._course(figure, row),)
        printed = self._number(figure, row, names, one.places)
        current = row.figure(column.period)
        if one.growth_mark is None or figure is None or current is None or not current.is_below_zero:
            return printed
        return (*printed, *self._first(Text.at(f"[^{one.growth_mark}]", place(one.growth_mark)), names))

    def _shares_apart(self) -> Iterator[str]:
        """By how much shares of one whole differ from it as printed, where they are all of it."""
        for column, shares in self.shares.items():
            wanted = column.computed.places if column.computed is not None else None
            gap = apart_from_whole(shares, self.renderer.session.own_places(shares[0], wanted, "table"))
            if gap:
                yield f"the shares of {column.period} add up to {100 + gap:f}%"

    def _course(self, growth: Figure, row: Row) -> Run:
        """What became of a figure that has no rate of growth, under a head that says over what."""
        course = changes.course(*growth.parents)
        words = course.subject + course.verb
        return Run(words, print=Print(words, growth, "table", row.where))

    def _first(self, source: str, names: Mapping[str, object]) -> Paragraph:
        found = self.say(source, names)
        return found[0] if found else ()


def _without_blanks_at_the_end(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows up to the last that says something."""
    last = max((number for number, row in enumerate(rows) if not row.spec.blank), default=-1)
    return rows[: last + 1]
