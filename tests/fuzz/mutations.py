"""Real files damaged in the ways that files are damaged: each example follows from its number alone."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.office.hostile import Members, members, packed

_ATTRIBUTE = re.compile(rb'="([^"]*)"')
_EMPTY = re.compile(rb"<[\w:]+(?: [^<>]*)?/>")
_WHOLE = re.compile(rb"<([\w:]+)(?: [^<>]*)?>(?:(?!<\1[ >]).)*?</\1>", re.S)
_ODD = (
    b"", b"-1", b"0", b"x", b"NaN", b"1e999", b"99999999999999999999", b"-99999999999", b"2147483648", b"true", b"rId1",
    b"rId999", b"../../..", b"/", b"#", b"http://127.0.0.1:9/", b"\xff\xfe", b"&amp;", b"&nothing;", "两".encode(), b"9" * 5_000,
)  # fmt: skip


def _part(parts: Members, by: random.Random) -> str:
    """Any part; those that others hang on more often than pictures."""
    written = [name for name in parts if name.endswith((".xml", ".rels"))]
    return by.choice(written if by.random() < 0.8 else list(parts))


def _flipped(parts: Members, by: random.Random) -> None:
    name = _part(parts, by)
    content = bytearray(parts[name])
    for _ in range(by.randint(1, 8) if content else 0):
        content[by.randrange(len(content))] ^= 1 << by.randrange(8)
    parts[name] = bytes(content)


def _cut(parts: Members, by: random.Random) -> None:
    name = _part(parts, by)
    parts[name] = parts[name][: by.randrange(len(parts[name]) + 1)]


def _removed(parts: Members, by: random.Random) -> None:
    del parts[_part(parts, by)]


def _swapped(parts: Members, by: random.Random) -> None:
    one, other = _part(parts, by), _part(parts, by)
    parts[one], parts[other] = parts[other], parts[one]


def _attribute(parts: Members, by: random.Random) -> None:
    name = _part(parts, by)
    found = list(_ATTRIBUTE.finditer(parts[name]))
    if found:
        place = by.choice(found)
        new = by.choice(_ODD) if by.random() < 0.7 else by.choice(found)[1]
        parts[name] = parts[name][: place.start(1)] + new + parts[name][place.end(1) :]


def _element(parts: Members, by: random.Random) -> None:
    """An element taken out, or there twice."""
    name = _part(parts, by)
    found = list((_EMPTY if by.random() < 0.5 else _WHOLE).finditer(parts[name]))
    if found:
        place = by.choice(found)
        new = place[0] * by.choice((0, 0, 2, 50))
        parts[name] = parts[name][: place.start()] + new + parts[name][place.end() :]


_WAYS: tuple[Callable[[Members, random.Random], None], ...] = (
    _flipped, _cut, _removed, _swapped, _attribute, _attribute, _attribute, _element, _element,
)  # fmt: skip


def mutated(whole: bytes, number: int) -> bytes:
    """One to three damages to a package's parts; every tenth example has bytes of the file itself changed too."""
    by = random.Random(number)
    parts = members(whole)
    for _ in range(by.choice((1, 1, 1, 2, 3))):
        by.choice(_WAYS)(parts, by)
    content = packed(parts)
    return damaged_bytes(content, number) if number % 10 == 0 else content


def damaged_bytes(whole: bytes, number: int) -> bytes:
    """Bytes anywhere in a file changed, or its end cut off."""
    by = random.Random(number)
    content = bytearray(whole)
    for _ in range(by.choice((1, 1, 2, 20))):
        content[by.randrange(len(content))] = by.randrange(256)
    return bytes(content[: by.randrange(len(content))] if by.random() < 0.2 else content)
