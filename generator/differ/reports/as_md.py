"""A comparison as Markdown, for a review thread."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...alike.words import redline
from ..changes import Change, Comparison
from .rest import rest_lines
from .said import by_slide, grew, headline, one_line, reached, slide_heading, told_pairs, unread, where

_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+!|~&@$-])")


def as_markdown(comparison: Comparison, everything: bool = False) -> str:
    return "\n".join(_lines(comparison, everything)) + "\n"


def _lines(comparison: Comparison, everything: bool) -> Iterator[str]:
    yield f"## {_safe(comparison.old)} → {_safe(comparison.new)}"
    yield ""
    yield _safe(headline(comparison)).replace("\\-", "-")
    if comparison.causes:
        yield from ("", "| Why | Where |", "|---|---|")
    for cause in comparison.causes:
        told = str(cause.cells[0]) if cause.cells else cause.what
        yield f"| {_safe(told)} | {reached(cause, comparison.changes) if cause.changes else cause.what} |"
    for (old, new), changes in by_slide(comparison.changes):
        yield from (
            "",
            f"### {slide_heading(old, new, comparison.of).capitalize()}",
            "",
            "| Kind | Where | Change | Because of |",
            "|---|---|---|---|",
        )
        yield from map(_row, changes)
    if comparison.not_compared:
        yield ""
    yield from (f"- {_safe(unread(one, comparison.of))}" for one in comparison.not_compared)
    rest = rest_lines(comparison, everything)
    yield from ("", *(f"- {_safe(line.strip())}" for line in rest)) if rest else ()


def _row(change: Change) -> str:
    cells = "; ".join(_safe(str(cell)) for cell in change.why or ())
    return f"| {change.kind} | {_safe(one_line(where(change)))} | {_told(change)} | {cells} |"


def _told(change: Change) -> str:
    old, new = one_line(change.old), one_line(change.new)
    if change.old is None:
        return f"**{_safe(new)}**" if new else ""
    if change.new is None:
        return f"~~{_safe(old)}~~" if old else ""
    if change.kind == "text" and old != new:
        return "".join(_piece(one.old, one.new) for one in redline(old, new))
    growth = grew(change)
    pairs = "<br>".join(_safe(f"{name} {one} → {other}".strip()) for name, one, other in told_pairs(change))
    return pairs + (f" ({growth})" if growth else "")


def _piece(old: str, new: str) -> str:
    """Deleted and inserted words as tags: Markdown's own marks do not open beside Chinese punctuation."""
    if old == new:
        return _safe(new)
    return (f"<del>{_safe(old)}</del>" if old else "") + (f"<ins>{_safe(new)}</ins>" if new else "")


def _safe(text: str) -> str:
    printable = "".join(char if char.isprintable() else " " for char in text)
    return _MARKS.sub(r"\\\1", printable)
