"""build --slides: which slides, and what is told of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import Problem, UsageError
from .options import print_json
from .screen import echo
from .told_findings import MOST_TOLD, tell_findings

if TYPE_CHECKING:
    from ..commands.results import LookResult

_RANGE = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?")


def slide_numbers(context: click.Context, parameter: click.Parameter, text: str | None) -> tuple[int, ...] | None:
    """The slides of `3,5` or `3-6`, in order, each once; None where none are named."""
    if text is None:
        return None
    found: set[int] = set()
    for part in text.replace("，", ",").split(","):
        ends = _RANGE.fullmatch(part.strip())
        first, last = (int(ends[1]), int(ends[2] or ends[1])) if ends else (0, 0)
        if not 1 <= first <= last:
            raise click.BadParameter(f'"{part}" names no slide: write numbers as 3,5 or 3-6.', context, parameter)
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def refuse_with_slides(**given: bool) -> None:
    """A quick look is no deck: what is said of a deck's file means nothing for it.

    Raises:
        UsageError: an option that goes with whole decks only.
    """
    options = " and ".join(f"--{name}" for name, stands in given.items() if stands)
    if options:
        what = f"means nothing with {options}: it writes some slides for a quick look, beside the deck."
        raise UsageError(Problem("--slides", what, "Leave one of them out."))


def quick_look(
    workbook: Path, slides: tuple[int, ...], template: Path | None, project: Path, recalculate: bool, *, as_json: bool
) -> Path:
    """Write some slides and tell of them; the file that was written."""
    from ..commands.json_shapes import look_json
    from ..commands.quick_look import quick_look as run

    result = run(workbook, slides, template=template, project=project, recalculate=recalculate)
    if as_json:
        print_json(look_json(result))
    else:
        _tell(result)
    return result.deck


def _tell(result: LookResult) -> None:
    echo(f"{result.deck}  in {result.seconds:.1f} s, for a quick look: the deck and its history stay as they are.")
    tell_findings(result.findings, most=MOST_TOLD)
