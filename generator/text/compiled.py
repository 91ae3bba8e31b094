"""Compiled templates kept from build to build: Jinja spends more time on compiling a deck's strings than on all else.

The file lies in the user's own cache folder and is worth nothing without it: a damaged one, or one of another program
version, is done without.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import CodeType

from ..files.cache_folder import cache_folder
from ..files.installed import version_of
from ..files.kept import Kept

MOST = 4_000
_SUFFIX = ".bin"


class CompiledTemplates:
    """Code objects by template string; `save` writes them when there are new ones."""

    def __init__(self, folder: Path | None) -> None:
        self._kept = Kept(folder, _SUFFIX) if folder is not None else None
        self._codes = _read(self._kept)
        self._known = len(self._codes)

    @classmethod
    def default(cls) -> CompiledTemplates:
        return cls(cache_folder("templates"))

    def get(self, source: str) -> CodeType | None:
        return self._codes.get(source)

    def put(self, source: str, code: CodeType) -> None:
        self._codes[str(source)] = code  # marshal knows plain texts only

    def save(self) -> None:
        """Keep what is new; a folder that cannot be written is no cache."""
        if self._kept is None or not self._known < len(self._codes) <= MOST:
            return
        with suppress(OSError):
            for older in self._kept.folder.glob(f"*{_SUFFIX}"):
                older.unlink()
        self._kept.put(_program(), marshal.dumps(self._codes))


def _read(kept: Kept | None) -> dict[str, CodeType]:
    body = kept.get(_program()) if kept is not None else None
    if body is None:
        return {}
    with suppress(ValueError, EOFError, TypeError):
        codes = marshal.loads(body)
        return codes if isinstance(codes, dict) else {}
    return {}


@cache
def _program() -> str:
    """What compiled code depends on besides its source: Python, Jinja, and the sandbox."""
    digest = hashlib.sha256(f"{sys.version} {version_of('jinja2')}".encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]
