"""Tables: native, with a header row, figures aligned by their decimals, and the best of a column in bold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from ..errors import Problem, TemplateError
from ..finance.figures import NUMBER, Figure
from ..language.measure import line_height, width
from ..page import drawingml as dml
from ..page.fitting import Line, text_height
from ..page.geometry import Area
from ..page.page import TableLine
from ..page.table_xml import TableCell
from ..page.theme import TextStyle
from ..spec.bounds import Few, Places, Width
from ..spec.scalars import Model, Text, Words
from ..text.marks import Paragraph, Run
from ..text.render import place
from ..text.terms import Term
from ..text.unit_claims import contradictions, said_in
from ..text.unit_named import UNIT, UnitTerm
from .context import Block, Setting, text_of
from .registry import BlockKind
from .sparkline import AnySparkline, set_sparkline

_HEADER_HEIGHT = 34.0
_MOST_ROW_HEIGHT = 24.0
_LEAST_ROW_HEIGHT = 17.0
_CELL_MARGIN = 10.0
_COURSE_MARGIN = 3.0


class Column(Model):
    """A column: its heading and either a text or a figure; `best` sets the best exact value of the column in bold."""

    heading: Words = Text("")
    text: Words | None = None
    figure: Text | None = None
    places: Places | None = None
    best: Literal["max", "min"] | None = None
    align: Literal["l", "ctr", "r"] | None = None
    unit: Text | None = None
    """What the figures of this column are in, where not in the block's."""
    width: Width | None = None
    """In points; by what stands in the column when left out."""
    sparkline: AnySparkline | None = None
    """In place of a text or figure: the course of a metric as a small line in each row."""


class TableBlock(Block):
    """A table with a row for each round of `table` (row in TABLE); rows where `highlight` holds stand out."""

    table: Text
    columns: Few[Column]
    highlight: Text | None = None
    description: Words | None = None
    style: Text = Text("small")


@dataclass(frozen=True)
class _Cell:
    paragraph: Paragraph
    value: Decimal | None


def set_table(block: TableBlock, area: Area, setting: Setting) -> None:
    with setting.renderer.session.saying_for_itself():
        _set_table(block, area, setting)


def _set_table(block: TableBlock, area: Area, setting: Setting) -> None:
    inner = setting.inside()
    name, whole = inner.rows(block.table, again=setting.start_of(block) > 0)
    if not whole:
        setting.set_empty(block.table, area)
        return
    shown = _on_this_slide(block, len(whole), area, setting)
    rounds = [inner.with_names({name: row}) for row in whole[shown]]
    rows = [[_cell(column, each) for column in block.columns] for each in rounds]
    _embolden_best(block, rows, [inner.with_names({name: row}) for row in whole] if _has_best(block) else [])
    marked = [block.highlight is not None and each.renderer.holds(block.highlight, each.names) for each in rounds]
    heads = [_of_column(column, inner).paragraphs(column.heading) for column in block.columns]
    style = setting.style(block.style)
    lines = [_header(block, heads, setting)]
    lines += [_row(block, row, on, setting) for row, on in zip(rows, marked, strict=True)]
    if not any(column.width for column in block.columns):
        style, lines = _whole_words(area.width, heads, rows, style, lines)
    widths = _given(block, area.width, setting.page.across) or _widths(area.width, heads, rows, style.size)
    heights = _heights(area, [_row_height(line, widths) for line in lines[1:]])
    description = inner.plain(block.description) if block.description else ""
    shape_id = setting.page.table(area, "table", widths, heights, lines, description)
    for number, column in enumerate(block.columns):
        _set_courses(column, sum(widths[:number]), widths[number], heights, area, rounds)
    for number, head in enumerate(heads):
        _check_units(block.columns[number], head, shape_id, number, setting)


def _set_courses(
    column: Column, left: float, width: float, heights: Sequence[float], area: Area, rounds: Sequence[Setting]
) -> None:  # fmt: skip
    """The small lines of a column, each over its cell."""
    top = area.y + heights[0]
    for setting, height in zip(rounds if column.sparkline else (), heights[1:], strict=False):
        cell = Area(area.x + left, top, width, height).inset(_CELL_MARGIN / 2, _COURSE_MARGIN)
        top += height
        if column.sparkline is not None:
            set_sparkline(column.sparkline, cell, setting.inside())


