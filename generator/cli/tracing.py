"""trace and tie-out."""

from __future__ import annotations

import json
import unicodedata
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import Problem, UsageError, check_slides
from .options import DONE, FOUND, input_file, project_option

if TYPE_CHECKING:
    from ..lineage.format import FigureRecord
    from ..lineage.reading import Record
    from ..tieout.tieout import TieOut, Traced

_SAID = {
    "tied": "", "moved": "moved by hand", "reworded": "the words around it were changed by hand",
    "changed": "changed by hand", "deleted": "deleted by hand", "new": "typed by hand", "typed": "typed in a template",
}  # fmt: skip
_STATUSES = ("披露", "推算", "待核", "示例")


@click.command()
@click.argument("deck", type=click.Path(path_type=Path))
@click.option("--slide", "slides", type=click.IntRange(1), multiple=True, help="Only this slide; repeatable.")
@click.option("--find", "text", help="Only numbers that read like this: 21%.")
@click.option("--cell", help="Only what this cell feeds, words too: 财务!H5.")
@click.option("--status", type=click.Choice(_STATUSES), help="Only figures of this status.")
@click.option("--lineage", type=click.Path(path_type=Path), help="The deck's .lineage.json, where it is not found.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@project_option
@click.pass_obj
def trace(
    project: Path, deck: Path, slides: tuple[int, ...], text: str | None, cell: str | None, status: str | None,
    lineage: Path | None, as_json: bool,
) -> int:  # fmt: skip
    """Every number of a deck, and the cells it comes from. Exit 1 when the deck was edited by hand since."""
    from ..tieout.tieout import tie_out

    if cell is not None and "!" not in unicodedata.normalize("NFKC", cell):
        raise UsageError(Problem(f"--cell {cell}", "names no sheet.", "Write it as 财务!N5."))
    path = input_file(project, deck)
    found = tie_out(path, lineage, project)
    check_slides(slides, found.slides, f"the deck has {found.slides} slides.")
    # What a cell feeds are words too.
    numbers = found.numbers if cell is None else tie_out(path, lineage, project, everything=True).numbers
    chosen = [one for one in numbers if _wanted(one, slides, text, cell, status)]
    if as_json:
        click.echo(json.dumps(_record(found, chosen), ensure_ascii=False, indent=2))
    else:
        filtered = bool(slides or text or cell or status)
        _tell(found, chosen, slides, filtered)
    return FOUND if found.edited else DONE


def _bare(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())


def _cell(name: str) -> str:
    """A cell as lineage writes it: '财务'!$n$5 is 财务!N5."""
    sheet, _, ref = unicodedata.normalize("NFKC", name).strip().rpartition("!")
    return f"{sheet.strip(chr(39))}!{ref.replace('$', '').upper()}"


def _wanted(one: Traced, slides: tuple[int, ...], text: str | None, cell: str | None, status: str | None) -> bool:
    prints = [one.text, one.was, one.printed.print if one.printed else ""]
    return (
        (not slides or one.slide in slides)
        and (text is None or any(_bare(text) in _bare(each) for each in prints))
        and (cell is None or _cell(cell) in _cells_on_the_way(one))
        and (status is None or one.status == status)
    )


def _cells_on_the_way(one: Traced) -> set[str]:
    """The typed cells behind a number, and the workbook's formulas between."""
    formulas = one.figure.formulas if one.figure else ()
    return {*one.cells, *(formula.partition(" ")[0] for formula in formulas)}


def _tell(found: TieOut, chosen: list[Traced], slides: tuple[int, ...], filtered: bool) -> None:
    for slide, group in groupby(chosen, lambda one: one.slide):
        click.echo(f"slide {slide}")
        for one in group:
            if one.figure is not None:
                _tell_one(one, one.figure, found.record)
    apart = [one for one in chosen if one.figure is None]
    if apart:
        click.echo("\nwithout lineage")
        for one in apart:
            template = f" at {one.template}" if one.template else ""
            click.echo(f"  slide {one.slide}: {one.text}  {_SAID[one.state]}{template}  in: {_short(one.context)}")
    edits = [edit for edit in found.edits if not slides or edit.slide in slides]
    if edits:
        click.echo("\nwords changed by hand")
        for edit in edits:
            old, new = _short(edit.old) or "—", _short(edit.new) or "—"
            click.echo(f"  slide {edit.slide} {edit.shape}: {old} → {new}")
    if filtered:
        click.echo(f"\n{len(chosen)} chosen. Of the whole deck:" if chosen else "\nNothing chosen. Of the whole deck:")
    click.echo(("" if filtered else "\n") + _counted(found))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def _counted(found: TieOut) -> str:
    from ..tieout.tieout import DELETED, EDITED, NEW, TYPED

    there = len(found.numbers) - found.count(DELETED)
    apart = found.count(NEW, TYPED)
    edits = found.count(*EDITED) + len(found.edits)
    return (
        f"{there} numbers, {found.share_tied:.1%} tied to cells, {apart} without lineage, "
        f"{edits} edited by hand since the build"
    )


def _tell_one(one: Traced, figure: FigureRecord, record: Record) -> None:
    name = " ".join(part for part in (figure.label or figure.name, figure.period) if part)
    state = f"  [{_SAID[one.state]}{f', was {one.was}' if one.was else ''}]" if _SAID[one.state] else ""
    click.echo(f"  {one.text or '—'}  {name}{state}")
    unit = f" {figure.unit}" if figure.unit and figure.derivation.count("!") == 1 else ""
    value = f" = {figure.calculation}{unit}" if figure.calculation != one.text else ""
    click.echo(f"      {one.text or one.was}{value}   {figure.derivation}")
    for formula in figure.formulas:
        click.echo(f"      through {formula}")
    if figure.formulas:
        click.echo(f"      from {', '.join(f'{cell} {record.value_of(cell)}'.strip() for cell in one.cells)}")
    click.echo(f"      {', '.join(filter(None, _about(one, figure)))}")
    if one.context and one.context != one.text and not (one.printed and one.printed.drawn):
        click.echo(f"      in: {_short(one.context)}")


def _about(one: Traced, figure: FigureRecord) -> list[str]:
    """Exact value with its unit, rounding, status, sources, and the template's line."""
    from ..lineage.exact import exact_text

    exact = exact_text(figure)
    places = one.printed.decimals if one.printed else None
    rounding = f"rounded half up to {places} decimal{'s' * (places != 1)}" if exact and places is not None else ""
    return [exact and f"exact {exact}", rounding, figure.status, figure.source, one.template]


def _record(found: TieOut, chosen: list[Traced]) -> dict[str, object]:
    from ..tieout.tieout import STATES

    return {
        "deck": found.deck.as_posix(),
        "build": found.record.build,
        "counts": {state: found.count(state) for state in STATES},
        "share_tied": round(found.share_tied, 4),
        "numbers": [_number(one) for one in chosen],
        "edits": [edit._asdict() for edit in found.edits],
    }


def _number(one: Traced) -> dict[str, object]:
    printed = one.printed
    return {
        "state": one.state, "slide": one.slide, "shape": one.shape, "where": one.where, "text": one.text,
        "was": one.was or None, "context": one.context or None, "use": printed.use if printed else None,
        "template": one.template or None, "print": printed.print if printed else None,
        "decimals": printed.decimals if printed else None,
        "figure": one.figure.to_json() if one.figure else None,
    }  # fmt: skip


@click.command("tie-out")
@click.argument("deck", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The sheet; NAME.tie-out.xlsx beside the deck.")
@click.option("--lineage", type=click.Path(path_type=Path), help="The deck's .lineage.json, where it is not found.")
@click.option("--workbook", type=click.Path(path_type=Path), help="The workbook that links lead to.")
@project_option
@click.pass_obj
def tie_out(project: Path, deck: Path, output: Path | None, lineage: Path | None, workbook: Path | None) -> int:
    """The reviewer's sheet: one row a number, with a link to its cell and room for initials.

    What reviewers wrote into a sheet that is there already is carried over. Exit 1 when the deck was edited by hand.
    """
    from ..tieout.sheet import write_tie_out
    from ..tieout.tieout import tie_out as run

    source = input_file(project, deck)
    found = run(source, lineage, project)
    target = output or source.with_name(f"{source.stem}.tie-out.xlsx")
    book = input_file(project, workbook) if workbook else _workbook_of(found.record, project, source)
    if book is not None and not book.is_file():
        raise UsageError(Problem(str(book), "there is no such file.", "Name the workbook that links are to lead to."))
    written = write_tie_out(found, target, book)
    click.echo(f"{target.as_posix()}  {_counted(found)}")
    if written.earlier is not None:
        click.echo(f"  the sheet before is kept as {written.earlier.name}")
        click.echo(f"  what reviewers wrote stands again in {written.carried} rows, and has none in {written.lost}")
    if book is not None and not found.record.is_of(book):
        click.echo(f"  {book.as_posix()} was changed since the deck was built: links may lead to other values")
    return FOUND if found.edited else DONE


def _workbook_of(record: Record, project: Path, deck: Path) -> Path | None:
    name = Path(record.head.workbook).name
    places = (project / "inputs" / name, deck.parent / name, deck.parent.parent / "inputs" / name)
    return next((path for path in places if name and path.is_file()), None)


COMMANDS = (trace, tie_out)
