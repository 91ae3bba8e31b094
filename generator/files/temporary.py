"""Working folders that nobody else reads, under one root of the user's own; those of killed processes are swept."""

from __future__ import annotations

import contextlib
import getpass
import os
import re
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from . import system
from .process import is_left_over, own_name


def temporary_root() -> Path:
    """Where they lie: in the system's temporary folder, under a name of the user's own."""
    user = str(os.getuid()) if hasattr(os, "getuid") else re.sub(r"\W", "_", getpass.getuser())
    return Path(tempfile.gettempdir()) / f"jianbao-{user}"


@contextlib.contextmanager
def private_folder() -> Iterator[Path]:
    """A folder that is gone when the context ends; if the process is killed, the next command sweeps it."""
    root = _root()
    sweep_temporary()
    folder = root / own_name(hidden=False)
    system.make_private_folder(folder)
    try:
        yield folder
    finally:
        system.remove_folder(folder)


def _root() -> Path:
    """The root, if it is a folder of this user's that nobody else enters; another one where somebody else made it."""
    root = temporary_root()
    with contextlib.suppress(FileExistsError):
        system.make_private_folder(root)
    return root if _is_private(root) else Path(tempfile.mkdtemp(prefix="jianbao-"))


def _is_private(root: Path) -> bool:
    about = root.lstat()
    if not stat.S_ISDIR(about.st_mode):
        return False
    return not hasattr(os, "getuid") or (about.st_uid == os.getuid() and not about.st_mode & 0o077)


def sweep_temporary() -> int:
    """Remove what killed processes left; how many folders that were."""
    try:
        root = temporary_root()
        left = [one for one in root.iterdir() if is_left_over(one)] if _is_private(root) else []
    except OSError:
        return 0
    for folder in left:
        system.remove_folder(folder)
    return len(left)
