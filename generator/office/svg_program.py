"""The process that draws an SVG from outside: it reads the SVG from its input and writes a PNG to its output.

Imports nothing of ours, so that starting it costs little more than starting Python.
"""

from __future__ import annotations

import sys


def draw(width: str, memory: str, seconds: str) -> None:
    """Exit 1 for what is no drawing; whatever else happens, the process that asked lives on."""
    _bound(int(memory), int(seconds))
    import resvg_py

    try:
        png = bytes(resvg_py.svg_to_bytes(svg_string=sys.stdin.buffer.read().decode(), width=int(width)))
    except ValueError:
        sys.exit(1)
    sys.stdout.buffer.write(png)


def _bound(memory: int, seconds: int) -> None:
    """Where the system can; Windows cannot, and there the clock alone is the bound."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
