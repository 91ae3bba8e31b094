"""Writing of Office packages so that the same contents are the same bytes: no clock, sorted members."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

EPOCH = (1980, 1, 1, 0, 0, 0)
_STAMP = datetime(2000, 1, 1)
# Already compressed: deflating them again costs time and saves nothing.
_STORED = (".png", ".jpg", ".jpeg", ".gif")


def fixed_properties(presentation: Any, *, title: str, subject: str, identifier: str) -> None:
    """Document properties that say what the deck is, and neither who made it nor when nor where."""
    properties = presentation.core_properties
    properties.title, properties.subject, properties.identifier = title, subject, identifier
    properties.author = properties.last_modified_by = properties.keywords = properties.comments = ""
    properties.category = properties.content_status = properties.language = properties.version = ""
    properties.created = properties.modified = properties.last_printed = _STAMP
    properties.revision = 1


def package_bytes(presentation: Any) -> bytes:
    """A presentation as the bytes of its file."""
    stored = io.BytesIO()
    presentation.save(stored)
    result = io.BytesIO()
    with zipfile.ZipFile(stored) as source, zipfile.ZipFile(result, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            target.writestr(_member(name), source.read(name), compresslevel=6)
    return result.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, EPOCH)
    member.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
    member.external_attr = 0o600 << 16
    member.create_system = 3
    return member


def save_package(presentation: Any, target: Path) -> None:
    target.write_bytes(package_bytes(presentation))
