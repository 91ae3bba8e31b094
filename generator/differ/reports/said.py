"""The words that all reports share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from ...alike.words import difference
from ..changes import Cause, Change, Comparison, NotCompared, PointChange
from .repeated import Repeated

_MEASURED = re.compile(r"^(-?[1-9]\d{3,})((?:\.\d+)? \S+)$")
"""A number with its unit; one without may be a year."""
NOTHING = "–"
"""Stands for a point that one of the two charts does not have."""


def headline(comparison: Comparison) -> str:
    """11 changes on 6 slides: 8 number, 3 chart."""
    changes = comparison.changes
    if not changes:
        if comparison.differs:
            return "no difference in what could be compared"
        return "no difference that shows" if comparison.unread else "no difference"
    slides = slides_of(changes)
    kinds = ", ".join(f"{count} {kind}" for kind, count in comparison.by_kind().items())
    on = f" on {counted(len(slides), 'slide')}" if slides else ""
    return f"{counted(len(changes), 'change')}{on}: {kinds}"


def slides_of(changes: Iterable[Change]) -> set[int]:
    """The slides that changed, or on which a change of what shows through is seen."""
    listed = list(changes)
    slides = {change.slide for change in listed if change.slide is not None}
    return slides | {number for change in listed for number in change.touches or ()}


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def grew(change: Change) -> str:
    """By how much a figure changed; empty where that means nothing."""
    if change.old is None or change.new is None or change.kind not in ("number", "table", "chart"):
        return ""
    if change.kind != "number" and not (_is_number(change.old) and _is_number(change.new)):
        return ""
    return difference(change.old, change.new)


def _is_number(text: str) -> bool:
    from ...language.quantities import NUMBER

    return NUMBER.fullmatch(text.strip()) is not None


def slide_heading(old: int | None, new: int | None, whole: str = "deck") -> str:
    """What a change is on; `whole` is what the files are."""
    if old is None and new is None:
        return whole
    if new is None:
        return f"slide {old} (old)"
    return f"slide {new}" if old in (None, new) else f"slide {new} (was {old})"


def by_slide(changes: Sequence[Change]) -> list[tuple[tuple[int | None, int | None], list[Change]]]:
    return [(key, list(group)) for key, group in groupby(changes, lambda one: (one.slide_old, one.slide_new))]


def where(change: Change) -> str:
    """The shape by its words and the place in it; the slides that it touches, where it shows through."""
    return ", ".join(part for part in (shape_of(change), place_in(change), touched(change)) if part)


def shape_of(change: Change) -> str:
    """What a shape is called: by its words on the slide, by its name in the file where there are none.

    A text that changed is not called by itself: it stands there, old and new.
    """
    return "" if _tells_itself(change) else change.called or change.shape or ""


def place_in(change: Change) -> str:
    """Where in the shape; a figure that is called by its sentence needs no number of a paragraph."""
    paragraph = change.where.startswith("paragraph ") and "→" not in change.where
    told = paragraph and (_tells_itself(change) or (change.kind == "number" and change.called))
    return "" if told else change.where


def _tells_itself(change: Change) -> bool:
    words = "".join(change.called.rstrip("…").split())
    told = "".join("".join(side or "" for side in (change.old, change.new)).split())
    return change.kind in ("text", "shape-added", "shape-removed") and bool(words) and words in told


def points_by_series(change: Change) -> list[tuple[str, list[PointChange]]]:
    """A chart's points by series, those that are gone before those that came."""
    series = dict.fromkeys(point.series for point in change.points)
    ordered = sorted(change.points, key=lambda point: point.new is not None)
    return [(name, [point for point in ordered if point.series == name]) for name in series]


def point_grew(point: PointChange) -> str:
    """By how much a point changed that is on both sides and is one number."""
    if point.old is None or point.new is None or not (_is_number(point.old) and _is_number(point.new)):
        return ""
    return difference(point.old, point.new)


def points_grew(change: Change) -> bool:
    return any(map(point_grew, change.points))


def on_slides(one: Repeated) -> str:
    """footer, paragraph 1, on slides 2–23."""
    places = one.name or counted(one.places, "place")
    return ", ".join(part for part in (places, one.change.where, f"on slides {spans(one.slides)}") if part)


def touched(change: Change) -> str:
    """seen on slides 1–3, 5."""
    if change.touches is None:
        return ""
    if not change.touches:
        return "on no slide"
    return f"seen on slide{'s' if len(change.touches) > 1 else ''} {spans(change.touches)}"


def spans(numbers: Sequence[int]) -> str:
    """1–3, 5: neighbours together."""
    groups: list[list[int]] = []
    for number in sorted(set(numbers)):
        if groups and groups[-1][-1] == number - 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(f"{group[0]}–{group[-1]}" if len(group) > 1 else f"{group[0]}" for group in groups)


def reached(cause: Cause, changes: Sequence[Change]) -> str:
    """11 places on slides 3, 5, 14."""
    slides = sorted({number for index in cause.changes if (number := changes[index].slide) is not None})
    places = counted(len(cause.changes), "place")
    return f"{places} on slide{'s' if len(slides) > 1 else ''} {ranges(slides)}" if slides else places


def ranges(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


def unread(one: NotCompared, whole: str = "deck") -> str:
    state = "its bytes are the same" if one.same else "its bytes differ"
    name = f' "{one.shape}"' if one.shape else ""
    on = slide_heading(one.slide_old, one.slide_new, whole)
    return f"{on}: {one.what}{name} was compared by its bytes only: {state}."


def one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def told_pairs(change: Change) -> list[tuple[str, str | None, str | None]]:
    """What a change tells as name, old and new: a chart's points one by one, anything else as one."""
    if change.points:
        named = ((" ".join(part for part in (one.series, one.category) if part), one) for one in change.points)
        return [(name, one.old or NOTHING, one.new or NOTHING) for name, one in named]
    return [("", printed(change, change.old), printed(change, change.new))]


def printed(change: Change, text: str | None) -> str | None:
    """A side as it reads: a workbook's figure with digits in threes, a deck's as it stands on the slide."""
    if change.kind != "number" or change.slide is not None or text is None:
        return text
    return _MEASURED.sub(lambda found: f"{int(found[1]):,}{found[2]}", text)
