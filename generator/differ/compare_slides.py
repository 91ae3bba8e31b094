"""What a slide has besides its shapes: how it comes, what moves on it, comments, notes, its section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..alike.lines import aligned_lines
from ..pptx_deck.model import Animation, Shape, Slide
from .changes import Change
from .compare_shapes import ShapeComparison
from .compare_text import TextChange

At = tuple[int, int]


def compare_around(old: Slide, new: Slide, tolerance: int, same_program: bool = True) -> Iterator[Change]:
    """Changes of a slide that are none of its shapes or its background; programs write effects in their own details."""
    at = old.number, new.number
    if old.hidden != new.hidden:
        yield Change("properties", *at, None, "hidden", _yes(old.hidden), _yes(new.hidden))
    if old.shows_layout != new.shows_layout:
        before, after = _shown(old.shows_layout), _shown(new.shows_layout)
        yield Change("layout", *at, None, "shapes of the layout", before, after)
    if old.transition != new.transition:
        yield Change("transition", *at, None, "", old.transition or None, new.transition or None)
    moving = _animations(_named_anew(old, new), new.animations, same_program)
    for told in (*moving, *_comments(old.comments, new.comments)):
        yield Change(told.kind, *at, None, told.where, told.old, told.new)
    yield from _notes(old, new, at, tolerance)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _shown(value: bool) -> str:
    return "shown" if value else "hidden"


def _notes(old: Slide, new: Slide, at: At, tolerance: int) -> Iterator[Change]:
    if old.notes != new.notes:
        yield Change("notes", *at, None, "", "\n".join(old.notes) or None, "\n".join(new.notes) or None)
    for change in ShapeComparison(*at, tolerance).compare(old.beside_notes, new.beside_notes):
        # A shape beside the notes is on their page, not on the slide: it has no place there.
        where = ", ".join(word for word in ("beside the notes", change.kind, change.where) if word)
        yield replace(change, kind="notes", where=where, place_old=None, place_new=None)


def _named_anew(old: Slide, new: Slide) -> Sequence[Animation]:
    """What moved, under the names that its shapes have now: another name alone is no other animation."""
    if old.animations == new.animations:
        return old.animations
    names = {shape.id: shape.name for shape in _all(new.shapes)}
    renamed = [(shape.name, names.get(shape.id, shape.name)) for shape in _all(old.shapes)]
    made = []
    for each in old.animations:
        words = each.words
        for before, after in renamed:
            words = words.replace(f'"{before}"', f'"{after}"') if before != after else words
        made.append(each._replace(words=words))
    return made


def _all(shapes: Iterable[Shape]) -> Iterator[Shape]:
    for shape in shapes:
        yield shape
        yield from _all(shape.children)


def _animations(
    old: Sequence[Animation], new: Sequence[Animation], same_program: bool
) -> Iterator[TextChange]:
    """One change with what moves otherwise; effects whose words are the same are told apart by their details."""
    if tuple(old) == tuple(new):
        return
    before, after = [each.words for each in old], [each.words for each in new]
    if before == after:
        if same_program:
            yield TextChange("animation", "", "; ".join(before), "otherwise in its details")
        return
    where = "order" if sorted(before) == sorted(after) else ""
    yield TextChange("animation", where, "; ".join(before) or None, "; ".join(after) or None)


def _comments(old: Sequence[str], new: Sequence[str]) -> Iterator[TextChange]:
    """Each comment that came, went or was written anew."""
    if tuple(old) == tuple(new):
        return
    found = aligned_lines(old, new)
    yield from (TextChange("comment", "", old[index], None) for index in found.left_old)
    for one, other in found.pairs():
        if old[one] != new[other]:
            yield TextChange("comment", "", old[one], new[other])
    yield from (TextChange("comment", "", None, new[index]) for index in found.left_new)


def compare_sections(old: Sequence[Slide], new: Sequence[Slide], pairs: Sequence[tuple[int, int]]) -> Iterator[Change]:
    """Sections that came or went altogether, a section of another name, each slide that stands in another one."""
    names = [list(dict.fromkeys(each.section for each in slides if each.section)) for slides in (old, new)]
    if names[0] and names[1]:
        yield from _moved_sections(old, new, pairs)
    elif names[0] or names[1]:
        before, after = (", ".join(each) or None for each in names)
        yield Change("properties", None, None, None, "sections", before, after)


def _moved_sections(old: Sequence[Slide], new: Sequence[Slide], pairs: Sequence[tuple[int, int]]) -> Iterator[Change]:
    renamed = _renamed({(old[one].section, new[other].section) for one, other in pairs})
    for before, after in renamed.items():
        yield Change("properties", None, None, None, "section", before or None, after or None)
    for one, other in pairs:
        before, after = old[one].section, new[other].section
        if renamed.get(before, before) != after:
            at = old[one].number, new[other].number
            yield Change("properties", *at, None, "section", before or None, after or None)


def _renamed(known: set[tuple[str, str]]) -> dict[str, str]:
    """Sections whose slides all stand in one of another name, where no others do."""
    return {
        one: other for one, other in sorted(known)
        if one != other and all((each == one) == (also == other) for each, also in known)
    }  # fmt: skip
