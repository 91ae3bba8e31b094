"""What a command is at, on a terminal and only once it has taken a second; silence in a pipe."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from .screen import rewrite_line

PATIENCE = 1.0
_WIDTH, _EVERY = 24, 0.1


class ProgressBar:
    """A line that is written over: the stage, and of what can be counted a bar with what is done and what is left."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._shown_at = 0.0
        self._stage = ""

    def __enter__(self) -> ProgressBar:
        return self

    def __call__(self, stage: str, done: int = 0, total: int = 0) -> None:
        """Say what is being done, and how much of it; seldom enough to cost nothing."""
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self._started < PATIENCE:
            return
        if stage == self._stage and done < total and now - self._shown_at < _EVERY:
            return
        self._stage, self._shown_at = stage, now
        rewrite_line(line(stage, done, total))

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._stage:
            rewrite_line("")


def line(stage: str, done: int, total: int) -> str:
    """`setting slides ██████░░░░░░ 12 of 24, 12 left`; only the stage where nothing is counted."""
    if not total:
        return f"{stage} ..."
    filled = _WIDTH * min(done, total) // total
    bar = "█" * filled + "░" * (_WIDTH - filled)
    return f"{stage} {bar} {done} of {total}, {max(total - done, 0)} left"
