"""Files written beside and renamed: a reader sees the old one or the new one, whole."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path

_NEW, _PRIVATE = 0o666, 0o600


def write_beside(target: Path, content: bytes) -> None:
    """Write a temporary file in the same folder and rename it: a reader sees the old file or the new one.

    A file that is there keeps its permissions, a new one has those that the umask leaves it; through a symbolic link,
    the file that it leads to is written.
    """
    place = Path(os.path.realpath(target)) if target.is_symlink() else target
    mode = _mode_of(place)
    part = place.with_name(f".{place.stem}-{secrets.token_hex(6)}.part")
    # Until it has its permissions nobody else reads it; a new file gets the umask's from the system itself.
    handle = os.open(part, _FLAGS, _NEW if mode is None else _PRIVATE)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        if mode is not None and mode != _mode_of(part):
            part.chmod(mode)
        part.replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def _mode_of(file: Path) -> int | None:
    """The permissions of a file; None where there is none."""
    try:
        return stat.S_IMODE(file.stat().st_mode)
    except OSError:
        return None
