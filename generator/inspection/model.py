"""What an inspection tells, as plain data."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

_MOST = 60


class Leftover(NamedTuple):
    """One thing that a reader could find: its kind, the slide or part it is in, what it is, and what to do.

    What belongs there (a chart's own workbook, notes that were asked for) is `harmless`: told, and not counted.
    """

    kind: str
    where: str
    what: str
    hint: str = ""
    harmless: bool = False


@dataclass(frozen=True)
class Inspection:
    """All that was found, slide by slide, then in the file as a whole."""

    leftovers: tuple[Leftover, ...]

    @property
    def counted(self) -> tuple[Leftover, ...]:
        return tuple(leftover for leftover in self.leftovers if not leftover.harmless)

    @property
    def harmless(self) -> tuple[Leftover, ...]:
        return tuple(leftover for leftover in self.leftovers if leftover.harmless)


def told(text: str) -> str:
    """A file's own words on one line: no control characters, no turning of the direction, not too long."""
    plain = " ".join("".join(" " if unicodedata.category(c) in _UNSEEN else c for c in text).split())
    return plain if len(plain) <= _MOST else f"{plain[: _MOST - 1]}…"


_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def listed(names: list[str] | tuple[str, ...], most: int = 5) -> str:
    """a, b, c and 4 more"""
    head = ", ".join(told(name) for name in names[:most])
    return head if len(names) <= most else f"{head} and {len(names) - most} more"
