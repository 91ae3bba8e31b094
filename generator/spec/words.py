"""The words of a slide file by their place, and those of a workbook put in their stead.

A place is the way through the file: `title`, `highlights.bullets[2]`, `kpis.kpis[1].label`; lists count from 1, and the
`text` of a sentence with a condition needs no mention.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ..errors import Problem, TemplateError, nearest
from .scalars import Worded

# Where words stand; other keys hold names, conditions and expressions.
_WORDS = {
    "answer", "caption", "company", "description", "headline", "heading", "label", "lead", "line", "note", "otherwise",
    "question", "slogan", "subtitle", "text", "title", "unit", "value",
}  # fmt: skip
_LISTS = {"bullets", "items", "notes", "text"}


# Places that may be claims: their words may have a condition.
_CLAIMS = {"title", "heading", "label", "value", "text", "bullets"}


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


def conditioned_places(tree: Any) -> dict[str, tuple[str, str]]:
    """The words of a slide file by place, each with its condition, in the order of the file."""
    return {_said(path): (str(text), _condition(tree, path)) for path, text in _texts(tree, ())}


def _condition(tree: Any, path: tuple[str | int, ...]) -> str:
    holder = _at(tree, path[:-1])
    return str(holder.get("holds", "")) if isinstance(holder, dict) and path[-1] == "text" else ""


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
        TemplateError: a row names no place of the slide, or gives a condition to one that takes none; all at once.
    """
    known = {_said(path): path for path, _ in _texts(tree, ())}
    problems = []
    for own in words:
        path = known.get(own.place.strip())
        if path is None:
            what = f'the slide {own.slide} has no place "{own.place}".'
            problems.append(Problem(own.where, what, nearest(own.place, known)))
        elif own.condition is not None and not _takes_condition(path):
            problems.append(Problem(own.where, f'the place "{own.place}" takes no condition.', "Clear it."))
        else:
            _put(tree, path, own)
    if problems:
        raise TemplateError(problems)


def _takes_condition(path: tuple[str | int, ...]) -> bool:
    words = [part for part in path if isinstance(part, str)]
    return bool(words) and words[-1] in _CLAIMS


def _put(tree: Any, path: tuple[str | int, ...], own: OwnWords) -> None:
    holder, last = _at(tree, path[:-1]), path[-1]
    text = Worded.of(own.text, own.where, own.origin)
    is_claim = isinstance(holder, dict) and last == "text"
    if is_claim and own.conditioned:
        holder.pop("holds", None)
    if own.condition is not None:
        holds = Worded.of(own.condition.text, own.where, None)
        if is_claim:
            holder["holds"] = holds
        else:
            holder[last - 1 if isinstance(last, int) else last] = {"text": text, "holds": holds}
            return
    holder[last - 1 if isinstance(last, int) else last] = text


def unknown_slides(words: Sequence[OwnWords], slides: Sequence[str]) -> list[Problem]:
    """Rows that name a slide which the deck does not have."""
    return [
        Problem(own.where, f'the deck has no slide "{own.slide}".', nearest(own.slide, slides))
        for own in words
        if own.slide not in slides
    ]
