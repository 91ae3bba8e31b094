"""roll and words."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import DONE, input_file, project_option, tell_mended
from .screen import echo

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
    from ..commands.lean import import_openpyxl_without_numpy

    import_openpyxl_without_numpy()
    from ..commands.roll import roll as run

    result = run(input_file(project, workbook), period, output, project=project)
    rolled = result.rolled
    echo(f"{rolled.path.as_posix()}  rolled forward to {rolled.period}")
    for sheet, columns in rolled.columns.items():
        echo(f"  {sheet}: new columns {', '.join(columns)}")
    echo(f"  {rolled.to_fill} cells wait for a value (on yellow ground), {rolled.carried} rows are marked 沿用")
    _tell_unsigned(rolled.unsigned)
    tell_mended(rolled.mended)
    if result.unchecked is not None:
        raise result.unchecked
    if rolled.names:
        echo(f"  names that still lead to the old period: {', '.join(rolled.names)}")
    _tell_needed(result.needed)
    return DONE


def _tell_unsigned(unsigned: bool) -> None:
    if unsigned:
        echo("  its digital signature was taken off: it was of the workbook before. Sign it again.")


def _tell_needed(findings: tuple[Finding, ...]) -> None:
    """What slides wait for, by sheet, cell by cell."""
    from ..finance.findings import told_slides

    if findings:
        echo(f"\n{len(findings)} values that slides wait for:")
    for sheet, group in groupby(findings, _sheet):
        echo(f"  {sheet}")
        for one in group:
            cell = one.cells[0].ref if one.cells else one.where
            slides = f"  → {told_slides(one.feeds)}" if one.feeds else ""
            echo(f"    {cell}  {one.label or one.what}{slides}")


def _sheet(finding: Finding) -> str:
    return finding.cells[0].sheet if finding.cells else ""


@click.command()
@click.argument("workbook", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write there and leave the workbook as it is.")
@click.option("--template", type=click.Path(path_type=Path), help="The template folder.")
@project_option
@click.pass_obj
def words(project: Path, workbook: Path, output: Path | None, template: Path | None) -> int:
    """List all places of the slides and their present words in the workbook's sheet 文案, to be changed there."""
    from ..commands.lean import import_openpyxl_without_numpy

    import_openpyxl_without_numpy()
    from ..commands.words import list_words

    listed = list_words(input_file(project, workbook), output, template=template, project=project)
    told = f"文案 lists {listed.places} places: write words of your own beside them, and build"
    echo(f"{listed.path.as_posix()}  {told}")
    _tell_unsigned(listed.unsigned)
    tell_mended(listed.mended)
    return DONE


COMMANDS = (roll, words)
