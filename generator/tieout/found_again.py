"""Prints found again in a deck as it is, whatever was done to it since it was built.

The built place decides before the content does: of two numbers that were swapped, both changed. What stood where is in
the sidecar, so that neither the deck that was built nor a history is needed.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from ..alike.align import Alignment, align, longest_increasing
from ..differ.compare import aligned_slides
from ..differ.compare_shapes import aligned as aligned_by_content
from ..differ.compare_table import aligned_cells
from ..differ.compare_text import aligned as aligned_lines
from ..language.quantities import NUMBER, Span, quantities, with_unit
from ..lineage.reading import Record
from ..lineage.shapes import NOTES
from ..office.emu import EMU_PER_POINT
from ..pptx_deck.model import Deck, Paragraph, Picture, Place, Shape, Slide, Table
from ..pptx_deck.shapes import absolute
from .as_built import built_deck
from .kept_text import around, kept_stretches, mapped

TIED, MOVED, REWORDED, CHANGED, DELETED = "tied", "moved", "reworded", "changed", "deleted"
NEW, TYPED = "new", "typed"
_FAR = 36 * EMU_PER_POINT
"""Half an inch: nearer than that a number still stands under its label."""


@dataclass(frozen=True)
class Traced:
    """One number on a slide. `slide` is that of the deck at hand, of the built one for what was deleted.

    `figure` and `printed` are the lineage's records, None for a number that has no lineage.
    """

    state: str
    slide: int
    shape: str
    where: str
    text: str
    was: str = ""
    """What was printed there when the deck was built, where that is something else."""
    figure: Mapping[str, Any] | None = None
    printed: Mapping[str, Any] | None = None
    context: str = ""
    """The sentence it stands in."""
    template: str = ""
    """The template's file and line."""

    @property
    def cells(self) -> list[str]:
        return list(self.figure["cells"]) if self.figure else []

    @property
    def status(self) -> str:
        return str(self.figure["status"]) if self.figure else ""


class Edit(NamedTuple):
    """Something edited by hand that holds no print: a label, an alt text, a slide that was hidden."""

    slide: int
    shape: str
    old: str
    new: str


