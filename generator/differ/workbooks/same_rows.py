"""Rows that stand letter by letter in the same sheet of the other workbook: what they came to is taken from there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from .cells import Text
from .model import Cell, Line, Place

_END, _START = b"</row>", b'<row r="'
_NEEDS_MORE = (b't="shared"', b"rPr")
"""A formula that stands in another row, fonts that another part names."""
_SHARED_TEXT = b't="s"'


class ReadRows(NamedTuple):
    """A sheet's rows as they are written, by number, and what was read from them over these shared texts."""

    written: Mapping[int, bytes]
    cells: Mapping[int, Mapping[Place, Cell]]
    lines: Mapping[int, Line]
    texts: Sequence[Text]

    def same(self, written: Mapping[int, bytes], texts: Sequence[Text]) -> frozenset[int]:
        """The rows of another sheet that are none but these."""
        alike = texts[: len(self.texts)] == self.texts
        return frozenset(
            number for number, row in written.items()
            if self.written.get(number) == row and (alike or _SHARED_TEXT not in row)
        )  # fmt: skip


def by_row(cells: Mapping[Place, Cell]) -> Mapping[int, Mapping[Place, Cell]]:
    found: dict[int, dict[Place, Cell]] = defaultdict(dict)
    for place, cell in cells.items():
        found[place[0]][place] = cell
    return found


def written_rows(sheet: bytes) -> dict[int, bytes]:
    """Rows that can be told apart without reading them and stand for themselves; none of an unusual sheet."""
    if b"<!" in sheet or sheet.count(b"<?") > 1:
        return {}
    rows = [row for row in sheet.split(_END) if _is_plain(row)]
    found = {_number(row): row for row in rows}
    return found if len(found) == len(rows) else {}


def without(sheet: bytes, written: Mapping[int, bytes], numbers: Iterable[int]) -> bytes:
    """A sheet that lacks these of its rows."""
    gone = {written[number] for number in numbers}
    pieces = sheet.split(_END)
    kept = [piece + _END for piece in pieces[:-1] if piece not in gone]
    return b"".join([*kept, pieces[-1]])


def _is_plain(row: bytes) -> bool:
    return row.startswith(_START) and row.count(b"<row") == 1 and not any(mark in row for mark in _NEEDS_MORE)


def _number(row: bytes) -> int:
    digits = row[len(_START) : row.index(b'"', len(_START))]
    return int(digits) if digits.isdigit() else 0
