"""Which shape of a slide is which of another: by what it holds, or by where it stood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace

from ..office.emu import EMU_PER_POINT
from ..pptx_deck.model import Place, Shape
from ..pptx_deck.shapes import absolute
from .align import Alignment, Likeness, align
from .words import likeness, skeleton, terms

_FAR = 2 * 914_400


def aligned_shapes(old: Sequence[Shape], new: Sequence[Shape]) -> Alignment:
    """Shapes by content, then by name and place, then by likeness; never of different kinds."""
    names = Counter((one.kind, one.name) for one in old), Counter((one.kind, one.name) for one in new)

    def own_name(shape: Shape) -> Hashable:
        key = shape.kind, shape.name
        return key if names[0][key] == names[1][key] == 1 else None

    keys: tuple[Callable[[Shape], Hashable], ...] = (
        lambda shape: shape,
        lambda shape: (own_name(shape), content(shape)) if own_name(shape) else None,
        lambda shape: (shape.kind, shape.text, shape.place) if shape.text else None,
        lambda shape: (shape.kind, shape.text) if shape.text.strip() else None,
        lambda shape: (own_name(shape), skeleton(shape.text)) if own_name(shape) and shape.text else None,
        lambda shape: (own_name(shape), shape.place) if own_name(shape) else None,
        lambda shape: shape.placeholder if shape.placeholder in ("title", "ctrTitle") else None,
        lambda shape: (shape.kind, skeleton(shape.text), shape.place) if shape.text else None,
        lambda shape: (shape.kind, shape.picture) if shape.picture else None,
    )
    return align(old, new, keys, _likeness(old, new))


def _likeness(old: Sequence[Shape], new: Sequence[Shape]) -> Likeness:
    def score(one: int, other: int) -> float:
        a, b = old[one], new[other]
        if a.kind != b.kind:
            return 0.0
        name = 0.3 * (bool(a.name) and a.name == b.name)
        return 0.4 * _alike(a, b) + 0.3 * _near(a.place, b.place) + name

    def words(shape: Shape) -> set[Hashable]:
        return {*terms(content(shape)), shape.name, shape.place}

    return Likeness(score, lambda index: words(old[index]), lambda index: words(new[index]), 0.42)


def _alike(old: Shape, new: Shape) -> float:
    one, other = content(old), content(new)
    if not one and not other:
        return 0.5
    return likeness(one, other) if one and other else 0.0


def _near(old: Place | None, new: Place | None) -> float:
    """1 at the same place, 0 two inches away, by the nearer of corner and centre."""
    if old is None or new is None:
        return 0.0
    corner = abs(old.x - new.x) + abs(old.y - new.y)
    centre = abs(2 * (old.x - new.x) + old.width - new.width) + abs(2 * (old.y - new.y) + old.height - new.height)
    return max(0.0, 1 - min(corner, centre // 2) / _FAR)


def content(shape: Shape) -> str:
    """What a shape holds, as text."""
    if shape.table:
        return "\n".join(" | ".join(row) for row in shape.table.texts())
    if shape.chart:
        return "\n".join([shape.chart.title, *(series.name for series in shape.chart.series)])
    if shape.children:
        return "\n".join(filter(None, map(content, shape.children)))
    return shape.text or shape.alt


def aligned_by_place(old: Sequence[Shape], new: Sequence[Shape]) -> Alignment:
    """Shapes by id and name, then by place, and only what is left by what it says."""

    def own_place(shape: Shape) -> Hashable:
        place = shape.place
        return None if place is None else (shape.kind, *(round(each / EMU_PER_POINT) for each in place[:4]))

    found = align(
        old, new,
        (
            lambda shape: (shape.id, shape.name, shape.kind),
            lambda shape: (shape.name, shape.kind, own_place(shape)) if shape.place else None,
            own_place,
            lambda shape: (shape.name, shape.kind),
        ),
    )  # fmt: skip
    found.pair_left(aligned_shapes([old[i] for i in found.left_old], [new[i] for i in found.left_new]))
    return found


def leaves(shapes: Sequence[Shape], group: Shape | None = None) -> list[Shape]:
    """Shapes that hold something, those of groups one by one, each with its place on the slide, hidden as its group."""
    found: list[Shape] = []
    for each in shapes:
        shape = each
        if group is not None:
            place = absolute(each.place, group.place) if each.place and group.place else None
            shape = replace(each, place=place, hidden=each.hidden or group.hidden)
        found += leaves(shape.children, shape) if shape.kind == "group" else [shape]
    return [shape for shape in found if shape.kind != "line" and (shape.kind != "text" or shape.paragraphs)]


def contents(shapes: Sequence[Shape]) -> Iterator[str]:
    """What shapes hold, those of groups one by one; empty ones are left out."""
    for shape in shapes:
        if shape.children:
            yield from contents(shape.children)
        elif words := content(shape).strip():
            yield words
