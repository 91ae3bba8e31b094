"""The one gate to the screen: what decks, workbooks and file names hold is shown, and never drives the terminal."""

from __future__ import annotations

import io
import re

import click

_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
_DIRECTION = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HALVES = r"\ud800-\udfff"
_DRIVING = re.compile(f"[{_CONTROLS}{_DIRECTION}{_HALVES}]")
_OR_COLOURED = re.compile(rf"(?P<colour>\x1b\[(?:0|1|2|31|32)m)|{_DRIVING.pattern}")


def shown(text: str, *, coloured: bool = False) -> str:
    r"""A text with its control characters, and those that turn the direction, written out: \x1b, \u009b, \u202e.

    What JSON leaves as it is comes out as JSON's own escapes, so that a program reads the same. The colours of a
    report that is `coloured` stay: red, green, dim, bold and their end.
    """
    return _OR_COLOURED.sub(_colour_or_written_out, text) if coloured else _DRIVING.sub(_written_out, text)


def _colour_or_written_out(match: re.Match[str]) -> str:
    return match["colour"] or _written_out(match)


def _written_out(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x20 else f"\\u{code:04x}"


def echo(message: object, *, nl: bool = True, err: bool = False, coloured: bool = False) -> None:
    """Print as click.echo does, with nothing in it that a terminal would obey but the colours of our own report."""
    click.echo(shown(str(message), coloured=coloured), nl=nl, err=err, color=coloured or None)


def show(error: click.ClickException) -> None:
    """Print what click finds wrong with the arguments; they may hold anything."""
    said = _Terminal()
    error.show(said)
    echo(said.getvalue(), nl=False, err=True)


class _Terminal(io.StringIO):
    """Takes escapes as they are, where click leaves them out of a file: what is left out is not seen."""

    def isatty(self) -> bool:
        return True


def rewrite_line(text: str) -> None:
    """A line of progress in place of the one before; an empty text takes it away."""
    click.echo(f"\r{shown(text)}\033[K", err=True, nl=False)
