"""Statements: native tables of metrics by period, as listed companies print them; long ones go on on a next slide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from ..finance.findings import FAILED_RECONCILIATION, OVERFLOW, WARNING, Finding
from ..language.chosen import WORDS
from ..language.measure import LINE_PITCH
from ..page import drawingml as dml
from ..page.fitting import Line, text_height
from ..page.geometry import Area
from ..page.page import TableLine
from ..page.table_xml import TableCell
from ..page.theme import BRAND, GREY, INK, PALE, ColourName, TextStyle
from ..spec.scalars import Text, Words
from ..statements.resolve import Say, resolve
from ..statements.resolved import ResolvedRow, ResolvedStatement
from ..statements.spec import Statement
from ..text.marks import Paragraph, Run, plain_text
from ..text.render import place
from ..text.terms import MissingFigure
from ..text.unit_claims import contradictions, said_in
from .context import Block, Setting
from .registry import BlockKind
from .statement_look import EDGE, INDENT, MARGIN, Widths, widths

_SIZES = (14.0, 13.5, 13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0)
"""Of the type, from the largest: a statement is never set smaller than ten points."""

_GOING_ON = 11.0
"""The largest size of one that goes on on a next slide."""

_ABOVE_AND_BELOW = 5.0
_MOST_PITCH = 2.5
"""The height of a row, in sizes of its type, where there is room."""

_BLANK = 0.45
_NOTE = 16.0


class StatementBlock(Statement, Block):
    """A table of metrics by period: `statement` has its rows, or names a table sheet whose columns are periods."""

    description: Words | None = None
    style: Text = Text("small")


def set_statement(block: StatementBlock, area: Area, setting: Setting) -> None:
    with setting.renderer.session.saying_for_itself():
        _set_statement(block, area, setting)


def _set_statement(block: StatementBlock, area: Area, setting: Setting) -> None:
    inner = setting.inside()
    try:
        resolved = resolve(block, setting.renderer, setting.names, _saying(inner))
    except MissingFigure as error:
        setting.set_waiting(area, "table to be filled in", error.problems[0], sample="statement")
        return
    room = area._replace(height=area.height - (_NOTE if resolved.apart else 0))
    sheet = _sheet(block, resolved, room, inner)
    start = setting.start_of(block)
    end = sheet.end(start)
    if end < len(resolved.rows):
        setting.leave(block, end)
    rows = sheet.rows(start, end)
    lines, heights = sheet.lines(rows)
    description = inner.plain(block.description) if block.description else ""
    columns = sheet.widths.columns
    shape_id = setting.page.table(area.top(sum(heights)), "statement", columns, heights, lines, description)
    if resolved.apart:
        note = [Line((Run(WORDS.rounding_note),), setting.page.style("note"))]
        setting.page.text(area.below(sum(heights) + 2).top(_NOTE - 2), "rounding", note)
    if not start:
        _tell(block, resolved, sheet, inner)
    _check_units(block, resolved, shape_id, [row for row, _ in rows], inner)


def _saying(setting: Setting) -> Say:
    def say(source: str, names: Mapping[str, object]) -> tuple[Paragraph, ...]:
        return setting.with_names(names).paragraphs(source, "table")

    return say


@dataclass(frozen=True)
class _Sheet:
    """A statement at one size of type: widths, heights of heads and rows, the style of its texts."""

    block: StatementBlock
    statement: ResolvedStatement
    widths: Widths
    heads: tuple[float, ...]
    heights: tuple[float, ...]
    room: float
    setting: Setting

    @property
    def parted(self) -> set[int]:
        """The columns of figures that begin a group beside another."""
        counts = [count for _, count in self.statement.groups]
        return set(accumulate(counts[:-1]))

    @property
    def fits(self) -> bool:
        return self.widths.fit and sum(self.heads) + sum(self.heights) <= self.room + 0.5

    def end(self, start: int) -> int:
        """Where the rows that fit end: a heading goes with what it heads, a sum with what stands over it."""
        rows, left, end = self.statement.rows, self.room - sum(self.heads), start
        while end < len(rows) and (self.heights[end] <= left + 0.5 or end == start):
            left -= self.heights[end]
            end += 1
        whole = end
        while start < end < len(rows) and (rows[end - 1].style == "group" or rows[end].style in ("subtotal", "total")):
            end -= 1
        return end if end > start else whole

    def rows(self, start: int, end: int) -> list[tuple[ResolvedRow, float]]:
        """The rows of a slide with their least heights; it begins and ends with no blank one."""
        rows = list(zip(self.statement.rows, self.heights, strict=True))[start:end]
        while rows and rows[0][0].style == "blank":
            rows = rows[1:]
        while rows and rows[-1][0].style == "blank":
            rows = rows[:-1]
        return rows

    def lines(self, rows: Sequence[tuple[ResolvedRow, float]]) -> tuple[list[list[TableLine]], list[float]]:
        """Heads and rows as they are set, with their heights."""
        lines = list(_heads(self))
        for number, (row, _) in enumerate(rows):
            after = rows[number + 1][0] if number + 1 < len(rows) else None
            lines.append(_row(self, row, after))
        spare = self.room - sum(self.heads) - sum(height for _, height in rows)
        whole = len(rows) == len(self.statement.rows)
        most = self.widths.size * _MOST_PITCH
        more = spare / max(len(rows), 1) if whole else 0.0
        highest = [most * (_BLANK if row.style == "blank" else 1) for row, _ in rows]
        heights = [max(one, min(one + more, limit)) for (_, one), limit in zip(rows, highest, strict=True)]
        return lines, [*self.heads, *heights]

    def style(self, *, bold: bool = False, colour: ColourName = "dk1", align: str = "l") -> TextStyle:
        found = self.setting.style(self.block.style, align=align, bold=bold)
        return replace(found, size=self.widths.size, colour=colour)


def _sheet(block: StatementBlock, statement: ResolvedStatement, area: Area, setting: Setting) -> _Sheet:
    """The statement at the largest size at which all of it fits; else at a readable one, to go on."""
    made = [_at(block, statement, area, size, setting) for size in _SIZES]
    whole = [one for one in made if one.widths.whole] or made  # no label goes on where a smaller size sets it whole
    going_on = [one for one in whole if one.widths.fit and one.widths.size <= _GOING_ON]
    return next((one for one in whole if one.fits), next(iter(going_on), made[-1]))


def _at(block: StatementBlock, statement: ResolvedStatement, area: Area, size: float, setting: Setting) -> _Sheet:
    found = widths(statement, area.width, size)
    least = size * LINE_PITCH + _ABOVE_AND_BELOW
    style = replace(setting.style(block.style, bold=True), size=size)
    label = found.columns[0] - 2 * EDGE

    def height(row: ResolvedRow) -> float:
        if row.style == "blank":
            return least * _BLANK
        return max(least, text_height([Line(row.label, style)], label - row.indent * INDENT) + _ABOVE_AND_BELOW)

    words = [text_height([Line(head.words, style)], wide - MARGIN - EDGE) for head, wide in
             zip(statement.heads, found.columns[-len(statement.heads):], strict=True)]  # fmt: skip
    heads = (*((least,) if statement.groups else ()), max([least, *(one + _ABOVE_AND_BELOW for one in words)]))
    return _Sheet(block, statement, found, heads, tuple(map(height, statement.rows)), area.height, setting)


# Heads


def _heads(sheet: _Sheet) -> Iterator[list[TableLine]]:
    statement = sheet.statement
    before = (statement.corner, *((statement.unit_head,) if statement.unit_head else ()))
    if statement.groups:
        yield [*(_corner(sheet, words, over=True) for words in before), *_group_row(sheet)]
    tall = bool(statement.groups)
    below = [_covered(sheet) if tall else _corner(sheet, words) for words in before]
    yield [*below, *_head_row(sheet)]


def _corner(sheet: _Sheet, words: Paragraph, *, over: bool = False) -> TableLine:
    look = replace(_HEAD, rows=2 if over else 1)
    return TableLine(Line(words, sheet.style(colour="accent6")), look)


def _covered(sheet: _Sheet) -> TableLine:
    return TableLine(Line((), sheet.style()), replace(_HEAD, covered="vMerge"))


def _group_row(sheet: _Sheet) -> Iterator[TableLine]:
    """The heads over heads; columns without one are headed by their own alone, two rows high."""
    heads, place = sheet.statement.heads, 0
    for words, count in sheet.statement.groups:
        if not words:
            for number in range(place, place + count):
                yield _head(sheet, number, rows=2)
        else:
            current = sheet.block.highlight and any(head.current for head in heads[place : place + count])
            style = sheet.style(bold=current, colour=BRAND if current else GREY, align="ctr")
            look = replace(_HEAD, anchor="ctr", rule="accent3", rule_width=0.75)
            yield TableLine(Line(words, style), replace(look, columns=count, parted=place in sheet.parted))
            covered = replace(look, covered="hMerge")
            yield from (TableLine(Line((), style), covered) for _ in range(count - 1))
        place += count


def _head_row(sheet: _Sheet) -> Iterator[TableLine]:
    place = 0
    for words, count in sheet.statement.groups or (((Run(" "),), len(sheet.statement.heads)),):
        for number in range(place, place + count):
            yield _head(sheet, number) if words else _covered(sheet)
        place += count


def _head(sheet: _Sheet, number: int, rows: int = 1) -> TableLine:
    head = sheet.statement.heads[number]
    current = head.current and sheet.block.highlight
    style = sheet.style(bold=current, colour=BRAND if current else GREY, align="r")
    right, fill = MARGIN + sheet.widths.aligned[number].hang, PALE if current else None
    look = replace(_HEAD, right=right, fill=fill, rows=rows, parted=number in sheet.parted)
    return TableLine(Line(head.words, style), look)


_HEAD = TableCell(dml.StyledParagraph((), 0), rule="dk2", rule_width=1.5, anchor="b")


# Rows


def _row(sheet: _Sheet, row: ResolvedRow, after: ResolvedRow | None) -> list[TableLine]:
    """A row over the one that comes after it, whose rule stands under this one."""
    bold = row.style in ("group", "subtotal", "total")
    colour = BRAND if row.style in ("group", "total") else INK
    look = _look(row, after)
    label = replace(look, left=EDGE + row.indent * INDENT)
    cells = [TableLine(Line(row.label, sheet.style(bold=bold, colour=colour)), label)]
    if sheet.statement.unit_head:
        cells.append(TableLine(Line(row.unit, sheet.style(colour="accent6")), look))
    for number, head in enumerate(sheet.statement.heads):
        words = row.cells[number] if row.cells else ()
        right = sheet.widths.aligned[number].right(plain_text(words))
        fill = PALE if head.current and sheet.block.highlight else None
        style = sheet.style(bold=bold, colour=colour, align="r")
        parted = number in sheet.parted
        cells.append(TableLine(Line(words, style), replace(look, right=right, fill=fill, parted=parted)))
    return cells


def _look(row: ResolvedRow, after: ResolvedRow | None) -> TableCell:
    nothing = dml.StyledParagraph((), 0)
    if row.style == "total" or after is None:
        return TableCell(nothing, rule="dk2", rule_width=1.0)
    if after.style in ("subtotal", "total"):
        return TableCell(nothing, rule="dk2", rule_width=0.75)
    return TableCell(nothing, rule=None if row.style == "blank" else "accent4")


# What is told


def _tell(block: StatementBlock, resolved: ResolvedStatement, sheet: _Sheet, setting: Setting) -> None:
    """That sums do not come to what stands there, by rounding or at all, and that columns are too wide."""
    page = setting.page
    for problem in resolved.missing:
        found = Finding(FAILED_RECONCILIATION, problem.where, problem.what, problem.hint, slide=page.number)
        setting.found(found)
    for what in resolved.apart:
        told = f"{what} as printed: {WORDS.rounding_note} stands there."
        setting.found(Finding(WARNING, _where(block), told, slide=page.number))
    if not sheet.widths.fit:
        excess = f"the columns of the statement are wider than its place at {sheet.widths.size:g} pt."
        hint = "Show fewer periods, in a larger unit, or name it another region."
        setting.found(Finding(OVERFLOW, f"slide {page.number}", excess, hint, slide=page.number))


def _where(block: StatementBlock) -> str:
    first = block.statement[0]
    return place(first.figure or first.sheet or first.group or "")


def _check_units(
    block: StatementBlock, resolved: ResolvedStatement, shape_id: int, rows: Sequence[ResolvedRow], setting: Setting
) -> None:  # fmt: skip
    """What the corner says of units must be true of the figures whose rows say none themselves."""
    units, page = setting.workbook.units.by_name, setting.page
    for number in range(len(resolved.heads) + 1 + bool(resolved.unit_head)):
        page.own_units.add((shape_id, number))
    first = 2 if resolved.groups else 1
    unsaid = {number for number, row in enumerate(rows, first) if not row.own_unit}
    placed = [one for one in page.lineage.of_slide(page.number) if one.shape_id == shape_id and one.row in unsaid]
    words = list(said_in(plain_text(resolved.corner), place(block.corner or ""), units))
    for finding in contradictions(words, [one.print for one in placed], page.number):
        setting.found(finding)


KIND = BlockKind("statement", StatementBlock, set_statement)
