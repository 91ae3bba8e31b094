"""The sidecar's format: its records, to JSON and from it. Nobody else knows its keys (docs/lineage.md describes it)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from ..finance.figures import Cell
from ..finance.findings import Finding
from .json_row import Damaged, JsonRow

FORMAT, VERSION = "jianbao-lineage", 1
FIRST_LIST = "slides"
"""The head ends where this list begins."""

Json = Mapping[str, object]


class Foreign(ValueError):
    """A JSON document that is no sidecar."""


class OtherVersion(ValueError):
    """A sidecar of a version that is not known; the text is the version."""


class Totals(NamedTuple):
    """What the deck holds: slides, charts, prints, and those of them that lead to a cell."""

    slides: int = 0
    charts: int = 0
    figures: int = 0
    tied: int = 0


class Head(NamedTuple):
    """What a sidecar says before its lists: which build it is of, what that was made from, what it found."""

    build: str
    deck: str
    deck_sha256: str
    workbook: str
    workbook_sha256: str
    template: str
    template_sha256: str | None
    against: str | None
    period: str
    final: bool
    summary: Totals
    findings: tuple[Finding, ...] = ()

    def to_json(self) -> dict[str, object]:
        return {
            "format": FORMAT, "version": VERSION, **self._asdict(),
            "summary": self.summary._asdict(), "findings": [finding_to_json(one) for one in self.findings],
        }  # fmt: skip


def head_from_json(document: object) -> Head:
    """The head of a sidecar, or of a whole one.

    Raises:
        Foreign, OtherVersion, Damaged: it is no sidecar, one of another version, or not whole.
    """
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise Foreign("no sidecar")
    if document.get("version") != VERSION:
        raise OtherVersion(str(document.get("version")))
    row = JsonRow(document, "the head")
    return Head(
        row.text("build"), row.text("deck", ""), row.text("deck_sha256", ""), row.text("workbook", ""),
        row.text("workbook_sha256", ""), row.text("template", ""), row.text_or_none("template_sha256"),
        row.text_or_none("against"), row.text("period", ""), row.truth("final", False),
        Totals(*(row.row("summary").number(name, 0) for name in Totals._fields)),
        tuple(finding_from_json(one) for one in row.rows("findings", may_miss=True)),
    )  # fmt: skip


def finding_to_json(finding: Finding) -> dict[str, object]:
    return {
        "kind": finding.kind, "where": finding.where, "what": finding.what, "hint": finding.hint,
        "cells": [str(cell) for cell in finding.cells], "slide": finding.slide,
    }  # fmt: skip


def finding_from_json(row: JsonRow) -> Finding:
    """A finding read back; it has its sentences, and no longer what they were made of."""
    cells = tuple(Cell(sheet, ref) for sheet, _, ref in (cell.partition("!") for cell in row.texts("cells", ())))
    where, hint = row.text("where", ""), row.text("hint", "")
    return Finding(row.text("kind"), where, row.text("what"), hint, cells, row.number_or_none("slide"))


class SlideRecord(NamedTuple):
    """A slide: its number from 1, the name of its file, its layout and its title."""

    slide: int
    name: str
    layout: str = ""
    title: str = ""

    def to_json(self) -> dict[str, object]:
        return self._asdict()


def _slide(row: JsonRow) -> SlideRecord:
    return SlideRecord(row.number("slide"), row.text("name"), row.text("layout", ""), row.text("title", ""))


class Input(NamedTuple):
    """A value of the workbook: its cell, its name (a metric's key, setting.KEY, SHEET.ROW.HEADING), what it holds."""

    cell: str
    name: str
    label: str
    period: str | None
    value: str | None
    unit: str | None
    formula: str | None
    status: str

    def to_json(self) -> dict[str, object]:
        return self._asdict()


def _input(row: JsonRow) -> Input:
    return Input(
        row.text("cell"), row.text("name"), row.text("label", ""), row.text_or_none("period"),
        row.text_or_none("value"), row.text_or_none("unit"), row.text_or_none("formula"), row.text("status", ""),
    )  # fmt: skip


class FigureRecord(NamedTuple):
    """A figure, or words of the workbook (without a unit): its exact value, the typed cells behind it, the way there.

    `derivation` names cells, `calculation` is the same with their values, `formulas` are the workbook's between.
    """

    name: str
    label: str
    period: str | None
    value: str | None
    unit: str | None
    cells: tuple[str, ...]
    derivation: str
    calculation: str
    formulas: tuple[str, ...]
    status: str
    source: str

    def to_json(self) -> dict[str, object]:
        return self._asdict()


def _figure(row: JsonRow) -> FigureRecord:
    return FigureRecord(
        row.text("name"), row.text("label", ""), row.text_or_none("period"), row.text_or_none("value"),
        row.text_or_none("unit"), row.texts("cells"), row.text("derivation", ""), row.text("calculation", ""),
        row.texts("formulas", ()), row.text("status"), row.text("source", ""),
    )  # fmt: skip


class PrintRecord(NamedTuple):
    """A print in one place: in a paragraph, in a table's cell, or a point of a chart. `figure` counts in the figures.

    `text` is what stands there, which may be part of `print`; `decimals` is None for words and round numbers.
    """

    slide: int
    shape_id: int
    shape: str
    text: str
    print: str
    template: str
    figure: int
    use: str = ""
    decimals: int | None = None
    paragraph: int | None = None
    run: int | None = None
    row: int | None = None
    column: int | None = None
    series: str | None = None
    category: str | None = None

    @property
    def drawn(self) -> bool:
        """Whether it is a point of a chart that was drawn."""
        return self.series is not None

    @property
    def place(self) -> dict[str, int | str]:
        """Where in the shape it stands, by what there is of row, column, paragraph, run, series and category."""
        named = {
            "paragraph": self.paragraph, "run": self.run, "row": self.row, "column": self.column,
            "series": self.series, "category": self.category,
        }  # fmt: skip
        return {name: each for name, each in named.items() if each is not None}

    def to_json(self) -> dict[str, object]:
        return {
            "slide": self.slide, "shape_id": self.shape_id, "shape": self.shape, **self.place, "text": self.text,
            "print": self.print, "use": self.use, "template": self.template, "decimals": self.decimals,
            "figure": self.figure,
        }  # fmt: skip


def _print(row: JsonRow) -> PrintRecord:
    return PrintRecord(
        row.number("slide"), row.number("shape_id"), row.text("shape"), row.text("text"), row.text("print"),
        row.text("template"), row.number("figure"), row.text("use", ""), row.number_or_none("decimals"),
        row.number_or_none("paragraph"), row.number_or_none("run"), row.number_or_none("row"),
        row.number_or_none("column"), row.text_or_none("series"), row.text_or_none("category"),
    )  # fmt: skip


class TypedRecord(NamedTuple):
    """A text of a template with quantities that no cell is behind: the slide, the template's file and line."""

    slide: int
    template: str
    text: str

    def to_json(self) -> dict[str, object]:
        return self._asdict()


def _typed(row: JsonRow) -> TypedRecord:
    return TypedRecord(row.number("slide"), row.text("template"), row.text("text"))


class ShapeRecord(NamedTuple):
    """What stood where: a text's paragraphs, a table's rows of cells of paragraphs, or a picture's hash and crop.

    `kind` is text, table, picture, notes, or through: the words that show through from the layout and the master.
    `place` is x, y, width and height in EMU.
    """

    slide: int
    shape_id: int
    shape: str
    kind: str
    place: tuple[int, int, int, int] | None = None
    paragraphs: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[str, ...], ...], ...] | None = None
    picture: str | None = None
    crop: tuple[int, int, int, int] = (0, 0, 0, 0)
    placeholder: str | None = None
    alt: str = ""

    def to_json(self) -> dict[str, object]:
        about = {"slide": self.slide, "shape_id": self.shape_id, "shape": self.shape, "kind": self.kind}
        return {**about, "place": self.place, **self._content(), **({"alt": self.alt} if self.alt else {})}

    def _content(self) -> dict[str, object]:
        if self.picture is not None:
            return {"picture": self.picture, "crop": self.crop}
        if self.rows is not None:
            return {"rows": self.rows}
        holder = {} if self.placeholder is None else {"placeholder": self.placeholder}
        return {"paragraphs": self.paragraphs, **holder}


