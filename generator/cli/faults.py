"""Faults of the program itself: one line with what to send; the traceback only for who asks for it with --debug."""

from __future__ import annotations

import traceback
from pathlib import Path

import click

from .. import __version__
from ..errors import JianbaoError
from .options import COULD_NOT, DEBUG
from .screen import echo

_HOME = Path(__file__).resolve().parents[1]


class Commands(click.Group):
    """The group of all commands. What no command foresees ends it with `COULD_NOT`: 1 says that something was found."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (JianbaoError, OSError, EOFError, click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as fault:
            if ctx.meta.get(DEBUG):
                echo("".join(traceback.format_exception(fault)).rstrip(), err=True)
            echo(_told(fault, ctx.invoked_subcommand or ""), err=True)
            return COULD_NOT


def _told(fault: Exception, command: str) -> str:
    place = _place(fault)
    return (
        f"jianbao {command}: an unexpected fault of the program itself ({__version__}, at {place}). "
        "Run the same with --debug, and send what it prints with the files that you named."
    )


def _place(fault: Exception) -> str:
    """The last line of our own that was run."""
    ours = [
        frame for frame in traceback.extract_tb(fault.__traceback__) if Path(frame.filename).is_relative_to(_HOME)
    ]
    if not ours:
        return "no line of its own"
    return f"{Path(ours[-1].filename).relative_to(_HOME).as_posix()}:{ours[-1].lineno}"
