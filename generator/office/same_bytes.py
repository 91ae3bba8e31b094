"""Writing of Office packages so that the same contents are the same bytes: no clock, sorted members."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from pptx.opc.package import OpcPackage
    from pptx.opc.serialized import _PhysPkgWriter
    from pptx.presentation import Presentation

EPOCH = (1980, 1, 1, 0, 0, 0)
_STAMP = datetime(2000, 1, 1)
_COMPRESSION = 3
# Already compressed: deflating them again costs time and saves nothing.
_STORED = (".png", ".jpg", ".jpeg", ".gif")
# The master's own properties name the program and the system it was made with, and count slides it no longer has.
_PROGRAM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>jianbao</Application></Properties>"
)


def fixed_properties(presentation: Presentation, *, title: str, subject: str, identifier: str) -> None:
    """Document properties that say what the deck is, and neither who made it nor when nor where."""
    properties = presentation.core_properties
    properties.title, properties.subject, properties.identifier = title, subject, identifier
    properties.author = properties.last_modified_by = properties.keywords = properties.comments = ""
    properties.category = properties.content_status = properties.language = properties.version = ""
    properties.created = properties.modified = properties.last_printed = _STAMP
    properties.revision = 1
    for relation in presentation.part.package._rels.values():
        if relation.reltype.endswith("/extended-properties"):
            relation.target_part._blob = _PROGRAM


def package_bytes(presentation: Presentation) -> bytes:
    """A presentation as the bytes of its file."""
    return zipped(_members(presentation.part.package))


def zipped(members: Mapping[str, bytes]) -> bytes:
    """The members of a package as the bytes of its file."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as target:
        for name in sorted(members, key=lambda name: (name != "[Content_Types].xml", name)):
            target.writestr(_member(name), members[name], compresslevel=_COMPRESSION)
    return result.getvalue()


def _members(package: OpcPackage) -> dict[str, bytes]:
    """All members as python-pptx writes them, its zip file apart: that one stamps the time and compresses pictures."""
    from pptx.opc.serialized import PackageWriter

    members = _Members()
    taken = cast("_PhysPkgWriter", members)  # all that is asked of one is to write
    writer = PackageWriter(io.BytesIO(), package._rels, tuple(package.iter_parts()))
    writer._write_content_types_stream(taken)
    writer._write_pkg_rels(taken)
    writer._write_parts(taken)
    return members.contents


class _PartName(Protocol):
    """A part's name as python-pptx has it."""

    @property
    def membername(self) -> str:
        """Without the leading slash."""


class _Members:
    """Takes what python-pptx writes, by name."""

    def __init__(self) -> None:
        self.contents: dict[str, bytes] = {}

    def write(self, uri: _PartName, content: bytes) -> None:
        self.contents[uri.membername] = content


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, EPOCH)
    member.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
    member.external_attr = 0o600 << 16
    member.create_system = 3
    return member


def save_package(presentation: Presentation, target: Path) -> None:
    target.write_bytes(package_bytes(presentation))
