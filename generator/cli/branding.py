"""brand: a company's own master."""

from __future__ import annotations

from pathlib import Path

import click

from .options import DONE, print_json, project_option
from .screen import echo


@click.command()
@click.argument("master", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The folder: templates/NAME.")
@click.option("--json", "as_json", is_flag=True, help="Print what was taken for what as JSON.")
@project_option
@click.pass_obj
def brand(project: Path, master: Path, output: Path, as_json: bool) -> int:
    """Any presentation or template (.pptx, .potx) as the master of a template folder.

    Its theme, layouts and drawings stay as they are; layouts for slide files and samples of text styles are added.
    """
    from ..commands.brand import brand as run

    found = master if master.is_absolute() or master.exists() else project / master
    folder = output if output.is_absolute() or project == Path() else project / output
    result = run(found, folder)
    if as_json:
        print_json({
            "master": result.master.as_posix(), "before": result.before and result.before.as_posix(),
            "taken": [one._asdict() for one in result.taken],
        })  # fmt: skip
        return DONE
    echo(result.master.as_posix())
    wide = max(len(one.part) for one in result.taken)
    for one in result.taken:
        echo(f"  {one.part:<{wide}}  {one.theirs}{f'  ({one.remark})' if one.remark else ''}")
    if result.before is not None:
        echo(f"The master that stood there is now {result.before.as_posix()}.")
    if not result.slides:
        echo(f"Put deck.yaml and slides/ beside it, and name it in 报告期: 模板 {folder.name}.")
    return DONE


COMMANDS = (brand,)
