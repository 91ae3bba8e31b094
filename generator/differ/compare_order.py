"""Which shapes lie over others now that they lay under, or the other way round: only there their order is seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..alike.align import longest_increasing
from ..office.emu import EMU_PER_POINT
from ..pptx_deck.model import Place, Shape

Ranks = tuple[int, int]
"""A shape's place from the back, then and now, among the shapes that both slides have."""


def changed_order(old: Sequence[Shape], new: Sequence[Shape], order: Mapping[int, int]) -> dict[int, Ranks]:
    """Ranks of the shapes that were put elsewhere, by their index in `new`; `order` is the old index of each.

    One that stands where it stood while others went past it is not told: they are.
    """
    moved = set() if _is_kept(order) else _out_of_order(old, new, order)
    if not moved:
        return {}
    places = _Places(order)
    still = {index for index in moved if len({*places.ranks(index)}) == 1}
    told = (moved - still) | {other for index in still for other in _passed(new, index, order)}
    return {index: places.ranks(index) for index in sorted(told) if [*_passed(new, index, order)]}


def _is_kept(order: Mapping[int, int]) -> bool:
    olds = [order[index] for index in sorted(order)]
    return olds == sorted(olds)


def _is_replaced(old: Shape, new: Shape) -> bool:
    """Whether a picture shows another one: putting it in again laid it on top."""
    return old.picture is not None and new.picture is not None and old.picture.digest != new.picture.digest


def _out_of_order(old: Sequence[Shape], new: Sequence[Shape], order: Mapping[int, int]) -> set[int]:
    """As few shapes as can be that do not stand in the order of the others; rather a replaced picture than another."""
    own = [index for index in sorted(order) if not _is_replaced(old[order[index]], new[index])]
    back = {order[index]: index for index in order}
    kept = {back[one] for one in longest_increasing([order[index] for index in own])}
    for index in set(order) - set(own):
        if all((other < index) == (order[other] < order[index]) for other in kept):
            kept.add(index)
    return set(order) - kept


class _Places:
    def __init__(self, order: Mapping[int, int]) -> None:
        self._old = {index: rank for rank, index in enumerate(sorted(order, key=lambda each: order[each]), 1)}
        self._new = {index: rank for rank, index in enumerate(sorted(order), 1)}

    def ranks(self, index: int) -> Ranks:
        return self._old[index], self._new[index]


def _passed(shapes: Sequence[Shape], index: int, order: Mapping[int, int]) -> Iterator[int]:
    """The shapes that cover one in part, and lay on its other side."""
    place = shapes[index].place
    for other in order:
        if other != index and (other < index) != (order[other] < order[index]):
            beside = shapes[other].place
            if place is not None and beside is not None and _overlap(place, beside):
                yield other


def _overlap(one: Place, other: Place) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > EMU_PER_POINT and down > EMU_PER_POINT
