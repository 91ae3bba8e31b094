"""A fault of the program itself, as plain words: where it was, and its traceback for who asks for it."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import NamedTuple

_HOME = Path(__file__).resolve().parents[1]


class Fault(NamedTuple):
    """`place` is the last line of our own that was run."""

    place: str
    traceback: str


def fault_of(error: BaseException) -> Fault:
    """What nobody foresaw, so that it can be told, also by another process."""
    return Fault(_place(error), "".join(traceback.format_exception(error)).rstrip())


def _place(error: BaseException) -> str:
    ours = [
        frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(_HOME)
    ]
    if not ours:
        return "no line of its own"
    return f"{Path(ours[-1].filename).relative_to(_HOME).as_posix()}:{ours[-1].lineno}"
