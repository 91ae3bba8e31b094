"""The sheet 文案: words of a slide that a workbook gives in place of the template's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .spec.words import OwnWords, places
from .workbook import schema
from .workbook.model import Entry, Workbook

if TYPE_CHECKING:
    from .workbook.edit import SheetEdit

_Texts = dict[tuple[str, str], str]


def own_words(workbook: Workbook) -> list[OwnWords]:
    """The rows of 文案 that give words; rows without words of their own leave the template's."""
    table = workbook.tables.get(schema.WORDS)
    found = []
    for row in table.rows if table else ():
        slide, place, words = (row.cells.get(name) for name in (schema.SLIDE, schema.WORDS_PLACE, schema.OWN_WORDS))
        if isinstance(slide, Entry) and isinstance(place, Entry) and words is not None:
            entry = words if isinstance(words, Entry) else Entry(str(words.value), words.cell)  # type: ignore[arg-type]
            where = f"{workbook.path.as_posix()} {entry.cell}"
            found.append(OwnWords(slide.text, place.text, entry.text, where, entry))
    return found


def list_words(workbook: Path, template: Path, shown: str, output: Path | None = None) -> tuple[Path, int]:
    """Write all places of a template and their present words into the workbook's sheet 文案; words given there stay.

    Returns the file written and how many places it lists.

    Raises:
        TemplateError: the template cannot be read.
        PackageError: the workbook cannot be read.
    """
    from .template import read_template
    from .workbook.edit import PackageEdit
    from .workbook.read import read_workbook

    read = read_workbook(workbook)
    known = {(own.slide, own.place): own.text for own in own_words(read)}
    slides = read_template(template, shown).slides
    rows = [(slide.name, place, text) for slide in slides for place, text in places(slide.file.tree).items()]
    package = PackageEdit(workbook)
    new = schema.WORDS not in package.sheet_names
    sheet = package.add_sheet(schema.WORDS) if new else package.sheet(schema.WORDS)
    _write(sheet, rows, known, _remarks(read))
    target = output or workbook
    package.save(target)
    return target, len(rows)


def _write(sheet: SheetEdit, rows: list[tuple[str, str, str]], known: _Texts, remarks: _Texts) -> None:
    for row in range(1, sheet.rows + 1):
        for column in range(1, sheet.columns + 1):
            if sheet.find(row, column) is not None:
                sheet.clear(row, column)
    for column, heading in enumerate(schema.WORDS_COLUMNS, 1):
        sheet.set_text(1, column, heading)
    listed = {(slide, place) for slide, place, _ in rows}
    # Words for a place that is gone stay, and are told by check: nobody's work is thrown away.
    kept = [(slide, place, "") for slide, place in known if (slide, place) not in listed]
    for number, (slide, place, text) in enumerate([*rows, *kept], 2):
        for column, value in enumerate(
            (slide, place, known.get((slide, place), ""), text, remarks.get((slide, place), "")), 1
        ):
            sheet.set_text(number, column, value)


def _remarks(workbook: Workbook) -> dict[tuple[str, str], str]:
    """What users noted beside their words."""
    table = workbook.tables.get(schema.WORDS)
    found = {}
    for row in table.rows if table else ():
        slide, place, remark = (row.cells.get(name) for name in (schema.SLIDE, schema.WORDS_PLACE, schema.REMARK))
        if isinstance(slide, Entry) and isinstance(place, Entry) and isinstance(remark, Entry):
            found[slide.text, place.text] = remark.text
    return found
