"""Lineage and a deck, read back together: every number that stands on the slides, and where it comes from.

Nothing is remembered: the deck is opened as it is, compared with the deck that was built, and each recorded print is
found in it or told as changed, moved or deleted. Numbers without a print are typed: in a template, or by hand since.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from .differ.compare import aligned_slides
from .differ.compare_shapes import aligned as aligned_shapes
from .differ.compare_table import aligned_cells
from .differ.compare_text import aligned as aligned_lines
from .differ.model import Deck, Paragraph, Shape
from .differ.read import read_deck
from .differ.words import NUMBER
from .errors import Problem, UsageError
from .names import is_name
from .records import Record, find_record, histories_of, read_record

TIED, CHANGED, MOVED, DELETED, NEW, TYPED = "tied", "changed", "moved", "deleted", "new", "typed"
STATES = (TIED, MOVED, CHANGED, DELETED, NEW, TYPED)
EDITED = (CHANGED, DELETED, NEW)


@dataclass(frozen=True)
class Traced:
    """One number on a slide. `slide` is that of the deck at hand, of the built one for what was deleted.

    `figure` and `print` are the lineage's records, None for a number that has no lineage.
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

    @property
    def cells(self) -> list[str]:
        return list(self.figure["cells"]) if self.figure else []

    @property
    def status(self) -> str:
        return str(self.figure["status"]) if self.figure else ""


@dataclass(frozen=True)
class TieOut:
    """All numbers of a deck, slide by slide."""

    deck: Path
    record: Record
    numbers: tuple[Traced, ...]

    @property
    def edited(self) -> bool:
        return any(one.state in EDITED for one in self.numbers)

    def count(self, *states: str) -> int:
        return sum(one.state in states for one in self.numbers)

    @property
    def share_tied(self) -> float:
        """The share of the quantities in the deck that lead to cells, 0 to 1."""
        there = self.count(TIED, MOVED, CHANGED, NEW, TYPED)
        return self.count(TIED, MOVED) / there if there else 1.0


def tie_out(deck: str | Path, lineage: str | Path | None = None, project: str | Path = ".") -> TieOut:
    """Find every number of a deck.

    The lineage is found beside the deck, or by its build id in `output/history/`, or given.

    Raises:
        PackageError: the deck or the lineage cannot be read.
        UsageError: there is no lineage.
    """
    path = Path(deck)
    found = read_deck(path)
    histories = histories_of(path, Path(project) / "output" / "history")
    record = read_record(Path(lineage)) if lineage is not None else find_record(path, found.build, histories)
    if record is None:
        hint = "Name its .lineage.json with --lineage, or build it again."
        raise UsageError(Problem(str(path), "no lineage of this deck is at hand.", hint))
    built = _as_built(record, histories) or found
    numbers = _Reading(record, built, found).numbers()
    return TieOut(path, record, tuple(sorted(numbers, key=lambda one: one.slide)))


def _as_built(record: Record, histories: Sequence[Path]) -> Deck | None:
    """The deck as it was built, where a history still has it."""
    path = next((path for folder in histories if (path := folder / f"{record.build}.pptx").is_file()), None)
    return read_deck(path) if path is not None else None


