"""What diff does not read, in a line, or line by line where all is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..changes import Comparison, Unread
from .said import counted, one_line

SAVING = "changed by saving in LibreOffice"
_TOLD = 4


def rest_lines(comparison: Comparison, everything: bool) -> list[str]:
    """One line for what may show, one for what does not, and what a save by LibreOffice changes under a heading."""
    own = [one for one in comparison.unread if not one.saving]
    lines = list(_group([one for one in own if one.seen], "that diff does not read", everything))
    lines += _group([one for one in own if not one.seen], "that show on no slide", everything)
    return [*lines, *_saved([one for one in comparison.unread if one.saving], everything)]


def _group(found: Sequence[Unread], which: str, everything: bool) -> Iterator[str]:
    if not found:
        return
    parts = len({part_of(one) for one in found})
    head = f"{counted(len(found), 'difference')} in {counted(parts, 'part')} {which}"
    if everything:
        yield f"{head}:"
        yield from map(_listed, found)
        return
    kinds = list(dict.fromkeys(f"{one.what.partition(':')[0]} of {part_of(one)}" for one in found))
    more = ", …" if len(kinds) > _TOLD else ""
    yield f"{head}: {', '.join(kinds[:_TOLD])}{more} (--all lists them)"


def part_of(one: Unread) -> str:
    """slide 4 of slide 4, facts."""
    return one.where.partition(", ")[0]


def _listed(one: Unread) -> str:
    return f"  {one.where}: {one.what}: {one_line(one.old) or 'none'} → {one_line(one.new) or 'none'}"


def _saved(found: Sequence[Unread], everything: bool) -> Iterator[str]:
    """One line; with all that is asked for, a heading for each reason and what is under it."""
    if not found:
        return
    shows = sum(one.seen for one in found)
    head = f"{SAVING}: {counted(len(found), 'difference')} in how it is written, {shows} of them not read"
    reasons = Counter(one.saving for one in found if one.seen or everything).most_common()
    if not everything:
        told = "; ".join(f"{reason} {count}" for reason, count in reasons[:2])
        yield f"{head}{f': {told}' if told else ''}{'; …' if len(reasons) > 2 else ''} (--all lists them)"
        return
    yield f"{head}:"
    for reason, count in reasons:
        yield f"  {reason}: {count}"
        yield from (f"  {_listed(one)}" for one in found if one.saving == reason)
