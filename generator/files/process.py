"""Names that say which process a temporary file is of, and whether that still runs."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import sys
import time
from pathlib import Path

PART = ".part"
_OF_PROCESS = re.compile(r"\.?jianbao-(?P<host>[0-9a-f]{8})-(?P<process>\d{1,10})-[0-9a-f]{12}(?P<suffix>\.part)?")
_LONGEST_SECONDS = 24 * 3600
"""After a day nothing is being written any more: a process's number may be another's, its host another's too."""


def host() -> str:
    """This computer, in eight digits: a drive may be shared."""
    import platform

    return hashlib.sha256(platform.node().encode(errors="replace")).hexdigest()[:8]


def own_name(suffix: str = "", hidden: bool = True) -> str:
    """A name of this process's own, of one length whatever it is for: names near the limit have room beside them."""
    return f"{'.' * hidden}jianbao-{host()}-{os.getpid()}-{secrets.token_hex(6)}{suffix}"


def is_left_over(path: Path, suffix: str = "") -> bool:
    """Whether a file or folder bears a name of ours, of a process that no longer runs."""
    match = _OF_PROCESS.fullmatch(path.name)
    if match is None or (match["suffix"] or "") != suffix:
        return False
    if match["host"] == host() and not is_running(int(match["process"])):
        return True
    try:
        return time.time() - path.lstat().st_mtime > _LONGEST_SECONDS
    except OSError:
        return False


def is_running(process: int) -> bool:
    """Whether a process of this computer runs; when in doubt, yes."""
    if process <= 0:
        return False
    if sys.platform == "win32":
        return _runs_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


if sys.platform == "win32":

    def _runs_on_windows(process: int) -> bool:
        import ctypes

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(0x1000, False, process)  # only to ask about it
        if not handle:
            return bool(kernel.GetLastError() == 5)  # there, and another user's
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == 259