class _Reading:
    def __init__(self, record: Record, built: Deck, deck: Deck) -> None:
        self._record, self._built, self._deck = record, built, deck
        self._prints: dict[int, list[dict[str, Any]]] = {}
        for printed in filter(_tells_a_number, record.prints):
            self._prints.setdefault(printed["slide"], []).append(printed)

    def numbers(self) -> Iterator[Traced]:
        same = self._built == self._deck
        names = self._record.slide_names if same else {}
        found = aligned_slides(self._built.slides, self._deck.slides, names, names)
        moved = found.moved()
        for old, new in found.pairs():
            before, after = self._built.slides[old], self._deck.slides[new]
            for one in self._slide(before.shapes, after.shapes, before.number, after.number):
                yield _moved(one) if new in moved else one
        for index in found.left_old:
            yield from (self._gone(one) for one in self._prints.get(self._built.slides[index].number, ()))
        for index in found.left_new:
            slide = self._deck.slides[index]
            yield from (each for shape in slide.shapes for each in _unknown(shape, slide.number, NEW))

    def _slide(self, old: Sequence[Shape], new: Sequence[Shape], before: int, after: int) -> Iterator[Traced]:
        prints: dict[int, list[dict[str, Any]]] = {}
        for printed in self._prints.get(before, ()):
            prints.setdefault(printed["shape_id"], []).append(printed)
        yield from self._shapes(old, new, prints, after)
        yield from (self._gone(one, after) for left in prints.values() for one in left)

    def _shapes(
        self, old: Sequence[Shape], new: Sequence[Shape], prints: dict[int, list[dict[str, Any]]], slide: int
    ) -> Iterator[Traced]:  # fmt: skip
        found = aligned_shapes(old, new)
        for one, other in found.pairs():
            before, after = old[one], new[other]
            yield from self._shape(before, after, prints.pop(before.id, []), slide)
            yield from self._shapes(before.children, after.children, prints, slide)
        for index in found.left_new:
            yield from _unknown(new[index], slide, NEW)

    def _shape(self, old: Shape, new: Shape, prints: list[dict[str, Any]], slide: int) -> Iterator[Traced]:
        drawn = [one for one in prints if "series" in one]
        for printed in drawn:
            state = TIED if old.picture == new.picture else CHANGED
            where = " ".join(part for part in (printed["series"], printed["category"]) if part)
            yield self._traced(state, slide, new.name, where, printed["text"], printed, new.alt)
        for place in _places(old, new, [one for one in prints if "series" not in one]):
            yield from self._text(place, slide, new.name)

    def _text(self, place: _Place, slide: int, shape: str) -> Iterator[Traced]:
        """The numbers of one paragraph: those of prints where they went, then those that no print covers."""
        old, new, where = place.old, place.new.text if place.new else "", place.where
        spans = _located(old, place.prints)
        blocks = _kept(old, new)
        covered: list[tuple[int, int]] = []
        for printed, (start, end) in spans:
            stands = _mapped(blocks, start, end)
            if stands is not None:
                covered.append(stands)
                yield self._traced(TIED, slide, shape, where, printed["text"], printed, new)
                continue
            around = _around(blocks, start, end, len(new))
            now = new[around[0] : around[1]].strip()
            covered.append(around)
            if now:
                yield self._traced(CHANGED, slide, shape, where, now, printed, new, printed["text"])
            else:
                yield self._traced(DELETED, slide, shape, where, "", printed, new, printed["text"])
        raised = _raised(place.new) if place.new else []
        yield from _uncovered(old, new, [*covered, *raised], blocks, slide, shape, where)

    def _traced(
        self, state: str, slide: int, shape: str, where: str, text: str, printed: dict[str, Any], context: str,
        was: str = "",
    ) -> Traced:  # fmt: skip
        return Traced(state, slide, shape, where, text, was, self._record.figure(printed), printed, context)

    def _gone(self, printed: dict[str, Any], slide: int | None = None) -> Traced:
        number = slide if slide is not None else printed["slide"]
        return self._traced(DELETED, number, printed["shape"], "", "", printed, "", printed["text"])


def _tells_a_number(printed: Mapping[str, Any]) -> bool:
    """Names and words that come from cells are no numbers; 百万 is."""
    return any(char.isdigit() or char in "百千万亿" for char in printed["print"])


def _moved(one: Traced) -> Traced:
    return replace(one, state=MOVED) if one.state == TIED else one


class _Place(NamedTuple):
    """A paragraph: as it was built, as it is now (None where it is gone), and its prints."""

    where: str
    old: str
    new: Paragraph | None
    prints: list[dict[str, Any]]


def _places(old: Shape, new: Shape, prints: Sequence[dict[str, Any]]) -> Iterator[_Place]:
    """The paragraphs of a shape, of a table cell by cell."""
    if old.table is not None and new.table is not None:
        for (row, column), (new_row, new_column) in aligned_cells(old.table, new.table):
            before, after = old.table.rows[row][column], new.table.rows[new_row][new_column]
            own = [one for one in prints if (one.get("row"), one.get("column")) == (row, column)]
            yield from _paragraphs(before, after, own, f"row {new_row + 1}, column {new_column + 1}")
        return
    yield from _paragraphs(old.paragraphs, new.paragraphs, prints, "")


