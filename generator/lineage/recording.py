"""What was put where, and the sidecar that says so beside the deck (docs/lineage.md describes the format)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from ..finance.figures import Figure
from ..language.chosen import WORDS
from ..text.marks import Print
from ..workbook import schema
from ..workbook.model import Entry, Table, Workbook
from .printed import printed_number

FORMAT, VERSION = "jianbao-lineage", 1


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
    origin: Print
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
    typed: list[Typed] = field(default_factory=list)

    def add(self, placed: Placed) -> None:
        self.placed.append(placed)

    def of_slide(self, number: int) -> Iterator[Placed]:
        return (placed for placed in self.placed if placed.slide == number)


@dataclass(frozen=True, slots=True)
class Typed:
    """A text of a template that a slide shows and that no cell is behind: where its quantities were typed."""

    slide: int
    template: str
    text: str


def sidecar(
    lineage: Lineage, workbook: Workbook, head: dict[str, Any], slides: list[dict[str, Any]],
    shapes: list[dict[str, Any]],
) -> str:  # fmt: skip
    """The sidecar's text: a JSON object with one record a line, so that it reads and diffs well."""
    figures = _Figures()
    prints = [_print(placed, figures) for placed in lineage.placed]
    return _lines(
        {
            "format": FORMAT,
            "version": VERSION,
            **head,
            "slides": slides,
            "inputs": list(_inputs(workbook)),
            "figures": figures.records,
            "prints": prints,
            "typed": [asdict(one) for one in lineage.typed],
            "shapes": shapes,
        }
    )


def _lines(document: dict[str, Any]) -> str:
    parts = []
    for key, value in document.items():
        if isinstance(value, list):
            rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in value)
            parts.append(f"{json.dumps(key)}: [\n{rows}\n]")
        else:
            parts.append(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


class _Figures:
    """Each different figure once; prints refer to it by its place in the list."""

    def __init__(self) -> None:
        self.records: list[dict[str, Any]] = []
        self._known: dict[tuple[str, str, str, str], int] = {}

    def number(self, origin: Figure | Entry) -> int:
        record = _entry(origin) if isinstance(origin, Entry) else _figure(origin)
        key = (record["name"], str(record["period"]), record["derivation"], str(record["value"]))
        if key not in self._known:
            self._known[key] = len(self.records)
            self.records.append(record)
        return self._known[key]


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "name": figure.name,
        "label": figure.label,
        "period": figure.period.name if figure.period else None,
        "value": None if figure.value is None else decimal_text(figure.value),
        "unit": figure.unit.name,
        "cells": [str(cell) for cell in figure.typed_cells],
        "derivation": figure.derivation,
        "calculation": figure.calculation,
        "formulas": list(dict.fromkeys(f"{one.cell} {one.formula}" for one in figure.formulas())),
        "status": figure.status.value,
        "source": _sources(figure),
    }


def _sources(figure: Figure) -> str:
    """Its own source, else each that the typed figures behind it have."""
    return figure.source or WORDS.semicolon.join(dict.fromkeys(leaf.source for leaf in figure.leaves() if leaf.source))


def decimal_text(value: Any) -> str:
    """An exact decimal in plain digits, at most thirty of them."""
    from decimal import Context

    return f"{Context(prec=30).plus(value).normalize():f}"


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "name": str(entry.cell),
        "label": "",
        "period": None,
        "value": entry.text,
        "unit": None,
        "cells": [str(entry.cell)],
        "derivation": f"{entry.cell}",
        "calculation": entry.text,
        "formulas": [],
        "status": entry.status.value,
        "source": entry.source,
    }


def _print(placed: Placed, figures: _Figures) -> dict[str, Any]:
    places = {
        name: getattr(placed, name)
        for name in ("paragraph", "run", "row", "column", "series", "category")
        if getattr(placed, name) is not None
    }
    return {
        "slide": placed.slide,
        "shape_id": placed.shape_id,
        "shape": placed.shape,
        **places,
        "text": placed.text,
        "print": placed.origin.text,
        "use": placed.origin.use,
        "template": placed.origin.where,
        "decimals": _decimals(placed.origin),
        "figure": figures.number(placed.origin.origin),
    }


def _decimals(printed: Print) -> int | None:
    """To how many decimals a figure was rounded, half up; None for words and round numbers."""
    number = printed_number(printed)
    return number[1] if number is not None else None


def _inputs(workbook: Workbook) -> Iterator[dict[str, Any]]:
    """Every value of the workbook, so that a diff can tell an input that changed and shows nowhere."""
    for metric in workbook.metrics.values():
        for figure in metric.filled():
            yield {
                "cell": str(figure.cell),
                "name": metric.key,
                "label": metric.label,
                "period": figure.period.name if figure.period else None,
                "value": decimal_text(figure.value) if figure.value is not None else None,
                "unit": metric.unit.name,
                "formula": figure.formula if figure.parents else None,
                "status": figure.status.value,
            }
    for name, value in _loose_values(workbook):
        text = decimal_text(value.value) if isinstance(value, Figure) and value.value is not None else ""
        yield {
            "cell": str(value.cell),
            "name": name,
            "label": "",
            "period": None,
            "value": text if isinstance(value, Figure) else value.text,
            "unit": None,
            "formula": None,
            "status": value.status.value,
        }


def _loose_values(workbook: Workbook) -> Iterator[tuple[str, Figure | Entry]]:
    """Settings and table cells, named so that rows put in rename none: setting.company, 事件.日日新 5.0.日期."""
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