@dataclass
class ReadBack:
    """Reads one deck; `edits` are what it met besides numbers. With `everything`, words from cells are told too."""

    record: Record
    deck: Deck
    everything: bool = False
    edits: list[Edit] = field(default_factory=list)
    _prints: dict[tuple[int, int], list[dict[str, Any]]] = field(default_factory=dict)

    def numbers(self) -> Iterator[Traced]:
        """All numbers of the deck, and those that are gone from it."""
        for printed in self.record.prints:
            self._prints.setdefault((printed["slide"], printed["shape_id"]), []).append(printed)
        built = built_deck(self.record)
        found = aligned_slides(built.slides, self.deck.slides, {}, {})
        moved = found.moved()
        for old, new in found.pairs():
            state = MOVED if new in moved else TIED
            yield from self._slide(built.slides[old], self.deck.slides[new], state)
        for slide in (built.slides[index] for index in found.left_old):
            self.edits.append(Edit(slide.number, "slide", slide.title, ""))
            yield from (one for shape in slide.shapes for one in self._gone(shape, slide.number, slide.number))
        for slide in (self.deck.slides[index] for index in found.left_new):
            self.edits.append(Edit(slide.number, "slide", "", slide.title or "without a title"))
            yield from (one for shape in _leaves(slide.shapes) for one in _unknown(shape, slide.number))

    def _slide(self, old: Slide, new: Slide, state: str) -> Iterator[Traced]:
        before, after = list(old.shapes), _leaves(new.shapes)
        found = _aligned_by_place(before, after)
        for one, other in found.pairs():
            yield from self._pair(before[one], after[other], old.number, new.number, state)
        for index in found.left_old:
            yield from self._left(before[index], old.number, new.number)
        for index in found.left_new:
            yield from self._came(after[index], new.number)
        for line in set(new.notes) - set(old.notes):
            yield from _numbers_of(line, new.number, NOTES)
        if new.hidden and not old.hidden:
            self.edits.append(Edit(new.number, "slide", "shown", "hidden"))

    def _pair(self, old: Shape, new: Shape, built: int, slide: int, state: str) -> Iterator[Traced]:
        far = _is_far(old.place, new.place)
        told = list(self._shape(old, new, built, slide, MOVED if far else state))
        yield from told
        if far and not told and old.text.strip():
            self.edits.append(Edit(slide, f"{new.name} (moved)", old.text, new.text))
        if new.hidden:
            self.edits.append(Edit(slide, new.name, old.text or old.alt or old.name, "hidden"))

    def _left(self, shape: Shape, built: int, slide: int) -> Iterator[Traced]:
        """A shape that is gone: its numbers, or its words where it has none."""
        told = list(self._gone(shape, built, slide))
        yield from told
        if not told and (shape.text.strip() or shape.picture):
            self.edits.append(Edit(slide, shape.name, shape.text or shape.alt or "picture", ""))

    def _came(self, shape: Shape, slide: int) -> Iterator[Traced]:
        """A shape that was not there: its numbers, or its words where it has none."""
        told = list(_unknown(shape, slide))
        yield from told
        if not told and (shape.text.strip() or shape.picture):
            self.edits.append(Edit(slide, shape.name, "", shape.text or shape.alt or "picture"))

    def _shape(self, old: Shape, new: Shape, built: int, slide: int, state: str) -> Iterator[Traced]:
        prints = self._prints.get((built, old.id), [])
        replaced = old.picture is not None and (new.picture is None or old.picture.digest != new.picture.digest)
        for printed in (one for one in prints if "series" in one and self._is_told(one)):
            where = " ".join(part for part in (printed["series"], printed["category"]) if part)
            now, was = ("", printed["text"]) if replaced else (printed["text"], "")
            yield self._traced(CHANGED if replaced else state, slide, new.name, where, now, printed, new.alt, was)
        if old.picture is not None and new.picture is not None and _is_cropped_otherwise(old.picture, new.picture):
            self.edits.append(Edit(slide, new.name, "picture", "picture, cropped otherwise"))
        if old.kind == "picture" and old.alt != new.alt and not replaced:
            self.edits.append(Edit(slide, f"alt text of {new.name}", old.alt, new.alt))
        for place in self._places(old, new, [one for one in prints if "series" not in one]):
            yield from self._text(place, slide, new.name, MOVED if place.moved else state, built)

    def _places(self, old: Shape, new: Shape, prints: Sequence[dict[str, Any]]) -> Iterator[_Paragraphs]:
        if old.table is None or new.table is None:
            yield from _paragraphs(old.paragraphs, new.paragraphs, prints, "")
            return
        yield from _cells(old.table, new.table, prints)

    def _text(self, place: _Paragraphs, slide: int, shape: str, state: str, built: int) -> Iterator[Traced]:
        """The numbers of one paragraph: those of prints where they went, then those that no print covers."""
        old, new = place.old, place.new.text if place.new else ""
        spans = _located(old, place.prints)
        stretches = kept_stretches(old, new)
        stands = [mapped(stretches, *span) for _, span in spans]
        kept = [
            span if span and _same_number(old, was, new, span) else None
            for (_, was), span in zip(spans, stands, strict=True)
        ]
        covered = [
            span or _widened(new, around(stretches, start, end, len(new)))
            for (_, (start, end)), span in zip(spans, kept, strict=True)
        ]
        # Only numbers are left out of the comparison: a period or a name beside one is part of its words.
        told_at = [number for number, (printed, _) in enumerate(spans) if self._is_told(printed)]
        around_old, around_new = [spans[n][1] for n in told_at], [covered[n] for n in told_at]
        if state == TIED and _without(old, around_old) != _without(new, around_new):
            state = REWORDED
        for (printed, _), span, near in zip(spans, kept, covered, strict=True):
            if self._is_told(printed):
                yield self._print(printed, span, near, new, place.where, slide, shape, state)
        told = any(self._is_told(printed) for printed, _ in spans)
        if "".join(old.split()) != "".join(new.split()) and not told:
            self.edits.append(Edit(slide, shape, old, new))
        raised = _raised(place.new) if place.new else []
        yield from self._uncovered(place, new, [*covered, *raised], stretches, slide, shape, built)

    def _print(
        self, printed: dict[str, Any], kept: Span | None, near: Span, new: str, where: str, slide: int, shape: str,
        state: str,
    ) -> Traced:  # fmt: skip
        if kept is not None:
            return self._traced(state, slide, shape, where, printed["text"], printed, new)
        now = new[near[0] : near[1]].strip()
        return self._traced(CHANGED if now else DELETED, slide, shape, where, now, printed, new, printed["text"])

    def _uncovered(
        self, place: _Paragraphs, new: str, covered: Sequence[Span], stretches: Sequence[tuple[int, int, int]],
        slide: int, shape: str, built: int,
    ) -> Iterator[Traced]:  # fmt: skip
        """Quantities that no print accounts for: typed in the template where they stood already, by hand else."""
        for start, end in quantities(new):
            if any(first < end and start < last for first, last in covered):
                continue
            text = with_unit(new, (start, end))
            known = place.old == new or any(at <= start and end <= at + size for _, at, size in stretches)
            template = self.record.typed_at(built, new[start:end]) if known else ""
            yield Traced(TYPED if known else NEW, slide, shape, place.where, text, context=new, template=template)

    def _gone(self, shape: Shape, built: int, slide: int) -> Iterator[Traced]:
        prints = self._prints.get((built, shape.id), [])
        lines: dict[tuple[int | None, int | None, int], str] = {
            (None, None, number): paragraph.text for number, paragraph in enumerate(shape.paragraphs)
        }
        for row, cells in enumerate(shape.table.rows if shape.table else ()):
            lines |= {(row, column, 0): "".join(p.text for p in cell) for column, cell in enumerate(cells)}
        for key, line in lines.items():
            own = [one for one in prints if (one.get("row"), one.get("column"), one.get("paragraph") or 0) == key]
            yield from (self._deleted(one, slide) for one, _ in _located(line, own) if self._is_told(one))
        yield from (self._deleted(one, slide) for one in prints if "series" in one and self._is_told(one))

    def _deleted(self, printed: dict[str, Any], slide: int) -> Traced:
        return self._traced(DELETED, slide, printed["shape"], "", "", printed, "", printed["text"])

    def _is_told(self, printed: Mapping[str, Any]) -> bool:
        """Names, dates and words that come from cells are no numbers; 百万 is."""
        return self.everything or any(quantities(printed["print"]))

    def _traced(
        self, state: str, slide: int, shape: str, where: str, text: str, printed: dict[str, Any], context: str,
        was: str = "",
    ) -> Traced:  # fmt: skip
        figure = self.record.figure(printed)
        return Traced(state, slide, shape, where, text, was, figure, printed, context, printed["template"])


