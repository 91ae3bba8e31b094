"""trace and tie-out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..finance.status import Status
from .options import DONE, FOUND, input_file, print_json, project_option, tell_mended
from .screen import echo

if TYPE_CHECKING:
    from ..lineage.format import FigureRecord
    from ..lineage.reading import Record
    from ..tieout.tieout import TieOut, Traced

_SAID = {
    "tied": "", "moved": "moved by hand", "reworded": "the words around it were changed by hand",
    "changed": "changed by hand", "deleted": "deleted by hand", "new": "typed by hand", "typed": "typed in a template",
}  # fmt: skip
_STATUSES = [status.value for status in Status]


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
    from ..commands.json_shapes import trace_json
    from ..commands.trace import Wanted
    from ..commands.trace import trace as run

    wanted = Wanted(slides, text, cell, status)
    found, chosen = run(input_file(project, deck), wanted, lineage, project)
    if as_json:
        print_json(trace_json(found, chosen))
    else:
        _tell(found, chosen, slides, wanted.any)
    return FOUND if found.edited else DONE


def _tell(found: TieOut, chosen: Sequence[Traced], slides: tuple[int, ...], filtered: bool) -> None:
    for slide, group in groupby(chosen, lambda one: one.slide):
        echo(f"slide {slide}")
        for one in group:
            if one.figure is not None:
                _tell_one(one, one.figure, found.record)
    apart = [one for one in chosen if one.figure is None]
    if apart:
        echo("\nwithout lineage")
        for one in apart:
            template = f" at {one.template}" if one.template else ""
            echo(f"  slide {one.slide}: {one.text}  {_SAID[one.state]}{template}  in: {_short(one.context)}")
    edits = [edit for edit in found.edits if not slides or edit.slide in slides]
    if edits:
        echo("\nwords changed by hand")
        for edit in edits:
            old, new = _short(edit.old) or "—", _short(edit.new) or "—"
            echo(f"  slide {edit.slide} {edit.shape}: {old} → {new}")
    if filtered:
        echo(f"\n{len(chosen)} chosen. Of the whole deck:" if chosen else "\nNothing chosen. Of the whole deck:")
    echo(("" if filtered else "\n") + _counted(found))


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
    echo(f"  {one.text or '—'}  {name}{state}")
    unit = f" {figure.unit}" if figure.unit and figure.derivation.count("!") == 1 else ""
    value = f" = {figure.calculation}{unit}" if figure.calculation != one.text else ""
    echo(f"      {one.text or one.was}{value}   {figure.derivation}")
    for formula in figure.formulas:
        echo(f"      through {formula}")
    if figure.formulas:
        echo(f"      from {', '.join(f'{cell} {record.value_of(cell)}'.strip() for cell in one.cells)}")
    echo(f"      {', '.join(filter(None, _about(one, figure)))}")
    if one.context and one.context != one.text and not (one.printed and one.printed.drawn):
        echo(f"      in: {_short(one.context)}")


def _about(one: Traced, figure: FigureRecord) -> list[str]:
    """Exact value with its unit, rounding, status, sources, and the template's line."""
    from ..lineage.exact import exact_text

    exact = exact_text(figure)
    places = one.printed.decimals if one.printed else None
    rounding = f"rounded half up to {places} decimal{'s' * (places != 1)}" if exact and places is not None else ""
    return [exact and f"exact {exact}", rounding, figure.status, figure.source, one.template]


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
    from ..commands.tie_out import tie_out as run

    links = input_file(project, workbook) if workbook else None
    sheet = run(input_file(project, deck), output, lineage=lineage, workbook=links, project=project)
    echo(f"{sheet.path.as_posix()}  {_counted(sheet.found)}")
    if sheet.written.earlier is not None:
        echo(f"  the sheet before is kept as {sheet.written.earlier.name}")
        gone = f"and in {sheet.written.lost} rows of numbers that are gone (已无)"
        echo(f"  what reviewers wrote stays with {sheet.written.carried} numbers, {gone}")
    tell_mended(sheet.written.mended)
    book = sheet.workbook
    if book is not None and not sheet.found.record.is_of(book):
        echo(f"  {book.as_posix()} was changed since the deck was built: links may lead to other values")
    return FOUND if sheet.found.edited else DONE


COMMANDS = (trace, tie_out)