def _check_units(
    column: Column, head: Sequence[Paragraph], shape_id: int, number: int, setting: Setting
) -> None:  # fmt: skip
    """What a heading says of its column's unit must be true of the figures under it."""
    units, page = setting.workbook.units.by_name, setting.page
    words = list(said_in(text_of(head), place(column.heading), units))
    if words:
        page.own_units.add((shape_id, number))
    below = [one for one in page.lineage.of_slide(page.number) if (one.shape_id, one.column) == (shape_id, number)]
    for finding in contradictions(words, [one.print for one in below], page.number):
        setting.found(finding)


def _on_this_slide(block: TableBlock, count: int, area: Area, setting: Setting) -> slice:
    """The rows that fit from where the slide before left off; the others are left for a next slide."""
    start = setting.start_of(block)
    # Texts in columns of given widths may take two lines.
    least = 2 * _LEAST_ROW_HEIGHT if any(column.width for column in block.columns) else _LEAST_ROW_HEIGHT
    room = max(int((area.height - _HEADER_HEIGHT) / least), 1)
    if count - start > room:
        setting.leave(block, start + room)
    return slice(start, start + room)


def _of_column(column: Column, setting: Setting) -> Setting:
    """A column's own unit, else the block's or slide's, else for figures the one that 报告期 says."""
    presentation = setting.workbook.units.presentation
    if column.unit is None and column.figure is not None and UNIT not in setting.names and presentation is not None:
        return setting.with_names({UNIT: UnitTerm(setting.renderer.session, presentation)})
    return setting.with_unit(column.unit)


def _cell(column: Column, setting: Setting) -> _Cell:
    setting = _of_column(column, setting)
    if column.figure is None:
        paragraphs = setting.paragraphs(column.text or Text(""), "table")
        return _Cell(paragraphs[0] if paragraphs else (), None)
    places = "" if column.places is None else f"({column.places})"
    term = setting.renderer.value(column.figure, setting.names)
    figure = term.figure if isinstance(term, Term) and term.exists else None
    value = _in_unit(figure, column, setting) if figure is not None else None
    source = Text.at(f"{{{{ ({column.figure}) | {_filter(figure, setting)}{places} }}}}", column.figure.where)
    return _Cell(setting.paragraphs(source, "table")[0], value)


def _filter(figure: Figure | None, setting: Setting) -> str:
    """What prints a cell: beside growth in percent, whose sign the heading has, points and multiples have theirs."""
    if figure is None or not (figure.unit.dimension == "points" or setting.renderer.session.is_multiple(figure)):
        return "amount"
    return "pct"


def _in_unit(figure: Figure, column: Column, setting: Setting) -> Decimal | None:
    """A figure's value in the unit of its column, which all values there are compared in.

    Raises:
        TemplateError: the column names a unit that the figure cannot have.
    """
    unit = setting.names.get(UNIT)
    if not isinstance(unit, UnitTerm) or figure.unit == NUMBER:
        return figure.value
    if figure.unit.dimension == unit.unit.dimension:
        return figure.converted(unit.unit).value
    if column.unit is None:
        return figure.value
    what = f"{figure.told} is in {figure.unit.name or figure.unit.dimension}, and its column in {unit.unit.name}."
    raise TemplateError(Problem(place(column.unit), what, "Check unit: and 单位."))


def _has_best(block: TableBlock) -> bool:
    return any(column.best is not None for column in block.columns)


def _embolden_best(block: TableBlock, rows: list[list[_Cell]], everything: Sequence[Setting]) -> None:
    """The best of a column is that of all its rows, also of those on other slides."""
    for index, column in enumerate(block.columns):
        if column.best is None:
            continue
        known = [value for each in everything if (value := _cell(column, each).value) is not None]
        if not known:
            continue
        best = max(known) if column.best == "max" else min(known)
        for row in rows:
            if row[index].value == best:
                row[index] = replace(row[index], paragraph=tuple(_bold(run) for run in row[index].paragraph))


