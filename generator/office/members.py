"""All members of a package at once: `zipfile` opens a stream for each, which takes longer than unpacking it."""

from __future__ import annotations

import struct
import zipfile
import zlib

_HEADER = struct.Struct("<4s22xHH")
_SIGNATURE = b"PK\x03\x04"
_UTF_8 = 0x800


def unpacked(package: zipfile.ZipFile, content: bytes) -> dict[str, bytes]:
    """What an open package of this content holds, by name; folders are left out.

    Raises:
        zipfile.BadZipFile: a member is not what the package's list says.
        zlib.error: one does not unpack.
    """
    return {each.filename: _member(each, content) for each in package.infolist() if not each.is_dir()}


def _member(member: zipfile.ZipInfo, content: bytes) -> bytes:
    start = member.header_offset + _HEADER.size
    if not _HEADER.size <= start <= len(content):
        raise zipfile.BadZipFile(f"{member.filename!r} is cut off")
    signature, name, extra = _HEADER.unpack_from(content, member.header_offset)
    written = _name(content[start : start + name], member)
    if signature != _SIGNATURE or written != member.orig_filename:
        raise zipfile.BadZipFile(f"{member.filename!r} has another name where it stands")
    packed = content[start + name + extra : start + name + extra + member.compress_size]
    found = packed if member.compress_type == zipfile.ZIP_STORED else _inflated(packed, member.file_size)
    if len(found) != member.file_size or zlib.crc32(found) != member.CRC:
        raise zipfile.BadZipFile(f"Bad CRC-32 for file {member.filename!r}")
    return found


def _name(written: bytes, member: zipfile.ZipInfo) -> str:
    # Plain letters are the same in every code, and the old one is slow to read.
    return written.decode("ascii" if written.isascii() else "utf-8" if member.flag_bits & _UTF_8 else "cp437")


def _inflated(packed: bytes, size: int) -> bytes:
    """No more than the size that was told, and one byte that says there is more."""
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, size + 1)
