"""The sheet 文案: words of a slide that a workbook gives in place of the template's."""

from __future__ import annotations

from ..spec.words import OwnWords
from ..workbook import schema
from ..workbook.model import Entry, Row, Workbook


def own_words(workbook: Workbook) -> list[OwnWords]:
    """The rows of 文案 that give words; rows without words of their own leave the template's."""
    table = workbook.tables.get(schema.WORDS)
    if table is None or not {schema.SLIDE, schema.WORDS_PLACE, schema.OWN_WORDS} <= set(table.columns):
        return []  # a sheet of the user's own that happens to have the name
    rows = (_own(row, workbook, schema.CONDITION in table.columns) for row in table.rows)
    return [own for own in rows if own is not None]


def _own(row: Row, workbook: Workbook, conditioned: bool) -> OwnWords | None:
    slide, place, words, condition = (
        row.cells.get(name) for name in (schema.SLIDE, schema.WORDS_PLACE, schema.OWN_WORDS, schema.CONDITION)
    )
    if not isinstance(slide, Entry) or not isinstance(place, Entry) or words is None:
        return None
    entry = words if isinstance(words, Entry) else Entry(words.as_typed, words.cell or slide.cell)
    said = condition if isinstance(condition, Entry) else None
    where = f"{workbook.path.as_posix()} {entry.cell}"
    template = row.cells.get(schema.TEMPLATE_WORDS)
    written_for = template.text if isinstance(template, Entry) else ""
    return OwnWords(slide.text, place.text, entry.text, where, entry, said, conditioned, written_for)
