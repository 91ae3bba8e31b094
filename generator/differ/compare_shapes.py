"""Shapes of two slides aligned and compared, groups from the inside."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from ..alike.shapes import aligned_shapes, content
from ..alike.words import KNOWN_UNITS
from ..office.emu import EMU_PER_POINT
from ..pptx_deck.model import Place, Shape
from ..pptx_deck.parts import Part
from ..pptx_deck.table_look import OF_STYLES, STYLE
from ..pptx_deck.table_styles import given_looks
from ..pptx_deck.text_body import WAITS
from ..pptx_deck.traits import Trait
from .called import SlideWords
from .changes import Change, NotCompared
from .compare_chart import compare_charts
from .compare_drawn_chart import compare_drawn, is_drawn_chart
from .compare_order import Ranks, changed_order
from .compare_table import compare_tables
from .compare_text import TextChange, compare_paragraphs
from .compare_traits import compare_traits
from .embedded_books import ComparedBooks
from .pixels import same_pixels

_NOBODY = Shape("", "", None)


class ShapeComparison:
    """Compares the shapes of one pair of slides; `tolerance` in EMU.

    `same_program` is false between decks of which LibreOffice saved one: it writes out what tables' styles give, and
    drops what is not seen until a text grows.
    """

    def __init__(
        self, slide_old: int, slide_new: int, tolerance: int, same_program: bool = True,
        parts: tuple[Part | None, Part | None] = (None, None), words: tuple[SlideWords, SlideWords] | None = None,
        books: ComparedBooks | None = None, units: Container[str] = KNOWN_UNITS,
    ) -> None:  # fmt: skip
        self._same_program, self._parts, self._books, self._units = same_program, parts, books, units
        self._slides, self._words = (slide_old, slide_new), words
        self._tolerance = tolerance
        self.not_compared: list[NotCompared] = []
        self.pairs: list[tuple[Shape, Shape]] = []
        """Shapes that are the same one, those of groups too."""
        self.told: list[Shape] = []
        """Shapes of the new slide of which something was told."""
        self.apart: list[Shape] = []
        """Shapes of either slide that the other has not, told with all that is in them."""
        self.by_bytes: list[Shape] = []
        """Shapes of the new slide whose bytes differ, which is all that is told of them."""

    def compare(self, old: Sequence[Shape], new: Sequence[Shape], within: Place | None = None) -> Iterator[Change]:
        """Changes in the order of the new slide; `within` is the place of the group that holds them."""
        if tuple(old) == tuple(new):
            self._tell_unread(old, new)
            return
        found = aligned_shapes(old, new)
        for index in found.left_old:
            yield self._change("shape-removed", old[index], None, "", content(old[index]), None, within)
        order = {other: one for one, other in found.pairs()}
        moved = changed_order(old, new, order)
        for index, shape in enumerate(new):
            if index in order:
                yield from self._pair(old[order[index]], shape, moved.get(index), within)
            else:
                yield self._change("shape-added", None, shape, "", None, content(shape), within)

    def _tell_unread(self, old: Sequence[Shape], new: Sequence[Shape]) -> None:
        for one, other in zip(old, new, strict=True):
            self.pairs.append((one, other))
            if other.unread:
                self._unread(one, other)
            self._tell_unread(one.children, other.children)

    def _unread(self, old: Shape, new: Shape) -> None:
        same = old.digest == new.digest
        self.by_bytes += [] if same else [new]
        self.not_compared.append(NotCompared(*self._slides, new.name, new.unread or "", same))

    def _pair(self, old: Shape, new: Shape, ranks: Ranks | None, within: Place | None) -> Iterator[Change]:
        contents = [] if old == new else list(self._contents(old, new))
        # A picture that was put in anew lies on top: that is one edit.
        anew = ranks is not None and any(each.kind == "picture" and not each.where for each in contents)
        if ranks is not None and not anew:
            yield self._change("moved", old, new, "z-order", str(ranks[0]), str(ranks[1]), within)
        if old == new:
            self._tell_unread((old,), (new,))
            return
        self.pairs.append((old, new))
        yield from self._places(old, new, within)
        for change in contents:
            where = f"z-order {ranks[0]} → {ranks[1]}" if ranks and anew and change.kind == "picture" else ""
            made = self._change(change.kind, old, new, change.where or where, change.old, change.new, within)
            called = self._figure_called(change, new) or made.called
            yield replace(made, paragraph=change.paragraph, points=change.points, called=called)
        yield from self.compare(old.children, new.children, within or new.place)
        if new.unread:
            self._unread(old, new)

    def _contents(self, old: Shape, new: Shape) -> Iterator[TextChange]:
        yield from compare_paragraphs(old.paragraphs, new.paragraphs, self._units)
        gives = self._gives(old, new)
        if old.table and new.table:
            yield from compare_tables(old.table, new.table, gives, self._given(old, new, gives))
        if old.chart and new.chart:
            yield from compare_charts(old.chart, new.chart, self._books)
        drawn = is_drawn_chart(old) and is_drawn_chart(new)
        yield from _pictures(old, new, drawn)
        yield from _looks(old, new)
        lasting = [self._lasting(each.traits, any(gives)) for each in (old, new)]
        yield from compare_traits(lasting[0], lasting[1])
        if old.alt != new.alt and not (drawn and old.picture != new.picture):
            yield TextChange("properties", "alt text", old.alt or None, new.alt or None)
        if old.hidden != new.hidden:
            yield TextChange("properties", "hidden", "yes" if old.hidden else "no", "yes" if new.hidden else "no")
        yield from _links(old, new)

    def _gives(self, old: Shape, new: Shape) -> tuple[bool, bool]:
        """Whether the style of a table gives its cells their looks on one side, and on the other not."""
        named = [any(trait.name == STYLE for trait in shape.traits) for shape in (old, new)]
        return (False, False) if self._same_program or named[0] == named[1] else (named[0], named[1])

    def _given(self, old: Shape, new: Shape, gives: tuple[bool, bool]) -> frozenset[str]:
        """What the style gives where it does on one side alone, and is defined there."""
        sides = zip(gives, (old.element, new.element), self._parts, strict=True)
        known = (given_looks(element, part) for gives, element, part in sides if gives and element is not None and part)
        return next(known, frozenset())

    def _lasting(self, traits: tuple[Trait, ...], given: bool) -> tuple[Trait, ...]:
        """Traits that a save by another program keeps; `given` says that it wrote a table's style out in the cells."""
        if self._same_program:
            return traits
        return tuple(each for each in traits if each != WAITS and not (given and each.name in OF_STYLES))

    def _places(self, old: Shape, new: Shape, within: Place | None) -> Iterator[Change]:
        if old.place is None or new.place is None or old.place == new.place:
            return
        resized = any(abs(a - b) > self._tolerance for a, b in _sizes(old, new))
        if resized:
            yield self._change("resized", old, new, "", *_both(_size, old.place, new.place), within)
        if self._moved(old.place, new.place, resized or (_is_free(old) and _is_free(new))):
            yield self._change("moved", old, new, "", *_both(_corner, old.place, new.place), within)
        if abs((old.place.rotation - new.place.rotation + 180) % 360 - 180) > 0.5:
            turned = f"{old.place.rotation:g}°", f"{new.place.rotation:g}°"
            yield self._change("moved", old, new, "rotation", *turned, within)

    def _moved(self, old: Place, new: Place, grew: bool) -> bool:
        """Whether a shape went elsewhere; one that grew by a side or a corner stays where its other side is."""
        shifts = [(new.x - old.x, new.width - old.width), (new.y - old.y, new.height - old.height)]
        return any(
            abs(start) > self._tolerance and not (grew and abs(start + size) <= self._tolerance)
            and not (grew and abs(2 * start + size) <= 2 * self._tolerance)
            for start, size in shifts
        )  # fmt: skip

    def _change(
        self, kind: str, old: Shape | None, new: Shape | None, where: str, before: str | None, after: str | None,
        within: Place | None,
    ) -> Change:  # fmt: skip
        shape = new or old
        self.told += [new] if new is not None else []
        self.apart += [shape] if shape is not None and (old is None or new is None) else []
        return Change(
            kind, *self._slides, shape.name if shape else None, where, before, after,
            place_old=within or (old.place if old else None), place_new=within or (new.place if new else None),
            hidden=(old or new or _NOBODY).hidden and (new or old or _NOBODY).hidden, called=self._called(old, new),
        )  # fmt: skip

    def _called(self, old: Shape | None, new: Shape | None) -> str:
        """The new slide's words for a shape; the old one's for what is gone, or has none there."""
        if self._words is None:
            return ""
        told = self._words[1].of(new) if new is not None else ""
        return told or (self._words[0].of(old) if old is not None else "")

    def _figure_called(self, change: TextChange, new: Shape) -> str:
        """The words around a figure in a text of several."""
        if self._words is None or change.kind != "number" or change.paragraph is None:
            return ""
        return self._words[1].of(new, change.paragraph, change.new)


