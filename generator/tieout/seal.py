"""Whether a sheet is as jianbao wrote it: its zip's comment is a hash of its contents, which other programs drop."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path


def sealed(package: bytes) -> bytes:
    """A package that says, to us, that nobody has saved it since."""
    content = io.BytesIO(package)
    with zipfile.ZipFile(content, "a") as archive:
        archive.comment = _seal(archive)
    return content.getvalue()


def is_sealed(path: Path) -> bool:
    """Whether a file is a package as it was sealed."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment == _seal(archive)
    except (OSError, ValueError, zipfile.BadZipFile):
        return False


def _seal(archive: zipfile.ZipFile) -> bytes:
    members = sorted(f"{info.filename} {info.CRC:08x} {info.file_size}" for info in archive.infolist())
    return b"jianbao " + hashlib.sha256("\n".join(members).encode()).hexdigest().encode()
