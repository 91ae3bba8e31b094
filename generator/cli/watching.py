"""watch: what each save made of the deck, as it happens."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .faults import tell_fault
from .options import DEBUG, DONE, input_file, project_of, project_option, tell_mended
from .screen import echo

if TYPE_CHECKING:
    from ..commands.results import BuildResult
    from ..commands.watch import Step


@click.command()
@click.argument("workbook", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The deck to write; output/NAME.pptx otherwise.")
@click.option("--final", is_flag=True, help="No draft: refuse a deck with findings.")
@click.option("--template", type=click.Path(path_type=Path), help="The template folder.")
@click.option("--notes", is_flag=True, help="Speaker notes with each figure's derivation; not for sending round.")
@click.option("--against", type=click.Path(path_type=Path), help="The last period's workbook.")
@click.option("--poll", is_flag=True, help="Look by itself, for drives that tell of no changes (network drives).")
@project_option
@click.pass_obj
def watch(
    project: Path, workbook: Path, output: Path | None, final: bool, template: Path | None, notes: bool,
    against: Path | None, poll: bool,
) -> int:  # fmt: skip
    """Build a workbook's deck at each save, and tell in two lines what changed, until Ctrl-C."""
    from ..commands.ready import settle
    from ..commands.request import build_request
    from ..commands.watch import watched, what_changed

    project, debug = project_of(project, workbook), bool(click.get_current_context().meta.get(DEBUG))
    request = build_request(
        input_file(project, workbook), project=project, output=output, template=template, final=final, notes=notes,
        against=input_file(project, against) if against else None, compare_words=against is not None,
    )  # fmt: skip
    count = 0
    try:
        for number, step in enumerate(watched(request, poll=poll)):
            count += step.result is not None and not step.result.unchanged
            _tell(step, debug=debug)
            for line in what_changed(step, project):
                echo(f"  {line}")
            if number == 0:
                settle()
                echo(f"watching {request.workbook}; Ctrl-C ends it")
    except KeyboardInterrupt:
        echo(f"\n{count} builds; {request.target} is as the last of them left it.")
    return DONE


def _tell(step: Step, *, debug: bool) -> None:
    """When, and what became of it; what stands in the way is told whole."""
    at = time.strftime("%H:%M:%S")
    if step.result is not None:
        echo(f"{at}  {_line(step.result)}")
        tell_mended(step.result.mended)
        if step.result.refused:
            for finding in step.result.mattering:
                echo(f"  {finding}")
        return
    echo(f"{at}  not built; the deck is as it was", err=True)
    for problem in step.problems:
        echo(f"  {problem}", err=True)
    if step.fault is not None:
        tell_fault(step.fault, "watch", debug=debug)


def _line(result: BuildResult) -> str:
    if result.deck is None:
        return f"refused: {len(result.mattering)} findings stand in a final deck's way"
    state = "unchanged" if result.unchanged else f"built in {result.seconds:.2f} s"
    matters = f", {len(result.mattering)} findings that matter" if result.mattering else ""
    kept = f"; the deck before is kept as {result.kept.name}" if result.kept is not None else ""
    return f"{result.deck}  {state}{matters}{kept}"


COMMANDS = (watch,)
