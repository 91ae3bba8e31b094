"""Processes of our own that make decks: started once, renewed when one dies, ended with all that they began."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress

from ..files.temporary import sweep_temporary
from .laid_out import Answer, made_of
from .parcel import Parcel

_PATIENCE = 10.0


def processors() -> int:
    """How many this process may use."""
    with suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Processes:
    """A pool of processes; `room` is how many parcels it takes at once, so that none waits for the next one."""

    def __init__(self, jobs: int) -> None:
        self.room = jobs + 1
        self._jobs = jobs
        self._pool = _pool(jobs)

    def send(self, parcel: Parcel) -> Future[Answer]:
        with _interrupts_held():  # it may start a process
            return self._pool.submit(made_of, parcel)

    def renew(self) -> None:
        """Another pool, after one of its processes was ended from outside."""
        self.end()
        self._pool = _pool(self._jobs)

    def end(self) -> None:
        """End all of them at once; their working folders go with them."""
        running = list((self._pool._processes or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in running:
            process.kill()
        for process in running:
            process.join(_PATIENCE)
        if running:
            sweep_temporary()


class Lent:
    """Somebody else's executor: it is used, and neither renewed nor ended."""

    room = 256

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def send(self, parcel: Parcel) -> Future[Answer]:
        return self._executor.submit(made_of, parcel)

    def renew(self) -> None:
        """Whoever lent it does that."""

    def end(self) -> None:
        """Whoever lent it does that."""


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Processes that come of one which has imported all; where there is no fork, each imports for itself."""
    if sys.platform == "win32":
        return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _begin)
    from multiprocessing import forkserver, resource_tracker

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([f"{__package__}.imported"])
    resource_tracker.ensure_running()  # it lets signals through once it runs, so that comes first
    with _interrupts_held():
        forkserver.ensure_running()
    return ProcessPoolExecutor(jobs, context, _begin)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C comes when this is done: processes that are started never have it, while they import neither."""
    if sys.platform == "win32":
        yield
        return
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _begin() -> None:
    """What a process does first: Ctrl-C is its parent's affair, and without a parent it has nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
