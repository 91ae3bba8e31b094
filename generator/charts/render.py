"""All charts of a deck: those in the cache are read, the others drawn by a second process while slides are set."""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, MutableMapping
from queue import SimpleQueue
from typing import NamedTuple, TypeAlias

from ..page.theme import Theme
from . import cache as kept
from .cache import Cache
from .data import ChartData
from .picture import Drawing, Sibling

_PATIENCE, _NOW_AND_THEN = 60.0, 0.1
_STRIDE = 7
"""Processes are numbered one after another; a few drawings apart they seldom meet."""
_COMMAND = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from generator.charts.worker import main; main()"
)  # fmt: skip


Jobs: TypeAlias = "SimpleQueue[str | None]"
"""Names of charts to be drawn, ended by a None."""


Told: TypeAlias = "Callable[[int, int], object]"
"""Is told how many charts are drawn, and of how many."""


class ChartRequest(NamedTuple):
    """A chart to be drawn: its data, the deck's theme, its size in points, and those that are to look like it."""

    data: ChartData
    theme: Theme
    width: float
    height: float
    siblings: tuple[Sibling, ...] = ()


class Helper:
    """A second process that draws. What it does not do, for whatever reason, is left for the caller."""

    def __init__(self) -> None:
        # -P: the current folder is no place to import from, as it may be anyone's project.
        command = [sys.executable, "-P", "-c", _COMMAND.replace("generator.charts", __package__ or "")]
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, creationflags=flags
        )
        self._thread: threading.Thread | None = None
        with contextlib.suppress(OSError):
            self._send(sys.path)

    def start(self, jobs: Jobs, requests: Mapping[str, ChartRequest], done: MutableMapping[str, Drawing]) -> None:
        """Draw the jobs of a queue as they come, until a None."""
        self._thread = threading.Thread(target=self._draw, args=(jobs, requests, done), daemon=True)
        self._thread.start()

    def finish(self, waiting: Callable[[], object] = lambda: None) -> None:
        """Wait for the last drawing; a process that does not come back is ended. `waiting` is called now and then."""
        if self._thread is not None:
            until = time.monotonic() + _PATIENCE
            while self._thread.is_alive() and time.monotonic() < until:
                waiting()
                self._thread.join(_NOW_AND_THEN)
            if self._thread.is_alive():
                self._process.kill()
                self._thread.join()
        self._thread = None

    def close(self) -> None:
        """End the process."""
        self.finish()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        self._process.kill()
        self._process.wait()

    def _draw(self, jobs: Jobs, requests: Mapping[str, ChartRequest], done: MutableMapping[str, Drawing]) -> None:
        with contextlib.suppress(OSError, EOFError, ValueError, pickle.UnpicklingError):
            while (name := jobs.get()) is not None:
                self._send(tuple(requests[name]))
                done[name] = self._receive()

    def _send(self, message: object) -> None:
        stream = self._process.stdin
        if stream is None:
            raise EOFError
        pickle.dump(message, stream, pickle.HIGHEST_PROTOCOL)
        stream.flush()

    def _receive(self) -> Drawing:
        stream = self._process.stdout
        answer = pickle.load(stream) if stream is not None else None
        if not isinstance(answer, Drawing):
            raise EOFError
        return answer


def warm() -> Helper | None:
    """Start the second process now, so that it imports matplotlib while the workbook is read; None where it cannot be.

    The caller closes it.
    """
    if (os.cpu_count() or 1) < 2 or not sys.executable:
        return None
    try:
        return Helper()
    except OSError:
        return None


class ChartQueue:
    """Charts on their way: each is looked up when it is asked for, and drawn meanwhile by the helper."""

    def __init__(
        self, cache: Cache | None = None, helper: Helper | None = None, late: Callable[[], Helper | None] | None = None
    ) -> None:
        """`late` starts the helper at the first chart that is not in the cache."""
        self._cache, self._helper, self._late = cache, helper, late
        self._requests: dict[str, ChartRequest] = {}
        self._done: dict[str, Drawing] = {}
        self._missing: list[str] = []
        self._jobs: Jobs = SimpleQueue()
        if helper is not None:
            helper.start(self._jobs, self._requests, self._done)

    def ask(self, request: ChartRequest) -> str:
        """Have a chart drawn; the name under which its drawing will be found."""
        name = kept.key(*request)
        if name not in self._requests:
            self._requests[name] = request
            known = self._cache.get(name) if self._cache else None
            if known is not None:
                self._done[name] = known
            else:
                self._missing.append(name)
                self._jobs.put(name)
                self._start_late()
        return name

    def _start_late(self) -> None:
        if self._helper is None and self._late is not None:
            self._helper = self._late()
            self._late = None
            if self._helper is not None:
                self._helper.start(self._jobs, self._requests, self._done)

    def finish(self, tell: Told | None = None) -> Mapping[str, Drawing]:
        """All drawings by name; what the helper did not draw, for whatever reason, is drawn here.

        `tell` is told meanwhile how many are drawn, and of how many.

        Raises:
            TemplateError: a chart is of a kind that is not known.
        """
        self.close()
        if self._helper is not None and self._missing:
            self._helper.finish(lambda: tell and tell(len(self._done), len(self._requests)))
        for name in self._missing:
            if name in self._done:
                self._keep(name, self._done[name])
        for name in self._in_turn():
            self._done[name] = self._drawn_here(name)
        if self._cache and self._missing:
            self._cache.trim()
        return self._done

    def _in_turn(self) -> list[str]:
        """What is left to draw, begun at a place of this process's own: those that draw the same seldom meet."""
        left = [name for name in self._missing if name not in self._done]
        start = os.getpid() * _STRIDE % len(left) if left else 0
        return left[start:] + left[:start]

    def _drawn_here(self, name: str) -> Drawing:
        """A drawing of this process, unless another process has kept the same meanwhile."""
        known = self._cache.get(name) if self._cache else None
        if known is None:
            from .draw import draw

            known = draw(*self._requests[name])
            self._keep(name, known)
        return known

    def _keep(self, name: str, drawing: Drawing) -> None:
        if self._cache:
            self._cache.put(name, drawing)

    def close(self) -> None:
        """Let the helper go after what it has been asked for."""
        self._jobs.put(None)

    def end(self) -> None:
        """End the helper, whoever started it."""
        self.close()
        if self._helper is not None:
            self._helper.close()
