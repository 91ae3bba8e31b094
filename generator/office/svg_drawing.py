"""SVG into PNG in a process that may die: bounded in time and memory, with nothing of ours in it."""

from __future__ import annotations

import os
import subprocess
import sys
from threading import BoundedSemaphore

from .svg import Undrawable

WIDTH = 1600
SECONDS = 15
"""Of processor time: a machine that is busy is no reason to refuse a drawing."""

PATIENCE = 180
"""Seconds by the clock, where nothing else bounds it."""

MEMORY = 768 * 2**20
PNG_LIMIT = 64 * 2**20
_TOO_MUCH = "it takes more time or memory than any honest drawing"
# The packages' folders come as arguments: the program need not be installed where Python looks by itself, and does not
# look there, which would be half of the time that a small drawing takes.
_COMMAND = f"import sys; sys.path[:] = sys.argv[4:]; from {__package__}.svg_program import draw; draw(*sys.argv[1:4])"
_PLACES = BoundedSemaphore(max((os.cpu_count() or 1) - 1, 1))
"""How many are drawn at once: slides are set meanwhile."""


def drawn(svg: bytes, width: int = WIDTH) -> bytes:
    """A drawing as PNG so many pixels wide, for the programs that show no SVG.

    Raises:
        Undrawable: it cannot be drawn, or not within bounds.
    """
    bounds = [str(number) for number in (width, MEMORY, SECONDS)]
    command = [sys.executable, "-I", "-S", "-c", _COMMAND, *bounds, *sys.path]
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        with _PLACES:
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