def _sizes(old: Shape, new: Shape) -> Iterator[tuple[int, int]]:
    if old.place and new.place:
        # A table is as wide as its columns, which are told one by one; a text that is not wrapped as wide as its words.
        columns = old.table and new.table and old.table.widths and new.table.widths
        if not columns and not (_is_free(old) and _is_free(new)):
            yield old.place.width, new.place.width
        # Heights that follow from the text are the program's, not the author's.
        if not (old.fits and new.fits):
            yield old.place.height, new.place.height


def _is_free(shape: Shape) -> bool:
    return shape.fits and any(trait.name == "wrap" for trait in shape.traits)


def _both(tell: Callable[[Place], str], old: Place, new: Place) -> tuple[str, str]:
    return tell(old), tell(new)


def _corner(place: Place) -> str:
    return f"{place.x / EMU_PER_POINT:.1f} pt, {place.y / EMU_PER_POINT:.1f} pt"


def _size(place: Place) -> str:
    return f"{place.width / EMU_PER_POINT:.1f} × {place.height / EMU_PER_POINT:.1f} pt"


def _pictures(old: Shape, new: Shape, drawn: bool) -> Iterator[TextChange]:
    if old.picture is None or new.picture is None or old.picture == new.picture:
        return
    before, after = _crop(old.picture.crop), _crop(new.picture.crop)
    if before != after:
        yield TextChange("picture", "crop", before, after)
    if old.picture.digest != new.picture.digest and not same_pixels(old.content, new.content):
        other = [TextChange("picture", "", old.picture.digest, new.picture.digest)]
        yield from compare_drawn(old, new) if drawn else other


