"""Faults of the program itself: one line with what to send; the traceback only for who asks for it with --debug."""

from __future__ import annotations

import click

from .. import __version__
from ..commands.fault import Fault, fault_of
from ..errors import JianbaoError
from .options import COULD_NOT, DEBUG
from .screen import echo


class Commands(click.Group):
    """The group of all commands. What no command foresees ends it with `COULD_NOT`: 1 says that something was found."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (JianbaoError, OSError, EOFError, click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as fault:
            tell_fault(fault_of(fault), ctx.invoked_subcommand or "", debug=bool(ctx.meta.get(DEBUG)))
            return COULD_NOT


def _told(fault: Fault, command: str) -> str:
    return (
        f"jianbao {command}: an unexpected fault of the program itself ({__version__}, at {fault.place}). "
        "Run the same with --debug, and send what it prints with the files that you named."
    )


def tell_fault(fault: Fault, command: str, *, debug: bool) -> None:
    """One line with what to send, after the traceback where that was asked for."""
    if debug:
        echo(fault.traceback, err=True)
    echo(_told(fault, command), err=True)
