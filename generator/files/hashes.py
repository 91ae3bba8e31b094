"""Files by their bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ..errors import PackageError, Problem


def file_hash(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    return hashlib.sha256(content_of(path)).hexdigest()


def content_of(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        PackageError: it is missing, or cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise PackageError(Problem(str(path), "there is no such file.", "Check the name and the folder.")) from error
    except OSError as error:
        raise PackageError(Problem(str(path), f"cannot be read ({error.strerror}).", "Close it elsewhere.")) from error