class _Paragraphs(NamedTuple):
    """A paragraph: as it was built, as it is now (None where it is gone), its prints, and whether it went elsewhere."""

    where: str
    old: str
    new: Paragraph | None
    prints: list[dict[str, Any]]
    moved: bool = False


def _leaves(shapes: Sequence[Shape], group: Shape | None = None) -> list[Shape]:
    """Shapes, those of groups one by one, each with its place on the slide, and hidden where its group is."""
    found: list[Shape] = []
    for each in shapes:
        shape = each
        if group is not None:
            place = absolute(each.place, group.place) if each.place and group.place else None
            shape = replace(each, place=place, hidden=each.hidden or group.hidden)
        found += _leaves(shape.children, shape) if shape.kind == "group" else [shape]
    return [shape for shape in found if shape.kind != "line" and (shape.kind != "text" or shape.paragraphs)]


def _aligned_by_place(old: Sequence[Shape], new: Sequence[Shape]) -> Alignment:
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
    rest = aligned_by_content([old[i] for i in found.left_old], [new[i] for i in found.left_new])
    found.pair([(found.left_old[one], found.left_new[other]) for one, other in rest.pairs()])
    return found


def _is_far(old: Place | None, new: Place | None) -> bool:
    if old is None or new is None:
        return False
    across = abs(2 * (old.x - new.x) + old.width - new.width) / 2
    down = abs(2 * (old.y - new.y) + old.height - new.height) / 2
    return max(across, down) > _FAR


def _is_cropped_otherwise(old: Picture, new: Picture) -> bool:
    """By half a percent or more: programs round what they save."""
    return any(abs(a - b) > 500 for a, b in zip(old.crop, new.crop, strict=True))


def _cells(old: Table, new: Table, prints: Sequence[dict[str, Any]]) -> Iterator[_Paragraphs]:
    """The paragraphs of a table, cell by cell; rows and columns that came and went too."""
    pairs = list(aligned_cells(old, new))
    rows = dict(sorted({(row, new_row) for (row, _), (new_row, _) in pairs}))
    columns = dict(sorted({(column, new_column) for (_, column), (_, new_column) in pairs}))
    moved, across = (set(one.values()) - set(longest_increasing(list(one.values()))) for one in (rows, columns))
    to_new = dict(pairs)
    for row, cells in enumerate(old.rows):
        for column, before in enumerate(cells):
            target = to_new.get((row, column))
            after = new.rows[target[0]][target[1]] if target else ()
            where = "row {}, column {}".format(*(each + 1 for each in target or (row, column)))
            own = [one for one in prints if (one.get("row"), one.get("column")) == (row, column)]
            for one in _paragraphs(before, after, own, where):
                yield one._replace(moved=one.moved or bool(target and (target[0] in moved or target[1] in across)))
    known = set(to_new.values())
    for row, cells in enumerate(new.rows):
        for column, after in enumerate(cells):
            if (row, column) not in known:
                yield from _paragraphs((), after, (), f"row {row + 1}, column {column + 1}")


