"""JPEG and PNG files as what they are made of: what draws the picture is kept, what tells of its maker is dropped."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import NamedTuple

JPEG_START = b"\xff\xd8"
PNG_START = b"\x89PNG\r\n\x1a\n"
_START_OF_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_APP0, _APP1, _APP2, _APP13, _APP14, _APP15 = 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xEF
_ICC, _ADOBE, _JFIF = b"ICC_PROFILE\x00", b"Adobe", b"JFIF\x00"
# Markers that stand alone: no length follows.
_ALONE = (0x01, *range(0xD0, 0xD8))
# What a PNG needs to be shown with its colours and its size; anything else is words, times or a maker's own.
_SHOWN = (
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"bKGD", b"pHYs", b"cICP",
)  # fmt: skip
_NAMES = {b"tEXt": "texts", b"zTXt": "texts", b"iTXt": "texts", b"eXIf": "EXIF", b"tIME": "the time of a change"}


class Damaged(ValueError):
    """A picture whose file does not hold together; the message says where."""


class Segment(NamedTuple):
    """A piece of a JPEG: its marker, and all its bytes with what is coded after it."""

    marker: int
    content: bytes

    @property
    def body(self) -> bytes:
        return self.content[4:]


class Chunk(NamedTuple):
    """A piece of a PNG: its name, and all its bytes."""

    name: bytes
    content: bytes


def without_metadata(content: bytes) -> bytes:
    """The same pixels, byte for byte as they were coded, without author, place, words, thumbnails or what trails.

    Raises:
        Damaged: the file is cut short, or a checksum is wrong.
    """
    if content.startswith(PNG_START):
        return PNG_START + b"".join(chunk.content for chunk in _chunks(content) if chunk.name in _SHOWN)
    return JPEG_START + b"".join(_kept(segment) for segment in _segments(content)) + bytes((0xFF, _END))


def metadata(content: bytes) -> tuple[str, ...]:
    """What a picture's file says beside the picture, in words; nothing for other kinds of file or damaged ones."""
    try:
        if content.startswith(PNG_START):
            return tuple(dict.fromkeys(_NAMES[chunk.name] for chunk in _chunks(content) if chunk.name in _NAMES))
        if content.startswith(JPEG_START):
            return tuple(dict.fromkeys(name for segment in _segments(content) if (name := _told(segment))))
    except Damaged:
        pass
    return ()


def _told(segment: Segment) -> str:
    if segment.marker == _COMMENT:
        return "a comment"
    if segment.marker == _APP13:
        return "IPTC"
    if segment.marker == _APP1:
        return "EXIF" if segment.body.startswith(b"Exif") else "XMP"
    return ""


def _kept(segment: Segment) -> bytes:
    if segment.marker == _APP0 and segment.body.startswith(_JFIF):
        # The head alone: a thumbnail may follow, of the picture as it was before somebody cut it.
        return b"\xff\xe0\x00\x10" + segment.body[:12] + b"\x00\x00"
    if segment.marker == _APP2 and segment.body.startswith(_ICC):
        return segment.content
    if segment.marker == _APP14 and segment.body.startswith(_ADOBE):
        return segment.content  # how the colours are coded
    told = _APP0 <= segment.marker <= _APP15 or segment.marker == _COMMENT
    return b"" if told else segment.content


def _segments(content: bytes) -> Iterator[Segment]:
    """The segments between start and end; what trails after the end (other pictures, films) is none of them."""
    at = len(JPEG_START)
    while True:
        while content[at : at + 2] == b"\xff\xff":
            at += 1  # fill bytes
        if len(content) < at + 2 or content[at] != 0xFF:
            raise Damaged("it is cut short")
        marker = content[at + 1]
        if marker == _END:
            return
        end = at + 2 if marker in _ALONE else at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == _START_OF_SCAN:
            end = _scan_end(content, end)
        if end > len(content) or end < at + 2:
            raise Damaged("it is cut short")
        yield Segment(marker, content[at:end])
        at = end


def _scan_end(content: bytes, at: int) -> int:
    """Where coded pixels end: at the first marker that is neither an escaped FF nor a restart."""
    while (at := content.find(b"\xff", at)) >= 0:
        following = content[at + 1 : at + 2]
        if not following:
            break
        if following[0] not in (0, 0xFF, *range(0xD0, 0xD8)):
            return at
        at += 2 if following[0] != 0xFF else 1
    raise Damaged("it is cut short")


def _chunks(content: bytes) -> Iterator[Chunk]:
    at = len(PNG_START)
    while True:
        length, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        end = at + 12 + length
        if len(content) < end or len(name) < 4:
            raise Damaged("it is cut short")
        if zlib.crc32(content[at + 4 : end - 4]) != int.from_bytes(content[end - 4 : end], "big"):
            told = f"its part {name.decode()}" if name.isascii() and name.isalpha() else "a part of it"
            raise Damaged(f"the checksum of {told} is wrong")
        yield Chunk(name, content[at:end])
        if name == b"IEND":
            return
        at = end
