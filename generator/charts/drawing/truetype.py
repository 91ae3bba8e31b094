"""A TrueType file's glyphs by character: outlines and advances, read where they stand in the file.

The packages that read fonts read whole tables first, which takes longer than drawing all charts of a deck.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple

_UNICODE_MAPS = ((3, 10), (0, 4), (3, 1), (0, 3))
_SEGMENTS, _GROUPS = 4, 12
_ON_CURVE, _X_SHORT, _Y_SHORT, _REPEATED, _X_SAME, _Y_SAME = 1, 2, 4, 8, 16, 32
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 1, 8, 32, 64, 128
_FRACTION = 16384


class Point(NamedTuple):
    """A point of a contour, in font units; one that is not on the curve pulls it."""

    x: float
    y: float
    on_curve: bool


Contour = Sequence[Point]


class Range(NamedTuple):
    """Characters that follow each other, as their glyphs do."""

    first: int
    last: int
    glyph: int


class TrueType:
    """A font file, kept open."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap(file.fileno(), 0, access=ACCESS_READ)
        records = struct.iter_unpack(">4s4xII", self._bytes[12 : 12 + 16 * self._unsigned(4)])
        self._tables = {tag.decode("latin-1"): start for tag, start, _ in records}
        self.em = self._unsigned(self._tables["head"] + 18)
        self._long_places = self._unsigned(self._tables["head"] + 50) == 1
        self._advances = self._unsigned(self._tables["hhea"] + 34)
        self._ranges = sorted(self._characters())

    def glyph(self, character: str) -> int:
        """The number of a character's glyph, 0 where the font has none."""
        code = ord(character)
        at = bisect_right(self._ranges, code, key=lambda each: each.first) - 1
        found = self._ranges[at] if at >= 0 else Range(0, -1, 0)
        return found.glyph + code - found.first if code <= found.last else 0

    def advance(self, glyph: int) -> int:
        """How far the next glyph stands from this one, in font units."""
        return self._unsigned(self._tables["hmtx"] + 4 * min(glyph, self._advances - 1))

    def path(self, glyph: int) -> str:
        """A glyph's outline as the data of an SVG path, in font units, upwards; empty for a space."""
        return "".join(map(_path, self._contours(glyph)))

    def _unsigned(self, at: int) -> int:
        return int.from_bytes(self._bytes[at : at + 2], "big")

    def _numbers(self, kind: str, count: int, at: int) -> tuple[int, ...]:
        return struct.unpack_from(f">{count}{kind}", self._bytes, at)

    def _characters(self) -> Iterator[Range]:
        table = self._tables["cmap"]
        maps = {
            (platform, encoding): table + start
            for platform, encoding, start in struct.iter_unpack(
                ">HHI", self._bytes[table + 4 : table + 4 + 8 * self._unsigned(table + 2)]
            )
        }
        at = next(maps[kind] for kind in _UNICODE_MAPS if kind in maps)
        return self._of_groups(at) if self._unsigned(at) == _GROUPS else self._of_segments(at)

    def _of_groups(self, at: int) -> Iterator[Range]:
        (count,) = self._numbers("I", 1, at + 12)
        return (Range(*group) for group in struct.iter_unpack(">III", self._bytes[at + 16 : at + 16 + 12 * count]))

    def _of_segments(self, at: int) -> Iterator[Range]:
        count = self._unsigned(at + 6) // 2
        last = self._numbers("H", count, at + 14)
        first, delta, start = (self._numbers("H", count, at + 16 + 2 * count * n) for n in (1, 2, 3))
        for number in range(count):
            for code in range(first[number], min(last[number], 0xFFFE) + 1):
                glyph = code
                if start[number]:
                    place = at + 16 + 6 * count + 2 * number + start[number] + 2 * (code - first[number])
                    glyph = self._unsigned(place)
                yield Range(code, code, (glyph + delta[number]) % 65536 if glyph else 0)

    def _contours(self, glyph: int) -> Iterable[Contour]:
        kind, size, unit = ("I", 4, 1) if self._long_places else ("H", 2, 2)
        start, end = self._numbers(kind, 2, self._tables["loca"] + size * glyph)
        if start == end:
            return ()
        at = self._tables["glyf"] + start * unit
        (count,) = self._numbers("h", 1, at)
        return self._simple(at + 10, count) if count >= 0 else self._composite(at + 10)

    def _simple(self, at: int, count: int) -> Iterator[Contour]:
        ends = [-1, *self._numbers("H", count, at)]
        at += 2 * count
        at += 2 + self._unsigned(at)  # the instructions for small screens
        flags: list[int] = []
        while len(flags) <= ends[-1]:
            flag = self._bytes[at]
            repeats = self._bytes[at + 1] if flag & _REPEATED else 0
            flags += [flag] * (1 + repeats)
            at += 2 if flag & _REPEATED else 1
        across, at = self._along(flags, at, _X_SHORT, _X_SAME)
        upwards, at = self._along(flags, at, _Y_SHORT, _Y_SAME)
        points = [Point(x, y, bool(flag & _ON_CURVE)) for x, y, flag in zip(across, upwards, flags, strict=True)]
        return (points[end + 1 : last + 1] for end, last in pairwise(ends))

    def _along(self, flags: Sequence[int], at: int, short: int, same: int) -> tuple[list[int], int]:
        """The places of all points along one axis, each told by its distance from the one before."""
        place, places = 0, []
        for flag in flags:
            if flag & short:
                place += self._bytes[at] if flag & same else -self._bytes[at]
                at += 1
            elif not flag & same:
                place += self._numbers("h", 1, at)[0]
                at += 2
            places.append(place)
        return places, at

    def _composite(self, at: int) -> Iterator[Contour]:
        """A glyph made of others: é is e and an accent, moved and scaled."""
        more = True
        while more:
            flags, glyph = self._numbers("H", 2, at)
            right, up = self._numbers("h" if flags & _WORDS else "b", 2, at + 4)
            at += 8 if flags & _WORDS else 6
            count = 1 if flags & _SCALE else 2 if flags & _TWO_SCALES else 4 if flags & _MATRIX else 0
            matrix = _matrix([number / _FRACTION for number in self._numbers("h", count, at)])
            at += 2 * count
            for contour in self._contours(glyph):
                yield [_moved(point, matrix, right, up) for point in contour]
            more = bool(flags & _MORE)


