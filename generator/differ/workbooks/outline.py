"""A workbook of anybody's line by line: each cell with its place, then what is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...office.columns import column_letters
from .addresses import area_words
from .model import Book, Fact, Line, Rule, Sheet, address
from .words import formula_words, value_words


def lines_of(book: Book) -> Iterator[str]:
    """The lines of a workbook: equal ones for equal content, whichever program wrote it."""
    yield from _facts(book.facts)
    for name in sorted(book.names):
        scope = f" ({name.sheet})" if name.sheet else ""
        yield f"name {name.name}{scope}: ={name.formula}" + ("  (hidden)" if name.hidden else "")
    for sheet in book.sheets:
        yield from _sheet(book, sheet)
    yield from (f"- {kind} {digest}" for kind, _, digest in sorted(book.parts))


def _sheet(book: Book, sheet: Sheet) -> Iterator[str]:
    yield ""
    yield f"# {_line(sheet.name)}" + ("" if sheet.state == "visible" else "  (hidden)")
    for place in sorted(sheet.cells):
        cell = sheet.cells[place]
        value = value_words(cell, book.looks[cell.look], book.date_1904)
        formula = formula_words(cell, place)
        if value is not None or formula is not None:
            result = f"  ({_line(value)})" if formula and value is not None else ""
            yield f"{address(place)}: {_line(formula or value or '')}{result}"
    yield from _facts(sheet.facts)
    yield from (f"row {number}: hidden" for number, line in sorted(sheet.rows.items()) if line.hidden)
    yield from (f"column {column_letters(number)}: hidden" for number, line in _hidden(sheet.columns))
    yield from sorted(map(_rule, sheet.rules))
    yield from (f"- {name}" for name, _ in sheet.unread)


def _hidden(lines: Mapping[int, Line]) -> list[tuple[int, Line]]:
    return [(number, line) for number, line in sorted(lines.items()) if line.hidden]


def _facts(facts: Mapping[Fact, str]) -> Iterator[str]:
    yield from (f"{fact.name}: {_line(text)}" for fact, text in sorted(facts.items()))


def _rule(rule: Rule) -> str:
    areas = " ".join(map(area_words, rule.areas))
    words = f"{rule.author}: {rule.text}" if rule.author else rule.text
    said = " ".join([*(f"={formula}" for formula in rule.formulas), _line(words)]).strip()
    return f"{rule.fact.name} {areas}" + (f": {said}" if said else "")


def _line(text: str) -> str:
    return " ".join(text.split())
