"""SVG into PNG in a process that may die: bounded in time and memory, with nothing of ours in it.

Run as a program it reads an SVG from its input and writes a PNG to its output.
"""

from __future__ import annotations

import subprocess
import sys

from .svg import Undrawable

WIDTH = 1600
SECONDS = 15
"""Of processor time: a machine that is busy is no reason to refuse a drawing."""

PATIENCE = 180
"""Seconds by the clock, where nothing else bounds it."""

MEMORY = 768 * 2**20
PNG_LIMIT = 64 * 2**20
_TOO_MUCH = "it takes more time or memory than any honest drawing"
# The packages' folders come as arguments: the program need not be installed where Python looks by itself.
_COMMAND = f"import sys; sys.path[:] = sys.argv[1:]; from {__name__} import draw; draw()"


def drawn(svg: bytes) -> bytes:
    """A drawing as PNG, for the programs that show no SVG.

    Raises:
        Undrawable: it cannot be drawn, or not within bounds.
    """
    command = [sys.executable, "-P", "-c", _COMMAND, *sys.path]
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        told = subprocess.run(
            command, input=svg, capture_output=True, timeout=PATIENCE, check=False, creationflags=flags
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise Undrawable(_TOO_MUCH) from error
    if told.returncode == 1:
        raise Undrawable("nothing in it can be drawn")
    if told.returncode or not told.stdout.startswith(b"\x89PNG") or len(told.stdout) > PNG_LIMIT:
        raise Undrawable(_TOO_MUCH)
    return told.stdout


def draw() -> None:
    """The program: exit 1 for what is no drawing; whatever else happens, the process that asked lives on."""
    _bound()
    import resvg_py

    try:
        png = bytes(resvg_py.svg_to_bytes(svg_string=sys.stdin.buffer.read().decode(), width=WIDTH))
    except ValueError:
        sys.exit(1)
    sys.stdout.buffer.write(png)


def _bound() -> None:
    """Where the system can; Windows cannot, and there the clock alone is the bound."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
