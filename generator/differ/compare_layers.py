"""What shows through from themes, masters and layouts: told once, with the slides that it touches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..alike.align import Alignment, align
from ..alike.shapes import contents
from ..pptx_deck.model import Deck, Layer, Shape, Slide
from ..pptx_deck.parts import Part
from .changes import Change
from .compare_shapes import ShapeComparison
from .compare_traits import compare_traits


def compare_layers(
    old: Deck, new: Deck, slides: Alignment, tolerance: int
) -> Iterator[tuple[Part | None, Change]]:  # fmt: skip
    """Changes of themes, masters and layouts, each with the part of the new deck, or of the old one where it is gone.

    Between LibreOffice's decks and others only of what is seen of them, which is of no one part.
    """
    if old.by_libreoffice != new.by_libreoffice:
        yield from ((None, change) for change in _seen(old, new, slides, tolerance))
        return
    found = aligned_layers(old.layers, new.layers, slides)
    for index in found.left_old:
        yield old.layers[index].part, _change(old.layers[index], "", _named(old.layers[index]), None)
    for index in found.left_new:
        yield new.layers[index].part, _change(new.layers[index], "", None, _named(new.layers[index]))
    for one, other in found.pairs():
        if old.layers[one] != new.layers[other]:
            told = _layer(old.layers[one], new.layers[other], tolerance)
            part = new.layers[other].part or old.layers[one].part
            yield from ((part, change) for change in told)


def aligned_layers(old: Sequence[Layer], new: Sequence[Layer], slides: Alignment) -> Alignment:
    """Layers by kind and name, then by what they hold, then by the slides that stand on them."""
    found = align(
        old, new,
        (
            lambda layer: (layer.kind, layer.name),
            lambda layer: (layer.kind, layer.shapes, layer.holders) if layer.holders else None,
        ),
    )  # fmt: skip
    to_new = {one + 1: other + 1 for one, other in slides.pairs()}
    for one in list(found.left_old):
        places = {to_new.get(number) for number in old[one].slides}
        same = (each for each in found.left_new if old[one].kind == new[each].kind and places & {*new[each].slides})
        other = next(same, None)
        if other is not None:
            found.pair([(one, other)])
    return found


def _named(layer: Layer) -> str:
    return " ".join(each for each in (layer.kind, f'"{layer.name}"' if layer.name else "") if each)


def _change(layer: Layer, where: str, old: str | None, new: str | None, shape: Shape | None = None) -> Change:
    name = " ".join(each for each in (f'"{layer.name}"' if layer.name else "", shape.name if shape else "") if each)
    return Change(layer.kind, None, None, name or None, where, old, new, touches=layer.slides)


def _layer(old: Layer, new: Layer, tolerance: int) -> Iterator[Change]:
    if old.name != new.name:
        yield _change(new, "name", old.name, new.name)
    for told in compare_traits(old.traits, new.traits):
        yield _change(new, told.where, told.old, told.new)
    for before, after in ((old.shapes, new.shapes), (old.holders, new.holders)):
        yield from _shapes(before, after, new, tolerance)


def _shapes(old: Sequence[Shape], new: Sequence[Shape], layer: Layer, tolerance: int) -> Iterator[Change]:
    shapes = ShapeComparison(0, 0, tolerance)
    for change in shapes.compare(old, new):
        yield _as_of_layer(change, layer)
    for one in shapes.not_compared:
        if not one.same:
            yield _change(layer, one.shape, one.what, f"{one.what}, otherwise")


def _as_of_layer(change: Change, layer: Layer) -> Change:
    """A change of a shape as one of its layer: what it was told as becomes part of where it is."""
    what = {"shape-added": "added", "shape-removed": "removed"}.get(change.kind, change.kind)
    where = f"{what}, {change.where}" if change.where and what != "style" else change.where or what
    name = " ".join(each for each in (f'"{layer.name}"' if layer.name else "", change.shape or "") if each)
    return replace(
        change, kind=layer.kind, slide_old=None, slide_new=None, shape=name or None, where=where, touches=layer.slides,
        place_old=None, place_new=None, paragraph=None, called="",
    )  # fmt: skip


def _seen(old: Deck, new: Deck, slides: Alignment, tolerance: int) -> Iterator[Change]:
    """What shows through, slide by slide, each difference once."""
    found: dict[Change, list[int]] = {}
    known: dict[tuple[int, int], list[Change]] = {}
    for one, other in slides.pairs():
        before, after = old.slides[one], new.slides[other]
        key = id(before.through), id(after.through)
        if key not in known:
            known[key] = list(_through(before, after, tolerance))
        for change in known[key]:
            found.setdefault(change, []).append(after.number)
    yield from (replace(change, touches=tuple(numbers)) for change, numbers in found.items())


def _through(old: Slide, new: Slide, tolerance: int) -> Iterator[Change]:
    if old.through == new.through or list(contents(old.through)) == list(contents(new.through)) == []:
        return
    yield from _shapes(old.through, new.through, Layer("layout", ""), tolerance)