def _paragraphs(
    old: Sequence[Paragraph], new: Sequence[Paragraph], prints: Sequence[dict[str, Any]], where: str
) -> Iterator[_Place]:  # fmt: skip
    before, after = [one.text for one in old], [one.text for one in new]
    found = aligned_lines(before, after)
    pairs = dict(found.to_new)
    for index, text in enumerate(before):
        own = [one for one in prints if (one.get("paragraph") or 0) == index]
        target = pairs.get(index)
        said = where or (f"paragraph {(target if target is not None else index) + 1}" if len(after) > 1 else "")
        yield _Place(said, text, new[target] if target is not None else None, own)
    for index in found.left_new:
        yield _Place(where or f"paragraph {index + 1}", "", new[index], [])


def _raised(paragraph: Paragraph) -> list[Span]:
    """Where raised marks of notes stand: they are no quantities."""
    found, place = [], 0
    for run in paragraph.runs:
        if run.style.baseline > 0:
            found.append((place, place + len(run.text)))
        place += len(run.text)
    return found


Span = tuple[int, int]


def _located(text: str, prints: Sequence[dict[str, Any]]) -> list[tuple[dict[str, Any], Span]]:
    """Where each print stands in its paragraph: they come in order."""
    found, cursor = [], 0
    for printed in sorted(prints, key=lambda one: one.get("run") or 0):
        start = text.find(printed["text"], cursor)
        if start < 0:
            continue
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


def _kept(old: str, new: str) -> list[tuple[int, int, int]]:
    """Stretches that both texts have: start in the old one, start in the new one, length."""
    if old == new:
        return [(0, 0, len(old))]
    from rapidfuzz.distance import Indel

    from .differ.words import words

    before, after = words(old), words(new)
    starts = _starts(before), _starts(after)
    found = []
    for code in Indel.opcodes(before, after):
        if code.tag == "equal":
            length = sum(len(word) for word in before[code.src_start : code.src_end])
            found.append((starts[0][code.src_start], starts[1][code.dest_start], length))
    return found


def _starts(words: Sequence[str]) -> list[int]:
    starts, place = [], 0
    for word in words:
        starts.append(place)
        place += len(word)
    return [*starts, place]


def _mapped(blocks: Sequence[tuple[int, int, int]], start: int, end: int) -> Span | None:
    for old, new, length in blocks:
        if old <= start and end <= old + length:
            return new + start - old, new + end - old
    return None


def _around(blocks: Sequence[tuple[int, int, int]], start: int, end: int, length: int) -> Span:
    """What stands in the new text between the kept stretches before and after a place of the old one."""
    first = max((new + size for old, new, size in blocks if old + size <= start), default=0)
    last = min((new for old, new, _ in blocks if old >= end), default=length)
    return first, max(first, last)


def _uncovered(
    old: str, new: str, covered: Sequence[Span], blocks: Sequence[tuple[int, int, int]], slide: int, shape: str,
    where: str,
) -> Iterator[Traced]:  # fmt: skip
    """Quantities that no print accounts for: typed in the template where they stood already, by hand else."""
    for match in NUMBER.finditer(new):
        start, end = match.span()
        if any(first < end and start < last for first, last in covered) or is_name(new, start, end):
            continue
        known = old == new or any(place <= start and end <= place + size for _, place, size in blocks)
        yield Traced(TYPED if known else NEW, slide, shape, where, match.group().strip(), context=new)


def _unknown(shape: Shape, slide: int, state: str) -> Iterator[Traced]:
    """All quantities of a shape that was not there."""
    lines = [paragraph.text for paragraph in shape.paragraphs]
    if shape.table is not None:
        lines += [line for row in shape.table.texts() for cell in row for line in cell.split("\n")]
    for line in lines:
        for match in NUMBER.finditer(line):
            if not is_name(line, *match.span()):
                yield Traced(state, slide, shape.name, "", match.group().strip(), context=line)
    for child in shape.children:
        yield from _unknown(child, slide, state)
