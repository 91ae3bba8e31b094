"""Where the prints of a paragraph stood when it was built, and where they stand in it now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..language.number_words import number_words, plain_numerals
from ..language.quantities import NUMBER, Span
from ..lineage.format import PrintRecord
from .kept_text import Stretch, around, mapped


class Located(NamedTuple):
    """A print in its paragraph: where it was, and where it stands now; None where it does not stand there unchanged.

    `near` is what stands in its place, whatever that is.
    """

    printed: PrintRecord
    was: Span
    now: Span | None
    near: Span


def located(old: str, new: str, prints: Iterable[PrintRecord], stretches: Sequence[Stretch]) -> list[Located]:
    """The prints of a paragraph; `stretches` are what its old and its new text have in common."""
    return [_located(printed, was, old, new, stretches) for printed, was in _whole(list(_places(old, prints)), old)]


def _located(printed: PrintRecord, was: Span, old: str, new: str, stretches: Sequence[Stretch]) -> Located:
    now = mapped(stretches, *was)
    if now is not None and not _is_same_number(old, was, new, now):
        now = None
    return Located(printed, was, now, now or _widened(new, around(stretches, *was, len(new))))


def _places(text: str, prints: Iterable[PrintRecord]) -> Iterator[tuple[PrintRecord, Span]]:
    """Where each print stands in its paragraph: they come in order."""
    cursor = 0
    for printed in sorted(prints, key=lambda one: one.run or 0):
        start = text.find(printed.text, cursor)
        if start < 0:
            start = cursor  # the sidecar says that it stands here: it will be told as gone
        cursor = start + len(printed.text)
        yield printed, (start, cursor)


def _whole(found: Sequence[tuple[PrintRecord, Span]], text: str) -> list[tuple[PrintRecord, Span]]:
    """Prints of several runs, a number apart from its unit, as one."""
    merged: list[tuple[PrintRecord, Span]] = []
    for printed, (start, end) in found:
        if merged and _goes_on(merged[-1][0], printed) and not text[merged[-1][1][1] : start].strip():
            first, (begin, _) = merged.pop()
            merged.append((first._replace(text=text[begin:end]), (begin, end)))
        else:
            merged.append((printed, (start, end)))
    return merged


def _goes_on(first: PrintRecord, second: PrintRecord) -> bool:
    same = (first.figure, first.print, first.template) == (second.figure, second.print, second.template)
    return same and bare(first.text) != bare(first.print)


def bare(text: str) -> str:
    """A text without its spaces."""
    return "".join(text.split())


def without(text: str, spans: Iterable[Span]) -> str:
    """A text without some stretches, and without its spaces: the words around numbers."""
    pieces, last = [], 0
    for start, end in sorted(spans):
        pieces.append(text[last:start])
        last = end
    return bare("\ue000".join([*pieces, text[last:]]))


def _widened(text: str, span: Span) -> Span:
    """A stretch with all of the numbers that it touches: a sign, a digit or a numeral typed to one belongs to it."""
    start, end = span
    words = number_words(plain_numerals(text))
    for first, last in sorted((*(match.span() for match in NUMBER.finditer(text)), *words)):
        if first < end and start < last:
            start, end = min(start, first), max(end, last)
    return start, end


def _is_same_number(old: str, was: Span, new: str, now: Span) -> bool:
    """Whether nothing was typed to a number: -21% is not 21%, nor is 121%, nor 三百万 百万."""
    before, after = _widened(old, was), _widened(new, now)
    return old[before[0] : before[1]] == new[after[0] : after[1]]
