"""Prints found again in a deck as it is, whatever was done to it since it was built.

The built place decides before the content does: of two numbers that were swapped, both changed. What stood where is in
the sidecar, so that neither the deck that was built nor a history is needed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..alike.shapes import aligned_by_place, leaves
from ..alike.slides import aligned_slides
from ..language.quantities import Span, quantities, with_unit
from ..lineage.format import PrintRecord
from ..lineage.reading import Record
from ..lineage.shapes import KIND_THROUGH, NOTES, THROUGH
from ..office.emu import EMU_PER_POINT
from ..pptx_deck.model import Deck, Picture, Place, Shape, Slide
from .as_built import built_deck
from .kept_text import Stretch, kept_stretches
from .lines import Line, lines_of, raised_marks, text_lines
from .paragraphs import Pair, paragraph_pairs
from .prints_in_text import Located, bare, located, without
from .traced import CHANGED, DELETED, MOVED, NEW, REWORDED, TIED, TYPED, At, Edit, Traced

_FAR = 36 * EMU_PER_POINT
"""Half an inch: nearer than that a number still stands under its label."""


@dataclass
class ReadBack:
    """Reads one deck; `edits` are what it met besides numbers. With `everything`, words from cells are told too."""

    record: Record
    deck: Deck
    everything: bool = False
    edits: list[Edit] = field(default_factory=list)
    _prints: dict[tuple[int, int], list[PrintRecord]] = field(default_factory=dict)

    def numbers(self) -> Iterator[Traced]:
        """All numbers of the deck, and those that are gone from it."""
        for printed in self.record.prints:
            self._prints.setdefault((printed.slide, printed.shape_id), []).append(printed)
        built, slides = built_deck(self.record.sidecar).slides, self.deck.slides
        found = aligned_slides(built, slides)
        moved = found.moved()
        for old, new in found.pairs():
            yield from self._slide(built[old], slides[new], MOVED if new in moved else TIED)
        for index in found.left_old:
            yield from self._slide_gone(built[index])
        for index in found.left_new:
            yield from self._slide_came(slides[index])

    def _slide_gone(self, slide: Slide) -> Iterator[Traced]:
        self.edits.append(Edit(slide.number, "slide", slide.title, ""))
        at = At(slide.number, slide.number, DELETED)
        yield from (one for shape in slide.shapes for one in self._gone(shape, at))

    def _slide_came(self, slide: Slide) -> Iterator[Traced]:
        self.edits.append(Edit(slide.number, "slide", "", slide.title or "without a title"))
        yield from (one for shape in leaves(slide.shapes) for one in _all_new(shape, slide.number))
        yield from (one for line in slide.notes for one in _new_numbers(Line(line), slide.number, NOTES))
        yield from self._through(self._shown_through(), slide)

    def _slide(self, old: Slide, new: Slide, state: str) -> Iterator[Traced]:
        before, after = old.shapes, leaves(new.shapes)
        found, at = aligned_by_place(before, after), At(new.number, old.number, state)
        for one, other in found.pairs():
            yield from self._pair(before[one], after[other], replace(at, shape=after[other].name))
        for index in found.left_old:
            yield from self._shape_gone(before[index], at)
        for index in found.left_new:
            yield from self._shape_came(after[index], at)
        for line in (each for each in dict.fromkeys(new.notes) if each not in old.notes):
            yield from _new_numbers(Line(line), new.number, NOTES)
        yield from self._through({line.text for shape in old.through for line in text_lines(shape)}, new)
        if new.hidden and not old.hidden:
            self.edits.append(Edit(new.number, "slide", "shown", "hidden"))

    def _shown_through(self) -> set[str]:
        """What showed through on any slide when the deck was built."""
        through = (one for one in self.record.sidecar.shapes or () if one.kind == KIND_THROUGH)
        return {line for one in through for line in one.paragraphs}

    def _through(self, known: Collection[str], slide: Slide) -> Iterator[Traced]:
        """What shows through from layout and master: typed where it did when it was built, by hand else."""
        for shape in (each for each in leaves(slide.through) if not each.hidden):
            told = [(line, number) for line in lines_of(shape) for number in line.numbers()]
            for line, number in told:
                typed = line.text in known or line.kept in known
                template, state = (f"{self.record.head.template}/master.pptx", TYPED) if typed else ("", NEW)
                context = line.context or line.text
                yield Traced(state, slide.number, shape.name, THROUGH, number, context=context, template=template)
            words = [line.text for line in text_lines(shape) if line.text not in known and not any(line.numbers())]
            for each in (each for each in words if each.strip()):
                self.edits.append(Edit(slide.number, f"{shape.name} ({THROUGH})", "", each))

    def _pair(self, old: Shape, new: Shape, at: At) -> Iterator[Traced]:
        far = _is_far(old.place, new.place)
        told = list(self._shape(old, new, replace(at, state=MOVED) if far else at))
        yield from told
        if far and not told and old.text.strip():
            self.edits.append(Edit(at.slide, f"{new.name} (moved)", old.text, new.text))
        if new.hidden:
            self.edits.append(Edit(at.slide, new.name, old.text or old.alt or old.name, "hidden"))

    def _shape_gone(self, shape: Shape, at: At) -> Iterator[Traced]:
        """A shape that is gone: its numbers, or its words where it has none."""
        told = list(self._gone(shape, at))
        yield from told
        if not told and (shape.text.strip() or shape.picture):
            self.edits.append(Edit(at.slide, shape.name, shape.text or shape.alt or "picture", ""))

    def _shape_came(self, shape: Shape, at: At) -> Iterator[Traced]:
        """A shape that was not there: its numbers, or its words where it has none."""
        told = list(_all_new(shape, at.slide))
        yield from told
        if (not told or shape.unread) and _said(shape):
            self.edits.append(Edit(at.slide, shape.name, "", _said(shape)))

    def _shape(self, old: Shape, new: Shape, at: At) -> Iterator[Traced]:
        prints = self._prints.get((at.built, old.id), [])
        replaced = old.picture is not None and (new.picture is None or old.picture.digest != new.picture.digest)
        drawn = [one for one in prints if one.drawn and self._is_told(one)]
        yield from (self._point(one, new.alt, replaced, at) for one in drawn)
        self._picture(old, new, replaced, at)
        for pair in paragraph_pairs(old, new, [one for one in prints if not one.drawn]):
            state = MOVED if pair.moved else at.state
            yield from self._text(pair, replace(at, where=pair.where, state=state))

    def _point(self, printed: PrintRecord, alt: str, replaced: bool, at: At) -> Traced:
        """A number in a chart's picture, which is known only by its bytes."""
        at = replace(at, where=" ".join(part for part in (printed.series, printed.category) if part))
        if replaced:
            return self._traced(replace(at, state=CHANGED), printed, "", alt, printed.text)
        return self._traced(at, printed, printed.text, alt)

    def _picture(self, old: Shape, new: Shape, replaced: bool, at: At) -> None:
        if old.picture is not None and new.picture is not None and _is_cropped_otherwise(old.picture, new.picture):
            self.edits.append(Edit(at.slide, new.name, "picture", "picture, cropped otherwise"))
        if old.kind == "picture" and old.alt != new.alt and not replaced:
            self.edits.append(Edit(at.slide, f"alt text of {new.name}", old.alt, new.alt))

    def _text(self, pair: Pair, at: At) -> Iterator[Traced]:
        """The numbers of one paragraph: those of prints where they went, then those that no print covers."""
        stretches = kept_stretches(pair.old, pair.text)
        prints = located(pair.old, pair.text, pair.prints, stretches)
        # Only numbers are left out of the comparison: a period or a name beside one is part of its words.
        told = [one for one in prints if self._is_told(one.printed)]
        if at.state == TIED and _is_reworded(pair, told):
            at = replace(at, state=REWORDED)
        yield from (self._print(one, pair.text, at) for one in told)
        if not told and bare(pair.old) != bare(pair.text):
            self.edits.append(Edit(at.slide, at.shape, pair.old, pair.text))
        raised = raised_marks(pair.new) if pair.new else ()
        yield from self._uncovered(pair, [*(one.near for one in prints), *raised], stretches, at)

    def _print(self, one: Located, text: str, at: At) -> Traced:
        if one.now is not None:
            return self._traced(at, one.printed, one.printed.text, text)
        now = text[slice(*one.near)].strip()
        return self._traced(replace(at, state=CHANGED if now else DELETED), one.printed, now, text, one.printed.text)

    def _uncovered(
        self, pair: Pair, covered: Sequence[Span], stretches: Sequence[Stretch], at: At
    ) -> Iterator[Traced]:  # fmt: skip
        """Quantities that no print accounts for: typed in the template where they stood already, by hand else."""
        text = pair.text
        for start, end in quantities(text):
            if any(first < end and start < last for first, last in covered):
                continue
            known = pair.old == text or any(new <= start and end <= new + size for _, new, size in stretches)
            template = self.record.typed_at(at.built, text[start:end]) if known else ""
            quantity, state = with_unit(text, (start, end)), TYPED if known else NEW
            yield Traced(state, at.slide, at.shape, at.where, quantity, context=text, template=template)

    def _gone(self, shape: Shape, at: At) -> Iterator[Traced]:
        """The numbers of a shape that is gone."""
        prints = self._prints.get((at.built, shape.id), [])
        for (row, column, paragraph), line in _lines(shape).items():
            own = [one for one in prints if (one.row, one.column, one.paragraph or 0) == (row, column, paragraph)]
            gone = [one.printed for one in located(line, "", own, ()) if self._is_told(one.printed)]
            yield from (self._deleted(printed, at) for printed in gone)
        yield from (self._deleted(one, at) for one in prints if one.drawn and self._is_told(one))

    def _deleted(self, printed: PrintRecord, at: At) -> Traced:
        return self._traced(replace(at, state=DELETED, shape=printed.shape), printed, "", "", printed.text)

    def _is_told(self, printed: PrintRecord) -> bool:
        """Names, dates and words that come from cells are no numbers; 百万 is."""
        return self.everything or any(quantities(printed.print))

    def _traced(self, at: At, printed: PrintRecord, text: str, context: str, was: str = "") -> Traced:
        figure = self.record.figure(printed)
        return Traced(at.state, at.slide, at.shape, at.where, text, was, figure, printed, context, printed.template)


