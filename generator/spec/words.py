"""The words that a workbook gives in place of a slide file's, put into its tree before it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..errors import Problem, TemplateError, nearest
from ..workbook.model import Entry
from .places import Path, Place
from .scalars import Tree, Worded


class OwnWords(NamedTuple):
    """A row of 文案: the slide file's name, the place in it, the words, and where and what cell they come from.

    Where the sheet has a column for conditions (`conditioned`), `condition` is the cell's entry: it wins over the
    template's condition, and none there means that the words need none.
    """

    slide: str
    place: str
    text: str
    where: str
    origin: Entry
    condition: Entry | None = None
    conditioned: bool = False
    written_for: str = ""
    """The template's words that these were written for; empty where the sheet does not say."""


def put_words(tree: Tree, places: Sequence[Place], words: Sequence[OwnWords]) -> None:
    """Put a workbook's words into the tree of a slide file that has these places.

    Raises:
        TemplateError: a row names no place of the slide, or one that another row names too; it was written for other
            words than stand there; or it gives a condition to a place that takes none. All at once.
    """
    known = {place.name: place for place in places}
    problems = [problem for number, own in enumerate(words) if (problem := _slip(own, words[:number], known))]
    if problems:
        raise TemplateError(problems)
    for own in words:
        _put(tree, known[own.place.strip()], own)


def _slip(own: OwnWords, before: Sequence[OwnWords], known: Mapping[str, Place]) -> Problem | None:
    place = known.get(own.place.strip())
    if place is None:
        what = f'the slide {own.slide} has no place "{own.place}".'
        return Problem(own.where, what, nearest(own.place, known))
    if any(other.place.strip() == own.place.strip() for other in before):
        return Problem(own.where, f'the place "{own.place}" has words in another row too.', "Keep one of them.")
    if own.written_for and "".join(own.written_for.split()) != "".join(place.text.split()):
        what = f'these words were written for "{own.written_for}", and the template now says "{place.text}" there.'
        return Problem(own.where, what, "Move them to the right place, or clear 原文 and run jianbao words.")
    if own.condition is not None and not place.takes_condition:
        return Problem(own.where, f'the place "{own.place}" takes no condition.', "Clear it.")
    return None


def _put(tree: Tree, place: Place, own: OwnWords) -> None:
    text = Worded.of(own.text, own.where, own.origin)
    holds = Worded.of(own.condition.text, own.where, None) if own.condition is not None else None
    holder, last = _at(tree, place.path[:-1]), place.path[-1]
    if isinstance(holder, list) and isinstance(last, int):
        holder[last - 1] = _claim(text, holds)
    elif isinstance(holder, dict) and isinstance(last, str):
        holder[last] = text if place.in_claim else _claim(text, holds)
        if place.in_claim and own.conditioned:
            holder.pop("holds", None)
        if place.in_claim and holds is not None:
            holder["holds"] = holds


def _claim(text: Worded, holds: Worded | None) -> Tree:
    return text if holds is None else {"text": text, "holds": holds}


def _at(tree: Tree, path: Path) -> Tree:
    for part in path:
        if isinstance(tree, list) and isinstance(part, int):
            tree = tree[part - 1]
        elif isinstance(tree, dict) and isinstance(part, str):
            tree = tree[part]
    return tree


def unknown_slides(words: Sequence[OwnWords], slides: Sequence[str]) -> list[Problem]:
    """Rows that name a slide which the deck does not have."""
    return [
        Problem(own.where, f'the deck has no slide "{own.slide}".', nearest(own.slide, slides))
        for own in words
        if own.slide not in slides
    ]
