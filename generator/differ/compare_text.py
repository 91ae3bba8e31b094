"""Paragraphs compared: figures in unchanged sentences, reworded sentences, looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from ..alike.align import Alignment
from ..alike.lines import aligned_lines
from ..alike.words import KNOWN_UNITS, number_changes
from ..pptx_deck.model import Paragraph, Style
from .changes import PointChange
from .traits import differences


class TextChange(NamedTuple):
    """A change in a text; `paragraph` counts from 0, in the new text where it is there."""

    kind: str
    where: str
    old: str | None
    new: str | None
    paragraph: int | None = None
    points: tuple[PointChange, ...] = ()


def compare_paragraphs(
    old: Sequence[Paragraph], new: Sequence[Paragraph], units: Container[str] = KNOWN_UNITS
) -> Iterator[TextChange]:
    """Changes of one text, each once, in the order of the new text; `units` are told with the figures before them."""
    if tuple(old) == tuple(new):
        return
    found = aligned_lines([each.text for each in old], [each.text for each in new])
    several = max(_filled(old), _filled(new)) > 1
    told = [*_of_pairs(old, new, found, several, units), *_left(old, new, found, several)]
    yield from sorted(told, key=lambda change: -1 if change.paragraph is None else change.paragraph)
    yield from style_change(((old[one], new[other]) for one, other in found.pairs()), "text")


def _filled(paragraphs: Sequence[Paragraph]) -> int:
    return sum(bool(each.text.strip()) for each in paragraphs)


def _of_pairs(
    old: Sequence[Paragraph], new: Sequence[Paragraph], found: Alignment, several: bool, units: Container[str]
) -> Iterator[TextChange]:
    moved = found.moved()
    for one, other in found.pairs():
        before, after = old[one].text, new[other].text
        where = f"paragraph {other + 1}" if several else ""
        if other in moved and before.strip():
            yield TextChange("text", f"paragraph {one + 1} → {other + 1}", before, after, other)
        elif before != after:
            yield from text_changes(before, after, where, other, units)


def text_changes(
    old: str, new: str, where: str, paragraph: int | None = None, units: Container[str] = KNOWN_UNITS
) -> Iterator[TextChange]:
    """One `number` for each figure that changed in unchanged words, else one `text`."""
    figures = number_changes(old, new, units)
    if figures:
        yield from (TextChange("number", where, before, after, paragraph) for before, after in figures)
    elif old.split() != new.split() or old.strip() != new.strip():
        yield TextChange("text", where, old, new, paragraph)


def _left(old: Sequence[Paragraph], new: Sequence[Paragraph], found: Alignment, several: bool) -> Iterator[TextChange]:
    for index in found.left_old:
        if old[index].text.strip():
            yield TextChange("text", f"paragraph {index + 1}" if several else "", old[index].text, None, index)
    for index in found.left_new:
        if new[index].text.strip():
            yield TextChange("text", f"paragraph {index + 1}" if several else "", None, new[index].text, index)


def style_change(
    pairs: Iterable[tuple[Paragraph, Paragraph]], what: str, but: Sequence[str] = ()
) -> Iterator[TextChange]:
    """One `style` for all differences of look between paragraphs that are the same, `but` those of some names."""
    told: dict[tuple[str, str, str], None] = {}
    for old, new in pairs:
        if old != new:
            told.update(dict.fromkeys(each for each in _differences(old, new) if each[0] not in but))
    if told:
        yield together("style", what, list(told))


def together(kind: str, what: str, told: Sequence[tuple[str, str, str]]) -> TextChange:
    """Several differences, each by name, old and new, as one change."""
    names = ", ".join(dict.fromkeys(name for name, _, _ in told))
    before, after = (", ".join(dict.fromkeys(each[side] for each in told)) for side in (1, 2))
    return TextChange(kind, f"{what}: {names}" if what else names, before, after)


def _differences(old: Paragraph, new: Paragraph) -> Iterator[tuple[str, str, str]]:
    if old.text.strip() and old.align != new.align:
        yield "alignment", _ALIGN.get(old.align, old.align), _ALIGN.get(new.align, new.align)
    if old.level != new.level:
        yield "level", f"level {old.level + 1}", f"level {new.level + 1}"
    if old.text.strip() and new.text.strip():
        looks = differences(old.look, new.look)
        yield from (each for each in looks if not _is_same_space(each, old.runs[0].style.size))
    for before, after in _styles(old, new):
        yield from differences(before.more, after.more)
        for name, one, other in zip(Style._fields, before, after, strict=True):
            words = _style_word(name, one), _style_word(name, other)
            # No font and an empty font are one: programs write either.
            if name != "more" and words[0] != words[1]:
                yield name.replace("_", " "), *words


def _is_same_space(told: tuple[str, str, str], size: float | None) -> bool:
    """Whether a space of so many percent of a line is one of so many points: 20% of 32 pt is 6.4 pt."""
    name, *values = told
    if not name.startswith("space ") or {each[-1] for each in values} != {"%", "t"} or not size:
        return False
    points = [float(each[:-1]) / 100 * size if each.endswith("%") else float(each[:-3]) for each in values]
    return abs(points[0] - points[1]) < 0.5


_ALIGN = {"l": "left", "r": "right", "ctr": "centred", "just": "justified"}


def _styles(old: Paragraph, new: Paragraph) -> list[tuple[Style, Style]]:
    """The pairs of styles to compare: stretch by stretch in equal texts, the commonest ones where words changed."""
    if old.text != new.text:
        return [(_commonest(old), _commonest(new))] if old.runs and new.runs else []
    one, other = _by_character(old), _by_character(new)
    return list(dict.fromkeys((a, b) for a, b in zip(one, other, strict=True) if a != b))


def _by_character(paragraph: Paragraph) -> list[Style]:
    # The look of a space is not seen, and programs change it when they split runs.
    return [Style() if char.isspace() else run.style for run in paragraph.runs for char in run.text]


def _commonest(paragraph: Paragraph) -> Style:
    counts: Counter[Style] = Counter()
    for run in paragraph.runs:
        counts[run.style] += len(run.text)
    return counts.most_common(1)[0][0]


def _style_word(name: str, value: object) -> str:
    if name == "size":
        return f"{value:g} pt" if value is not None else "inherited size"
    if name == "baseline":
        return {1: "superscript", -1: "subscript"}.get(int(str(value)), "on the line")
    if isinstance(value, bool):
        return name if value else f"not {name}"
    return str(value) if value else f"no {name.replace('_', ' ')}"
