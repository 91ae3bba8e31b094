"""All charts of a deck at once: those in the cache are read, the others drawn, many of them in two processes."""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from typing import NamedTuple

from ..theme import Theme
from . import cache as kept
from .cache import Cache
from .data import ChartData
from .drawing import Drawing

_WORTH_A_PROCESS = 6
_PATIENCE = 60.0
_COMMAND = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from generator.charts.worker import main; main()"
)  # fmt: skip


class ChartRequest(NamedTuple):
    """A chart to be drawn: its data, the deck's theme, and its size in points."""

    data: ChartData
    theme: Theme
    width: float
    height: float


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

    def start(self, jobs: deque[str], requests: Mapping[str, ChartRequest], done: MutableMapping[str, Drawing]) -> None:
        """Take jobs from the left of a queue, while the caller takes them from its right."""
        self._thread = threading.Thread(target=self._draw, args=(jobs, requests, done), daemon=True)
        self._thread.start()

    def finish(self) -> None:
        """Wait for the last drawing; a process that does not come back is ended."""
        if self._thread is not None:
            self._thread.join(_PATIENCE)
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

    def _draw(self, jobs: deque[str], requests: Mapping[str, ChartRequest], done: MutableMapping[str, Drawing]) -> None:
        with contextlib.suppress(OSError, EOFError, ValueError, pickle.UnpicklingError):
            while jobs:
                try:
                    name = jobs.popleft()
                except IndexError:
                    return
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


def render_all(
    requests: Sequence[ChartRequest], cache: Cache | None = None, *, helper: Helper | None = None, processes: int = 2
) -> list[Drawing]:
    """The drawings, in the order of the requests.

    Args:
        cache: where drawings are kept; None for nowhere.
        helper: a second process that was started before; it stays open.
        processes: 1 to draw everything in this one.

    Raises:
        TemplateError: a chart is of a kind that is not known.
    """
    names = [kept.key(*request) for request in requests]
    wanted = dict(zip(names, requests, strict=True))
    done = {name: drawing for name in wanted if cache and (drawing := cache.get(name))}
    missing = [name for name in wanted if name not in done]
    drawn = _drawn(missing, wanted, helper, processes)
    if cache and drawn:
        _keep(cache, drawn)
    done.update(drawn)
    return [done[name] for name in names]


def _drawn(
    missing: Sequence[str], requests: Mapping[str, ChartRequest], helper: Helper | None, processes: int
) -> dict[str, Drawing]:
    """The missing ones, drawn here and, when there are many, in a second process as well."""
    if processes < 2:
        helper = None
    elif helper is None and len(missing) >= _WORTH_A_PROCESS and (own := warm()):
        try:
            return _drawn(missing, requests, own, processes)
        finally:
            own.close()
    done: dict[str, Drawing] = {}
    jobs = deque(missing)
    if helper is not None and missing:
        helper.start(jobs, requests, done)
    _draw_here(_from_the_right(jobs), requests, done)
    if helper is not None:
        helper.finish()
    _draw_here([name for name in missing if name not in done], requests, done)
    return done


def _from_the_right(jobs: deque[str]) -> Iterable[str]:
    with contextlib.suppress(IndexError):
        while True:
            yield jobs.pop()


def _draw_here(names: Iterable[str], requests: Mapping[str, ChartRequest], done: MutableMapping[str, Drawing]) -> None:
    for name in names:
        from .draw import draw

        done[name] = draw(*requests[name])


def _keep(cache: Cache, drawings: Mapping[str, Drawing]) -> None:
    for name, drawing in drawings.items():
        cache.put(name, drawing)
    cache.trim()
