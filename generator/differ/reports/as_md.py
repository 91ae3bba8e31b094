"""A comparison as Markdown, for a review thread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...alike.words import redline
from ..changes import Change, Comparison
from .repeated import parted
from .rest import rest_lines
from .said import (
    by_slide,
    grew,
    headline,
    on_slides,
    one_line,
    printed,
    reached,
    slide_heading,
    told_pairs,
    unread,
    where,
)

_FEW = 3
"""So many reasons are told; a look that follows from all figures of its slide has more than help."""
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
    repeated, own = parted(comparison.changes)
    if repeated:
        yield from _head("On many slides")
        yield from (_row(replace(one.change, why=one.why), on_slides(one)) for one in repeated)
    for (old, new), changes in by_slide(own):
        yield from _head(slide_heading(old, new, comparison.of).capitalize())
        yield from (_row(change, where(change)) for change in changes)
    if comparison.not_compared:
        yield ""
    yield from (f"- {_safe(unread(one, comparison.of))}" for one in comparison.not_compared)
    rest = rest_lines(comparison, everything)
    yield from ("", *(f"- {_safe(line.strip())}" for line in rest)) if rest else ()


def _head(title: str) -> tuple[str, ...]:
    return "", f"### {title}", "", "| Kind | Where | Change | Because of |", "|---|---|---|---|"


def _row(change: Change, place: str) -> str:
    why = change.why or ()
    more = f"; and {len(why) - _FEW} more" if len(why) > _FEW else ""
    cells = "; ".join(_safe(str(cell)) for cell in why[:_FEW])
    return f"| {change.kind} | {_safe(one_line(place))} | {_told(change)} | {cells}{more} |"


def _told(change: Change) -> str:
    old, new = (one_line(printed(change, side)) for side in (change.old, change.new))
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
