"""Charts' drawings kept from one build to the next.

Knows nothing of drawing: a build that finds all its charts here does not import matplotlib.
"""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from ..files.cache_folder import cache_folder
from ..files.installed import version_of
from ..files.kept import Kept
from ..page.theme import Theme
from .data import ChartData
from .picture import Drawing, Sibling

DRAWING_VERSION = 4
_LIBRARIES = ("matplotlib", "numpy", "resvg-py", "zhplot")
_SUFFIX = ".chart"
_MAGIC = b"jianbao2"
_HEAD = struct.Struct(">8sII")


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
    """Drawings in a folder, at most `limit` bytes of them."""

    def __init__(self, folder: Path, limit: int | None = None) -> None:
        self._kept = Kept(folder, _SUFFIX) if limit is None else Kept(folder, _SUFFIX, limit)

    @classmethod
    def default(cls) -> Cache | None:
        """The user's cache, None where it is switched off."""
        folder = default_folder()
        return cls(folder) if folder is not None else None

    def get(self, name: str) -> Drawing | None:
        content = self._kept.get(name)
        return None if content is None else _unpacked(content)

    def put(self, name: str, drawing: Drawing) -> None:
        self._kept.put(name, _packed(drawing))

    @property
    def is_empty(self) -> bool:
        return self._kept.is_empty

    def trim(self) -> None:
        """Remove the least recently used entries when all are larger than the limit."""
        self._kept.trim()


def _packed(drawing: Drawing) -> bytes:
    told = json.dumps([drawing.omitted, drawing.unknown]).encode()
    return _HEAD.pack(_MAGIC, len(told), len(drawing.svg)) + told + drawing.svg + drawing.png


def _unpacked(content: bytes) -> Drawing | None:
    """The drawing in an entry; None for one of another format."""
    if len(content) < _HEAD.size:
        return None
    magic, told, svg = _HEAD.unpack_from(content)
    if magic != _MAGIC:
        return None
    body = content[_HEAD.size :]
    omitted, unknown = json.loads(body[:told])
    pairs = tuple((str(text), str(lacking)) for text, lacking in unknown)
    return Drawing(body[told : told + svg], body[told + svg :], tuple(omitted), pairs)
