"""Workbooks within two decks: each pair is compared once, though the chart and what is left of it both ask."""

from __future__ import annotations

from typing import NamedTuple

from .changes import NotCompared
from .workbooks.compare import compare_books
from .workbooks.differences import Difference
from .workbooks.model import Book
from .workbooks.read import read_embedded


class BookDifferences(NamedTuple):
    """What differs between two workbooks, and what of them is known by its content only."""

    differences: list[Difference]
    unread: list[NotCompared]


class ComparedBooks:
    """Remembers what differed, and not the workbooks themselves."""

    def __init__(self) -> None:
        self._known: dict[tuple[bytes, bytes], BookDifferences | None] = {}

    def of(self, old: bytes, new: bytes) -> BookDifferences | None:
        """The differences of two workbooks; None where one cannot be read."""
        if (old, new) not in self._known:
            self.compared(old, new, read_embedded(old), read_embedded(new))
        return self._known[old, new]

    def compared(self, old: bytes, new: bytes, before: Book | None, after: Book | None) -> BookDifferences | None:
        """The same of two that were read already."""
        if (old, new) not in self._known:
            found = None if before is None or after is None else BookDifferences(*compare_books(before, after))
            self._known[old, new] = found
        return self._known[old, new]
