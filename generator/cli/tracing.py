"""trace and tie-out."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .options import DONE, FOUND, input_file, project_option

if TYPE_CHECKING:
    from ..tieout import TieOut, Traced

_SAID = {
    "tied": "", "moved": "moved here by hand", "changed": "changed by hand", "deleted": "deleted by hand",
    "new": "typed by hand, without lineage", "typed": "typed in a template, without lineage",
}  # fmt: skip


@click.command()
@click.argument("deck", type=click.Path(path_type=Path))
@click.option("--slide", "slides", type=click.IntRange(1), multiple=True, help="Only this slide; repeatable.")
@click.option("--find", "text", help="Only numbers that read like this: 21%.")
@click.option("--cell", help="Only what this cell feeds: 财务!H5.")
@click.option("--status", help="Only figures of this status: 示例, 待核, 推算, 披露.")
@click.option("--lineage", type=click.Path(path_type=Path), help="The deck's .lineage.json, where it is not found.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@project_option
@click.pass_obj
def trace(
    project: Path, deck: Path, slides: tuple[int, ...], text: str | None, cell: str | None, status: str | None,
    lineage: Path | None, as_json: bool,
) -> int:  # fmt: skip
    """Every number of a deck, and the cells it comes from. Exit 1 when the deck was edited by hand since."""
    from ..tieout import tie_out

    found = tie_out(input_file(project, deck), lineage, project)
    chosen = [one for one in found.numbers if _wanted(one, slides, text, cell, status)]
    if as_json:
        click.echo(json.dumps(_record(found, chosen), ensure_ascii=False, indent=2))
    else:
        _tell(found, chosen)
    return FOUND if found.edited else DONE


def _wanted(one: Traced, slides: tuple[int, ...], text: str | None, cell: str | None, status: str | None) -> bool:
    def bare(words: str) -> str:
        return "".join(words.split())

    prints = [one.text, one.was, str((one.printed or {}).get("print", ""))]
    return (
        (not slides or one.slide in slides)
        and (text is None or any(bare(text) in bare(each) for each in prints))
        and (cell is None or cell.replace("$", "") in one.cells)
        and (status is None or one.status == status)
    )


def _tell(found: TieOut, chosen: list[Traced]) -> None:
    from ..tieout import DELETED, EDITED, NEW, TYPED

    for slide, group in groupby(chosen, lambda one: one.slide):
        click.echo(f"slide {slide}")
        for one in group:
            if one.state not in (NEW, TYPED):
                _tell_one(one)
    apart = [one for one in chosen if one.state in (NEW, TYPED)]
    if apart:
        click.echo("\nwithout lineage")
        for one in apart:
            click.echo(f"  slide {one.slide} {one.shape}: {one.text}  {_SAID[one.state]}  in: {one.context[:60]}")
    edits = found.count(*EDITED)
    there = len(found.numbers) - found.count(DELETED)
    click.echo(f"\n{there} numbers, {found.share_tied:.1%} tied to cells, {edits} edited by hand since the build")


def _tell_one(one: Traced) -> None:
    figure: Any = one.figure or {}
    name = " ".join(part for part in (figure.get("label") or figure.get("name"), figure.get("period")) if part)
    state = f"  [{_SAID[one.state]}{f', was {one.was}' if one.was else ''}]" if _SAID[one.state] else ""
    click.echo(f"  {one.text or '—'}  {name}{state}")
    value = f" = {figure['calculation']}" if figure.get("calculation") not in (None, one.text) else ""
    click.echo(f"      {one.text or one.was}{value}   {figure.get('derivation', '')}")
    for formula in figure.get("formulas", ()):
        click.echo(f"      through {formula}")
    click.echo(f"      {', '.join(filter(None, _about(one, figure)))}")


def _about(one: Traced, figure: Any) -> list[str]:
    """Unit, exact value, status, source, and the template's line."""
    from decimal import Context, Decimal, InvalidOperation

    exact = str(figure.get("value") or "")
    try:
        exact = f"{Context(prec=12).plus(Decimal(exact)).normalize():f}"
    except InvalidOperation:
        exact = ""
    template = str((one.printed or {}).get("template", ""))
    return [
        exact and f"exact {exact} {figure.get('unit') or ''}".strip(),
        figure.get("status"),
        figure.get("source"),
        template,
    ]


def _record(found: TieOut, chosen: list[Traced]) -> dict[str, Any]:
    from ..tieout import STATES

    return {
        "deck": found.deck.as_posix(),
        "build": found.record.build,
        "counts": {state: found.count(state) for state in STATES},
        "share_tied": round(found.share_tied, 4),
        "numbers": [_number(one) for one in chosen],
    }


def _number(one: Traced) -> dict[str, Any]:
    printed = dict(one.printed or {})
    places = {"use": printed.get("use"), "template": printed.get("template"), "print": printed.get("print")}
    return {
        "state": one.state, "slide": one.slide, "shape": one.shape, "where": one.where, "text": one.text,
        "was": one.was or None, **places, "figure": dict(one.figure) if one.figure else None,
    }  # fmt: skip


@click.command("tie-out")
@click.argument("deck", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The sheet; NAME.tie-out.xlsx beside the deck.")
@click.option("--lineage", type=click.Path(path_type=Path), help="The deck's .lineage.json, where it is not found.")
@click.option("--workbook", type=click.Path(path_type=Path), help="The workbook that links lead to.")
@project_option
@click.pass_obj
def tie_out(project: Path, deck: Path, output: Path | None, lineage: Path | None, workbook: Path | None) -> int:
    """The reviewer's sheet: one row a number, with a link to its cell and room for initials."""
    from ..tieout import tie_out as run
    from ..tieout_sheet import write_tie_out

    source = input_file(project, deck)
    found = run(source, lineage, project)
    target = output or source.with_name(f"{source.stem}.tie-out.xlsx")
    name = str(found.record.head.get("workbook", ""))
    places = (workbook, project / "inputs" / name, source.parent / name)
    book = next((path for path in places if path is not None and path.is_file()), None)
    write_tie_out(found, target, book)
    click.echo(f"{target.as_posix()}  {len(found.numbers)} numbers, {found.share_tied:.1%} tied to cells")
    return DONE


COMMANDS = (trace, tie_out)
