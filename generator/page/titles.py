"""Titles of a deck in one size, once all slides are set."""

from __future__ import annotations

from collections.abc import Sequence

from . import drawingml as dml
from .page import Page
from .theme import TextStyle


def one_title_size(pages: Sequence[Page]) -> None:
    """Titles of one style in one size, the smallest that any of them needs."""
    sizes: dict[TextStyle, float] = {}
    for page in pages:
        for style, size, _ in page.titles:
            sizes[style] = min(size, sizes.get(style, style.size))
    for page in pages:
        for style, size, element in page.titles:
            if size > sizes[style]:
                dml.resize(element, sizes[style])
