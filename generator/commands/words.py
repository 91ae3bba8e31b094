"""words: every place of a template with its present words, listed in the workbook's sheet 文案."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ..deck.places import conditioned_places
from ..deck.template import read_template
from ..errors import OutputError, Problem
from ..files.leftovers import swept
from ..files.lock import writing
from ..files.project import Project
from ..files.refused import check_name
from ..workbook import schema
from ..workbook.editing.edit import PackageEdit, SheetEdit
from ..workbook.reading.grid import Sheet, read_grid
from ..workbook.reading.read import read_workbook
from ..workbook.reading.table_sheet import columns_of, heading_row


class Listed(NamedTuple):
    """The file that was written, how many places it lists, and whether that cost the workbook its signature."""

    path: Path
    places: int
    unsigned: bool = False
    mended: tuple[str, ...] = ()
    """What was put right that a command which was stopped had left behind."""


def list_words(
    workbook: str | Path, output: str | Path | None = None, *, template: str | Path | None = None,
    project: str | Path = ".",
) -> Listed:  # fmt: skip
    """Write all places of a template, their present words and conditions into the workbook's sheet 文案.

    Rows that are there stay where they are, with all that was written into them.

    Raises:
        TemplateError: the template cannot be read.
        WorkbookError, PackageError: the workbook cannot be read.
        OutputError: a sheet of that name is there that is not jianbao's, or there is no such folder.
    """
    source, home = Path(workbook), Project(Path(project))
    given = Path(template) if template is not None else None
    folder = home.template(read_workbook(source).setting(schema.TEMPLATE), given)
    rows = _places(folder, home.shown(folder))
    target = Path(output) if output is not None else source
    if not target.parent.is_dir():
        raise OutputError(Problem(str(target.parent), "is no folder.", "Make it, or name another with -o."))
    check_name(target, len(target.suffix))
    mended = swept(target.parent)
    # From reading to writing nobody else changes it, or one of two people's words would be lost.
    with writing(target):
        unsigned = _list(source, target, rows)
    return Listed(target, len(rows), unsigned, mended)


def _list(source: Path, target: Path, rows: list[_Place]) -> bool:
    """Write the places into the sheet; whether that cost the workbook its signature."""
    package, grid = PackageEdit(source), read_grid(source)
    known = grid.sheets.get(schema.WORDS)
    sheet = package.sheet(schema.WORDS) if known is not None else package.add_sheet(schema.WORDS)
    styles = _Styles()
    if known is None:
        sheet.set_widths(_WIDTHS)
        settings = grid.sheets[schema.SETTINGS]
        header = heading_row(settings, (schema.KEY, schema.VALUE)) or 1
        styles = _Styles(package.sheet(schema.SETTINGS).style(header, 1), package.wrapped())
    _write(sheet, rows, known, source, styles)
    package.save(target)
    return package.unsigned


def _places(template: Path, shown: str) -> list[_Place]:
    return [
        _Place(slide.name, place, text, condition)
        for slide in read_template(template, shown).slides
        for place, (text, condition) in conditioned_places(slide.file.tree).items()
    ]


_WIDTHS = (18, 30, 50, 50, 34, 20)


class _Styles(NamedTuple):
    """The styles of a new sheet's headings and texts; of one that is there they stay as they are."""

    heading: int | None = None
    text: int | None = None


class _Place(NamedTuple):
    slide: str
    place: str
    text: str
    condition: str


def _write(
    sheet: SheetEdit, rows: list[_Place], known: Sheet | None, workbook: Path, styles: _Styles
) -> None:  # fmt: skip
    style = styles.text
    header, columns, placed = _known_rows(known, workbook) if known is not None else (1, {}, {})
    after = max(columns.values(), default=0)
    for heading in schema.WORDS_COLUMNS:
        if heading not in columns:
            after += 1
            columns[heading] = after
            sheet.set_text(header, after, heading, styles.heading)
    last = max([header, *placed.values()])
    for one in rows:
        row = placed.pop((one.slide, one.place), 0)
        if not row:
            row = last = last + 1
            sheet.set_text(row, columns[schema.SLIDE], one.slide, style)
            sheet.set_text(row, columns[schema.WORDS_PLACE], one.place, style)
            sheet.set_text(row, columns[schema.CONDITION], one.condition, style)
            sheet.clear(row, columns[schema.OWN_WORDS], style)
        elif _text(known, row, columns[schema.OWN_WORDS]) and _text(known, row, columns[schema.TEMPLATE_WORDS]):
            continue  # it says what its words were written for
        elif not _text(known, row, columns[schema.OWN_WORDS]):
            sheet.set_text(row, columns[schema.CONDITION], one.condition)
        sheet.set_text(row, columns[schema.TEMPLATE_WORDS], one.text, style)
    # Words for a place that is gone stay, and are told by check: nobody's work is thrown away.
    for row in placed.values():
        if not _text(known, row, columns[schema.OWN_WORDS]):
            sheet.set_text(row, columns[schema.TEMPLATE_WORDS], "")


def _known_rows(sheet: Sheet, workbook: Path) -> tuple[int, dict[str, int], dict[tuple[str, str], int]]:
    """The headings' row, the columns, and the row of each place in a sheet that is there."""
    header = heading_row(sheet, (schema.SLIDE, schema.WORDS_PLACE, schema.OWN_WORDS))
    if header is None:
        what = f"the sheet {schema.WORDS} is there already and is not jianbao's."
        raise OutputError(Problem(f"{workbook.as_posix()} {schema.WORDS}", what, "Give it another name."))
    columns = columns_of(sheet, header)
    keys = ((row, _key(sheet, row, columns)) for row in sheet.rows_below(header))
    return header, columns, {key: row for row, key in keys if all(key)}


def _key(sheet: Sheet, row: int, columns: dict[str, int]) -> tuple[str, str]:
    return _text(sheet, row, columns[schema.SLIDE]), _text(sheet, row, columns[schema.WORDS_PLACE])


def _text(sheet: Sheet | None, row: int, column: int) -> str:
    cell = sheet.cells.get((row, column)) if sheet is not None else None
    return "" if cell is None or cell.value is None else str(cell.value).strip()
