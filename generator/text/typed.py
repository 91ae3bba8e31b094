"""Texts of templates with quantities that no print covers: numbers somebody typed where a figure could stand."""

from __future__ import annotations

from collections.abc import Iterator

from ..language.quantities import Span, quantities
from .marks import Paragraph, plain_text


def typed_texts(paragraph: Paragraph) -> Iterator[str]:
    """The typed text around each quantity that no print has a part in; one may go over several runs (两**倍**)."""
    typed = list(_typed(paragraph))
    printed = _between(typed, len(plain_text(paragraph)))
    for span in quantities(plain_text(paragraph)):
        if not any(_overlap(span, other) for other in printed):
            yield "".join(text for place, text in typed if _overlap(span, place))


def _typed(paragraph: Paragraph) -> Iterator[tuple[Span, str]]:
    """The runs that print nothing, by their place in the paragraph."""
    place = 0
    for run in paragraph:
        if run.print is None and run.text:
            yield (place, place + len(run.text)), run.text
        place += len(run.text)


def _between(typed: list[tuple[Span, str]], length: int) -> list[Span]:
    """What the typed runs leave."""
    ends = [0, *(end for (_, end), _ in typed)]
    starts = [*(start for (start, _), _ in typed), length]
    return [(first, last) for first, last in zip(ends, starts, strict=True) if first < last]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
