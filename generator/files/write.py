"""Files written beside, flushed and renamed: readers see the old one or the new one, whole, also after a power cut."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from . import system
from .process import PART, own_name

_NEW, _PRIVATE = 0o666, 0o600


def write_beside(target: Path, content: bytes, like: Path | None = None) -> None:
    """Write a temporary file in the same folder and rename it: a reader sees the old file or the new one.

    A file that is there keeps its permissions; a new one has those of `like`, else those that the umask leaves it.
    Through a symbolic link, the file that it leads to is written.
    """
    place = place_of(target)
    with written_part(place, content, mode_of(place) if like is None or place.exists() else mode_of(like)) as part:
        system.rename(part, place)
        system.flush_folder(place.parent)


@contextlib.contextmanager
def written_part(place: Path, content: bytes, mode: int | None) -> Iterator[Path]:
    """The content in a file beside its place, on the disk already; gone when the context ends unless it was renamed."""
    part = place.with_name(own_name(PART))
    try:
        # Until it has its permissions nobody else reads it; a new file gets the umask's from the system itself.
        handle = system.create(part, _NEW if mode is None else _PRIVATE)
        _fill(handle, content)
        if mode is not None and mode != mode_of(part):
            system.change_mode(part, mode)
        yield part
    except OSError as error:
        error.filename = str(place)  # whoever reads it knows no names of temporary files
        raise
    finally:
        with contextlib.suppress(OSError):
            if part.exists():
                system.remove(part)


def _fill(handle: int, content: bytes) -> None:
    try:
        system.write(handle, content)
        system.flush(handle)
    finally:
        system.close(handle)


def place_of(target: Path) -> Path:
    """The file itself, where the target is a symbolic link."""
    return Path(os.path.realpath(target)) if target.is_symlink() else target


def mode_of(file: Path) -> int | None:
    """The permissions of a file; None where there is none."""
    try:
        return stat.S_IMODE(file.stat().st_mode)
    except OSError:
        return None
