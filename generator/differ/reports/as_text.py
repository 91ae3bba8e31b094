"""A comparison for a terminal: lines as wide as it, Chinese counted as two, colour where it is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...alike.words import redline
from ...language.columns import display_width
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

_RED, _GREEN, _DIM, _BOLD, _OFF = "\033[31m", "\033[32m", "\033[2m", "\033[1m", "\033[0m"
_CONTEXT = 12
_KIND = 13


def as_text(comparison: Comparison, width: int = 100, colour: bool = False, everything: bool = False) -> str:
    """The whole report, without a line break at its end."""
    rest = [_safe(line) for line in rest_lines(comparison, everything)]
    lines = [*_causes(comparison), *_slides(comparison), *_unread(comparison), *(["", *rest] if rest else [])]
    text = "\n".join(
        [_safe(f"{comparison.old} → {comparison.new}"), headline(comparison), *(_fitted(one, width) for one in lines)]
    )
    return text if colour else _plain(text)


def change_lines(comparison: Comparison) -> list[str]:
    """The changes, a line each, without colour."""
    return [
        _plain(f"{slide_heading(one.slide_old, one.slide_new, comparison.of)}: {' '.join(_line(one).split())}")
        for one in comparison.changes
    ]


def _plain(text: str) -> str:
    for code in (_RED, _GREEN, _DIM, _BOLD, _OFF):
        text = text.replace(code, "")
    return text


def _causes(comparison: Comparison) -> Iterator[str]:
    if comparison.causes:
        yield ""
        yield f"{_BOLD}why{_OFF}"
    for cause in comparison.causes:
        told = str(cause.cells[0]) if cause.cells else cause.what
        rest = reached(cause, comparison.changes) if cause.changes else cause.what
        yield f"  {_safe(told)}  {_DIM}{rest}{_OFF}"


def _slides(comparison: Comparison) -> Iterator[str]:
    repeated, own = parted(comparison.changes)
    if repeated:
        yield ""
        yield f"{_BOLD}on many slides{_OFF}"
    for one in repeated:
        yield _line(replace(one.change, why=one.why), on_slides(one))
    for (old, new), changes in by_slide(own):
        yield ""
        yield f"{_BOLD}{slide_heading(old, new, comparison.of)}{_OFF}"
        for change in changes:
            yield _line(change)


def _line(change: Change, place: str | None = None) -> str:
    place = _safe(one_line(where(change) if place is None else place))
    about = f"{place}: " if place else ""
    cells = ", ".join(cell.cell for cell in (change.why or ())[:3])
    why = f"{_DIM}{_safe(cells)} →{_OFF} " if cells else ""
    return f"  {change.kind:{_KIND}} {why}{about}{_told(change)}"


def _told(change: Change) -> str:
    old, new = (_safe(one_line(printed(change, side))) for side in (change.old, change.new))
    if change.old is None or change.new is None:
        return f"{_GREEN}+ {new}{_OFF}" if change.old is None else f"{_RED}- {old}{_OFF}"
    if change.kind == "text" and old != new:
        return _redline(old, new)
    growth = grew(change)
    pairs = "；".join(f"{name} {one} → {other}".strip() for name, one, other in told_pairs(change))
    return _safe(one_line(pairs)) + (f"  ({growth})" if growth else "")


def _redline(old: str, new: str) -> str:
    """[-deleted-]{+inserted+}, as word diffs are written, with a little of what stands between."""
    parts = []
    pieces = redline(old, new)
    for number, piece in enumerate(pieces):
        if piece.kept:
            parts.append(_shortened(piece.new, number == 0, number == len(pieces) - 1))
        else:
            parts.append(f"{_RED}[-{piece.old}-]{_OFF}" if piece.old else "")
            parts.append(f"{_GREEN}{{+{piece.new}+}}{_OFF}" if piece.new else "")
    return "".join(parts)


def _shortened(text: str, first: bool, last: bool) -> str:
    if len(text) <= 2 * _CONTEXT + 1:
        return text
    if first:
        return f"…{text[-_CONTEXT:]}"
    return f"{text[:_CONTEXT]}…" if last else f"{text[:_CONTEXT]}…{text[-_CONTEXT:]}"


def _unread(comparison: Comparison) -> Iterator[str]:
    if comparison.not_compared:
        yield ""
    for one in comparison.not_compared:
        yield _safe(unread(one, comparison.of))


def _safe(text: str) -> str:
    """Without control characters: what stands in a deck does not steer a terminal."""
    return "".join(char if char.isprintable() else "�" for char in text)


def _fitted(line: str, width: int) -> str:
    """A line no wider than the terminal, its end cut with an ellipsis; colour codes take no room."""
    if display_width(_plain(line)) <= width:
        return line
    kept, used, index = [], 0, 0
    while index < len(line):
        if line[index] == "\033":
            end = line.index("m", index) + 1
            kept.append(line[index:end])
            index = end
            continue
        used += display_width(line[index])
        if used <= width - 1:
            kept.append(line[index])
        index += 1
    return "".join([*_with_ellipsis(kept), _OFF])


def _with_ellipsis(kept: list[str]) -> list[str]:
    last = max(index for index, part in enumerate(kept) if not part.startswith("\033"))
    return [*kept[: last + 1], "…", *kept[last + 1 :]]
