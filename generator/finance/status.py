"""How sure a figure is. A derived figure is as sure as the least sure of its parents."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Status(StrEnum):
    """Status of a figure or table row, from the surest to the least sure."""

    DISCLOSED = "披露"
    DERIVED = "推算"
    UNCONFIRMED = "待核"
    ILLUSTRATIVE = "示例"

    @property
    def final(self) -> bool:
        """Whether a final deck may show it."""
        return self in (Status.DISCLOSED, Status.DERIVED)


def least_sure(statuses: Iterable[Status]) -> Status:
    """The least sure of some statuses; disclosed where there is none."""
    order = list(Status)
    return max(statuses, key=order.index, default=Status.DISCLOSED)
