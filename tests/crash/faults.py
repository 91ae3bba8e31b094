"""Stops or fails one file operation of a command: every call of files/system.py, and the writing of each zip file."""

from __future__ import annotations

import errno
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from generator.files import system

KILL, SPACE, PERMISSION, INTERRUPT = "killed", "no space", "no permission", "interrupted"
POWER_NAMES_LOST, POWER_NAMES_KEPT = "power cut, names lost", "power cut, names kept"
KINDS = (KILL, SPACE, PERMISSION, INTERRUPT)
POWER = (POWER_NAMES_LOST, POWER_NAMES_KEPT)
OPERATIONS = (
    "create", "write", "flush", "close", "rename", "flush_folder", "change_mode", "remove", "make_folder",
    "make_private_folder", "remove_folder",
)  # fmt: skip
KILLED = 9


class Fault(NamedTuple):
    """What happens at the operation of a number, counted from 1; a number of 0 is none."""

    kind: str = ""
    at: int = 0


class Faults:
    """The operations of this process, counted, one of them failing. Never taken away again: for a forked child."""

    def __init__(self, fault: Fault, disk: Disk | None = None) -> None:
        self.count, self.names, self._fault, self._disk = 0, [], fault, disk

    def install(self) -> None:
        for name in OPERATIONS:
            setattr(system, name, self._counted(name, getattr(system, name)))
        counted, real = self._counted("zip", zipfile.ZipFile.writestr), zipfile.ZipFile.writestr

        def member(package: zipfile.ZipFile, *arguments: Any, **named: Any) -> Any:
            """The first member of a package counts: they all go into memory, where none can be lost."""
            return (real if package.filelist else counted)(package, *arguments, **named)

        zipfile.ZipFile.writestr = member  # type: ignore[method-assign]

    def _counted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def called(*arguments: Any, **named: Any) -> Any:
            self.count += 1
            self.names.append(name)
            if self.count == self._fault.at:
                self._happens(name, real, arguments)
            if self._disk is not None and name != "zip":
                return self._disk.seen(name, real, arguments)
            return real(*arguments, **named)

        return called

    def _happens(self, name: str, real: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        if name == "write":  # as much as there was room or time for
            os.write(arguments[0], arguments[1][: len(arguments[1]) // 2])
        if name == "close" and self._fault.kind != KILL:  # a handle is gone even where closing it says no
            real(*arguments)
        if self._disk is not None:
            self._disk.forgets(names=self._fault.kind == POWER_NAMES_LOST)
        if self._fault.kind in (KILL, *POWER):
            os._exit(KILLED)
        if self._fault.kind == INTERRUPT:
            raise KeyboardInterrupt
        number = errno.ENOSPC if self._fault.kind == SPACE else errno.EACCES
        raise OSError(number, os.strerror(number), str(arguments[0]))


class Disk:
    """A disk that forgets what was not flushed: contents of files, and the names in folders."""

    def __init__(self) -> None:
        self._open: dict[int, Path] = {}
        self._unflushed: set[tuple[int, int]] = set()
        self._undo: list[tuple[Path, Callable[[], None]]] = []

    def seen(self, name: str, real: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
        before = getattr(self, f"_before_{name}", None)
        if before is not None:
            before(*arguments)
        result = real(*arguments)
        if name == "create":
            self._open[result] = arguments[0]
            self._unflushed.add(self._file(arguments[0]))
            self._undo.append((arguments[0].parent, lambda: arguments[0].unlink(missing_ok=True)))
        if name == "flush":
            self._unflushed.discard(self._file(self._open[arguments[0]]))
        if name == "flush_folder":
            self._undo = [one for one in self._undo if one[0] != arguments[0]]
        return result

    @staticmethod
    def _file(path: Path) -> tuple[int, int]:
        about = path.stat()
        return about.st_dev, about.st_ino

    def _before_rename(self, source: Path, target: Path) -> None:
        was = target.read_bytes() if target.exists() else None

        def undo() -> None:
            if not target.exists():
                return
            target.replace(source)
            if was is not None:
                target.write_bytes(was)

        self._undo.append((target.parent, undo))

    def _before_remove(self, path: Path) -> None:
        if path.exists():
            was = path.read_bytes()
            self._undo.append((path.parent, lambda: path.write_bytes(was) and None))

    def forgets(self, names: bool) -> None:
        """The power is cut: unflushed contents are gone; with `names`, unflushed names too."""
        folders = {folder for folder, _ in self._undo}
        for folder in folders:
            for path in folder.iterdir():
                if path.is_file() and self._file(path) in self._unflushed:
                    path.write_bytes(b"")
        for _, undo in reversed(self._undo if names else []):
            undo()
