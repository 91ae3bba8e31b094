"""What one run makes and the next may use again, in a folder: safe to delete, never needed, never trusted.

An entry is named by a hash of all that decides its bytes, and carries a checksum; a damaged one counts as missing.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

_LIMIT = 64 * 1024 * 1024
_KEPT_SHARE = 0.8
_CHECKSUM = hashlib.sha256().digest_size


class Kept:
    """Entries in a folder by name, the least recently used ones removed beyond a limit of bytes.

    What the file system refuses is not an error: there is then nothing kept.
    """

    def __init__(self, folder: Path, suffix: str, limit: int = _LIMIT) -> None:
        self.folder, self.suffix, self.limit = folder, suffix, limit

    def get(self, name: str) -> bytes | None:
        path = self._path(name)
        try:
            content = path.read_bytes()
            if hashlib.sha256(content[_CHECKSUM:]).digest() != content[:_CHECKSUM]:
                return None
            os.utime(path)
        except OSError:
            return None
        return content[_CHECKSUM:]

    def put(self, name: str, content: bytes) -> None:
        """Keep some bytes: written beside and renamed, so that no other process sees half of them."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            number, beside = tempfile.mkstemp(dir=self.folder)
            try:
                with os.fdopen(number, "wb") as file:
                    file.write(hashlib.sha256(content).digest() + content)
                Path(beside).replace(self._path(name))
            except OSError:
                Path(beside).unlink(missing_ok=True)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of this kind is kept."""
        return next(self.folder.glob(f"*{self.suffix}"), None) is None if self.folder.is_dir() else True

    def trim(self) -> None:
        """Remove the least recently used entries when all are larger than the limit."""
        with contextlib.suppress(OSError):
            entries = sorted(self._entries())
            size = sum(entry[1] for entry in entries)
            if size <= self.limit:
                return
            for _, bytes_freed, path in entries:
                path.unlink(missing_ok=True)
                size -= bytes_freed
                if size <= self.limit * _KEPT_SHARE:
                    return

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """When each file was last used, how large it is, and its path; left-over temporary files are among them."""
        for path in self.folder.iterdir():
            with contextlib.suppress(OSError):
                status = path.stat()
                yield status.st_mtime, status.st_size, path

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}{self.suffix}"
