"""Which metrics add up to which: the rows of 勾稽 that say so, and whether they do as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from .model import Workbook

_TERM = re.compile(r"\s*([+\-−]?)\s*([^\W\d]\w*)\s*")


class Addition(NamedTuple):
    """A metric that is the sum of others: their keys, each with 1 or −1."""

    total: str
    parts: tuple[tuple[str, int], ...]

    def gap(self, printed: Mapping[str, Decimal]) -> Decimal | None:
        """What parts as printed add up to, less their total as printed; None where one of them is not printed."""
        if self.total not in printed or any(key not in printed for key, _ in self.parts):
            return None
        return sum((sign * printed[key] for key, sign in self.parts), Decimal(0)) - printed[self.total]


def additions(workbook: Workbook) -> Iterator[Addition]:
    """The rows of 勾稽 that say that metrics add up to another one: a + b − c = d, either way round."""
    for row in workbook.reconciliations:
        sides = [terms_of(side) for side in (row.left, row.right)]
        for parts, whole in (sides, sides[::-1]):
            if row.relation == "=" and len(parts) > 1 and len(whole) == 1 and whole[0][1] == 1:
                yield Addition(whole[0][0], tuple(parts))


def terms_of(side: str) -> list[tuple[str, int]]:
    """The keys of a sum with their signs; none where it is anything else."""
    found: list[tuple[str, int]] = []
    place = 0
    while place < len(side):
        match = _TERM.match(side, place)
        if match is None or (found and not match[1]):
            return []
        found.append((match[2], -1 if match[1] in ("-", "−") else 1))
        place = match.end()
    return found