def _shape(row: JsonRow) -> ShapeRecord:
    return ShapeRecord(
        row.number("slide"), row.number("shape_id"), row.text("shape"), row.text("kind"), row.four_or_none("place"),
        row.texts("paragraphs", ()), row.cells_or_none("rows"), row.text_or_none("picture"),
        row.four_or_none("crop") or (0, 0, 0, 0), row.text_or_none("placeholder"), row.text("alt", ""),
    )  # fmt: skip


class _Record(Protocol):
    def to_json(self) -> dict[str, object]: ...


class Sidecar(NamedTuple):
    """All that a sidecar says. `shapes` is None in those of an older jianbao, which did not write them."""

    head: Head
    slides: tuple[SlideRecord, ...]
    inputs: tuple[Input, ...]
    figures: tuple[FigureRecord, ...]
    prints: tuple[PrintRecord, ...]
    typed: tuple[TypedRecord, ...] = ()
    shapes: tuple[ShapeRecord, ...] | None = ()

    def to_text(self) -> str:
        """A JSON object with one record a line, so that it reads and diffs well."""
        lists: dict[str, Sequence[_Record]] = {
            FIRST_LIST: self.slides, "inputs": self.inputs, "figures": self.figures, "prints": self.prints,
            "typed": self.typed, "shapes": self.shapes or (),
        }  # fmt: skip
        records = {name: [record.to_json() for record in rows] for name, rows in lists.items()}
        return "{\n" + ",\n".join(_entries({**self.head.to_json(), **records})) + "\n}\n"


def _entries(document: Json) -> Iterator[str]:
    for key, value in document.items():
        if isinstance(value, list):
            rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in value)
            yield f"{json.dumps(key)}: [\n{rows}\n]"
        else:
            yield f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"


def sidecar_from_json(document: object) -> Sidecar:
    """A whole sidecar.

    Raises:
        Foreign, OtherVersion, Damaged: it is no sidecar, one of another version, or not whole.
    """
    head = head_from_json(document)
    row = JsonRow(document, "the sidecar")
    figures, prints = tuple(map(_figure, row.rows("figures"))), tuple(map(_print, row.rows("prints")))
    _check_figures(prints, len(figures))
    shapes = tuple(map(_shape, row.rows("shapes"))) if "shapes" in row else None
    slides, inputs = tuple(map(_slide, row.rows(FIRST_LIST))), tuple(map(_input, row.rows("inputs")))
    return Sidecar(head, slides, inputs, figures, prints, tuple(map(_typed, row.rows("typed", may_miss=True))), shapes)


def _check_figures(prints: Sequence[PrintRecord], count: int) -> None:
    for number, printed in enumerate(prints, 1):
        if not 0 <= printed.figure < count:
            raise Damaged(f"prints {number} is of a figure that is not there")