def _bold(run: Run) -> Run:
    return replace(run, bold=True)


def _heights(area: Area, needed: Sequence[float]) -> list[float]:
    height = min((area.height - _HEADER_HEIGHT) / max(len(needed), 1), _MOST_ROW_HEIGHT)
    return [_HEADER_HEIGHT, *(max(height, each) for each in needed)]


def _row_height(cells: Sequence[TableLine], widths: Sequence[float]) -> float:
    """What a row needs where one of its texts goes on in a second line; nothing where none does."""
    heights = [text_height([cell.line], width - _CELL_MARGIN) for cell, width in zip(cells, widths, strict=True)]
    one = line_height(cells[0].line.style.size)
    return max(heights) + _CELL_MARGIN if max(heights) > one + 0.5 else 0.0


def _given(block: TableBlock, room: float, across: float) -> list[float]:
    """The widths that the columns give, what is left shared by those that give none; nothing where none does."""
    known = [column.width * across for column in block.columns if column.width is not None]
    if not known:
        return []
    share = max(room - sum(known), 0) / max(len(block.columns) - len(known), 1)
    return [share if column.width is None else column.width * across for column in block.columns]


def _align(column: Column) -> str:
    return column.align or ("r" if column.figure is not None else "l")


def _header(block: TableBlock, heads: Sequence[tuple[Paragraph, ...]], setting: Setting) -> list[TableLine]:
    look = TableCell(dml.StyledParagraph((), 0), rule="dk2", rule_width=1.5, anchor="b")
    cells = []
    for column, head in zip(block.columns, heads, strict=True):
        style = setting.style(block.style, colour="accent6", align=_align(column))
        cells.append(TableLine(Line(head[0] if head else (), style), look))
    return cells


def _row(block: TableBlock, row: Sequence[_Cell], highlighted: bool, setting: Setting) -> list[TableLine]:
    look = TableCell(dml.StyledParagraph((), 0), fill="accent5" if highlighted else None)
    cells = []
    for index, (column, cell) in enumerate(zip(block.columns, row, strict=True)):
        head = highlighted and index == 0
        style = setting.style(block.style, align=_align(column), bold=head, colour="dk2" if head else "dk1")
        cells.append(TableLine(Line(cell.paragraph, style), look))
    return cells


def _whole_words(
    room: float, heads: Sequence[tuple[Paragraph, ...]], rows: Sequence[Sequence[_Cell]], style: TextStyle,
    lines: list[list[TableLine]],
) -> tuple[TextStyle, list[list[TableLine]]]:  # fmt: skip
    """The cells in the largest size, down to the least, at which none is wider than its column: no number is broken."""
    while style.size > style.least and sum(_needed(heads, rows, style.size)) > room:
        style = replace(style, size=max(style.size - 0.5, style.least))
    sized = [[replace(one, line=replace(one.line, style=replace(one.line.style, size=style.size))) for one in line]
             for line in lines]  # fmt: skip
    return style, sized


def _widths(
    room: float, heads: Sequence[tuple[Paragraph, ...]], rows: Sequence[Sequence[_Cell]], size: float
) -> list[float]:
    """Widths by what stands in the columns; what is left over is shared by all."""
    needed = _needed(heads, rows, size)
    spare = (room - sum(needed)) / len(needed)
    if spare >= 0:
        return [one + spare for one in needed]
    return [one * room / sum(needed) for one in needed]


def _needed(heads: Sequence[tuple[Paragraph, ...]], rows: Sequence[Sequence[_Cell]], size: float) -> list[float]:
    needed = []
    for index, head in enumerate(heads):
        texts = [text_of([row[index].paragraph]) for row in rows]
        words = max((word for word in text_of(head).split()), key=len, default="")
        widest = max([width(text, size, True) for text in texts] + [width(words, size)], default=0)
        needed.append(widest + _CELL_MARGIN)
    return needed


KIND = BlockKind("table", TableBlock, set_table)
