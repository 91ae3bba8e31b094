"""One writer at a time: the system's own lock on a small file beside the output, or, without one, the file itself.

The system gives its lock back when a process ends, however it ends. Some network drives have none: there the file says
host, process and time, is taken over from a process of this computer that no longer runs, and may be deleted by a
person. (The package `filelock` does this and much more, and takes as long to import as a tenth of a build.)
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from ..errors import OutputError, Problem
from . import process
from .refused import refused

PATIENCE = 10.0
"""Seconds that the second waits; a write takes a tenth of one."""
_POLITE = 0.5
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL)
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
PATTERN, _HELD = ".jianbao-*.lock", ".held.lock"
_LONGEST = 3600
"""Seconds after which whoever holds a file without the system's lock is gone, whatever it says."""

Told = Callable[[str], None]


class _Busy(Exception):
    """Somebody else has it: `args` is the file that says who."""


def lock_file(target: Path) -> Path:
    """The lock of an output, of one length whatever its name is."""
    return target.with_name(f".jianbao-{hashlib.sha256(target.name.encode(errors='replace')).hexdigest()[:12]}.lock")


@contextlib.contextmanager
def writing(target: Path, tell: Told | None = None, patience: float = PATIENCE) -> Iterator[None]:
    """Be the only one who writes a file; `tell`, else the terminal if there is one, hears who is waited for.

    Raises:
        OutputError: the folder cannot be written, or another process is still at it after `patience` seconds.
    """
    try:
        give_back = _taken(lock_file(target), target, tell or _on_terminal, patience)
    except OSError as error:
        raise refused(error, target, "Nothing was changed.") from error
    try:
        yield
    finally:
        give_back()


def _on_terminal(words: str) -> None:
    if sys.stderr.isatty():
        print(f"{words} ...", file=sys.stderr)


def remove_unheld(lock: Path) -> None:
    """Take away a lock file that nobody holds."""
    if not lock.name.endswith(_HELD):
        with contextlib.suppress(_Busy, OSError):
            _take(lock)()


def _taken(lock: Path, target: Path, tell: Told, patience: float) -> Callable[[], None]:
    started, told = time.monotonic(), False
    while True:
        try:
            return _take(lock)
        except _Busy as busy:
            held: Path = busy.args[0]
            waited = time.monotonic() - started
            if waited > patience:
                raise OutputError(_refusal(held, target, waited)) from None
            if waited > _POLITE and not told:
                told = True
                tell(f"waiting for {_owner(held)}")
            time.sleep(0.03)


def _refusal(lock: Path, target: Path, waited: float) -> Problem:
    what = f"is being written by {_owner(lock)}, still after {waited:.0f} s; nothing was changed."
    return Problem(str(target), what, f"Let it finish, or end it. If there is no such process, delete {lock.name}.")


def _owner(lock: Path) -> str:
    try:
        said = json.loads(lock.read_text(encoding="utf-8"))
        return f"process {int(said['process'])} on {said['host']!s:.60} since {said['since']!s:.20}"
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return "another process"


def _take(lock: Path) -> Callable[[], None]:
    """Take the lock, or say that it is taken; what is returned gives it back."""
    handle = os.open(lock, _FLAGS, 0o666)
    try:
        _lock(handle, lock)
        if not _is_still(lock, handle):
            raise _Busy(lock)  # whoever had it took the file away meanwhile
        _sign(handle)
    except OSError as error:
        os.close(handle)
        if error.errno in _NO_LOCKS:
            return _take_without_system(lock)
        raise
    except BaseException:
        os.close(handle)
        raise
    return lambda: _give_back(lock, handle)


def _give_back(lock: Path, handle: int) -> None:
    if sys.platform == "win32":  # a file that is open cannot be removed there
        os.close(handle)
    with contextlib.suppress(OSError):
        lock.unlink(missing_ok=True)
    if sys.platform != "win32":
        os.close(handle)


def _is_still(lock: Path, handle: int) -> bool:
    try:
        return os.path.samestat(lock.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _sign(handle: int) -> None:
    """Who has it, for whoever waits; it is locked without it too, also on a full disk."""
    import platform

    since = time.strftime("%Y-%m-%d %H:%M:%S")
    said = json.dumps({"host": platform.node(), "process": os.getpid(), "since": since})
    with contextlib.suppress(OSError):
        os.ftruncate(handle, 0)
        os.write(handle, said.encode())


def _take_without_system(lock: Path) -> Callable[[], None]:
    held = lock.with_suffix(_HELD)
    lock.unlink(missing_ok=True)
    try:
        handle = os.open(held, _FLAGS | os.O_EXCL, 0o666)
    except FileExistsError:
        if _is_of_the_dead(held):
            held.unlink(missing_ok=True)
        raise _Busy(held) from None
    _sign(handle)
    os.close(handle)
    return lambda: held.unlink(missing_ok=True)


def _is_of_the_dead(held: Path) -> bool:
    import platform

    try:
        if time.time() - held.stat().st_mtime > _LONGEST:
            return True
        said = json.loads(held.read_text(encoding="utf-8"))
        return bool(said["host"] == platform.node()) and not process.is_running(int(said["process"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int, lock: Path) -> None:
        os.lseek(handle, 2**20, os.SEEK_SET)  # beyond what it says, so that others can read that
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise _Busy(lock) from error
        os.lseek(handle, 0, os.SEEK_SET)
else:
    import fcntl

    def _lock(handle: int, lock: Path) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as error:
            raise _Busy(lock) from error