def _paragraphs(
    old: Sequence[Paragraph], new: Sequence[Paragraph], prints: Sequence[dict[str, Any]], where: str
) -> Iterator[_Paragraphs]:  # fmt: skip
    before, after = [one.text for one in old], [one.text for one in new]
    found = aligned_lines(before, after)
    pairs, moved = dict(found.to_new), found.moved()
    for index, text in enumerate(before):
        own = [one for one in prints if (one.get("paragraph") or 0) == index]
        target = pairs.get(index)
        said = where or (f"paragraph {(target if target is not None else index) + 1}" if len(after) > 1 else "")
        yield _Paragraphs(said, text, new[target] if target is not None else None, own, target in moved)
    for index in found.left_new:
        yield _Paragraphs(where or f"paragraph {index + 1}", "", new[index], [])


def _raised(paragraph: Paragraph) -> list[Span]:
    """Where raised marks of notes stand: they are no quantities."""
    found, place = [], 0
    for run in paragraph.runs:
        if run.style.baseline > 0:
            found.append((place, place + len(run.text)))
        place += len(run.text)
    return found


def _located(text: str, prints: Sequence[dict[str, Any]]) -> list[tuple[dict[str, Any], Span]]:
    """Where each print stands in its paragraph: they come in order."""
    found, cursor = [], 0
    for printed in sorted(prints, key=lambda one: one.get("run") or 0):
        start = text.find(printed["text"], cursor)
        if start < 0:
            start = cursor  # the sidecar says that it stands here: it will be told as gone
        cursor = start + len(printed["text"])
        found.append((printed, (start, cursor)))
    return _whole(found, text)


def _whole(found: Sequence[tuple[dict[str, Any], Span]], text: str) -> list[tuple[dict[str, Any], Span]]:
    """Prints of several runs, a number apart from its unit, as one."""
    merged: list[tuple[dict[str, Any], Span]] = []
    for printed, (start, end) in found:
        if merged and _goes_on(merged[-1][0], printed) and not text[merged[-1][1][1] : start].strip():
            first, (begin, _) = merged.pop()
            merged.append(({**first, "text": text[begin:end]}, (begin, end)))
        else:
            merged.append((printed, (start, end)))
    return merged


def _goes_on(first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
    same = all(first[key] == second[key] for key in ("figure", "print", "template"))
    return same and _bare(first["text"]) != _bare(first["print"])


def _bare(text: str) -> str:
    return "".join(text.split())


def _without(text: str, spans: Sequence[Span]) -> str:
    """A text without some stretches, and without its spaces: the words around numbers."""
    pieces, last = [], 0
    for start, end in sorted(spans):
        pieces.append(text[last:start])
        last = end
    return _bare("\ue000".join([*pieces, text[last:]]))


def _widened(text: str, span: Span) -> Span:
    """A stretch with all of the numbers that it touches: a sign or a digit typed to one belongs to it."""
    start, end = span
    for match in NUMBER.finditer(text):
        if match.start() < end and start < match.end():
            start, end = min(start, match.start()), max(end, match.end())
    return start, end


def _same_number(old: str, was: Span, new: str, span: Span) -> bool:
    """Whether nothing was typed to a number: -21% is not 21%, nor is 121%."""
    before, after = _widened(old, was), _widened(new, span)
    return old[before[0] : before[1]] == new[after[0] : after[1]]


def _unknown(shape: Shape, slide: int) -> Iterator[Traced]:
    """All quantities of a shape that was not there."""
    lines = [paragraph.text for paragraph in shape.paragraphs]
    if shape.table is not None:
        lines += [line for row in shape.table.texts() for cell in row for line in cell.split("\n")]
    for line in lines:
        yield from _numbers_of(line, slide, shape.name)
    for series in shape.chart.series if shape.chart else ():
        for category, value in series.points:
            if value:
                where = " ".join(filter(None, (series.name, category)))
                yield Traced(NEW, slide, shape.name, where, value, context=shape.chart.title if shape.chart else "")


def _numbers_of(line: str, slide: int, shape: str) -> Iterator[Traced]:
    for span in quantities(line):
        yield Traced(NEW, slide, shape, "", with_unit(line, span), context=line)
