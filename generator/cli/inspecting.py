"""inspect."""

from __future__ import annotations

from pathlib import Path

import click

from .options import DONE, FOUND, input_file, print_json, project_option
from .screen import echo


@click.command()
@click.argument("deck", type=click.Path(path_type=Path))
@click.option("--notes", is_flag=True, help="Speaker notes were asked for: they are no fault.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@project_option
@click.pass_obj
def inspect(project: Path, deck: Path, notes: bool, as_json: bool) -> int:
    """What a reader could find in a deck beside what it shows; any deck.

    Comments, notes, what is hidden, covered or cut off, embedded workbooks, names, links, records of programs.
    """
    from ..commands.inspect import as_record, inspection_lines
    from ..commands.inspect import inspect as run

    file = input_file(project, deck)
    found = run(file, notes_asked=notes)
    if as_json:
        print_json(as_record(file, found))
    else:
        echo("\n".join(inspection_lines(file, found)))
    return FOUND if found.counted else DONE


COMMANDS = (inspect,)
