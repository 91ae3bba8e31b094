"""Two decks part by part, from the package down to the last picture: each pair of parts that differs is compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from ...pptx_deck.parts import Package, Part, Relation
from ..changes import Unread
from ..embedded_books import ComparedBooks
from ..pixels import same_pixels
from .by_bytes import by_bytes
from .content_types import by_content_type
from .drawings import Drawing, drawings
from .facts import Fact, Known, TreeComparison, referred
from .layers import is_left, layout_name, layouts_of, leads_to, masters_of, renamed, root_of, tree_of
from .names import local, name_of
from .noise import NOISY_KINDS, UNSEEN_KINDS
from .place import NOTHING, Place
from .relations import address, by_kind, in_pairs, is_bare, said_of, target

if TYPE_CHECKING:
    from lxml.etree import _Element

_APART = ("slide", "slideMaster", "slideLayout")
"""Kinds that are compared on their own, by which slides are made with them."""
_NAMES = {
    "officeDocument": "presentation", "notesSlide": "notes", "extended-properties": "program",
    "core-properties": "properties",
}  # fmt: skip
_MADE = ("theme", "notesMaster", "handoutMaster")
"""What a program makes anew together with layouts and masters."""
MADE_ANEW = "p:sldMaster/"


class Told(NamedTuple):
    """What the comparison of what is seen told of a pair of slides."""

    old: Part
    new: Part
    numbers: tuple[int, int]
    known: Known
    shapes: frozenset[_Element]
    """Shapes of the new slide of which something was told."""
    slide: bool
    """Whether something was told of the slide itself."""
    by_bytes: frozenset[_Element] = frozenset()
    """Shapes of which it was told that their bytes differ: all that is in them is told with that."""
    animation: bool = False
    """The same of its animation."""

    @property
    def anything(self) -> bool:
        return self.slide or bool(self.shapes)


class ToldLayers(NamedTuple):
    """The themes, masters and layouts of which something was told, which is which, and the same of table styles."""

    told: frozenset[Part]
    same: Mapping[Part, Part]
    styles: frozenset[_Element]

    def goes_with(self, relation: Relation) -> bool:
        """Whether a part that one deck alone has was told as a layer, or style by style."""
        part = relation.found
        tree = tree_of(part) if part is not None and relation.kind == "tableStyles" else None
        return part in self.told or (tree is not None and len(tree) > 0 and all(each in self.styles for each in tree))


class Net:
    """Compares what is left of two decks after their slides were compared.

    `anything` says whether something was told at all, `layers` what of layers; `made_anew` says that a program made
    its own.
    """

    def __init__(
        self, slides: Sequence[Told], anything: bool, layers: ToldLayers, made_anew: bool, books: ComparedBooks
    ) -> None:
        self._slides, self._anything, self._layers, self._made_anew = slides, anything, layers, made_anew
        self._books = books
        self._same_slides = {(told.old, told.new) for told in slides}
        self._visited: set[tuple[Part, Part]] = set()

    def unread(self, old: Package, new: Package) -> Iterator[Unread]:
        """All that differs and was not told, slide by slide, then layouts, then the rest of the deck."""
        for told in self._slides:
            name = f"slide {told.numbers[1]}"
            place = Place(name, told.numbers, True, told.slide, told.known, told.shapes, told.by_bytes, told.animation)
            if told.old.whole_digest != told.new.whole_digest:
                yield from self._parts(told.old, told.new, place)
        yield from self._shared()
        yield from self._masters_in_turn(old.presentation, new.presentation)
        yield from by_content_type(old.root, new.root, Place("deck"))
        ids = {str(told.numbers[0]): str(told.numbers[1]) for told in self._slides}
        deck = Place("deck", told=self._anything, known=Known({}, ids))
        yield from self._relations(old.root, new.root, deck, set(), set())

    def _shared(self) -> Iterator[Unread]:
        """Layouts and masters of slides that are the same one, each pair once."""
        if self._made_anew:
            yield Unread(None, None, "layouts, masters and themes", "made anew", None, None, False, MADE_ANEW)
            return
        changed: dict[tuple[Part, Part], list[Told]] = defaultdict(list)
        left = cache(is_left)
        for told in self._slides:
            one, other = told.old.related("slideLayout"), told.new.related("slideLayout")
            # A slide that was given another layout is told; the one it had is compared with what it became.
            if one is not None and other is not None and not left(one, other):
                changed[one, other].append(told)
        masters: dict[tuple[Part, Part], bool] = {}
        for (one, other), slides in changed.items():
            anything = any(told.anything for told in slides)
            yield from self._parts(one, other, Place(layout_name(other), told=anything))
            pair = one.related("slideMaster"), other.related("slideMaster")
            if pair[0] is not None and pair[1] is not None:
                masters[pair[0], pair[1]] = masters.get((pair[0], pair[1]), False) or anything
        for (one, other), anything in masters.items():
            yield from self._parts(one, other, Place("master", told=anything))
            yield from self._unused(one, other)

    def _masters_in_turn(self, old: Part, new: Part) -> Iterator[Unread]:
        """Masters that no slide is made with, by their order."""
        if self._made_anew:
            return
        used = ({pair[side] for pair in self._visited} for side in (0, 1))
        sides = zip((old, new), used, strict=True)
        left = [[each for each in masters_of(part) if each not in known] for part, known in sides]
        for one, other in zip_longest(*left):
            if one is not None and other is not None:
                yield from self._parts(one, other, Place("master", seen=False))
                yield from self._unused(one, other)
            else:
                yield Unread(None, None, "master", "master", *_there(one, other), False, "p:sldMaster")

    def _unused(self, old: Part, new: Part) -> Iterator[Unread]:
        """Layouts that no slide is made with: nothing of them shows."""
        used = ({pair[side] for pair in self._visited} for side in (0, 1))
        befores, afters = (layouts_of(part, known) for part, known in zip((old, new), used, strict=True))
        befores = renamed(befores, afters, self._layers.same)
        for key in dict.fromkeys([*befores, *afters]):
            one, other, name = befores.get(key), afters.get(key), key[0]
            if one is not None and other is not None:
                yield from self._parts(one, other, Place(f"layout {name}", seen=False))
            elif not all(leads_to(master, one or other) for master in (old, new)):
                yield Unread(None, None, f"layout {name}", "layout", *_there(one, other), False, "p:sldLayout")

    def _parts(self, old: Part, new: Part, place: Place) -> Iterator[Unread]:
        if (old, new) in self._visited:
            return
        self._visited.add((old, new))
        place = place._replace(told=True) if new in self._layers.told else place
        yield from by_content_type(old, new, place)
        if old.blob == new.blob and self._lead_alike(old, new) and local(root_of(new)) != "presentation":
            return
        trees = tree_of(old), tree_of(new)
        if trees[0] is None or trees[1] is None:
            yield from by_bytes(old.blob, new.blob, place, self._books)
            return
        yield from self._trees(old, new, trees[0], trees[1], place)

    def _lead_alike(self, old: Part, new: Part) -> bool:
        """Whether the relations of two parts lead to the same; notes lead back to their slide, which is compared."""
        if old.whole_digest == new.whole_digest:
            return True
        pairs = list(zip_longest(old.rels.values(), new.rels.values()))
        return all(one is not None and other is not None and self._is_same(one, other) for one, other in pairs)

    def _is_same(self, old: Relation, new: Relation) -> bool:
        if old[:5] != new[:5] or old.found is None or new.found is None:
            return False
        slides = old.found, new.found
        return slides in self._same_slides if old.kind == "slide" else old.found.whole_digest == new.found.whole_digest

    def _trees(self, old: Part, new: Part, one: _Element, other: _Element, place: Place) -> Iterator[Unread]:
        followed: tuple[set[str], set[str]] = (set(), set())
        found: list[Unread] = []

        def follow(before: str | None, after: str | None, unit: _Element | None) -> bool:
            pair = old.rels.get(before or ""), new.rels.get(after or "")
            for side, relation in zip(followed, pair, strict=True):
                side.update([relation.id] if relation is not None else [])
            told = place.told or (unit is not None and unit in place.shapes)
            below = place._replace(told=told, shapes=frozenset(), known=NOTHING)
            if unit is not None and unit in place.by_bytes:
                return True
            if pair[1] is not None and pair[1].kind == "diagramData":
                found.extend(self._drawing(drawings(old, new, pair, place.known, unit), below))
            return self._follow(pair[0], pair[1], below, found)

        root = name_of(other)
        if root == "a:tblStyleLst":
            styles, same = self._layers.styles, _by_style(one, other)
            gone = styles - {*same, *same.values()}
            place = place._replace(known=Known(same, {}, apart=gone), by_bytes=styles)
        comparison = TreeComparison(root, place.known, follow)
        for fact in comparison.facts(one, other):
            if not _is_told(fact, place):
                yield _unread(_with_targets(fact, old, new), place)
        yield from found
        for side, tree in zip(followed, (one, other), strict=True):
            side.update(referred(tree))
        yield from self._relations(old, new, place, *followed)

    def _follow(self, old: Relation | None, new: Relation | None, place: Place, found: list[Unread]) -> bool:
        """Whether two relations lead to the same: the same address, or parts that are compared in their turn."""
        if old is None or new is None:
            return old is new
        if old.is_external or new.is_external or old.kind != new.kind:
            return address(old) == address(new)
        if old.kind == "slide":
            return old.found is new.found is None or (old.found, new.found) in self._same_slides
        one, other = old.found, new.found
        if one is None or other is None:
            return one is other
        if old.kind not in (*_APART, *NOISY_KINDS) and not (self._made_anew and old.kind in _MADE):
            if old.kind == "image" and one.blob != other.blob:
                return place.told or same_pixels(one.blob, other.blob)
            found += self._parts(one, other, _below(place, new))
        return True

    def _drawing(self, drawn: tuple[Drawing, Drawing], place: Place) -> Iterator[Unread]:
        """A drawing that differs though what it is drawn from is the same, or of which nothing was told."""
        old, new = (each.relation for each in drawn)
        if place.told and drawn[0].source != drawn[1].source:
            return
        if old is not None and new is not None:
            yield from self._related(old, new, place)
        elif old is not None or new is not None:
            before, after = (None if each is None else each.target_ref for each in (old, new))
            yield Unread(*place.slides, place.name, "diagramDrawing", before, after, place.seen, "diagramDrawing")

    def _relations(
        self, old: Part, new: Part, place: Place, done_old: set[str], done_new: set[str]
    ) -> Iterator[Unread]:
        """Parts that no element refers to, by their kind and in their order."""
        befores, afters = by_kind(old, done_old), by_kind(new, done_new)
        for kind in (*_APART, *_MADE) if self._made_anew else ():
            befores.pop(kind, None)
            afters.pop(kind, None)
        for one, other in in_pairs(befores, afters):
            if one is not None and other is not None and one.kind == other.kind:
                yield from self._related(one, other, place)
            elif not any(each is not None and self._goes_without_saying(each, place) for each in (one, other)):
                last, before, after = said_of(one, other)
                yield _of_relation(last.kind, before, after, place)

    def _goes_without_saying(self, relation: Relation, place: Place) -> bool:
        """Whether what a relation leads to was told by its reader, or says nothing."""
        of_page = relation.kind in ("notesSlide", "comments") and (place.told or is_bare(relation))
        return of_page or self._layers.goes_with(relation)

    def _related(self, old: Relation, new: Relation, place: Place) -> Iterator[Unread]:
        one, other = old.found, new.found
        if one is None or other is None:
            if address(old) != address(new) or one is not other:
                yield _of_relation(new.kind, target(old), target(new), place)
        elif new.kind == "slide":
            if (one, other) not in self._same_slides:
                yield _of_relation(new.kind, old.target_ref, new.target_ref, place)
        elif new.kind not in _APART:
            yield from self._parts(one, other, _below(place, new))


def _is_told(fact: Fact, place: Place) -> bool:
    """Whether a fact was told already, by its reader or with the bytes of the whole thing."""
    understood = fact.read or fact.comes
    if fact.unit is None:
        # Which colours a slide means by their names is told by the shapes that have them.
        mapped = fact.within == "p:clrMapOvr" and bool(place.shapes)
        return (understood and (place.told or mapped)) or (place.animation and fact.within == "p:timing")
    return fact.unit in place.by_bytes or (understood and fact.unit in place.shapes)


def _with_targets(fact: Fact, old: Part, new: Part) -> Fact:
    """Ids of relations as where they lead."""
    if "@r:" not in fact.name:
        return fact
    one, other = old.rels.get(fact.old or ""), new.rels.get(fact.new or "")
    before, after = said_of(one, other)[1:] if one is not None or other is not None else (None, None)
    return fact._replace(old=before or fact.old, new=after or fact.new)


def _unread(fact: Fact, place: Place) -> Unread:
    element, _, attribute = fact.name.partition("@")
    what = " ".join(part for part in (local(element.rpartition("/")[2].rstrip("#")), local(attribute)) if part)
    if fact.unit is None and fact.within not in ("", "p:cSld", element.rpartition("/")[2]):
        what = f"{local(fact.within)}: {what}"
    where = f"{place.name}, {_shape_name(fact.unit)}" if fact.unit is not None else place.name
    return Unread(*place.slides, where, what, fact.old, fact.new, fact.seen and place.seen, fact.name, fact.read)


def _of_relation(kind: str, old: str | None, new: str | None, place: Place) -> Unread:
    """A relation that leads elsewhere, or is on one side only."""
    seen = place.seen and kind not in UNSEEN_KINDS
    return Unread(*place.slides, place.name, kind, old, new, seen, kind)


def _below(place: Place, relation: Relation) -> Place:
    name = _NAMES.get(relation.kind, relation.kind)
    whole = f"{name} of {place.name}" if place.name != "deck" else name
    seen = place.seen and relation.kind not in UNSEEN_KINDS
    return place._replace(name=whole, seen=seen, shapes=frozenset())


def _there(old: Part | None, new: Part | None) -> tuple[str | None, str | None]:
    return (old.partname if old is not None else None, new.partname if new is not None else None)


def _shape_name(shape: _Element) -> str:
    names = next(shape.iterfind("./*/{*}cNvPr"), None)
    return str(names.get("name", "")) if names is not None else shape.get("styleName", "shape")


def _by_style(old: _Element, new: _Element) -> dict[_Element, _Element]:
    """Table styles that are the same one, by their ids."""
    known = {each.get("styleId"): each for each in new}
    return {each: known[each.get("styleId")] for each in old if each.get("styleId") in known}
