"""What a command that was killed leaves behind, swept by the next one; what is not ours is never touched."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from . import lock, system
from .process import PART, is_left_over
from .temporary import sweep_temporary


def swept(*folders: Path) -> tuple[str, ...]:
    """Remove unfinished files from folders, and working folders of killed processes; says so, in words."""
    parts = sum(_removed(part) for folder in dict.fromkeys(folders) for part in _left_in(folder))
    works = sweep_temporary()
    told = ((parts, "unfinished file"), (works, "working folder"))
    return tuple(f"{count} {name}{'s' * (count > 1)} removed" for count, name in told if count)


def _left_in(folder: Path) -> Iterable[Path]:
    try:
        for one in folder.glob(lock.PATTERN):
            lock.remove_unheld(one)
        return [one for one in folder.glob(f".jianbao-*{PART}") if is_left_over(one, PART)]
    except OSError:
        return []


def _removed(part: Path) -> bool:
    with suppress(OSError):
        system.remove(part)
        return True
    return False
