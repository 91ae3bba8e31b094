"""Two decks compared: slides aligned, then everything on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count

from ..alike.align import Alignment, Likeness, align
from ..alike.words import skeleton
from ..office.emu import EMU_PER_POINT
from ..pptx_deck.model import Deck, Shape, Slide
from .changes import Change, Comparison, NotCompared
from .compare_shapes import ShapeComparison, content

TOLERANCE = 0.5
"""Points by which a place may differ and be the same."""

Names = Mapping[int, str]


def compare_decks(
    old: Deck, new: Deck, names_old: Names | None = None, names_new: Names | None = None, tolerance: float = TOLERANCE
) -> Comparison:
    """All changes from one deck to another, in the order of the new one.

    `names_old` and `names_new` say by number which slide is which, where lineage knows; `tolerance` is in points.
    """
    found = aligned_slides(old.slides, new.slides, names_old or {}, names_new or {})
    comparer = _Comparer(old, new, found, round(tolerance * EMU_PER_POINT))
    changes = tuple(comparer.changes())
    pairs = tuple((old.slides[o].number, new.slides[n].number) for o, n in found.pairs())
    sizes = len(old.slides), len(new.slides)
    return Comparison("", "", changes, (), tuple(comparer.not_compared), sizes, pairs=pairs)


class _Comparer:
    def __init__(self, old: Deck, new: Deck, found: Alignment, tolerance: int) -> None:
        self._old, self._new, self._found, self._tolerance = old, new, found, tolerance
        self.not_compared: list[NotCompared] = []
        # A layout's name does not survive a save by LibreOffice, which makes its own.
        self._layouts = ("LibreOffice" in old.application) == ("LibreOffice" in new.application)

    def changes(self) -> Iterator[Change]:
        yield from self._deck()
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
        words = _words(slide)
        shares = ((_overlap(words, _words(each)) / (words.total() or 1), each.number) for each in self._old.slides)
        share, number = max(shares, default=(0.0, 0))
        if share < 0.6 or words.total() < 3:
            return ""
        whole = share > 0.95 and words.total() >= 0.95 * _words(self._old.slides[number - 1]).total()
        return f"{'copy of' if whole else 'split from'} slide {number}"

    def _slide(self, old: Slide, new: Slide, moved: bool) -> Iterator[Change]:
        at = old.number, new.number
        if moved:
            yield Change("slide-moved", *at, None, _named(new), str(old.number), str(new.number))
        if old == new:
            self._tell_unread(old, new)
            return
        if self._layouts and old.layout != new.layout:
            yield Change("layout", *at, None, "", old.layout, new.layout)
        if old.hidden != new.hidden:
            yield Change("properties", *at, None, "hidden", _yes(old.hidden), _yes(new.hidden))
        if old.background != new.background:
            yield Change("style", *at, None, "background", old.background or "none", new.background or "none")
        yield from self._shapes(old, new)
        yield from _notes(old, new, at)
        self._animations(old, new)

    def _shapes(self, old: Slide, new: Slide) -> Iterator[Change]:
        shapes = ShapeComparison(old.number, new.number, self._tolerance)
        yield from shapes.compare(old.shapes, new.shapes)
        self.not_compared += shapes.not_compared

    def _tell_unread(self, old: Slide, new: Slide) -> None:
        shapes = ShapeComparison(old.number, new.number, self._tolerance)
        list(shapes.compare(old.shapes, new.shapes))
        self.not_compared += shapes.not_compared
        self._animations(old, new)

    def _animations(self, old: Slide, new: Slide) -> None:
        if old.unread or new.unread:
            same = old.unread == new.unread
            self.not_compared.append(NotCompared(old.number, new.number, "", "animation", same))


def _notes(old: Slide, new: Slide, at: tuple[int, int]) -> Iterator[Change]:
    for where, before, after in (("", old.notes, new.notes), ("comments", old.comments, new.comments)):
        if before != after:
            told = "\n".join(before) or None, "\n".join(after) or None
            yield Change("notes", *at, None, where, *told)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _size(deck: Deck) -> str:
    return " × ".join(f"{length / 914_400:.2f}" for length in deck.size) + " in"


def _named(slide: Slide) -> str:
    return " ".join((slide.title or next(_texts(slide.shapes), "")).split())


def _texts(shapes: Sequence[Shape]) -> Iterator[str]:
    for shape in shapes:
        if shape.children:
            yield from _texts(shape.children)
        elif words := content(shape).strip():
            yield words


@cache
def _words(slide: Slide) -> Counter[str]:
    """What a slide says, line by line, numbers apart."""
    lines = Counter(skeleton(line).strip() for text in _texts(slide.shapes) for line in text.split("\n"))
    lines.pop("", None)
    return lines


def _overlap(old: Counter[str], new: Counter[str]) -> int:
    return (old & new).total()


def aligned_slides(old: Sequence[Slide], new: Sequence[Slide], names_old: Names, names_new: Names) -> Alignment:
    """Slides by lineage where it names them, then by content, title and likeness."""
    titles = Counter(each.title for each in old), Counter(each.title for each in new)

    def title(slide: Slide) -> Hashable:
        alone = titles[0][slide.title] == titles[1][slide.title] == 1
        return slide.title if slide.title and alone else None

    keys: list[Callable[[Slide], Hashable]] = [
        lambda slide: slide,
        lambda slide: tuple(_texts(slide.shapes)) or None,
        lambda slide: tuple(skeleton(text) for text in _texts(slide.shapes)) or None,
        title,
    ]
    if names_old and names_new:
        return _by_name(old, new, names_old, names_new, keys)
    return align(old, new, keys, _likeness(old, new))


def _by_name(
    old: Sequence[Slide], new: Sequence[Slide], names_old: Names, names_new: Names,
    keys: Sequence[Callable[[Slide], Hashable]],
) -> Alignment:  # fmt: skip
    """A slide file that went on over several slides names each by its turn."""
    before, after = _turns(old, names_old), _turns(new, names_new)
    found = Alignment(len(old), len(new))
    places = {name: index for index, name in enumerate(after)}
    found.pair((index, places[name]) for index, name in enumerate(before) if name in places)
    rest = align(
        [old[i] for i in found.left_old], [new[i] for i in found.left_new], keys,
        _likeness([old[i] for i in found.left_old], [new[i] for i in found.left_new]),
    )  # fmt: skip
    found.pair([(found.left_old[one], found.left_new[other]) for one, other in rest.pairs()])
    return found


def _turns(slides: Sequence[Slide], names: Names) -> list[tuple[str, int]]:
    turns: dict[str, Iterator[int]] = {}
    named = [names.get(slide.number, f"slide {slide.number}") for slide in slides]
    return [(name, next(turns.setdefault(name, count()))) for name in named]


def _likeness(old: Sequence[Slide], new: Sequence[Slide]) -> Likeness:
    def score(one: int, other: int) -> float:
        a, b = _words(old[one]), _words(new[other])
        total = a.total() + b.total()
        shared = 2 * _overlap(a, b) / total if total else float(old[one].layout == new[other].layout)
        return 0.9 * shared + 0.1 * (bool(old[one].title) and old[one].title == new[other].title)

    return Likeness(score, lambda index: _words(old[index]), lambda index: _words(new[index]), 0.3)