def _crop(crop: tuple[int, int, int, int]) -> str:
    return " ".join(
        f"{side} {amount / 1000:.1f}%" for side, amount in zip(("left", "top", "right", "bottom"), crop, strict=True)
    )


def _looks(old: Shape, new: Shape) -> Iterator[TextChange]:
    if old.look == new.look:
        return
    before = [word for word in old.look if word not in new.look]
    after = [word for word in new.look if word not in old.look]
    yield TextChange("style", "shape", ", ".join(before) or "none", ", ".join(after) or "none")


def _links(old: Shape, new: Shape) -> Iterator[TextChange]:
    before, after = _all_links(old), _all_links(new)
    if before != after:
        yield TextChange("link", "", ", ".join(before) or None, ", ".join(after) or None)
    elif old.text == new.text:
        # Other words lead where words led before.
        words = _linked_words(old), _linked_words(new)
        if words[0] != words[1]:
            yield TextChange("link", "words", ", ".join(words[0]), ", ".join(words[1]))


def _linked_words(shape: Shape) -> list[str]:
    """The words that lead somewhere, stretch by stretch."""
    runs = ((run.link or run.hover or "", run.text) for paragraph in shape.paragraphs for run in paragraph.runs)
    return ["".join(text for _, text in group) for link, group in groupby(runs, key=itemgetter(0)) if link]


def _all_links(shape: Shape) -> list[str]:
    """Where a shape leads, then its words, which are named by the first run that leads there."""
    links = [shape.link or ""]
    for run in (run for paragraph in shape.paragraphs for run in paragraph.runs):
        links += [run.link or "", f"{run.hover} when pointed at" if run.hover else ""]
    return [link for link in links if link]
