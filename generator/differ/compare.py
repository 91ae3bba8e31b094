"""Two decks compared: slides aligned, then everything on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from ..alike.align import Alignment
from ..alike.shapes import contents
from ..alike.slides import Names, aligned_slides, words_of_slide
from ..alike.words import KNOWN_UNITS, units_with
from ..office.emu import EMU_PER_POINT
from ..pptx_deck.model import Deck, Slide
from ..pptx_deck.parts import Part
from .called import SlideWords
from .changes import Change, Comparison, NotCompared, Unread
from .compare_layers import aligned_layers, compare_layers
from .compare_shapes import ShapeComparison
from .compare_slides import compare_around, compare_sections
from .compare_table_styles import compare_table_styles
from .embedded_books import ComparedBooks
from .net.facts import Known, elements_of
from .net.saving import by_saving
from .net.walk import Net, Told, ToldLayers

if TYPE_CHECKING:
    from lxml.etree import _Element

TOLERANCE = 0.5
"""Points by which a place may differ and be the same."""


def compare_decks(
    old: Deck, new: Deck, names_old: Names | None = None, names_new: Names | None = None, tolerance: float = TOLERANCE,
    own_units: Sequence[str] = (),
) -> Comparison:  # fmt: skip
    """All changes from one deck to another, in the order of the new one.

    `names_old` and `names_new` say by number which slide is which, where lineage knows; `tolerance` is in points;
    `own_units` are those that workbooks add to the known ones.
    """
    found = aligned_slides(old.slides, new.slides, names_old, names_new)
    units = units_with(own_units) if own_units else KNOWN_UNITS
    comparer = _Comparer(old, new, found, round(tolerance * EMU_PER_POINT), units)
    changes = tuple(comparer.changes())
    unread = comparer.unread(bool(changes))
    pairs = tuple((old.slides[o].number, new.slides[n].number) for o, n in found.pairs())
    sizes = len(old.slides), len(new.slides)
    titles = tuple(map(_named, old.slides)), tuple(map(_named, new.slides))
    return Comparison("", "", changes, (), tuple(comparer.not_compared), unread, sizes, pairs=pairs, titles=titles)


class _Comparer:
    def __init__(self, old: Deck, new: Deck, found: Alignment, tolerance: int, units: Container[str]) -> None:
        self._old, self._new, self._found, self._tolerance = old, new, found, tolerance
        self.not_compared: list[NotCompared] = []
        self._told: list[Told] = []
        self._layers: set[Part] = set()
        self._styles: set[_Element] = set()
        self._books, self._units = ComparedBooks(), units
        # A layout's name does not survive a save by LibreOffice, which makes its own.
        self._same_program = old.by_libreoffice == new.by_libreoffice
        pairs = aligned_layers(old.layers, new.layers, found).pairs()
        layers = [(old.layers[one], new.layers[other]) for one, other in pairs]
        self._renamed = {(one.name, other.name) for one, other in layers}
        self._same_layers = {one.part: other.part for one, other in layers if one.part and other.part}

    def changes(self) -> Iterator[Change]:
        yield from self._deck()
        yield from self._of_layers()
        yield from self._of_table_styles()
        if not (_without_sections(self._old) or _without_sections(self._new)):
            yield from compare_sections(self._old.slides, self._new.slides, self._found.pairs())
        partners = {new: old for old, new in self._found.pairs()}
        moved = self._found.moved()
        removed = list(self._found.left_old)
        for index, slide in enumerate(self._new.slides):
            if index not in partners:
                yield self._added(slide)
                continue
            while removed and removed[0] < partners[index]:
                yield self._removed(removed.pop(0))
            yield from self._slide(self._old.slides[partners[index]], slide, index in moved)
        yield from map(self._removed, removed)

    def _deck(self) -> Iterator[Change]:
        for (name, before), (_, after) in zip(self._old.properties, self._new.properties, strict=True):
            if before != after:
                yield Change("properties", None, None, None, name, before or None, after or None)
        if self._old.size != self._new.size:
            yield Change("properties", None, None, None, "slide size", _size(self._old), _size(self._new))

    def _removed(self, index: int) -> Change:
        slide = self._old.slides[index]
        return Change("slide-removed", slide.number, None, None, "", _named(slide), None)

    def _added(self, slide: Slide) -> Change:
        return Change("slide-added", None, slide.number, None, self._origin(slide), None, _named(slide))

    def _origin(self, slide: Slide) -> str:
        """Where an added slide came from, when most of its words stood on one slide of the old deck."""
        words = words_of_slide(slide)
        shares = (((words & each).total() / (words.total() or 1), index) for index, each in enumerate(self._words))
        share, index = max(shares, default=(0.0, 0))
        if share < 0.6 or words.total() < 3:
            return ""
        whole = share > 0.95 and words.total() >= 0.95 * self._words[index].total()
        return f"{'copy of' if whole else 'split from'} slide {self._old.slides[index].number}"

    @cached_property
    def _words(self) -> list[Counter[str]]:
        """What each slide of the old deck says."""
        return [words_of_slide(slide) for slide in self._old.slides]

    def _slide(self, old: Slide, new: Slide, moved: bool) -> Iterator[Change]:
        at = old.number, new.number
        if moved:
            yield Change("slide-moved", *at, None, _named(new), str(old.number), str(new.number))
        parts = old.part, new.part
        words = SlideWords(old.shapes), SlideWords(new.shapes)
        shapes = ShapeComparison(
            old.number, new.number, self._tolerance, self._same_program, parts, words, self._books, self._units
        )
        told = list(self._of_slide(old, new, at))
        hidden = old.hidden and new.hidden
        for change in (*told, *shapes.compare(old.shapes, new.shapes)):
            yield replace(change, hidden=True) if hidden else change
        self.not_compared += shapes.not_compared
        animated = any(change.kind == "animation" for change in told)
        if old.part is not None and new.part is not None:
            self._told.append(
                Told(old.part, new.part, at, _known(shapes, self._tolerance), elements_of(shapes.told),
                     bool(told), elements_of(shapes.by_bytes), animated)
            )  # fmt: skip

    def _of_slide(self, old: Slide, new: Slide, at: tuple[int, int]) -> Iterator[Change]:
        if self._same_program and old.layout != new.layout and (old.layout, new.layout) not in self._renamed:
            yield Change("layout", *at, None, "", old.layout, new.layout)
        if old.background != new.background:
            yield Change("style", *at, None, "background", old.background or "none", new.background or "none")
        yield from compare_around(old, new, self._tolerance, self._same_program)

    def _of_layers(self) -> Iterator[Change]:
        for part, change in compare_layers(self._old, self._new, self._found, self._tolerance):
            self._layers |= {part} if part is not None else set()
            yield change

    def _of_table_styles(self) -> Iterator[Change]:
        # LibreOffice writes out in the cells what styles give.
        for style, change in compare_table_styles(self._old, self._new) if self._same_program else ():
            self._styles.add(style)
            yield change

    def unread(self, anything: bool) -> tuple[Unread, ...]:
        """What differs in how the decks are written and was not told; `anything` says whether something was."""
        if self._old.package is None or self._new.package is None:
            return ()
        anew = not self._same_program
        layers = ToldLayers(frozenset(self._layers), self._same_layers, frozenset(self._styles))
        net = Net(self._told, anything, layers, anew, self._books)
        found = net.unread(self._old.package, self._new.package)
        return tuple(found if self._same_program else map(by_saving, found))


def _known(shapes: ShapeComparison, tolerance: int) -> Known:
    pairs = shapes.pairs
    partners = {old.element: new.element for old, new in pairs if old.element is not None and new.element is not None}
    ids = {str(old.id): str(new.id) for old, new in pairs}
    return Known(partners, ids, tolerance, elements_of(shapes.apart))


def _size(deck: Deck) -> str:
    return " × ".join(f"{length / 914_400:.2f}" for length in deck.size) + " in"


def _without_sections(deck: Deck) -> bool:
    """Saved by LibreOffice, which drops them: that says nothing of whether anybody wanted it."""
    return deck.by_libreoffice and not any(slide.section for slide in deck.slides)


def _named(slide: Slide) -> str:
    return " ".join((slide.title or next(contents(slide.shapes), "")).split())
