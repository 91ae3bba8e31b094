"""new: what is asked for on a terminal, and what to do first."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..errors import Problem, UsageError
from .options import DONE
from .screen import echo


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--period", help="The reporting period: 2024Q3, 2024FY, 2024H1.")
@click.option("--company", help="The company's name, as the cover says it.")
@click.option("--starter", help="Which slides to begin with; by the period otherwise.")
@click.option("--demo", is_flag=True, help="Fill the workbook with invented figures, to see what it becomes.")
@click.option("--list", "listed", is_flag=True, help="The starters that there are.")
@click.pass_obj
def new(
    project: Path, folder: Path | None, period: str | None, company: str | None, starter: str | None, demo: bool,
    listed: bool,
) -> int:  # fmt: skip
    """A project folder of one's own: slides, a master, a workbook with the schema and no values, a README."""
    if project != Path():
        raise UsageError(Problem("--project", "means nothing for a new project.", "Name the new folder only."))
    if listed:
        _tell_starters()
        return DONE
    if folder is None:
        raise UsageError(Problem("FOLDER", "is needed.", "Name a new one: jianbao new DIR --period 2024Q3."))
    from ..commands.new_project import new_project

    period = period or _asked("Reporting period (2024Q3, 2024H1, 2024FY)", "--period")
    company = company if company is not None or not _is_terminal() else click.prompt("Company", default="")
    workbook = new_project(folder, period, company or "", starter, demo=demo).relative_to(folder).as_posix()
    echo(f"{folder.as_posix()}  made. Fill in {workbook}, and in that folder:\n  jianbao build {workbook}")
    echo("README.md there says how to add a metric or a slide; jianbao explain what slides may say.")
    return DONE


def _tell_starters() -> None:
    from ..commands.starters import starters

    for name, one in starters().items():
        echo(f"{name:<18} {one.says}")


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _asked(question: str, option: str) -> str:
    """An answer from the terminal; where there is none the option is needed."""
    if not _is_terminal():
        raise UsageError(Problem(option, "is needed where nobody can be asked.", f"Write {option} 2024Q3."))
    return str(click.prompt(question))


COMMANDS = (new,)
