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

MOST = 4_000


class CompiledTemplates:
    """Code objects by template string; `save` writes them when there are new ones."""

    def __init__(self, folder: Path | None) -> None:
        self._file = folder / f"{_program()}.bin" if folder is not None else None
        self._codes = _read(self._file)
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
        if self._file is None or not self._known < len(self._codes) <= MOST:
            return
        from ..files.write import write_beside

        body = marshal.dumps(self._codes)
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            for older in self._file.parent.glob("*.bin"):
                older.unlink()
            write_beside(self._file, hashlib.sha256(body).digest() + body)


def _read(file: Path | None) -> dict[str, CodeType]:
    if file is None:
        return {}
    with suppress(OSError, ValueError, EOFError, TypeError):
        content = file.read_bytes()
        if hashlib.sha256(content[32:]).digest() == content[:32]:
            codes = marshal.loads(content[32:])
            return codes if isinstance(codes, dict) else {}
    return {}


@cache
def _program() -> str:
    """What compiled code depends on besides its source: Python, Jinja, and the sandbox."""
    digest = hashlib.sha256(f"{sys.version} {version_of('jinja2')}".encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]
