"""explain: a name in, what is known of it out."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import DONE, HERE, input_file, print_json, project_option
from .screen import echo

if TYPE_CHECKING:
    from ..commands.explain import Explanation


@click.command()
@click.argument("name", required=False)
@click.option("--workbook", type=click.Path(path_type=Path), help="Whose metrics; the newest of inputs/ otherwise.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@project_option
@click.pass_obj
def explain(project: Path, name: str | None, workbook: Path | None, as_json: bool) -> int:
    """What a metric, filter, block, chart kind or layout is, with an example that runs; all names without one."""
    from ..commands.explain import explain as run
    from ..commands.explain import known

    there_is = known(project or HERE, input_file(project, workbook) if workbook else None)
    if name is None:
        _tell_names(there_is.names(), as_json)
        return DONE
    found = run(name, there_is)
    if as_json:
        print_json({"explanations": [_json(one) for one in found]})
    else:
        _tell(found)
    return DONE


def _tell_names(names: Mapping[str, Sequence[str]], as_json: bool) -> None:
    if as_json:
        print_json(names)
        return
    width = max(40, shutil.get_terminal_size().columns)
    for family, every in names.items():
        if every:
            echo(textwrap.fill(", ".join(every), width, initial_indent=f"{family}: ", subsequent_indent="  "))


def _tell(found: Sequence[Explanation]) -> None:
    for number, one in enumerate(found):
        echo(("\n" if number else "") + f"{one.name}  ({one.family})")
        for line in one.lines:
            echo(f"  {line}")
        for example, printed in one.examples:
            echo("\n" + textwrap.indent(example.rstrip(), "    ") + (f"   → {printed}" if printed else ""))


def _json(one: Explanation) -> dict[str, object]:
    examples = [{"template": example, "prints": printed} for example, printed in one.examples]
    return {"family": one.family, "name": one.name, "lines": list(one.lines), "examples": examples}


COMMANDS = (explain,)
