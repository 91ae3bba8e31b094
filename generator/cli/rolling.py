"""roll, words and new."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import DONE, input_file, project_option

if TYPE_CHECKING:
    from ..finance.findings import Finding


@click.command()
@click.argument("workbook", type=click.Path(path_type=Path))
@click.argument("period")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The new workbook; PERIOD.xlsx beside the old.")
@project_option
@click.pass_obj
def roll(project: Path, workbook: Path, period: str, output: Path | None) -> int:
    """The next period's workbook out of this one, and what is to be filled in.

    PERIOD is a later reporting period: 2024FY, 2025H1, 2024Q3, 2024M9.
    """
    from ..commands.build import check
    from ..finance.period import period_named
    from ..workbook.rolling.roll import roll as run

    rolled = run(input_file(project, workbook), period_named(period), output)
    click.echo(f"{rolled.path.as_posix()}  rolled forward to {rolled.period}")
    for sheet, columns in rolled.columns.items():
        click.echo(f"  {sheet}: new columns {', '.join(columns)}")
    click.echo(f"  {rolled.to_fill} cells wait for a value (on yellow ground), {rolled.carried} rows are marked 沿用")
    checked = check(rolled.path, project=project)
    needed = [one for one in checked.findings if one.kind == "missing"]
    if rolled.names:
        click.echo(f"  names that still lead to the old period: {', '.join(rolled.names)}")
    _tell_needed(sorted(needed, key=lambda one: _place(one, rolled.sheets)))
    return DONE


def _tell_needed(findings: list[Finding]) -> None:
    """What slides wait for, by sheet, cell by cell."""
    if findings:
        click.echo(f"\n{len(findings)} values that slides wait for:")
    for sheet, group in groupby(findings, _sheet):
        click.echo(f"  {sheet}")
        for one in group:
            cell = one.cells[0].ref if one.cells else one.where
            click.echo(f"    {cell}  {one.what.partition(' is needed')[0]}{_feeds(one.hint)}")


def _sheet(finding: Finding) -> str:
    return finding.cells[0].sheet if finding.cells else ""


def _place(finding: Finding, sheets: Sequence[str]) -> tuple[int, int, int]:
    """Sheet by sheet as the tabs stand, each column from top to bottom."""
    from openpyxl.utils.cell import coordinate_to_tuple

    row, column = coordinate_to_tuple(finding.cells[0].ref) if finding.cells else (0, 0)
    sheet = _sheet(finding)
    return sheets.index(sheet) if sheet in sheets else -1, column, row


def _feeds(hint: str) -> str:
    _, told, slides = hint.rpartition("It feeds ")
    return f"  → {slides.rstrip('.')}" if told else ""


@click.command()
@click.argument("workbook", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write there and leave the workbook as it is.")
@click.option("--template", type=click.Path(path_type=Path), help="The template folder.")
@project_option
@click.pass_obj
def words(project: Path, workbook: Path, output: Path | None, template: Path | None) -> int:
    """List all places of the slides and their present words in the workbook's sheet 文案, to be changed there."""
    from ..commands.words import list_words
    from ..files.project import Project
    from ..workbook.reading.read import read_workbook

    source, home = input_file(project, workbook), Project(project)
    folder = home.template(read_workbook(source).setting("template"), template)
    target, count = list_words(source, folder, home.shown(folder), output)
    click.echo(f"{target.as_posix()}  文案 lists {count} places: write words of your own beside them, and build")
    return DONE


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> int:
    """A project folder of one's own: templates, a workbook with the schema and no values, a README."""
    from ..commands.new_project import new_project

    workbook = new_project(folder).relative_to(folder).as_posix()
    click.echo(f"{folder.as_posix()}  made. Fill in {workbook}, and in that folder:\n  jianbao build {workbook}")
    return DONE


COMMANDS = (roll, words, new)
