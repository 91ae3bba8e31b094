"""What the system does not let us write, in words: what it was, what to do, and what stands now where."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from ..errors import OutputError, Problem

_HINTS = {
    errno.ENOSPC: "Make room on the disk and run it again.",
    errno.EDQUOT: "Make room on the disk and run it again.",
    errno.EROFS: "Name a folder that can be written, with -o.",
    errno.EACCES: "Close it elsewhere, or name another folder with -o.",
    errno.EPERM: "Close it elsewhere, or name another folder with -o.",
    errno.ENAMETOOLONG: "Give it a shorter name.",
}


def refused(error: OSError, target: Path, stands: str) -> OutputError:
    """The error for a file that could not be written; `stands` says what is where now."""
    what = f"cannot be written ({error.strerror or error}). {stands}"
    return OutputError(Problem(str(target), what, _HINTS.get(error.errno or 0, "Check the folder.")))


def check_name(target: Path, longest: int) -> None:
    """Refuse a name that leaves no room for the longest ending that is to stand in its suffix's place.

    Raises:
        OutputError: a file system would not take it.
    """
    over = len(os.fsencode(target.stem)) + longest - _name_limit(target.parent)
    if over > 0:
        what = f"is too long a name by {over} bytes (a Chinese character has three); nothing was written."
        raise OutputError(Problem(str(target), what, "Give it a shorter name, with -o."))


def _name_limit(folder: Path) -> int:
    """Bytes that a name may have; 255 nearly everywhere."""
    there = next((one for one in (folder, *folder.absolute().parents) if one.is_dir()), Path())
    try:
        return os.pathconf(there, "PC_NAME_MAX")
    except (AttributeError, OSError, ValueError):
        return 255
