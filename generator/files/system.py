"""The calls by which jianbao changes a disk, and no others: tests stop or fail each of them in turn."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def create(path: Path, mode: int) -> int:
    """A new file, open for writing; what stands there or is linked from there is never opened."""
    return os.open(path, _FLAGS, mode)


def write(handle: int, content: bytes) -> None:
    """All of it: the system may take less at once."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]


def flush(handle: int) -> None:
    """Onto the disk, not only into the system's memory."""
    os.fsync(handle)


def close(handle: int) -> None:
    os.close(handle)


def rename(source: Path, target: Path) -> None:
    """In one step, over what is there."""
    source.replace(target)


def flush_folder(folder: Path) -> None:
    """The names in a folder onto the disk; where a folder cannot be opened (Windows) the system does it by itself."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def change_mode(path: Path, mode: int) -> None:
    path.chmod(mode)


def remove(path: Path) -> None:
    """Gone, also if it was gone already."""
    path.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """With those above it; each new one's name is on the disk before anything is written into it."""
    new = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for one in new:
        flush_folder(one.parent)


def make_private_folder(folder: Path) -> None:
    """Readable by nobody else."""
    folder.mkdir(mode=0o700)


def remove_folder(folder: Path) -> None:
    """With all that is in it, as far as it lets itself be removed."""
    shutil.rmtree(folder, ignore_errors=True)
