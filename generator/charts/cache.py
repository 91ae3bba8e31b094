"""Drawings kept from one build to the next, in the user's cache folder: safe to delete, never needed, never trusted.

An entry is named by a hash of all that decides its bytes, and carries a checksum; a damaged one counts as missing.
Knows nothing of drawing: a build that finds all its charts here does not import matplotlib.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import struct
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from ..files.cache_folder import cache_folder
from ..files.installed import version_of
from ..page.theme import Theme
from .data import ChartData
from .picture import Drawing, Sibling

DRAWING_VERSION = 3
_LIBRARIES = ("matplotlib", "numpy", "zhplot")
_LIMIT = 64 * 1024 * 1024
_KEPT_SHARE = 0.8
_SUFFIX = ".chart"
_MAGIC = b"jianbao1"
_HEAD = struct.Struct(">8s32sII")


def default_folder() -> Path | None:
    """Where drawings are kept."""
    return cache_folder("charts")


def key(
    data: ChartData, theme: Theme, width: float, height: float, siblings: Sequence[Sibling] = ()
) -> str:  # fmt: skip
    """A hash of all that decides a drawing's bytes."""
    look = [sorted(theme.colours.items()), sorted((name, repr(style)) for name, style in theme.styles.items())]
    parts = (repr(data), json.dumps(look), repr((float(width), float(height))), repr(tuple(siblings)), *_program())
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@cache
def _program() -> tuple[str, ...]:
    """The drawing program itself: its version, its source and fonts, and the libraries it draws with."""
    source = hashlib.sha256()
    here = Path(__file__).parent
    for path in sorted([*here.rglob("*.py"), *here.rglob("*.ttf")]):
        source.update(path.read_bytes())
    return (str(DRAWING_VERSION), source.hexdigest(), *map(version_of, _LIBRARIES))


class Cache:
    """Drawings in a folder, the least recently used ones removed beyond a limit of bytes.

    What the file system refuses is not an error: there is then no cache.
    """

    def __init__(self, folder: Path, limit: int = _LIMIT) -> None:
        self.folder, self.limit = folder, limit

    @classmethod
    def default(cls) -> Cache | None:
        """The user's cache, None where it is switched off."""
        folder = default_folder()
        return cls(folder) if folder is not None else None

    def get(self, name: str) -> Drawing | None:
        path = self._path(name)
        try:
            drawing = _unpacked(path.read_bytes())
            if drawing is not None:
                os.utime(path)
        except OSError:
            return None
        return drawing

    def put(self, name: str, drawing: Drawing) -> None:
        """Keep a drawing: written beside and renamed, so that no other process sees half of it."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            number, beside = tempfile.mkstemp(dir=self.folder)
            try:
                with os.fdopen(number, "wb") as file:
                    file.write(_packed(drawing))
                Path(beside).replace(self._path(name))
            except OSError:
                Path(beside).unlink(missing_ok=True)

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
        return self.folder / f"{name}{_SUFFIX}"


def _packed(drawing: Drawing) -> bytes:
    told = json.dumps([drawing.omitted, drawing.unknown]).encode()
    body = told + drawing.svg + drawing.png
    return _HEAD.pack(_MAGIC, hashlib.sha256(body).digest(), len(told), len(drawing.svg)) + body


def _unpacked(content: bytes) -> Drawing | None:
    """The drawing in an entry; None for one that is damaged or of another format."""
    if len(content) < _HEAD.size:
        return None
    magic, checksum, told, svg = _HEAD.unpack_from(content)
    body = content[_HEAD.size :]
    if magic != _MAGIC or hashlib.sha256(body).digest() != checksum:
        return None
    omitted, unknown = json.loads(body[:told])
    pairs = tuple((str(text), str(lacking)) for text, lacking in unknown)
    return Drawing(body[told : told + svg], body[told + svg :], tuple(omitted), pairs)
