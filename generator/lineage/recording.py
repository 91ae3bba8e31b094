"""What was put where while a deck is set, and the sidecar's records that say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..finance.figures import Figure
from ..finance.metrics import Metric
from ..language.chosen import WORDS
from ..text.marks import Print
from ..workbook import schema
from ..workbook.model import Entry, Table, Workbook
from .exact import decimal_text
from .format import FigureRecord, Head, Input, PrintRecord, ShapeRecord, Sidecar, SlideRecord, TypedRecord
from .printed import printed_number


@dataclass(frozen=True, slots=True)
class Placed:
    """One print in one place: a run of a text, a run of a table cell, or a point of a drawn chart.

    Slides count from 1, paragraphs, runs, rows and columns from 0. `text` is what stands there, which may be part of
    the print (a number apart from its unit).
    """

    slide: int
    shape_id: int
    shape: str
    text: str
    print: Print
    paragraph: int | None = None
    run: int | None = None
    row: int | None = None
    column: int | None = None
    series: str | None = None
    category: str | None = None


@dataclass
class Lineage:
    """All prints of a deck, in the order in which they were placed."""

    placed: list[Placed] = field(default_factory=list)
    typed: list[TypedRecord] = field(default_factory=list)

    def add(self, placed: Placed) -> None:
        self.placed.append(placed)

    def of_slide(self, number: int) -> Iterator[Placed]:
        return (placed for placed in self.placed if placed.slide == number)


def sidecar(
    lineage: Lineage, workbook: Workbook, head: Head, slides: Iterable[SlideRecord], shapes: Iterable[ShapeRecord]
) -> str:
    """The sidecar's text."""
    figures = _Figures()
    prints = tuple(_print(placed, figures) for placed in lineage.placed)
    inputs = tuple(inputs_of(workbook))
    records = tuple(figures.records)
    return Sidecar(head, tuple(slides), inputs, records, prints, tuple(lineage.typed), tuple(shapes)).to_text()


class _Figures:
    """Each different figure once; prints refer to it by its place in the list."""

    def __init__(self) -> None:
        self.records: list[FigureRecord] = []
        self._known: dict[tuple[str | None, ...], int] = {}

    def number(self, origin: Figure | Entry) -> int:
        record = _entry(origin) if isinstance(origin, Entry) else _figure(origin)
        key = record.name, record.period, record.derivation, record.value, record.unit
        if key not in self._known:
            self._known[key] = len(self.records)
            self.records.append(record)
        return self._known[key]


def _figure(figure: Figure) -> FigureRecord:
    return FigureRecord(
        name=figure.name,
        label=figure.label,
        period=figure.period.name if figure.period else None,
        value=None if figure.value is None else decimal_text(figure.value),
        unit=figure.unit.name,
        cells=tuple(str(cell) for cell in figure.typed_cells),
        derivation=figure.derivation,
        calculation=figure.calculation,
        formulas=tuple(dict.fromkeys(f"{one.cell} {one.formula}" for one in figure.formulas())),
        status=figure.status.value,
        source=_sources(figure),
    )


def _sources(figure: Figure) -> str:
    """Its own source, else each that the typed figures behind it have."""
    return figure.source or WORDS.semicolon.join(dict.fromkeys(leaf.source for leaf in figure.leaves() if leaf.source))


def _entry(entry: Entry) -> FigureRecord:
    cell = str(entry.cell)
    return FigureRecord(
        name=cell, label="", period=None, value=entry.text, unit=None, cells=(cell,), derivation=cell,
        calculation=entry.text, formulas=(), status=entry.status.value, source=entry.source,
    )  # fmt: skip


def _print(placed: Placed, figures: _Figures) -> PrintRecord:
    return PrintRecord(
        slide=placed.slide, shape_id=placed.shape_id, shape=placed.shape, text=placed.text, print=placed.print.text,
        template=placed.print.where, figure=figures.number(placed.print.figure), use=placed.print.use,
        decimals=_decimals(placed.print), paragraph=placed.paragraph, run=placed.run, row=placed.row,
        column=placed.column, series=placed.series, category=placed.category,
    )  # fmt: skip


def _decimals(printed: Print) -> int | None:
    """To how many decimals a figure was rounded, half up; None for words and round numbers."""
    number = printed_number(printed)
    return number[1] if number is not None else None


def inputs_of(workbook: Workbook) -> Iterator[Input]:
    """Every value of the workbook, so that a diff can tell an input that changed and shows nowhere."""
    for metric in workbook.metrics.values():
        yield from (_input(metric, figure) for figure in metric.filled())
        yield from (_input(metric, figure, ".published") for figure in metric.published.values())
    for name, value in _loose_values(workbook):
        yield Input(str(value.cell), name, "", None, _exact(value), None, None, value.status.value)


def _input(metric: Metric, figure: Figure, part: str = "") -> Input:
    period = figure.period.name if figure.period else None
    value = decimal_text(figure.value) if figure.value is not None else None
    formula = figure.formula or None
    name, status = f"{metric.key}{part}", figure.status.value
    return Input(str(figure.cell), name, metric.label, period, value, metric.unit.name, formula, status)


def _exact(value: Figure | Entry) -> str:
    if isinstance(value, Entry):
        return value.text
    return decimal_text(value.value) if value.value is not None else ""


def _loose_values(workbook: Workbook) -> Iterator[tuple[str, Figure | Entry]]:
    """Settings and table cells, named so that rows put in rename none: setting.company, 事件.云助手 5.0.日期."""
    for key, value in workbook.settings.items():
        if value is not None:
            yield f"setting.{key}", value
    for table in workbook.tables.values():
        if table.name == schema.WORDS:
            yield from _words(table)
            continue
        seen: Counter[str] = Counter()
        for row in table.rows:
            cells = {heading: cell for heading, cell in row.cells.items() if cell is not None}
            label = next((_text(cell) for cell in cells.values()), "")
            seen[label] += 1
            turn = f" ({seen[label]})" if seen[label] > 1 else ""
            yield from ((f"{table.name}.{label}{turn}.{heading}", cell) for heading, cell in cells.items())


def _words(table: Table) -> Iterator[tuple[str, Figure | Entry]]:
    """Words that win over the template's, by slide and place; the template's own, listed beside them, are no input."""
    for row in table.rows:
        words = row.cells.get(schema.OWN_WORDS)
        if words is not None:
            place = (row.cells.get(name) for name in (schema.SLIDE, schema.WORDS_PLACE))
            yield ".".join([table.name, *(_text(cell) for cell in place if cell is not None)]), words


def _text(value: Figure | Entry) -> str:
    return str(value.value) if isinstance(value, Figure) else value.text