def _matrix(scales: Sequence[float]) -> Sequence[float]:
    """What a part is turned and scaled by, out of the none, one, two or four numbers that say so."""
    if len(scales) == 4:
        return scales
    return (scales[0], 0, 0, scales[-1]) if scales else (1, 0, 0, 1)


def _moved(point: Point, matrix: Sequence[float], right: int, up: int) -> Point:
    a, b, c, d = matrix
    return Point(point.x * a + point.y * c + right, point.x * b + point.y * d + up, point.on_curve)


def _path(contour: Contour) -> str:
    """A contour with the points that TrueType leaves out: the middles between two that pull."""
    full = list(chain.from_iterable(_with_middle(*pair) for pair in pairwise((*contour, *contour[:1]))))
    start = next((number for number, point in enumerate(full) if point.on_curve), None)
    if start is None:
        return ""
    turned = (*full[start:], *full[: start + 1])
    return f"M{turned[0].x:g} {turned[0].y:g}{''.join(_step(*pair) for pair in pairwise(turned))}Z"


def _with_middle(point: Point, following: Point) -> tuple[Point, ...]:
    if point.on_curve or following.on_curve:
        return (point,)
    return point, Point((point.x + following.x) / 2, (point.y + following.y) / 2, True)


def _step(before: Point, point: Point) -> str:
    letter = "Q" if not point.on_curve else "L" if before.on_curve else " "
    return f"{letter}{point.x:g} {point.y:g}"
