"""The words of a slide file by their place, and those of a workbook put in their stead.

A place is the way through the file: `title`, `highlights.bullets[2]`, `kpis.kpis[1].label`; lists count from 1, and the
`text` of a sentence with a condition needs no mention.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..errors import Problem, TemplateError, nearest
from .scalars import Worded

# Where words stand; other keys hold names, conditions and expressions.
_WORDS = {
    "answer", "caption", "company", "description", "headline", "heading", "label", "lead", "line", "note", "otherwise",
    "question", "slogan", "subtitle", "text", "title", "unit", "value",
}  # fmt: skip
_LISTS = {"bullets", "items", "notes", "text"}


class OwnWords(NamedTuple):
    """A row of 文案: the slide file's name, the place in it, the words, and where and what cell they come from.

    Where the sheet has a column for conditions (`conditioned`), `condition` is the cell's entry: it wins over the
    template's condition, and none there means that the words need none.
    """

    slide: str
    place: str
    text: str
    where: str
    origin: Any
    condition: Any = None
    conditioned: bool = False
    written_for: str = ""
    """The template's words that these were written for; empty where the sheet does not say."""


def conditioned_places(tree: Any) -> dict[str, tuple[str, str]]:
    """The words of a slide file by place, each with its condition, in the order of the file."""
    return {_said(path): (str(text), _condition(tree, path)) for path, text in _texts(tree, ())}


def _condition(tree: Any, path: tuple[str | int, ...]) -> str:
    holder = _at(tree, path[:-1])
    is_claim = isinstance(holder, dict) and path[-1] == "text" and holder.keys() <= _CLAIM_KEYS
    return str(holder.get("holds", "")) if is_claim else ""


def _at(tree: Any, path: tuple[str | int, ...]) -> Any:
    for part in path:
        tree = tree[part - 1 if isinstance(part, int) else part]
    return tree


def _texts(tree: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            if isinstance(value, str) and key in _WORDS:
                yield (*path, key), value
            elif not isinstance(value, str):
                yield from _texts(value, (*path, key))
    elif isinstance(tree, list):
        for number, value in enumerate(tree, 1):
            if not isinstance(value, str):
                yield from _texts(value, (*path, number))
            elif path and path[-1] in _LISTS:
                yield (*path, number), value


def _said(path: tuple[str | int, ...]) -> str:
    parts = path[:-1] if len(path) > 1 and path[-1] == "text" and isinstance(path[-2], (int, str)) else path
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def put_words(tree: Any, words: Sequence[OwnWords]) -> None:
    """Put a workbook's words into the tree of a slide file.

    Raises:
        TemplateError: a row names no place of the slide, or one that another row names too; it was written for other
            words than stand there; or it gives a condition to a place that takes none. All at once.
    """
    known = {_said(path): path for path, _ in _texts(tree, ())}
    problems = [problem for number, own in enumerate(words) if (problem := _slip(tree, own, words[:number], known))]
    if problems:
        raise TemplateError(problems)
    for own in words:
        _put(tree, known[own.place.strip()], own)


def _slip(
    tree: Any, own: OwnWords, before: Sequence[OwnWords], known: Mapping[str, tuple[str | int, ...]]
) -> Problem | None:  # fmt: skip
    path = known.get(own.place.strip())
    if path is None:
        what = f'the slide {own.slide} has no place "{own.place}".'
        return Problem(own.where, what, nearest(own.place, known))
    if any(other.place.strip() == own.place.strip() for other in before):
        return Problem(own.where, f'the place "{own.place}" has words in another row too.', "Keep one of them.")
    present = str(_at(tree, path))
    if own.written_for and "".join(own.written_for.split()) != "".join(present.split()):
        what = f'these words were written for "{own.written_for}", and the template now says "{present}" there.'
        return Problem(own.where, what, "Move them to the right place, or clear 原文 and run jianbao words.")
    if own.condition is not None and not _takes_condition(tree, path):
        return Problem(own.where, f'the place "{own.place}" takes no condition.', "Clear it.")
    return None


def _takes_condition(tree: Any, path: tuple[str | int, ...]) -> bool:
    """Whether the words of a place may be a claim."""
    holder, last = _at(tree, path[:-1]), path[-1]
    if isinstance(last, int):
        return path[-2] in ("bullets", "text")
    if last == "heading":
        return isinstance(holder, dict) and bool({"stack", "kpis"} & holder.keys())
    if last == "title":
        return len(path) == 1 or "cards" in path
    return last in ("text", "label", "value")


_CLAIM_KEYS = {"text", "holds", "otherwise", "id", "source", "when"}


def _put(tree: Any, path: tuple[str | int, ...], own: OwnWords) -> None:
    holder, last = _at(tree, path[:-1]), path[-1]
    place = last - 1 if isinstance(last, int) else last
    text = Worded.of(own.text, own.where, own.origin)
    holds = Worded.of(own.condition.text, own.where, None) if own.condition is not None else None
    # A sentence with its condition; a card or a block has a text among other things.
    is_claim = isinstance(holder, dict) and last == "text" and holder.keys() <= _CLAIM_KEYS
    if not is_claim:
        holder[place] = text if holds is None else {"text": text, "holds": holds}
        return
    holder["text"] = text
    if own.conditioned:
        holder.pop("holds", None)
    if holds is not None:
        holder["holds"] = holds


def unknown_slides(words: Sequence[OwnWords], slides: Sequence[str]) -> list[Problem]:
    """Rows that name a slide which the deck does not have."""
    return [
        Problem(own.where, f'the deck has no slide "{own.slide}".', nearest(own.slide, slides))
        for own in words
        if own.slide not in slides
    ]