def _is_reworded(pair: Pair, told: Sequence[Located]) -> bool:
    return without(pair.old, (one.was for one in told)) != without(pair.text, (one.near for one in told))


def _lines(shape: Shape) -> dict[tuple[int | None, int | None, int], str]:
    """The texts of a shape by row, column and paragraph, as prints name them."""
    lines: dict[tuple[int | None, int | None, int], str] = {
        (None, None, number): paragraph.text for number, paragraph in enumerate(shape.paragraphs)
    }
    for row, cells in enumerate(shape.table.rows if shape.table else ()):
        lines |= {(row, column, 0): "".join(p.text for p in cell) for column, cell in enumerate(cells)}
    return lines


def _is_far(old: Place | None, new: Place | None) -> bool:
    if old is None or new is None:
        return False
    across = abs(2 * (old.x - new.x) + old.width - new.width) / 2
    down = abs(2 * (old.y - new.y) + old.height - new.height) / 2
    return max(across, down) > _FAR


def _is_cropped_otherwise(old: Picture, new: Picture) -> bool:
    """By half a percent or more: programs round what they save."""
    return any(abs(a - b) > 500 for a, b in zip(old.crop, new.crop, strict=True))


def _all_new(shape: Shape, slide: int) -> Iterator[Traced]:
    """All quantities of a shape that was not there."""
    for line in lines_of(shape):
        yield from _new_numbers(line, slide, shape.name)


def _new_numbers(line: Line, slide: int, shape: str) -> Iterator[Traced]:
    for number in line.numbers():
        yield Traced(NEW, slide, shape, line.where, number, context=line.context or line.text)


def _said(shape: Shape) -> str:
    """What a shape says where it has no number, or what it is; empty where it shows nothing."""
    if shape.text.strip() or shape.kind == "text":
        return shape.text
    return shape.alt or shape.unread or (shape.kind if shape.picture or shape.chart or shape.table else "")
