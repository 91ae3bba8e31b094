"""What all commands share: exit codes, the project's folder, errors into lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from .screen import echo

DONE, FOUND, COULD_NOT = 0, 1, 2
"""Exit codes: done; found what it looks for; could not run."""


def _set_project(context: click.Context, _: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        context.obj = folder


DEBUG = "jianbao.debug"


def _set_debug(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        context.meta[DEBUG] = True


debug_option = click.option(
    "--debug", is_flag=True, expose_value=False, callback=_set_debug, help="Show the traceback of a fault of jianbao."
)
"""Taken before the command and after it."""

HERE = Path()
"""The project where none is named: the very object, for `--project .` names one."""


def project_of(project: Path, workbook: Path) -> Path:
    """The project that was named, else the one that the workbook lies in, else the current folder."""
    if project is not HERE or not workbook.is_file():
        return project
    from ..files.project import project_above

    found = project_above(workbook)
    return HERE if found is None or found == HERE.resolve() else found


project_option = click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False),
    callback=_set_project,
    expose_value=False,
    help="The project folder, the current one otherwise.",
)
"""Taken before the command and after it."""


def input_file(project: Path, file: Path) -> Path:
    """A file named from where one stands, or from the project's folder."""
    inside = project / file
    return inside if not file.exists() and inside.exists() else file


def write_or_print(text: str, output: Path | None, *, coloured: bool = False) -> None:
    """A report to a file, or to where it was asked from; `coloured` is one with colours of its own."""
    if output is None:
        echo(text, nl=not text.endswith("\n"), coloured=coloured)
        return
    from ..files.write import write_beside

    write_beside(output, text.encode() if text.endswith("\n") else f"{text}\n".encode())
    echo(output.as_posix())


def print_json(record: Mapping[str, object], indent: int | None = 2) -> None:
    echo(json.dumps(record, ensure_ascii=False, indent=indent))


def tell_mended(mended: Sequence[str]) -> None:
    """What a command that was stopped had left behind, in one line."""
    if mended:
        echo(f"Put right after a command that was stopped: {'; '.join(mended)}.")


def wants_colour() -> bool:
    import os

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
