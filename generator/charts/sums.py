"""Parts beside their total, and shares of one whole: whether they add up, exactly and as printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from ..errors import UnitMismatch
from ..finance.figures import Figure
from ..language import wording


def adds_up(parts: Iterable[Figure | None], whole: Figure | None, places: int) -> bool:
    return printed_gap(parts, whole, places) == 0


def printed_gap(parts: Iterable[Figure | None], whole: Figure | None, places: int) -> Decimal:
    """What parts as printed add up to, less their total as printed; nothing where one of them cannot be added."""
    present = [part for part in parts if part is not None and part.value is not None]
    if whole is None or whole.value is None or not present:
        return Decimal(0)
    try:
        shown = sum((wording.rounded(part.converted(whole.unit).defined(), places) for part in present), Decimal(0))
    except UnitMismatch:
        return Decimal(0)
    return shown - wording.rounded(whole.value, places)


def alone(rows: Sequence[Sequence[Figure | None]], totals: Sequence[Figure | None] | None) -> set[int]:
    """The columns whose only part is their total."""
    found = set()
    for index, (parts, whole) in enumerate(zip(zip(*rows, strict=True), totals or (), strict=False)):
        known = [part for part in parts if part is not None]
        if len(parts) > 1 and len(known) == 1 and whole is not None and gap(known, whole) == 0:
            found.add(index)
    return found


def apart_from_whole(shares: Sequence[Figure], places: int) -> Decimal:
    """What printed shares of one whole add up to, less 100; nothing where they are not all of it."""
    values = [share.value * 100 for share in shares if share.value is not None and share.unit.dimension == "ratio"]
    if len(values) < len(shares) or not values or abs(sum(values, Decimal(-100))) > Decimal("0.05"):
        return Decimal(0)
    return sum((wording.rounded(value, places) for value in values), Decimal(0)) - 100


def rounding(
    rows: Sequence[Sequence[Figure | None]], totals: Sequence[Figure | None] | None, places: int | None
) -> Decimal:
    """The largest difference between printed parts and their printed total."""
    columns = zip(zip(*rows, strict=True), totals or (), strict=False)
    gaps = [printed_gap(parts, whole, places or 0) for parts, whole in columns]
    return max(gaps, key=abs, default=Decimal(0))


def missing(
    rows: Sequence[Sequence[Figure | None]], totals: Sequence[Figure | None] | None, places: int | None
) -> Decimal:
    """The largest gap between a total and its exact parts that half a last digit for each of them does not explain."""
    gaps = [gap(parts, whole) for parts, whole in zip(zip(*rows, strict=True), totals or (), strict=False)]
    allowed = Decimal(len(rows) + 1) / 2 * Decimal(1).scaleb(-(places or 0))
    return max((gap for gap in gaps if abs(gap) > allowed), key=abs, default=Decimal(0))


def gap(parts: Iterable[Figure | None], whole: Figure | None) -> Decimal:
    known = list(parts)
    present = [part for part in known if part is not None and part.value is not None]
    if whole is None or whole.value is None or not present or len(present) < len(known):
        return Decimal(0)  # what is still to be filled in is told as such
    try:
        return whole.value - sum((part.converted(whole.unit).defined() for part in present), Decimal(0))
    except UnitMismatch:
        return Decimal(0)
