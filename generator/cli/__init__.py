"""The command line: arguments in, calls, words out."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from .. import __version__
from ..errors import JianbaoError, Problem
from . import (
    branding,
    building,
    comparing,
    explaining,
    inspecting,
    rolling,
    screen,
    starting,
    tracing,
    watching,
)  # fmt: skip
from .faults import Commands
from .options import COULD_NOT, DONE, HERE, debug_option, project_option


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command; errors of the user's become a line or two and exit code 2, as does a fault of our own."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = commands(args=arguments, standalone_mode=False)
    except JianbaoError as error:
        screen.echo(str(error), err=True)
        code = COULD_NOT
    except OSError as error:
        what = f"cannot be read or written ({error.strerror or error})."
        screen.echo(str(Problem(str(error.filename or "a file"), what, "Name another.")), err=True)
        code = COULD_NOT
    except SystemExit as ended:
        # Whoever read the output closed it: click ends with 1, which says that something was found.
        code = COULD_NOT if ended.code else DONE
    except click.exceptions.Abort:
        screen.echo("stopped.", err=True)
        code = COULD_NOT
    except click.ClickException as error:
        screen.show(error)
        code = COULD_NOT
    sys.exit(code or DONE)


@click.group(cls=Commands)
@click.version_option(__version__, prog_name="jianbao")
@project_option
@debug_option
@click.pass_context
def commands(context: click.Context) -> None:
    """A results deck from one Excel workbook, with the origin of every number."""
    context.obj = context.obj or HERE


_ROOMS = (building, watching, comparing, explaining, inspecting, rolling, starting, tracing, branding)
for _command in (command for room in _ROOMS for command in room.COMMANDS):
    commands.add_command(debug_option(_command))
